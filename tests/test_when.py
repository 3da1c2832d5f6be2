"""Expressions of time, found and resolved."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import when
from digest.model import When
from tests.cases import Case, cases
from tests.growth import MOST, growth


def on(day: str) -> When:
    return When(date.fromisoformat(day), date.fromisoformat(day), "day", "stated")


def shown(expression: when.Expression, found: When | None) -> str:
    if found is None:
        return f"{expression.text} | ?"
    days = f"{found.start}" if found.start == found.end else f"{found.start}/{found.end}"
    return f"{expression.text} | {days} | {found.precision} | {found.basis}"


@pytest.mark.parametrize("case", cases("when.txt"), ids=str)
def test_expressions(case: Case) -> None:
    head, text = case.given.split("\n", 1)
    language, day = head.split()
    published = None if day == "-" else on(day)
    found = when.expressions(text, language)
    assert "\n".join(shown(one, when.resolve(one, published)) for one in found) == case.expected


def test_spans_point_into_the_text() -> None:
    text = "“Sept. 30,” she said on Thursday’s call; 3 days ago it was 14 March 2025, 10:22."
    for found in when.expressions(text, "en"):
        assert text[found.start : found.end] == found.text
    assert [found.text for found in when.expressions(text, "en")] == [
        "Sept. 30",
        "Thursday",
        "3 days ago",
        "14 March 2025",
    ]


def test_a_second_day_of_the_same_month() -> None:
    found = when.expressions("They meet on April 24 and 25. On May 3 and 20 people came on June 1 and 9 boats.", "en")
    assert [(one.text, one.month, one.day) for one in found][:2] == [("April 24", 4, 24), ("25", 4, 25)]
    assert [one.text for one in found][2:] == ["May 3", "June 1"]


def test_the_clue_is_the_words() -> None:
    (found,) = when.expressions("They left last August.", "en")
    resolved = when.resolve(found, on("2025-03-14"))
    assert resolved is not None
    assert resolved.clue == "last August"
    assert (resolved.start, resolved.end) == (date(2024, 8, 1), date(2024, 8, 31))


def test_a_weekday_with_its_date_takes_the_year_in_which_it_fits() -> None:
    (found,) = when.expressions("She spoke on Thursday, December 26.", "en")
    resolved = when.resolve(found, on("2024-12-27"))
    assert resolved is not None
    assert resolved.start == date(2024, 12, 26)


def test_an_anchored_expression_counts_from_the_day_named_before() -> None:
    (found,) = when.expressions("Two days later it burned.", "en")
    assert when.resolve(found, on("2025-03-14")) is None
    resolved = when.resolve(found, on("2025-03-14"), on("2025-01-30"))
    assert resolved is not None
    assert resolved.start == date(2025, 2, 1)


def test_a_month_of_publication_resolves_only_what_is_as_coarse() -> None:
    month = When(date(2025, 3, 1), date(2025, 3, 31), "month", "stated")
    year, day = when.expressions("Last year and yesterday.", "en")
    assert when.resolve(day, month) is None
    resolved = when.resolve(year, month)
    assert resolved is not None
    assert resolved.start.year == 2024


def test_an_unknown_language_has_dates_in_digits_only() -> None:
    assert [found.text for found in when.expressions("On Friday 2025-03-14 vendredi", "xx")] == ["2025-03-14"]


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("1239 ./-,MayFridthnexlso\n’"), max_size=80),
    st.sampled_from(["en", "uk", "de", "fr"]),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_any_text_is_read_without_a_fault(text: str, language: str, day: date) -> None:
    for found in when.expressions(text, language):
        resolved = when.resolve(found, When(day, day, "day", "stated"))
        assert resolved is None or resolved.start <= resolved.end


@pytest.mark.parametrize("piece", ["May ", "the day before ", "1 ", "3-", "to be ", "Friday, ", ". ", "1,000,", "'"])
def test_long_hostile_text_is_read_in_linear_time(piece: str) -> None:
    assert growth(lambda text: when.expressions(text, "en"), piece * (40_000 // len(piece))) < MOST
