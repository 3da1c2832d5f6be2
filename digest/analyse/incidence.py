"""Which sentences share which words: an index and sparse tables, so that no method needs a full table of all pairs."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Places = NDArray[np.signedinteger]
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Index:
    """Where each stem stands: for stem `n` the sentences `places[starts[n]:starts[n + 1]]` with how often in `counts`."""

    ids: tuple[Places, ...]
    """Of each sentence its different stems, in the order in which they come."""
    times: tuple[Vector, ...]
    """How often each of those comes."""
    starts: Places
    places: Places
    counts: Vector

    def sharing(self, stems: Places) -> Places:
        """The sentences with any of `stems`."""
        return np.unique(np.concatenate([self.places[self.starts[n] : self.starts[n + 1]] for n in stems]))

    def products(self, at: int, weights: Vector) -> Vector:
        """The sum over the stems of a sentence of its `weights` times the counts in every sentence."""
        pieces = [slice(self.starts[n], self.starts[n + 1]) for n in self.ids[at]]
        found = np.concatenate([self.places[piece] for piece in pieces])
        values = np.concatenate([self.counts[piece] * weight for piece, weight in zip(pieces, weights, strict=True)])
        return np.bincount(found, values, len(self.ids)).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Links:
    """A sparse square matrix: the values that are not 0, with their rows and columns."""

    rows: Places
    columns: Places
    values: Vector
    size: int

    def sums(self) -> Vector:
        """The sum of each row."""
        return np.bincount(self.rows, self.values, self.size).astype(np.float64)

    def carried(self, vector: Vector) -> Vector:
        """The transposed matrix times `vector`."""
        return np.bincount(self.columns, self.values * vector[self.rows], self.size).astype(np.float64)


def links(size: int, row: Callable[[int], Vector]) -> Links:
    """The matrix whose row `n` is `row(n)`, kept without its zeros."""
    kept: list[tuple[Places, Vector]] = []
    for at in range(size):
        values = row(at)
        columns = np.flatnonzero(values)
        kept.append((columns.astype(np.int32), values[columns].astype(np.float64)))
    numbers = np.repeat(np.arange(size, dtype=np.int32), [len(columns) for columns, _ in kept])
    columns = np.concatenate([columns for columns, _ in kept])
    return Links(numbers, columns, np.concatenate([values for _, values in kept]), size)


def numbers(rows: Rows) -> dict[str, int]:
    """Each stem with its number, in the order in which they come."""
    different = dict.fromkeys(itertools.chain.from_iterable(rows))
    return dict(zip(different, range(len(different)), strict=True))


def numbered(rows: Rows) -> tuple[int, Places]:
    """How many different stems there are, and the number of each in the order in which they come."""
    number: defaultdict[str, int] = defaultdict(itertools.count().__next__)
    found = list(map(number.__getitem__, itertools.chain.from_iterable(rows)))
    return len(number), np.array(found, dtype=np.intp)


def index_of(rows: Rows) -> Index:
    """The index of a text whose sentences are these rows of stems."""
    number = numbers(rows)
    counted = [Counter(row) for row in rows]
    ids = tuple(np.array([number[stem] for stem in one], dtype=np.intp) for one in counted)
    times = tuple(np.array(list(one.values()), dtype=float) for one in counted)
    every = np.concatenate(ids)
    order = np.argsort(every, kind="stable")
    places = np.repeat(np.arange(len(rows)), [len(one) for one in ids])[order]
    starts = np.concatenate(([0], np.cumsum(np.bincount(every, minlength=len(number)))))
    return Index(ids, times, starts.astype(np.intp), places.astype(np.intp), np.concatenate(times)[order])


def padded(ids: Sequence[Places]) -> Places:
    """Rows of numbers as one table, filled up with the number after the last."""
    after = int(max(int(one.max()) for one in ids)) + 1
    table = np.full((len(ids), max(len(one) for one in ids)), after, dtype=np.intp)
    for at, one in enumerate(ids):
        table[at, : len(one)] = one
    return table
