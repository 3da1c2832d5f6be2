"""Whole numbers by the hundred thousand: rows of them, their order, and where they change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

_DIGIT = 16
"""Binary digits by which numbers are put in order at once: as many as numpy sorts without comparing."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A row of numbers for each of some things, one behind the other."""

    every: Numbers
    starts: Numbers
    """Where each row begins, and where the last one ends."""

    def of(self, chosen: Numbers) -> tuple[Numbers, Numbers]:
        """The numbers in the rows `chosen`, and in which of these each stands."""
        sizes = self.starts[chosen + 1] - self.starts[chosen]
        before = np.cumsum(sizes) - sizes
        at = np.repeat(self.starts[chosen] - before, sizes)
        at += np.arange(len(at))
        return self.every[at], np.repeat(np.arange(len(chosen)), sizes)

    def sums(self, chosen: Numbers, worths: Numbers) -> Numbers:
        """What the numbers in each of the rows `chosen` are worth together; `worths` are those of all numbers."""
        until = np.concatenate([[0], np.cumsum(worths[self.of(chosen)[0]])])
        ends = np.cumsum(self.starts[chosen + 1] - self.starts[chosen])
        totals: Numbers = np.diff(until[ends], prepend=0)
        return totals

    @property
    def owners(self) -> Numbers:
        """In which row each number stands."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


def rows(numbers: Numbers, owners: Numbers, count: int) -> Rows:
    """Of `count` things each with the numbers that it owns; `owners` are in order."""
    return Rows(numbers, np.searchsorted(owners, np.arange(count + 1)))


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
