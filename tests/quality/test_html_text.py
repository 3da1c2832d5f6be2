"""The text of pages against a gold standard: never below trafilatura's own defaults, measured in the same run.

The pages are those of https://github.com/scrapinghub/article-extraction-benchmark (MIT); what was tuned was tuned on those with
even numbers. The figure is the mean F1 of the four-word sequences of each page.
"""

from __future__ import annotations

import collections
import gzip
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

import digest
from tests.conftest import SHARED

DATA = SHARED / "eval" / "data" / "html_aeb181.jsonl.gz"
# Every fifth page, even and odd ones: 97.7 on 22 November 2026, trafilatura 2.3.1 by itself 94.2; 97.6 and 95.4 on all 181.
EVERY = 10
FLOOR = 0.97


def shingles(text: str) -> collections.Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return collections.Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def f1(text: str, gold: str) -> float:
    own, others = shingles(text), shingles(gold)
    return 2 * (own & others).total() / max(own.total() + others.total(), 1)


@pytest.fixture(scope="module")
def pages() -> list[dict[str, Any]]:
    if not DATA.is_file():
        pytest.skip("the pages in ../shared/eval are not on this machine")
    with gzip.open(DATA, "rt", encoding="utf-8") as rows:
        return [json.loads(row) for number, row in enumerate(rows) if number % EVERY in (0, EVERY // 2)]


def mean(pages: list[dict[str, Any]], method: Callable[[dict[str, Any]], str]) -> float:
    return sum(f1(method(page), page["gold"]) for page in pages) / len(pages)


def ours(page: dict[str, Any]) -> str:
    return digest.read_text(page["html"], name="page.html", media_type="text/html").text


def theirs(page: dict[str, Any]) -> str:
    import trafilatura

    return trafilatura.extract(page["html"], url=page.get("url"), include_comments=False) or ""


def test_text_is_above_the_floor_and_above_the_defaults(pages: list[dict[str, Any]]) -> None:
    own = mean(pages, ours)
    assert own >= FLOOR
    assert own > mean(pages, theirs)
