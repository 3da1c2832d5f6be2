"""Articles put together by the story they tell: average linkage over their vectors, with one threshold.

The likeness of two groups is the mean product of the vectors of one with those of the other (Sokal and Michener 1958), which is the product
of their sums, less the further apart in time they are. The most alike are joined first, until none are alike enough. Two
groups whose mean is above the threshold hold two articles whose likeness is; so only such pairs, found through the
terms that articles share, are ever looked at.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from digest.relate.profiles import Index, Profile, Vector, product, vectors

THRESHOLD = 0.16
"""The least mean likeness. Between 0.14, which joins whole subjects best, and 0.2, which keeps their events apart best; the
figures of `training/topics.py` for each are in `digest/data/models/topics.json`."""
# What a day’s, a week’s, a month’s distance takes away: 0.03 × log(1 + days), at most 0.7. Days that are unknown count as three apart.
_FADING = 0.03
_LEAST_LEFT = 0.3
_UNKNOWN_GAP = 3
# An article is compared with those most like it; more partners join nothing that these do not.
_PARTNERS = 60


@dataclass(slots=True)
class _Group:
    """Articles joined so far."""

    members: tuple[int, ...]
    total: dict[str, float]
    """The sum of their vectors."""
    days: tuple[int, ...]


def stories(profiles: Sequence[Profile], threshold: float | None = None) -> tuple[tuple[int, ...], ...]:
    """The positions of the articles of each story, the largest first; an article that is like no other is a story of its own.

    Articles in different languages are never put together.
    """
    least = THRESHOLD if threshold is None else threshold
    languages: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(profiles):
        languages[one.language].append(at)
    known = vectors(profiles)
    found = [
        tuple(places[member] for member in group)
        for places in languages.values()
        for group in _Linkage([known[at] for at in places], least).joined()
    ]
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


class _Linkage:
    """The groups as they are joined, who is near whom, and the pairs that wait to be joined, the most alike first."""

    def __init__(self, known: Sequence[Vector], least: float) -> None:
        self.least = least
        self.groups = {at: _alone(at, one) for at, one in enumerate(known)}
        self.near: dict[int, set[int]] = {at: set() for at in self.groups}
        self.queue: list[tuple[float, int, int]] = []
        for a, b in _pairs(known, least):
            self._meet(a, b)

    def joined(self) -> list[tuple[int, ...]]:
        """Join until no two groups are alike enough; the members of each."""
        fresh = len(self.groups)
        while self.queue:
            _, a, b = heapq.heappop(self.queue)
            if a in self.groups and b in self.groups:
                self._join(a, b, fresh)
                fresh += 1
        return [group.members for group in self.groups.values()]

    def _join(self, a: int, b: int, fresh: int) -> None:
        others = (self.near.pop(a) | self.near.pop(b)) - {a, b}
        self.groups[fresh], self.near[fresh] = _together(self.groups.pop(a), self.groups.pop(b)), set()
        for other in sorted(others):
            self.near[other] -= {a, b}
            self._meet(other, fresh)

    def _meet(self, a: int, b: int) -> None:
        self.near[a].add(b)
        self.near[b].add(a)
        likeness = _likeness(self.groups[a], self.groups[b])
        if likeness >= self.least:
            heapq.heappush(self.queue, (-round(likeness, 9), a, b))


def _alone(at: int, one: Vector) -> _Group:
    return _Group((at,), dict(one.weights), () if one.day is None else (one.day,))


def _likeness(one: _Group, other: _Group) -> float:
    mean = product(one.total, other.total) / (len(one.members) * len(other.members))
    return mean * _left(one.days, other.days)


def _together(one: _Group, other: _Group) -> _Group:
    if len(one.total) < len(other.total):
        one, other = other, one
    total = one.total
    for term, weight in other.total.items():
        total[term] = total.get(term, 0.0) + weight
    return _Group(tuple(sorted((*one.members, *other.members))), total, (*one.days, *other.days))


def _left(one: Sequence[int], other: Sequence[int]) -> float:
    """How much of a likeness is left for the distance between the mean days of two groups."""
    gap = abs(sum(one) / len(one) - sum(other) / len(other)) if one and other else _UNKNOWN_GAP
    return max(_LEAST_LEFT, 1 - _FADING * math.log1p(gap))


def _pairs(known: Sequence[Vector], least: float) -> list[tuple[int, int]]:
    """The pairs whose likeness is `least` or more, for each article at most its best `_PARTNERS`."""
    index = Index(known)
    chosen: set[tuple[int, int]] = set()
    for at, one in enumerate(known):
        shared = index.products(one.weights)
        shared[at] = 0.0
        alike = np.flatnonzero(shared >= least)
        best = alike[np.argsort(-shared[alike], kind="stable")][:_PARTNERS]
        chosen |= {(min(at, int(other)), max(at, int(other))) for other in best}
    return sorted(chosen)
