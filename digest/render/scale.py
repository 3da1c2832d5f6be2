"""Where dates lie on a drawn axis: long stretches in which nothing is dated are cut out of it."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_LEFT, _RIGHT = 2.0, 98.0  # per cent; room for half a mark at the edges
_GAP = 0.25  # the share of all days from which on an empty stretch is cut out...
_UNUSUAL = 3  # ...when it is so many times as long as the middle one (the lower of two) of all steps from date to date
_CUT = 6.0  # per cent that a cut takes; room for its mark at 320 px


@dataclass(frozen=True, slots=True)
class Piece:
    """An uncut stretch of the axis."""

    first: date
    last: date
    left: float
    """Per cent of the width."""
    right: float

    def place(self, day: date) -> float:
        """Where `day` lies, in per cent of the width."""
        part = (day - self.first).days / max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * part


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis, of one piece or several, earliest first."""

    pieces: tuple[Piece, ...]

    def place(self, day: date) -> float:
        """Where `day`, which lies in a piece, is drawn, in per cent of the width."""
        return next((piece for piece in self.pieces if day <= piece.last), self.pieces[-1]).place(day)

    def cuts(self) -> tuple[float, ...]:
        """The middle of each cut, in per cent of the width."""
        return tuple((one.right + other.left) / 2 for one, other in itertools.pairwise(self.pieces))


def scale(spans: Iterable[tuple[date, date]]) -> Scale:
    """The axis for `spans` of days, at least one.

    Of several pieces each has a width after the square root of its days, so that the short ones can still be read.
    """
    runs = _runs(sorted(spans))
    if len(runs) == 1:
        return Scale((Piece(*runs[0], _LEFT, _RIGHT),))
    weights = [math.sqrt((last - first).days + 1) for first, last in runs]
    room = (_RIGHT - _LEFT - _CUT * (len(runs) - 1)) / sum(weights)
    pieces, left = [], _LEFT
    for (first, last), weight in zip(runs, weights, strict=True):
        pieces.append(Piece(first, last, left, left + weight * room))
        left += weight * room + _CUT
    return Scale(tuple(pieces))


def _runs(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """The stretches of days between which long ones are empty."""
    ends = list(itertools.accumulate((last for _, last in spans), max))
    empty = [(first - end).days for end, (first, _) in zip(ends, spans[1:], strict=False)]
    steps = [(other - one).days for one, other in itertools.pairwise(sorted({first for first, _ in spans}))]
    usual = statistics.median_low(steps or [0])
    least = max(_GAP * (ends[-1] - spans[0][0]).days, _UNUSUAL * usual)
    runs = [spans[0]]
    for gap, (first, last) in zip(empty, spans[1:], strict=True):
        if gap > least:
            runs.append((first, last))
        else:
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
    return runs
