"""Stances are found with the words they bear on."""

from __future__ import annotations

import pytest

from tests import standing


@pytest.mark.parametrize("name", ["written_first.txt", "held_out.txt"])
def test_stances_of_words_are_found_and_few_others(name: str) -> None:
    precision, recall, expected = standing.scores(standing.rows(name))["all"]
    assert expected > 100
    assert precision >= 0.95
    assert recall >= 0.95


@pytest.mark.parametrize(
    "kind", ["denied", "averted", "partial", "possible", "forecast", "threatened", "asked", "reported"]
)
def test_each_kind_is_found(kind: str) -> None:
    rows = (*standing.rows("written_first.txt"), *standing.rows("held_out.txt"))
    precision, recall, expected = standing.scores(rows)[kind]
    assert expected >= 10
    assert precision >= 0.9
    assert recall >= 0.9
