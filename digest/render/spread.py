"""How much falls when: a row of bars over time, laid out here and drawn by the template as SVG.

Places across are per cents of the width, as in `charts`; heights are px.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digest.render import charts, dates
from digest.render.scale import Piece, scale
from digest.render.strings import Strings

_HEIGHT = 96  # px of the highest bar
_LEAST = 3  # px of the lowest
_STEP = 1.6  # per cent from bar to bar; some 4 px in a window of 320 px
_DAYS = 3  # fewer different days make no picture


@dataclass(frozen=True, slots=True)
class BarView:
    """A stretch of time."""

    x: str
    width: str
    y: int
    height: int
    title: str


@dataclass(frozen=True, slots=True)
class SpreadView:
    """The picture."""

    description: str
    note: str
    """Where the axis is cut; empty for nowhere."""
    height: int
    axis: int
    bars: tuple[BarView, ...]
    ticks: tuple[charts.TickView, ...]
    cuts: tuple[str, ...]


def spread(strings: Strings, days: Sequence[date]) -> SpreadView | None:
    """The picture of what falls on `days`; None where fewer than three are different."""
    if len(set(days)) < _DAYS:
        return None
    axis = scale([(day, day) for day in days])
    number = Counter(_bin(axis.pieces, day) for day in days)
    most = max(number.values())
    first, last = axis.pieces[0].first, axis.pieces[-1].last
    return SpreadView(
        description=strings.phrase(
            "chart_spread", first=strings.date(first, "day"), last=strings.date(last, "day"), number=most
        ),
        note=strings.labels["chart_cut"] if axis.cuts() else "",
        height=_HEIGHT + 24,
        axis=_HEIGHT,
        bars=tuple(_bar(strings, axis.pieces[piece], place, number[piece, place], most) for piece, place in sorted(number)),
        ticks=charts.ticks(strings, axis),
        cuts=tuple(f"{cut:.2f}%" for cut in axis.cuts()),
    )  # fmt: skip


def _bin(pieces: Sequence[Piece], day: date) -> tuple[int, int]:
    """The piece of the axis that `day` lies in, and the number of its bar there."""
    place = next(place for place, piece in enumerate(pieces) if day <= piece.last)
    return place, (day - pieces[place].first).days // _length(pieces[place])


def _length(piece: Piece) -> int:
    """How many days a bar stands for."""
    bars = max(1, int((piece.right - piece.left) / _STEP))
    return math.ceil(((piece.last - piece.first).days + 1) / bars)


def _bar(strings: Strings, piece: Piece, place: int, number: int, most: int) -> BarView:
    length, whole = _length(piece), (piece.last - piece.first).days + 1
    first = piece.first + timedelta(days=place * length)
    last = min(piece.last, first + timedelta(days=length - 1))
    width = (piece.right - piece.left) * length / max(whole, length)
    height = max(_LEAST, round(_HEIGHT * number / most))
    return BarView(
        x=f"{piece.left + place * width:.2f}%",
        width=f"{min(width, 2 * _STEP) * 0.85:.2f}%",
        y=_HEIGHT - height,
        height=height,
        title=strings.phrase("chart_mark", date=dates.span(strings, first, last), number=number),
    )
