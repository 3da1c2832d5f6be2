"""Which pairs of sentences have so much in common that they are worth comparing in full: `Scale.promising`, of many pairs at once.

Terms are numbers here, and what they are worth are whole numbers, so that sums are the same in any order and on any machine. A pair is
judged otherwise than by `Scale` only where it is within a thousand-millionth of the bar.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from digest.relate.groups import Groups
from digest.relate.keys import Words
from digest.relate.numbers import Numbers, Rows, distinct, rows
from digest.relate.same import SHARED, Scale
from digest.relate.vectors import Weigh, least

_UNIT = 2.0**40
"""What is worth 1, as a whole number."""
_SURELY = 0.99
"""Two that have less than this of what they need at the very least promise nothing, however worths are rounded."""
_AT_ONCE = 1 << 17
"""Terms that are looked for together, which bounds the memory."""
_MARKS = 64


def promising(told: Groups, words: Words, pairs: Numbers) -> Iterator[tuple[Numbers, Scale]]:
    """By each scale the places of those of `pairs` that promise something by it, in order; first by those of groups, in their order.

    `words` are those of the sentences; `pairs` are in order. Two of one group are judged by what terms are worth in it, two of no group
    by what they are worth in all sentences, others by the least that they are worth.
    """
    asked, worths = _Asked(told, words, pairs), _Worths(told, words)
    lowest = of_all = worths.of(told.whole.weigh, words.terms.every)
    is_left = np.ones(len(asked.places), dtype=np.bool_)
    for group in told.distinct:
        chosen = np.array(group.rows, dtype=np.int64)
        known = worths.of(group.weigh, asked.terms.of(chosen)[0])
        lowest = np.minimum(lowest, known)
        inside = asked.inside(chosen)
        is_left[inside] = False
        yield asked.places[asked.reaching(inside, known, known, SHARED)], Scale(group.weigh, told.vectors)
    alone = asked.inside(np.flatnonzero([not told.of[one.place.article] for one in told.vectors]))
    is_left[alone] = False
    yield asked.places[asked.reaching(alone, of_all, of_all, SHARED)], Scale(told.whole.weigh, told.vectors)
    left = asked.reaching(np.flatnonzero(is_left), of_all, lowest, _SURELY * SHARED)
    yield from _across(told, pairs, asked.places[left])


def _across(told: Groups, pairs: Numbers, places: Numbers) -> Iterator[tuple[Numbers, Scale]]:
    """The same of pairs that have no group in common, by the least that terms are worth in all sentences and the groups of either."""
    scales: dict[frozenset[int], Scale] = {}
    found: dict[frozenset[int], list[int]] = defaultdict(list)
    for place, (first, second) in zip(places.tolist(), pairs[places].tolist(), strict=True):
        groups = frozenset[int]().union(*(told.of[told.vectors[one].place.article] for one in (first, second)))
        if groups not in scales:
            weighs = (told.whole.weigh, *(told.distinct[at].weigh for at in sorted(groups)))
            scales[groups] = Scale(least(weighs), told.vectors)
        if scales[groups].promising(first, second):
            found[groups].append(place)
    for groups, promised in found.items():
        yield np.array(promised, dtype=np.int64), scales[groups]


class _Worths:
    """What terms are worth, as whole numbers, by their numbers."""

    def __init__(self, told: Groups, words: Words) -> None:
        self._names = words.names
        stops = frozenset[str]().union(*(one.every - one.content for one in told.vectors))
        self._both = [number for number, name in enumerate(words.names) if name in stops]
        """Terms that are content words of one sentence and function words of another, whose worth in a group is not known by its content."""

    def of(self, weigh: Weigh, met: Numbers) -> Numbers:
        """That of all terms where `met` are the content terms of those sentences in which `weigh` counts."""
        is_met = np.zeros(len(self._names), dtype=np.bool_)
        is_met[met] = is_met[self._both] = True
        found = np.full(len(self._names), weigh(""))
        found[is_met] = [weigh(self._names[number]) for number in np.flatnonzero(is_met).tolist()]
        return np.rint(found * _UNIT).astype(np.int64)


class _Asked:
    """The pairs that have a content term in common, by their places among all, and what they have."""

    def __init__(self, told: Groups, words: Words, pairs: Numbers) -> None:
        self._count = len(told.vectors)
        each = distinct(words.terms.owners * len(words.names) + words.terms.every)
        self.terms = rows(each % len(words.names), each // len(words.names), self._count)
        """Those of each sentence, once and in order."""
        every, sizes = _shared(self.terms, len(words.names), pairs)
        self.places = np.flatnonzero(sizes)
        self._shared = Rows(every, np.concatenate([[0], np.cumsum(sizes[self.places])]))
        self._first, self._second = pairs[self.places].T.copy()
        self._of_first = rows(np.arange(len(self.places)), self._first, self._count)

    def inside(self, chosen: Numbers) -> Numbers:
        """Which of them are of two of the sentences `chosen`."""
        is_chosen = np.zeros(self._count, dtype=np.bool_)
        is_chosen[chosen] = True
        found, _ = self._of_first.of(chosen)
        inside: Numbers = found[is_chosen[self._second[found]]]
        return inside

    def reaching(self, chosen: Numbers, shared: Numbers, whole: Numbers, share: float) -> Numbers:
        """Which of `chosen` share terms worth that share of the richer sentence, by what terms are worth that are `shared`, and in the `whole`."""
        first, second = self._first[chosen], self._second[chosen]
        some = np.flatnonzero(np.bincount(np.concatenate([first, second]), minlength=self._count))
        wholes = np.zeros(self._count, dtype=np.int64)
        wholes[some] = self.terms.sums(some, whole)
        found: Numbers = chosen[self._shared.sums(chosen, shared) >= share * np.maximum(wholes[first], wholes[second])]
        return found


def _shared(terms: Rows, count: int, pairs: Numbers) -> tuple[Numbers, Numbers]:
    """The terms that pairs have in common, one pair behind the other, and how many each has; `count` is greater than all terms.

    Those of the shorter sentence are looked for in the longer. Most that it lacks are known by a mark of it that no term of its sets.
    """
    lengths = np.diff(terms.starts)
    is_first = lengths[pairs[:, 0]] <= lengths[pairs[:, 1]]
    shorter, longer = (np.where(is_first, pairs[:, at], pairs[:, 1 - at]) for at in (0, 1))
    each, marks = terms.owners * count + terms.every, np.zeros(len(lengths), dtype=np.int64)
    np.bitwise_or.at(marks, terms.owners, 1 << terms.every % _MARKS)
    ends = np.cumsum(lengths[shorter])
    cuts = [*np.searchsorted(ends, np.arange(0, ends.max(initial=0), _AT_ONCE)).tolist(), len(pairs)]
    found, sizes = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for start, end in pairwise(cuts):
        met, whose = terms.of(shorter[start:end])
        fit = np.flatnonzero(marks[longer[start:end]][whose] >> met % _MARKS & 1)
        wanted = longer[start:end][whose[fit]] * count + met[fit]
        fit = fit[each[np.minimum(np.searchsorted(each, wanted), len(each) - 1)] == wanted]
        found.append(met[fit])
        sizes.append(np.bincount(whose[fit], minlength=end - start))
    return np.concatenate(found), np.concatenate(sizes)
