"""Rows of numbers, one behind the other, and sorted numbers that others are looked up in."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

# Numbers are looked for in a table of so many places before they are searched for.
_TABLE = 1 << 22


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of numbers, each of `sizes` of the `values` from `starts` on."""

    values: Numbers
    starts: Numbers
    sizes: Numbers

    def of(self, chosen: Numbers) -> tuple[Numbers, Numbers]:
        """The members of the rows `chosen`, and in which of these each stands."""
        sizes = self.sizes[chosen]
        return self.values[places(self.starts[chosen], sizes)], np.repeat(np.arange(len(chosen)), sizes)


def rows(given: Iterable[Sequence[int]]) -> Rows:
    """A row for each of `given`."""
    values, sizes = array("q"), array("q")
    for one in given:
        values.extend(one)
        sizes.append(len(one))
    return sized(np.array(values, dtype=np.int64), np.array(sizes, dtype=np.int64))


def sized(values: Numbers, sizes: Numbers) -> Rows:
    """Rows of so many of `values` in turn."""
    return Rows(values, np.cumsum(sizes) - sizes, sizes)


def places(starts: Numbers, sizes: Numbers) -> Numbers:
    """The numbers from each start on, as many as its size, one row after the other."""
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())


def numbered(values: Iterable[str]) -> Numbers:
    """A number for each value, equal ones for equal values."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)


def among(values: Numbers, held: Numbers) -> Numbers:
    """Which of `values`, by their places in order, are among `held`, which is in order and has each once; neither below zero."""
    table = np.zeros(_TABLE, dtype=np.bool_)
    table[held & (_TABLE - 1)] = True
    likely = np.flatnonzero(table[values & (_TABLE - 1)])
    if not len(held):
        return likely
    at = np.minimum(np.searchsorted(held, values[likely]), len(held) - 1)
    found: Numbers = likely[held[at] == values[likely]]
    return found
