"""Texts that need not be read for days."""

from __future__ import annotations

import pytest

from digest import when
from tests.growth import MOST, growth
from tests.languages import NAMES, gold


@pytest.mark.parametrize(
    ("text", "language", "may"),
    [
        ("The ferry left on 14 March.", "en", True),
        ("The ferry left on the fifth of May.", "en", True),
        ("It left in June, the harbour told.", "en", False),
        ("They may leave, and some did.", "en", False),
        ("It stopped on Christmas Day.", "en", True),
        ("A day far off: 14" + " " * 90 + "March", "en", True),
        ("March" + "\n" * 90 + "14, so far off.", "en", True),
        ("Паром відплив 14 березня.", "uk", True),
        ("Паром відплив, і все.", "uk", False),
        ("It left on 14 March.", "xx", False),
    ],
)
def test_days_are_seen(text: str, language: str, may: bool) -> None:
    assert when.may_name_day(text, language) is may


def test_no_day_without_a_year_is_overlooked() -> None:
    seen = 0
    for article in map(gold, NAMES):
        for part in article.text.split("\n"):
            named = [one for one in when.expressions(part, article.language) if one.kind == "day" and one.year is None]
            assert not named or when.may_name_day(part, article.language), part
            seen += len(named)
    assert seen > 20


@pytest.mark.parametrize("piece", ["may ", "may\n\n", "5 may ", "new year "])
def test_hostile_text_is_read_in_good_time(piece: str) -> None:
    assert growth(lambda text: when.may_name_day(text, "en"), piece * (200_000 // len(piece))) < MOST
