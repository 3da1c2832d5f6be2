"""Which sentences of different articles are worth comparing: those that share rare terms.

Near linear: only a key in at most COMMON sentences brings them together, and a sentence meets PARTNERS others. Common terms still
count once two sentences are compared.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from digest.relate.keys import Words, keys, words
from digest.relate.numbers import Numbers, Rows, changes, distinct, numbered, ranked
from digest.relate.vectors import Vector

COMMON = 60
"""A key in more sentences than this brings no two of them together."""
PARTNERS = 15
"""How many others a sentence is compared with, those sharing the most weight first."""
_AT_ONCE = 1 << 17
"""Meetings that are weighed together, which bounds the memory."""

Weights = NDArray[np.float64]


def candidates(vectors: Sequence[Vector]) -> tuple[tuple[int, int], ...]:
    """Pairs of positions of `vectors` from different articles that share rare keys, in order."""
    pairs = Meetings(vectors, words(vectors)).pairs(np.arange(len(vectors)))
    return tuple(zip(*pairs.T.tolist(), strict=True))


class Meetings:
    """Sentences by their keys, to be asked which of some are worth comparing; `told` are their words."""

    def __init__(self, vectors: Sequence[Vector], told: Words) -> None:
        self._keys = keys(vectors, told)
        self._articles = numbered(vector.place.article for vector in vectors)
        self._languages = numbered(vector.language for vector in vectors)

    def pairs(self, chosen: Numbers) -> Numbers:
        """Of the sentences `chosen`, which are in order, those from different articles that share rare keys: pairs in order."""
        pairs: Numbers = chosen[self.among(chosen)]
        return pairs

    def among(self, chosen: Numbers) -> Numbers:
        """The same by their places in `chosen`; it depends on no other sentences."""
        articles, languages = self._articles[chosen], self._languages[chosen]
        found = [np.zeros(0, dtype=np.int64)]
        for rows, met, weight in _meetings(*self._keys.of(chosen), len(chosen)):
            foreign = np.flatnonzero((articles[met] != articles[rows]) & (languages[met] == languages[rows]))
            row, other = _heaviest(rows[foreign], met[foreign], weight[foreign], len(chosen))
            found.append(np.minimum(row, other) * len(chosen) + np.maximum(row, other))
        both = distinct(np.concatenate(found))
        return np.stack(np.divmod(both, max(len(chosen), 1)), axis=1)


def _meetings(key: Numbers, owners: Numbers, count: int) -> Iterator[tuple[Numbers, Numbers, Weights]]:
    """Each sentence with each that holds one of its rare keys, once for every such key, with the key's weight; some at once."""
    number, places, starts = ranked(key)
    holders, held = Rows(owners[places], starts), np.diff(starts)
    worth = np.array([0.0, *(math.log((count + 1) / size) for size in range(1, COMMON + 1))])
    kept = np.flatnonzero(((held > 1) & (held <= COMMON))[number])
    number, owners = number[kept], owners[kept]
    sizes = held[number]
    for start, end in _parts(owners, sizes):
        met, at = holders.of(number[start:end])
        yield owners[start:end][at], met, worth[sizes[start:end]][at]


def _parts(owners: Numbers, sizes: Numbers) -> Iterator[tuple[int, int]]:
    """Stretches that end where an owner does, of about _AT_ONCE in `sizes` each."""
    ends = np.cumsum(sizes)
    full = np.searchsorted(ends, np.arange(0, int(sizes.sum()), _AT_ONCE))
    cuts = [*np.searchsorted(owners, owners[full]).tolist(), len(owners)]
    return pairwise(cuts)


def _heaviest(rows: Numbers, met: Numbers, weight: Weights, count: int) -> tuple[Numbers, Numbers]:
    """For each of `rows`, which are in order, the PARTNERS with the most weight in all, of equal ones the first."""
    both = rows * count + met
    order = np.argsort(both, kind="stable")
    both = both[order]
    starts = changes(both)
    places = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    total = np.bincount(places, weights=weight[order], minlength=len(starts) - 1).astype(np.float64, copy=False)
    row, other = np.divmod(both[starts[:-1]], count)
    kept = np.flatnonzero(total >= _bars(row, total))
    row, other = row[kept], other[kept]
    order = np.lexsort((-total[kept], row))
    starts = changes(row)
    rank = np.arange(len(row)) - np.repeat(starts[:-1], np.diff(starts))
    first = order[rank < PARTNERS]
    return row[first], other[first]


def _bars(row: Numbers, total: Weights) -> Weights:
    """For each of `total` the least of the PARTNERS greatest of its row, or 0 in a row that has no more."""
    starts = changes(row)
    sizes = np.diff(starts)
    bars = np.zeros(len(sizes))
    width = PARTNERS
    while width < sizes.max(initial=0):  # rows of about one length at once, as a table
        chosen = np.flatnonzero((sizes > width) & (sizes <= 2 * width))
        width *= 2
        at = np.arange(width)
        table = np.where(at < sizes[chosen, None], total[np.minimum(starts[chosen, None] + at, len(total) - 1)], 0.0)
        bars[chosen] = np.partition(table, -PARTNERS, axis=1)[:, -PARTNERS]
    return np.repeat(bars, sizes)
