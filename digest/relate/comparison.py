"""Which sentences of different articles are compared, and how alike those are."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from digest.relate import keys, same
from digest.relate.align import Pair, aligned
from digest.relate.candidates import Meetings
from digest.relate.groups import Groups
from digest.relate.numbers import Numbers, distinct
from digest.relate.promise import promising
from digest.relate.recall import AFRESH, Recall
from digest.relate.vectors import Vector, Weigh

if TYPE_CHECKING:
    from digest.relate.differ import Recollection

# The share of what both tell that one must deny and the other not to be at odds; a `not` in a part of its own bears on less.
DENIED = 0.5


Grades = tuple[float, bool, int]


class Compared:
    """Two sentences and what is known of them, found when it is first asked for."""

    def __init__(self, a: Vector, b: Vector, scales: Sequence[same.Scale], known: Recollection | None = None) -> None:
        self.a = a
        self.b = b
        self.scales = scales
        """What terms are worth in each of the groups in which the two promise something."""
        self._known = known

    def reaches(self, score: float) -> bool:
        """Whether the score may be this high; answered sooner than the score is found."""
        pairs = self._pairs
        return any(scale.ceiling(self.a, self.b, pairs) >= score for scale in self.scales)

    def weigh(self, term: str) -> float:
        """What a term is worth where the two look most alike."""
        return self.scale.weigh(term)

    @property
    def scale(self) -> same.Scale:
        """That by which the two look most alike."""
        return self.scales[self._graded[2]]

    @property
    def weighs(self) -> tuple[Weigh, ...]:
        """What terms are worth by each of the scales."""
        return tuple(scale.weigh for scale in self.scales)

    @property
    def score(self) -> float:
        """How surely both report the same fact, where they look most alike."""
        return self._graded[0]

    @property
    def at_odds(self) -> bool:
        """Whether one denies most of what both tell."""
        return self._graded[1]

    @property
    def grades(self) -> Grades | None:
        """What the score and the like are found to be; None as long as nobody has asked."""
        found: Grades | None = self.__dict__.get("_graded")
        return found

    def know(self, grades: Grades | None) -> None:
        """Take `grades`, where there are some, for what would be found of the two."""
        if grades is not None:
            self.__dict__["_graded"] = grades

    @functools.cached_property
    def _graded(self) -> Grades:
        """The score, whether they are at odds, and by which weighing both are so."""
        return (
            self._grade()
            if self._known is None
            else self._known.once("graded", (self.a, self.b), self.weighs, self._grade)
        )

    def _grade(self) -> Grades:
        graded = (grade(self.a, self.b, weigh, self._pairs) for weigh in self.weighs)
        return max(((*found, number) for number, found in enumerate(graded)), key=lambda one: one[0])

    @property
    def _pairs(self) -> tuple[Pair, ...]:
        return aligned(self.a.tokens, self.b.tokens)


def compare(told: Groups, known: Recollection | None = None) -> tuple[Compared, ...]:
    """The pairs worth comparing in full, in the order of their places.

    In a group of articles, such as a topic's members, a term's worth is counted inside the group. Between articles without a
    group in common a term is worth what it is worth least: in all sentences or in a group of either.
    """
    recall = known.recall if known is not None else AFRESH
    words = keys.words_of(told.parts, recall)
    pairs = _pairs(told, words, recall)
    promised = list(promising(told, words, pairs))
    places = np.concatenate([chosen for chosen, _ in promised])
    which = np.repeat(np.arange(len(promised)), [len(chosen) for chosen, _ in promised])
    order = np.argsort(places, kind="stable")
    scales: dict[int, list[same.Scale]] = {}
    for place, at in zip(places[order].tolist(), which[order].tolist(), strict=True):
        scales.setdefault(place, []).append(promised[at][1])
    both = pairs[list(scales)].tolist()
    return tuple(
        Compared(told.vectors[first], told.vectors[second], own, known)
        for (first, second), own in zip(both, scales.values(), strict=True)
    )


def grade(a: Vector, b: Vector, weigh: Weigh, pairs: Sequence[Pair]) -> tuple[float, bool]:
    """How surely two sentences report the same, and whether they are at odds."""
    found = same.compared(a, b, weigh, pairs)
    return same.score(found), found["denied"] > DENIED


def _pairs(told: Groups, words: keys.Words, recall: Recall) -> Numbers:
    """The pairs of all sentences and of those of each group that share rare keys, in order."""
    meetings = Meetings(told.vectors, words)
    found = [meetings.pairs(np.arange(len(told.vectors)))]
    for group in told.distinct:
        if group.rows != told.whole.rows:
            rows = np.array(group.rows, dtype=np.int64)
            parts = tuple(map(told.of_article, sorted(group.articles)))
            found.append(rows[recall.once("meetings", parts, (), partial(meetings.among, rows))])
    every = np.concatenate(found)
    both = distinct(every[:, 0] * len(told.vectors) + every[:, 1])
    return np.stack(np.divmod(both, max(len(told.vectors), 1)), axis=1)
