"""Whole numbers by the hundred thousand, held against what numpy makes of them more slowly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.relate import numbers
from digest.relate.numbers import Numbers, Rows

_NUMBERS = st.lists(st.one_of(st.integers(0, 5), st.integers(0, 2**62)), max_size=30).map(
    lambda values: np.array(values, dtype=np.int64)
)


@given(_NUMBERS)
@example(np.array([1 << 16, 0, 1 << 40, 1 << 16, (1 << 16) + 1, 1 << 40], dtype=np.int64))
def test_numbers_are_put_in_order(found: Numbers) -> None:
    assert numbers.order(found).tolist() == np.argsort(found, kind="stable").tolist()


@given(_NUMBERS)
def test_different_numbers_are_told_apart(found: Numbers) -> None:
    different, first, which = np.unique(found, return_index=True, return_inverse=True)
    ranks, places, starts = numbers.ranked(found)
    assert ranks.tolist() == which.tolist()
    assert places[starts[:-1]].tolist() == first.tolist()
    assert starts[-1] == len(found)
    assert numbers.distinct(found).tolist() == different.tolist()


def test_where_numbers_change() -> None:
    assert numbers.changes(np.array([4, 4, 7, 4], dtype=np.int64)).tolist() == [0, 2, 3, 4]
    assert numbers.changes(np.array([], dtype=np.int64)).tolist() == [0]


@given(st.lists(st.lists(st.integers(0, 9), max_size=4), min_size=1, max_size=6), st.data())
def test_rows_are_found_and_summed(told: list[list[int]], data: st.DataObject) -> None:
    owners = np.array([at for at, row in enumerate(told) for _ in row], dtype=np.int64)
    rows = numbers.rows(np.array([one for row in told for one in row], dtype=np.int64), owners, len(told))
    assert rows.owners.tolist() == owners.tolist()
    chosen = data.draw(st.lists(st.integers(0, len(told) - 1), max_size=6))
    found, which = rows.of(np.array(chosen, dtype=np.int64))
    assert found.tolist() == [one for at in chosen for one in told[at]]
    assert which.tolist() == [nth for nth, at in enumerate(chosen) for _ in told[at]]
    worths = np.arange(10) ** 2
    assert rows.sums(np.array(chosen, dtype=np.int64), worths).tolist() == [
        sum(one**2 for one in told[at]) for at in chosen
    ]


def test_no_rows() -> None:
    none = np.array([], dtype=np.int64)
    assert Rows(none, np.array([0])).sums(none, none).tolist() == []


@given(st.lists(st.integers(0, 60), max_size=30), st.sets(st.integers(0, 60), max_size=30))
def test_numbers_are_found_among_others(values: list[int], held: set[int]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(numbers, "_TABLE", 8)
        found = numbers.among(np.array(values, dtype=np.int64), np.array(sorted(held), dtype=np.int64))
    assert found.tolist() == [at for at, value in enumerate(values) if value in held]
