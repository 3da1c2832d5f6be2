"""Which sentences tell most together: greedy choice, then exchanges as long as they help.

What a set of sentences is worth is a sum that grows ever more slowly (Lin and Bilmes 2011), so that greedy choice is near the best
set. Exact solving (an integer programme, Gillick and Favre 2009) can only count a concept once or not at all; it took ten times as
long and scored no better, see docs/summaries.md.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest import coherence
from digest.model import Place
from digest.relate.summary.candidates import Candidate, Concept

Matrix = NDArray[np.float64]

_AGAIN = 0.4
"""What is left of a concept's worth each time it has been told."""
_ALIKE = 0.5
"""Two sentences as like as this say the same."""
_COMPARED = 300
"""Candidates that compete, the worthiest for their length."""
_EXCHANGES = 30
_TRIED = 8
"""Candidates that are tried in the place of each chosen one."""


@dataclass(frozen=True, slots=True)
class Room:
    """How long a summary may be."""

    sentences: int | None
    words: int | None


@dataclass(frozen=True, slots=True)
class Held:
    """Which candidates have which concepts: of both the numbers, one entry for each concept of a candidate, candidate by candidate."""

    rows: NDArray[np.intp]
    concepts: NDArray[np.intp]
    ends: NDArray[np.intp]
    """Where the entries of each candidate end."""
    count: int
    """Of the concepts."""

    def told(self, rows: Sequence[int]) -> Matrix:
        """How often the candidates of `rows` tell each concept."""
        parts = [self.concepts[self.ends[row - 1] if row else 0 : self.ends[row]] for row in rows]
        return np.bincount(np.concatenate([*parts, self.concepts[:0]]), minlength=self.count).astype(float)

    def sums(self, worth: Matrix) -> Matrix:
        """What the concepts of each candidate are worth together."""
        return np.bincount(self.rows, weights=worth[self.concepts], minlength=len(self.ends)).astype(float)


@dataclass(frozen=True, slots=True)
class Task:
    """Candidates and all that decides between them; the rows of the arrays are candidates."""

    candidates: tuple[Candidate, ...]
    held: Held
    worth: Matrix
    """Of each concept."""
    bonus: Matrix
    """By which share a candidate is preferred for where and when it stands. It steers the choice, and is no part of the value."""
    crowd: Matrix
    """What speaks against two candidates together."""
    clash: NDArray[np.bool_]
    """Which two must not be chosen both: they say the same, or report the same fact."""
    lengths: Matrix

    def gains(self, chosen: Sequence[int]) -> Matrix:
        """What each candidate would add to those chosen."""
        gained: Matrix = self.new(self.held.told(chosen)) * (1 + self.bonus) - self.crowded(list(chosen))
        return gained

    def crowded(self, chosen: Sequence[int]) -> Matrix:
        """What each candidate loses beside those chosen: once, however many of its source are there.

        Lost anew with each, it kept topics of few outlets from what most tell: losing it once reached 0.3 points of ROUGE-1 more.
        """
        lost: Matrix = self.crowd[:, list(chosen)].max(axis=1, initial=0.0)
        return lost

    def new(self, told: Matrix) -> Matrix:
        """What each candidate tells that is not told yet; `told` counts how often each concept is."""
        return self.held.sums(self.worth * _AGAIN**told)

    def value(self, chosen: Sequence[int]) -> float:
        """What those chosen are worth together."""
        rows = sorted(chosen)
        told = self.held.told(rows)
        covered = float((self.worth * (1 - _AGAIN**told)).sum()) / (1 - _AGAIN)
        crowded = np.tril(self.crowd[np.ix_(rows, rows)]).max(axis=1, initial=0.0)
        return covered - float(crowded.sum())


def task(
    found: Sequence[Candidate],
    weights: Mapping[Concept, float],
    bonus: Mapping[Place, float],
    crowding: Mapping[str, float],
    facts: Mapping[Place, Set[str]],
) -> Task:
    """The task of choosing among the worthiest of `found`.

    `bonus` has shares by place; `crowding` those of their worth that two lose for what they have in common.
    """
    alone = {one.place: math.fsum(filter(None, map(weights.get, one.concepts))) for one in found}
    told = [one for one in found if alone[one.place] > 0 and one.length]
    told.sort(key=lambda one: (-alone[one.place] * (1 + bonus.get(one.place, 0.0)) / one.length, one.order, one.place))
    kept = tuple(told[:_COMPARED])
    concepts = dict[Concept, int]()
    held = [[concepts.setdefault(name, len(concepts)) for name in one.concepts if name in weights] for one in kept]
    worths = np.array([alone[one.place] for one in kept])
    return Task(
        candidates=kept,
        held=held_by(held, len(concepts)),
        worth=np.array([weights[name] for name in concepts]),
        bonus=np.array([bonus.get(one.place, 0.0) for one in kept]),
        crowd=_crowd(kept, crowding) * np.minimum.outer(worths, worths),
        clash=_clash(kept, facts),
        lengths=np.array([one.length for one in kept], float),
    )


