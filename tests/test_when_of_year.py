"""Dates of last or this year, and days that something is meant for."""

from __future__ import annotations

from datetime import date

import pytest

from digest import when
from digest.model import When

PUBLISHED = When(date(2022, 7, 19), date(2022, 7, 19), "day", "stated", "")


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("In July last year a fire burned the Lowen mill.", "en", "2021-07-01", "2021-07-31"),
        ("It opened on March 5 of this year.", "en", "2022-03-05", "2022-03-05"),
        ("В июле прошлого года сгорела мельница.", "ru", "2021-07-01", "2021-07-31"),
        ("Im Juli des vergangenen Jahres brannte die Mühle.", "de", "2021-07-01", "2021-07-31"),
        ("The council called a meeting for Thursday.", "en", "2022-07-21", "2022-07-21"),
        ("Der Wetterdienst rechnet für Samstag mit Regen.", "de", "2022-07-23", "2022-07-23"),
        ("A service planned for Saturday was cancelled.", "en", "2022-07-16", "2022-07-16"),
    ],
)
def test_what_is_meant(text: str, language: str, first: str, last: str) -> None:
    (expression,) = when.expressions(text, language)
    found = when.resolve(expression, PUBLISHED)
    assert found is not None
    assert (str(found.start), str(found.end)) == (first, last)


def test_how_a_day_is_led_to() -> None:
    text = "It must be open by Friday, officials said on Monday, for Sunday."
    assert when.is_deadline(text, text.index("Friday"), "en")
    assert when.is_said(text, text.index("Monday"), "en")
    assert when.is_for(text, text.index("Sunday"), "en")
    assert not when.is_said(text, text.index("Friday"), "en")
