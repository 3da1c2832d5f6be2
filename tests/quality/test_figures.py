"""How much of a figure is found: floors a little under what was measured on invented sentences in seven languages."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import pytest

from tests.figure_gold import Measured, marked, measure

# Precision and recall. `unseen` holds sentences that no rule was made for; its author also made the rules.
FLOORS = {
    "seen": {
        "figure": (0.98, 0.98),
        "value": (0.98, 0.98),
        "about": (0.95, 0.95),
        "unit": (0.98, 0.98),
        "qualifier": (0.98, 0.98),
        "relation": (0.97, 0.95),
        "scope": (0.9, 0.92),
        "as_of": (0.92, 0.96),
        "claimant": (0.75, 0.75),
    },
    "unseen": {
        "figure": (0.96, 0.98),
        "value": (0.98, 0.98),
        "about": (0.92, 0.9),
        "unit": (0.98, 0.96),
        "qualifier": (0.98, 0.96),
        "relation": (0.92, 0.9),
        "scope": (0.97, 0.93),
        "as_of": (0.9, 0.95),
        "claimant": (0.85, 0.6),
    },
}


@functools.cache
def measured(name: str) -> Mapping[str, Measured]:
    return measure(marked(name))


@pytest.mark.parametrize(("name", "field"), [(name, field) for name, fields in FLOORS.items() for field in fields])
def test_a_field_is_found_as_often_as_was_measured(name: str, field: str) -> None:
    found, (precision, recall) = measured(name)[field], FLOORS[name][field]
    assert found.precision >= precision, found
    assert found.recall >= recall, found


def test_every_language_is_measured() -> None:
    for name in FLOORS:
        assert {sentence.language for sentence in marked(name)} == {"en", "uk", "ru", "de", "fr", "es", "pl"}