def _crowd(kept: Sequence[Candidate], crowding: Mapping[str, float]) -> Matrix:
    """For each two candidates the share of their worth that is lost where they have an article, an outlet or a day in common."""
    total = np.zeros((len(kept), len(kept)))
    labels: dict[str, list[object]] = {
        "article": [one.place.article for one in kept],
        "voice": [one.voice for one in kept],
        "day": [one.day or one.place.article for one in kept],
    }
    for name, share in crowding.items():
        known = {label: at for at, label in enumerate(dict.fromkeys(labels[name]))}
        row = np.array([known[label] for label in labels[name]])
        total += share * (row[:, None] == row[None, :])
    np.fill_diagonal(total, 0.0)
    return total


def _clash(kept: Sequence[Candidate], facts: Mapping[Place, Set[str]]) -> NDArray[np.bool_]:
    """Likeness is asked only of those that share half of the shorter's stems: below that it cannot reach _ALIKE."""
    clash = in_common([facts.get(one.place, frozenset()) for one in kept]) > 0
    sizes = np.array([len(one.stems) for one in kept])
    near = in_common([one.stems for one in kept]) >= np.maximum(_ALIKE * np.minimum.outer(sizes, sizes), 1)
    for row, column in np.argwhere(np.tril(near, -1)):
        if coherence.likeness(kept[row].stems, kept[column].stems) >= _ALIKE:
            clash[row, column] = clash[column, row] = True
    np.fill_diagonal(clash, False)
    return clash


def in_common(sets: Sequence[Set[str]]) -> Matrix:
    """How many members each two sets share; a set and itself are no two."""
    counts = Counter(itertools.chain.from_iterable(sets))
    known = {member: at for at, member in enumerate(member for member, count in counts.items() if count > 1)}
    held = np.zeros((len(sets), len(known)), np.float32)
    for row, one in enumerate(sets):
        held[row, [known[member] for member in one if member in known]] = 1
    shared: Matrix = (held @ held.T).astype(float)
    np.fill_diagonal(shared, 0)
    return shared


def held_by(rows: Sequence[Sequence[int]], count: int) -> Held:
    """What candidates hold that have the concepts of `rows`, each once; there are `count` concepts."""
    sizes = np.array([len(row) for row in rows], np.intp)
    concepts = np.fromiter(itertools.chain.from_iterable(rows), np.intp, int(sizes.sum()))
    return Held(np.repeat(np.arange(len(rows)), sizes), concepts, np.cumsum(sizes), count)


def choose(given: Task, room: Room) -> list[int]:
    """The candidates to take, in the order in which they were found best.

    Nothing is exchanged where the length is in sentences: what is worth most whatever its length would always be long.
    """
    chosen = _filled(given, room, [], by_length=True)
    if room.words is None:
        return chosen
    best = given.value(chosen)
    for _ in range(_EXCHANGES):
        better = next((one for one in _exchanges(given, room, chosen) if given.value(one) > best + 1e-9), None)
        if better is None:
            break
        chosen, best = better, given.value(better)
    return chosen


def _filled(given: Task, room: Room, chosen: Sequence[int], *, by_length: bool) -> list[int]:
    """`chosen` with whatever still has room and adds most, for its length or all in all."""
    taken = list(chosen)
    while (allowed := _allowed(given, room, taken)).any():
        gains = given.gains(taken) / (given.lengths if by_length else 1.0)
        best = _best(np.where(allowed, gains, -np.inf))
        if gains[best] <= 0:
            break
        taken.append(best)
    return taken


def _exchanges(given: Task, room: Room, chosen: Sequence[int]) -> Iterator[list[int]]:
    """Sets with another sentence in the place of one, and then filled."""
    for leaving in chosen:
        rest = [one for one in chosen if one != leaving]
        allowed = _allowed(given, room, rest)
        allowed[leaving] = False
        gains = np.where(allowed, given.gains(rest), -np.inf)
        for coming in np.argsort(-np.round(gains, 9), kind="stable")[:_TRIED]:
            if gains[coming] > 0:
                yield _filled(given, room, [*rest, int(coming)], by_length=False)


def _allowed(given: Task, room: Room, chosen: Sequence[int]) -> NDArray[np.bool_]:
    rows = list(chosen)
    free: NDArray[np.bool_] = np.logical_not(given.clash[:, rows].any(axis=1))
    free[rows] = False
    if room.words is not None:
        free &= given.lengths <= room.words - given.lengths[rows].sum()
    if room.sentences is not None and len(rows) >= room.sentences:
        free[:] = False
    return free


def _best(gains: Matrix) -> int:
    """The first of the highest, rounded so that machines agree."""
    return int(np.argmax(np.round(gains, 9)))
