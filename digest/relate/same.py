"""Whether two sentences of a story report the same fact, as a score from 0 to 1.

A weighted sum of what can be seen of them: how much of either is aligned with the other, each word weighed by how rare it is in the
story, words that only name who says so counting little; the days, years and amounts they name; how they stand to what both tell.
The weights are in `digest/data/models/same_story.json` (`make train ARGS=story`). Of pairs that score 0.5, nine of ten are the same.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from digest import scoring
from digest.relate import traits
from digest.relate.align import Pair
from digest.relate.vectors import Vector, Weigh
from digest.relate.weighed import Weighed, Worth, weighed

ASIDE = 0.3
"""What is left of the worth of a word that names who says so."""
SHARED = 0.12
"""The least share of the richer sentence's worth that two must have in common to be compared in full: of the pairs the weights were
found on, one in a hundred that come near a link has less."""
_MOST = 30.0
_ROUNDING = 1e-6


def score(found: Mapping[str, float]) -> float:
    """How surely two sentences with these traits report the same fact: 0 to 1."""
    model = scoring.load("same_story")
    return _probability(float(model.scores(np.array([traits.row(found, model.features)]))[0]))


@functools.cache
def _weights() -> tuple[float, Mapping[str, float]]:
    """Those of the model, and the most that it gives besides."""
    model = scoring.load("same_story")
    return model.base + model.forest.most_given(), dict(zip(model.features, model.weights.tolist(), strict=True))


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, odds))))


def compared(a: Vector, b: Vector, weigh: Weigh, pairs: Sequence[Pair] | None = None) -> dict[str, float]:
    """The traits of two sentences where `weigh` tells what a term is worth; `pairs` are the words aligned, where that is known."""
    return traits.traits(a, b, worth(weigh), pairs)


def worth(weigh: Weigh) -> Worth:
    """What a word is worth where `weigh` tells what a term is."""
    return lambda token: weigh(token.term) * (ASIDE if token.aside else 1.0)


class Scale:
    """What terms are worth in a story, and in all those of each of `vectors`, each found once."""

    def __init__(self, weigh: Weigh, vectors: Sequence[Vector]) -> None:
        self.weigh = weigh
        self._vectors = vectors
        self._worths = _Remembered(weigh)
        self._wholes: dict[int, float] = {}
        self._weighed: dict[int, tuple[Vector, Weighed]] = {}
        """By the ids of sentences, which are kept so that no other takes its id."""

    def ceiling(self, a: Vector, b: Vector, pairs: Sequence[Pair]) -> float:
        """What the score of two sentences does not exceed, found without where their words stand; `pairs` are the words aligned."""
        base, weights = _weights()
        found, most = traits.bounded(self.of(a), self.of(b), pairs)
        odds = base + sum([weights[name] * value for name, value in found.items() if name in weights])
        odds += sum([max(0.0, weights[name]) * value for name, value in most.items() if name in weights])
        return _probability(odds + _ROUNDING)

    def of(self, vector: Vector) -> Weighed:
        """The sentence with what its words are worth."""
        known = self._weighed.get(id(vector))
        if known is None:
            known = self._weighed[id(vector)] = vector, weighed(vector, worth(self._worths.__getitem__))
        return known[1]

    def promising(self, first: int, second: int) -> bool:
        """Whether two sentences, by their places, have so much in common that they are worth comparing in full."""
        shared = self._vectors[first].content & self._vectors[second].content
        return bool(shared) and self.worth(shared) >= SHARED * max(self._whole(first), self._whole(second))

    def _whole(self, place: int) -> float:
        """The worth of all content terms of a sentence."""
        found = self._wholes.get(place)
        if found is None:
            found = self._wholes[place] = self.worth(self._vectors[place].content)
        return found

    def worth(self, terms: Iterable[str]) -> float:
        """What terms are worth in all, the same in any order."""
        return math.fsum(map(self._worths.__getitem__, terms))


class _Remembered(dict[str, float]):
    """What terms are worth, asked once for each."""

    def __init__(self, weigh: Weigh) -> None:
        super().__init__()
        self._weigh = weigh

    def __missing__(self, term: str) -> float:
        found = self[term] = self._weigh(term)
        return found
