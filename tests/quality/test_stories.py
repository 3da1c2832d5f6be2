"""How well stories are told apart: B³ F with the shipped threshold, and likeness to examples on clusters of real news."""

from __future__ import annotations

import random

import pytest

from digest.relate.stories import stories
from tests.conftest import SHARED

LEAST = 0.95
"""Measured when this was written: see the test below."""


def test_texts_by_four_writers_on_one_subject_come_together() -> None:
    """Four summaries of each of 50 subjects, one to four of them drawn: stories of all small sizes, lone texts among them."""
    if not (SHARED / "eval" / "data" / "multi_duc2006.jsonl.gz").exists():
        pytest.skip("the sets in ../shared/eval are not on this machine")
    from training import data, streams

    rows = data.rows("multi_duc2006")
    rng = random.Random(3)
    told = [
        streams.Told(streams.profile(f"{row['id']}-{number}", text), streams.subject(row["id"]), "reference")
        for row in rows
        for number, text in enumerate(rng.sample(row["refs"], rng.choice([1, 2, 3, 4])))
    ]
    found = stories([one.profile for one in told])
    assert streams.b_cubed([one.story for one in told], found) >= LEAST
