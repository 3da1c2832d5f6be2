"""Whole numbers by the hundred thousand: rows of them, their order, where they change, and which of them are known."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

_DIGIT = 16
"""Binary digits by which numbers are put in order at once: as many as numpy sorts without comparing."""
_TABLE = 1 << 22
"""Numbers are looked for in a table of so many places before they are searched for."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A row of numbers for each of some things, one behind the other."""

    every: Numbers
    starts: Numbers
    """Where each row begins, and where the last one ends."""

    def of(self, chosen: Numbers) -> tuple[Numbers, Numbers]:
        """The numbers in the rows `chosen`, and in which of these each stands."""
        sizes = self.starts[chosen + 1] - self.starts[chosen]
        return self.every[places(self.starts[chosen], sizes)], np.repeat(np.arange(len(chosen)), sizes)

    def sums(self, chosen: Numbers, worths: Numbers) -> Numbers:
        """What the numbers in each of the rows `chosen` are worth together; `worths` are those of all numbers."""
        until = np.concatenate([[0], np.cumsum(worths[self.of(chosen)[0]])])
        ends = np.cumsum(self.starts[chosen + 1] - self.starts[chosen])
        totals: Numbers = np.diff(until[ends], prepend=0)
        return totals

    @property
    def owners(self) -> Numbers:
        """In which row each number stands."""
        return np.repeat(np.arange(len(self.starts) - 1), self.sizes)

    @property
    def sizes(self) -> Numbers:
        """How many numbers stand in each row."""
        return np.diff(self.starts)


def rows(numbers: Numbers, owners: Numbers, count: int) -> Rows:
    """Of `count` things each with the numbers that it owns; `owners` are in order."""
    return Rows(numbers, np.searchsorted(owners, np.arange(count + 1)))


def sized(numbers: Numbers, sizes: Numbers) -> Rows:
    """Rows of so many of `numbers` in turn."""
    return Rows(numbers, np.concatenate([[0], np.cumsum(sizes)]))


def listed(given: Iterable[Sequence[int]]) -> Rows:
    """A row for each of `given`."""
    values, sizes = array("q"), array("q")
    for one in given:
        values.extend(one)
        sizes.append(len(one))
    return sized(np.array(values, dtype=np.int64), np.array(sizes, dtype=np.int64))


def places(starts: Numbers, sizes: Numbers) -> Numbers:
    """The numbers from each start on, as many as its size, one row after the other."""
    at = np.repeat(starts - (np.cumsum(sizes) - sizes), sizes)
    at += np.arange(len(at))
    return at


def numbered(values: Iterable[str]) -> Numbers:
    """A number for each value, equal ones for equal values, from 0 on as they are met."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)


def order(numbers: Numbers) -> Numbers:
    """The places of numbers from 0 on in their order, of equal ones the first first: a stable `argsort`, sooner where they are mixed."""
    found = np.arange(len(numbers))
    for digit in range(0, int(numbers.max(initial=0)).bit_length(), _DIGIT):
        found = found[np.argsort((numbers[found] >> digit).astype(np.uint16), kind="stable")]
    return found


def ranked(numbers: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Which of the different numbers each is, from the least on; their `order`; where in it each different one begins, and the last ends."""
    places = order(numbers)
    starts = changes(numbers[places])
    ranks = np.empty_like(numbers)
    ranks[places] = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    return ranks, places, starts


def changes(numbers: Numbers) -> Numbers:
    """The places of the first number and of each that is not the one before it, and behind them how many numbers there are."""
    inside = np.flatnonzero(numbers[1:] != numbers[:-1]) + 1
    return np.concatenate([[0] if len(numbers) else [], inside, [len(numbers)]]).astype(np.int64)


def distinct(numbers: Numbers) -> Numbers:
    """Each number once, in order; sooner than `np.unique` where many stand in order already."""
    found = np.sort(numbers, kind="stable")
    return found[changes(found)[:-1]]


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
