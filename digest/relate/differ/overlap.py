"""How much two sentences of a story have in common."""

from __future__ import annotations

import math
from collections.abc import Set as AbstractSet

from digest.model import Place
from digest.relate.vectors import Vector, Weigh

# What more is asked in a story of ten times as many sentences as a small one: the more are compared, the more are alike by chance.
CHANCE, SMALL = 0.5, 100


class Overlap:
    """What two sentences of a story have in common, by what its terms are worth."""

    def __init__(self, weigh: Weigh) -> None:
        """`weigh` tells what a term is worth in the story."""
        self.weigh = weigh
        self._wholes: dict[Place, float] = {}

    def share(self, a: Vector, b: Vector) -> float:
        """What both have in common, as a share of what the one that says less has."""
        least = min(self._whole(a), self._whole(b))
        return min(1.0, self._worth(a.content & b.content) / least) if least else 0.0

    def _whole(self, vector: Vector) -> float:
        """The worth of all content terms of a sentence, summed once."""
        found = self._wholes.get(vector.place)
        if found is None:
            found = self._wholes[vector.place] = self._worth(vector.content)
        return found

    def _worth(self, terms: AbstractSet[str]) -> float:
        return sum(map(self.weigh, sorted(terms)))


def by_chance(weigh: Weigh) -> float:
    """What more is asked of two sentences in a large story, in which more of them are alike by chance; 0 in a small one."""
    return CHANCE * max(0.0, math.log10(_size(weigh) / SMALL))


def _size(weigh: Weigh) -> float:
    """How many sentences a story has, as a word that stands in none of them shows by the formula of `vectors.inverse_frequency`."""
    return math.exp(math.log(2) / max(1e-6, weigh("") - 1))
