"""When an article was published: stated, printed, inferred or unknown."""

from __future__ import annotations

import pytest

from digest import clean
from digest.clean.date import published, understood
from digest.model import Block, Dropped, Source, Stated, When

NOTHING = Stated()


def blocks(text: str) -> tuple[Block, ...]:
    found, start = [], 0
    for row in text.split("\n"):
        if row.strip():
            found.append(Block("paragraph", start, start + len(row), row))
        start += len(row) + 1
    return tuple(found)


def of(text: str, *, language: str = "en", stated: Stated = NOTHING, dropped: str = "") -> When | None:
    source = dropped + "\n" + text
    hints = (Dropped(dropped, "chrome", 0, len(dropped)),) if dropped else ()
    body = tuple(
        Block(block.kind, block.start + len(dropped) + 1, block.end + len(dropped) + 1, block.text)
        for block in blocks(text)
    )
    return published(body, source, stated, language, hints)


def shown(found: When | None) -> str:
    return "unknown" if found is None else f"{found.start}/{found.end} {found.precision} {found.basis}"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2025-03-14", "2025-03-14/2025-03-14 day stated"),
        ("2025-03-14T10:22:00+02:00", "2025-03-14/2025-03-14 day stated"),
        ("2025-03", "2025-03-01/2025-03-31 month stated"),
        ("2025", "2025-01-01/2025-12-31 year stated"),
        ("14 March 2025", "2025-03-14/2025-03-14 day stated"),
        ("March 14th, 2025, 10:22", "2025-03-14/2025-03-14 day stated"),
        ("14 березня 2025", "2025-03-14/2025-03-14 day stated"),
        ("14.03.2025", "2025-03-14/2025-03-14 day stated"),
    ],
)
def test_a_stated_date_may_be_written_in_many_ways(given: str, expected: str) -> None:
    assert shown(of("A text.", stated=Stated(date=given))) == expected
    assert understood(given)


@pytest.mark.parametrize("given", ["2025-02-30", "yesterday", "14 March", "soon", "2025-13", "", "March 2025 or so"])
def test_a_bad_stated_date_is_not_understood(given: str) -> None:
    assert not understood(given)
    assert of("A text.", stated=Stated(date=given)) is None


@pytest.mark.parametrize(
    ("dropped", "language", "expected"),
    [
        ("date 2025-03-14", "en", "2025-03-14"),
        ("Published: 14 March 2025, 10:22", "en", "2025-03-14"),
        ("By Ann Lee\nUpdated March 16, 2025\nPublished March 14, 2025", "en", "2025-03-14"),
        ("Last updated: 14 March 2025", "en", "2025-03-14"),
        ("Veröffentlicht am 14.03.2025 um 10:22 Uhr", "de", "2025-03-14"),
        ("Publié le 14 mars 2025 à 10h22", "fr", "2025-03-14"),
        ("Опубліковано: 14 березня 2025, 10:22", "uk", "2025-03-14"),
        ("Friday, March 14, 2025", "en", "2025-03-14"),
    ],
)
def test_a_date_line_of_the_page_states_the_date(dropped: str, language: str, expected: str) -> None:
    found = of(
        "The river rose above the lower bridge and two streets were closed to all cars.",
        language=language,
        dropped=dropped,
    )
    assert shown(found) == f"{expected}/{expected} day stated"


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 14 March 2025 in the old town hall, and nobody from the press was let in to see it happen.",
        "The bridge fell on Friday. It had been closed since March 3.",
        "3 days ago\nThe bridge fell on Friday.",
        "Last week and on Monday the bridge was closed; this week it is open again.",
        "On Thursday, December 26, the bridge was closed.",
        "March 3 (a Monday) was quiet, and Friday was not, said the mayor.",
    ],
)
def test_what_the_text_tells_of_is_no_publication_date(text: str) -> None:
    assert of(text) is None


def test_relative_times_of_the_page_tell_nothing() -> None:
    assert of("The bridge fell on Friday.", dropped="3 days ago\n28 views") is None


@pytest.mark.parametrize(
    ("text", "expected", "clues"),
    [
        ("LVIV, 14 March 2025 (Newswire) — The bridge fell.", "2025-03-14 stated", ["14 March 2025"]),
        (
            "LVIV, March 14 (Newswire) — The bridge fell on Friday. It was built in August 2024.",
            "2025-03-14 inferred",
            ["March 14", "Friday"],
        ),
        (
            "The mayor said on Thursday, December 26, that it held. On Friday it fell. It will open again by spring 2025.",
            "2024-12-27 inferred",
            ["Thursday, December 26", "Friday"],
        ),
        (
            "It has rained over the past 11 days, since March 3. On Wednesday and Friday it poured.",
            "2025-03-14 inferred",
            ["March 3", "the past 11 days", "Friday"],
        ),
        (
            "Today, Friday, March 14, it fell. The mayor took office in August 2024.",
            "2025-03-14 inferred",
            ["Today", "Friday, March 14"],
        ),
    ],
)
def test_clues_that_fix_one_day(text: str, expected: str, clues: list[str]) -> None:
    found = of(text)
    assert found is not None
    assert f"{found.start} {found.basis}" == expected
    assert [clue for clue in clues if clue not in (found.clue or "")] == []


def test_the_address_of_an_article_gives_its_day() -> None:
    found = of("The bridge fell.", stated=Stated(url="https://news.example/2025/03/14/bridge-falls"))
    assert found is not None
    assert (str(found.start), found.basis) == ("2025-03-14", "inferred")


def test_the_year_is_not_guessed_where_several_fit() -> None:
    assert of("LVIV, March 14 (Newswire) — The bridge fell on Friday.") is None
    assert of("LVIV, March 14 (Newswire) — The bridge fell on Friday. It was built in 1998.") is None


def test_the_real_articles(real_seeds: dict[str, str]) -> None:
    dates = {}
    for name, text in real_seeds.items():
        article, _ = clean.article(Source(f"seeds/{name}", name, "text/plain", text))
        dates[name[:3]] = article.published
    assert {name: str(found.start) if found else None for name, found in dates.items()} == {
        "000": "2025-03-14",
        "001": "2025-03-14",
        "002": None,
        "003": "2024-12-27",
        "004": None,
    }
    assert [found.basis for found in dates.values() if found] == ["stated", "inferred", "inferred"]
    assert "Friday" in (dates["001"].clue or "") if dates["001"] else False
    assert "March 3" in (dates["001"].clue or "") if dates["001"] else False
