"""Publication days of real pages, against htmldate on the same pages: a floor may rise, never fall.

Tuned on the pages of even index; both halves are held to the floors.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

import digest
from digest.clean import day_clues
from digest.model import Source, When
from digest.read import markup, metadata
from tests.conftest import SHARED

DATA = SHARED / "eval" / "data" / "pagedate_htmldate.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Score:
    right: float
    wrong: float


@pytest.fixture(scope="module")
def pages() -> list[dict[str, Any]]:
    if not DATA.exists():
        pytest.skip("the pages with known dates in ../shared/eval are not on this machine")
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def score(found: list[str | None], pages: list[dict[str, Any]]) -> Score:
    right = sum(day == page["date"] for day, page in zip(found, pages, strict=True))
    wrong = sum(day is not None and day != page["date"] for day, page in zip(found, pages, strict=True))
    return Score(right / len(pages), wrong / len(pages))


def by_clues(page: dict[str, Any]) -> str | None:
    """The day by what the page says of itself, whatever text is found on it."""
    tree = markup.tree(page["html"])
    clues = metadata.clues(tree, page["html"]) if tree is not None else ()
    source = Source("seeds/page.html", "page.html", "text/html", "", clues=clues)
    declared = next((clue.text for clue in clues if clue.field == "language"), "en")
    return _day(day_clues.published(None, source, declared[:2].lower()))


def by_all(page: dict[str, Any]) -> str | None:
    return _day(digest.read_text(page["html"], name="page.html", media_type="text/html").published)


def _day(found: When | None) -> str | None:
    return found.start.isoformat() if found is not None and found.start == found.end else None


def theirs(page: dict[str, Any]) -> str | None:
    from htmldate import find_date

    latest = datetime(2026, 1, 1)  # noqa: DTZ001 - htmldate compares naive days
    found: str | None = find_date(page["html"], original_date=True, url=page["url"], max_date=latest)
    return found


@pytest.fixture(scope="module")
def reference(pages: list[dict[str, Any]]) -> Score:
    return score([theirs(page) for page in pages], pages)


def test_the_markup_alone_gives_the_day(pages: list[dict[str, Any]], reference: Score) -> None:
    found = [by_clues(page) for page in pages]
    whole, even, odd = score(found, pages), score(found[::2], pages[::2]), score(found[1::2], pages[1::2])
    assert whole.right >= max(0.929, reference.right)
    assert whole.wrong <= min(0.041, reference.wrong / 2)
    assert even.right >= 0.928
    assert even.wrong <= 0.030
    assert odd.right >= 0.924
    assert odd.wrong <= 0.051


def test_days_are_right_as_often_as_htmldates_and_wrong_half_as_often(pages: list[dict[str, Any]]) -> None:
    some = pages[1::4]  # not tuned on; the whole set takes minutes
    ours, reference = score([by_all(page) for page in some], some), score([theirs(page) for page in some], some)
    assert ours.right >= max(0.94, reference.right)
    assert ours.wrong <= min(0.034, reference.wrong / 2)
