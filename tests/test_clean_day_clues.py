"""The day of publication by what a page prints and says to machines."""

from __future__ import annotations

from datetime import date

import pytest

from digest.clean import day_clues
from digest.model import Stated, When
from tests.clues import of, source


def day(*said: tuple[str, str], told: When | None = None, url: str | None = None) -> tuple[str, str, str | None] | None:
    found = day_clues.published(told, source(*of("published", *said), stated=Stated(url=url)), "en")
    return (found.start.isoformat(), found.basis, found.clue) if found else None


def test_clues_that_agree_state_the_day() -> None:
    assert day(("2024-03-14T10:00:00Z", "JSON-LD datePublished"), ("14 March 2024", "printed by the headline")) == (
        "2024-03-14",
        "stated",
        "printed by the headline; JSON-LD datePublished",
    )


def test_the_day_in_the_zone_of_the_page() -> None:
    assert day(("2024-03-14T23:30:00-05:00", "JSON-LD datePublished")) == (
        "2024-03-14",
        "stated",
        "JSON-LD datePublished",
    )
    shown = day(("2024-03-15T04:30:00Z", "JSON-LD datePublished"), ("14 March 2024", "printed by the headline"))
    assert shown is not None
    assert shown[:2] == ("2024-03-14", "stated")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-03-15T01:30:00Z", "2024-03-14"),
        ("2024-03-15T01:30:00+02:00", "2024-03-15"),
        ("2024-03-17T01:30:00Z", "2024-03-17"),
    ],
)
def test_universal_time_is_of_the_day_that_the_address_has(written: str, expected: str) -> None:
    found = day((written, "JSON-LD datePublished"), url="https://post.example/2024/03/14/bridge/")
    assert found is not None
    assert found[0] == expected


def test_the_day_that_readers_see_wins_where_the_page_was_changed_on_it() -> None:
    found = (
        *of("published", ("2024-03-10", "JSON-LD datePublished"), ("14 March 2024", "printed by the headline")),
        *of("updated", ("2024-03-14", "JSON-LD dateModified")),
    )
    when = day_clues.published(None, source(*found), "en")
    assert when is not None
    assert (when.start, when.basis) == (date(2024, 3, 14), "inferred")
    assert when.clue == "printed by the headline; against: JSON-LD datePublished"


def test_the_day_of_the_last_change_alone_is_inferred() -> None:
    when = day_clues.published(None, source(*of("updated", ("2024-03-14", "meta dcterms.modified"))), "en")
    assert when is not None
    assert (when.start, when.basis, when.clue) == (date(2024, 3, 14), "inferred", "meta dcterms.modified")


def test_a_printed_day_that_nothing_bears_out_loses_to_what_the_page_states() -> None:
    found = day(("2024-03-14", "article:published_time"), ("1 May 2020", "printed by the headline"))
    assert found is not None
    assert found[0] == "2024-03-14"


def test_the_month_first_where_another_clue_says_so() -> None:
    found = day(("2024-11-01", "JSON-LD datePublished"), ("11/01/2024", "printed by the headline"))
    assert found is not None
    assert found[:2] == ("2024-11-01", "stated")


@pytest.mark.parametrize(
    "written",
    ["1970-01-01T00:00:00Z", "0001-01-01", "9999-12-31", "2024-02-31", "1900-01-01", "yesterday", "3 days ago", "Friday", "1399/02/21"],
)  # fmt: skip
def test_days_that_cannot_be_or_hang_on_today_are_refused(written: str) -> None:
    assert day((written, "JSON-LD datePublished")) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20240314T101500Z", date(2024, 3, 14)),
        ("2024-3-14T10:15", date(2024, 3, 14)),
        ("1710410400", date(2024, 3, 14)),
        ("1710410400000", date(2024, 3, 14)),
        ("Thu, 14 Mar 2024 10:15:00 +0100", date(2024, 3, 14)),
        ("Thu Mar 14 10:15:00 CET 2024", date(2024, 3, 14)),
        ("14. März 2024", None),
        ("March 14", None),
    ],
)
def test_ways_to_write_a_day(written: str, expected: date | None) -> None:
    assert day_clues.parsed(written, "en") == expected


def test_a_date_of_the_file_is_believed_only_where_another_clue_says_it() -> None:
    assert day(("2024-03-14", "meta date"), ("2024-03-14", "htmldate")) is None
    found = day(("2024-03-14", "meta date"), ("2024-03-14", "<time>"))
    assert found is not None
    assert found[0] == "2024-03-14"


def test_a_search_that_ends_on_the_first_of_a_month_has_found_no_day() -> None:
    assert day(("2024-03-01", "htmldate search")) is None
    assert day(("2024-03-14", "htmldate search")) == ("2024-03-14", "inferred", "htmldate search")


def test_a_weak_clue_alone_is_inferred() -> None:
    assert day(("2024-03-14", "htmldate")) == ("2024-03-14", "inferred", "htmldate")
    found = day_clues.published(None, source(*of("url", ("https://bee.example/2024/3/14/a", "og:url"))), "en")
    assert found is not None
    assert (found.start, found.basis, found.clue) == (date(2024, 3, 14), "inferred", "address")


def test_what_the_text_tells_stays_where_there_is_no_clue() -> None:
    told = When(date(2024, 3, 14), date(2024, 3, 14), "day", "inferred", "on Thursday")
    assert day_clues.published(told, source(), "en") == told
    assert day_clues.published(None, source(), "en") is None


def test_what_the_editor_states_stays() -> None:
    told = When(date(2024, 3, 14), date(2024, 3, 14), "day", "stated", "2024-03-14")
    found = source(*of("published", ("2020-01-01", "JSON-LD datePublished")), stated=Stated(date="2024-03-14"))
    assert day_clues.published(told, found, "en") == told
