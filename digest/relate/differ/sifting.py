"""Which of the sentences that meet may differ at all, as each of them shows by itself: the others, which are most, are not asked."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from digest.relate.differ.facing import least as least_score
from digest.relate.differ.facing import least_by
from digest.relate.differ.sides import Side
from digest.relate.numbers import Flags, Numbers, listed
from digest.relate.vectors import Weigh

Worths = NDArray[np.float64]
Pairs = tuple[Numbers, Numbers]
K = TypeVar("K", bound=Hashable)

# The words of a sentence are marked in so many columns of 64 bits, by which it is seen that two have few in common.
_COLUMNS = 4
# Sums are taken in another order here than by `Overlap`, so that they are known up to this share of them alone.
_SURELY = 1 - 1e-6


class Sieve:
    """What is known of each of `sides`, by which pairs of them are told apart, all at once; a pair is two of their numbers."""

    def __init__(self, sides: Sequence[Side]) -> None:
        states = dict[tuple[str, bool], int]()
        told = listed([states.setdefault(state, len(states)) for state in sorted(one.told)] for one in sides)
        opposites = listed([states.setdefault(state, len(states)) for state in sorted(one.opposites)] for one in sides)
        self._told, self._opposites = (_marked(one.every, one.sizes)[0] for one in (told, opposites))
        kinds, self._kinds = _distinct(map(least_by, sides))
        examples = dict(zip(self._kinds.tolist(), sides, strict=True))
        self._examples = [examples[kind] for kind in range(len(kinds))]
        terms: dict[str, int] = {}
        self._content = listed([terms.setdefault(term, len(terms)) for term in one.vector.content] for one in sides)
        self._terms = list(terms)
        self._marks, self._unmarked = _marked(self._content.every, self._content.sizes)

    def opposed(self, first: Numbers, second: Numbers) -> Flags:
        """Of which pairs one may tell a state and the other its opposite: surely, where there are no more states than bits for them."""
        found = np.zeros(len(first), dtype=np.bool_)
        for told, opposites in zip(self._told.T, self._opposites.T, strict=True):
            found |= (told[first] & opposites[second]) != 0
        return found

    def bars(self, first: Numbers, second: Numbers, *, least: float, more: float) -> Worths:
        """From which score on each pair may differ otherwise, which is `least` at least; where chance asks so much `more`."""
        count, examples = len(self._examples), self._examples
        bars = np.array([max(least, least_score(one, other, more)) for one in examples for other in examples])
        found: Worths = bars[self._kinds[first] * count + self._kinds[second]]
        return found

    def alike(self, pairs: Pairs, bars: Worths, story: Numbers, weigh: Weigh) -> Flags:
        """Which pairs of a story may have in common what `bars` ask, a share: as many words as both can have, each worth the most."""
        low = np.flatnonzero(bars <= 1)
        first, second = pairs[0][low], pairs[1][low]
        most, whole = self._worths(story, weigh)
        words = np.bitwise_count(self._marks[first] & self._marks[second]).sum(axis=1, dtype=np.int64)
        words += np.minimum(self._unmarked[first], self._unmarked[second])
        shared = words * np.minimum(most[first], most[second])
        found = np.zeros(len(bars), dtype=np.bool_)
        found[low] = shared >= bars[low] * np.minimum(whole[first], whole[second]) * _SURELY
        return found

    def _worths(self, story: Numbers, weigh: Weigh) -> tuple[Worths, Worths]:
        """Of each sentence of a story what its most telling word is worth, and all of them."""
        content, each = self._content.of(story)
        met = np.unique(content)
        worths = np.zeros(len(self._terms))
        worths[met] = [weigh(self._terms[term]) for term in met.tolist()]
        most, whole = np.zeros(len(self._kinds)), np.zeros(len(self._kinds))
        np.maximum.at(most, story[each], worths[content])
        whole[story] = np.bincount(each, weights=worths[content], minlength=len(story))
        return most, whole


def _distinct(values: Iterable[K]) -> tuple[list[K], Numbers]:
    """The different values, and which of them each is."""
    known: dict[K, int] = {}
    which = np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)
    return list(known), which


def _marked(terms: Numbers, sizes: Numbers) -> tuple[NDArray[np.uint64], Numbers]:
    """For each sentence a bit for each of its terms, one for some, and how many terms it has more than bits."""
    marks = np.zeros((len(sizes), _COLUMNS), dtype=np.uint64)
    column, bit = np.divmod(terms % (64 * _COLUMNS), 64)
    sentence = np.repeat(np.arange(len(sizes)), sizes)
    np.bitwise_or.at(marks, (sentence, column), np.left_shift(np.uint64(1), bit.astype(np.uint64)))
    return marks, sizes - np.bitwise_count(marks).sum(axis=1, dtype=np.int64)
