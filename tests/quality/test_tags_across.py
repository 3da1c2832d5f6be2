"""Tags across real articles: one thing has one tag, and tags lead to other articles. Read where they lie, never copied here."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from dataclasses import replace

import pytest

import digest
from digest import aliases, segment, words
from digest.analyse import analyse
from digest.model import Analysis, Article, Options, Tag, Vocabulary
from digest.relate.tags import filed
from tests.conftest import SHARED

STORIES = SHARED / "eval/data/multi_duc2006.jsonl.gz"
_STORIES, _ARTICLES = 3, 12


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Article, Analysis]]:
    """A dozen articles of each of three stories."""
    if not STORIES.is_file():
        pytest.skip("the stories in ../shared/eval are not on this machine")
    with gzip.open(STORIES, "rt", encoding="utf-8") as file:
        rows = [json.loads(next(file)) for _ in range(_STORIES)]
    found = []
    for number, row in enumerate(rows):
        for place, text in enumerate(row["docs"][:_ARTICLES]):
            article = digest.read_text(f"{text['title']}\n\n{text['text']}", name=f"{number}-{place}.txt")
            article = replace(article, id=f"{number}-{place}")
            found.append((article, analyse(article, segment.sentences(article), Options(), aliases.table())))
    return found


def shared(rows: list[tuple[Tag, ...]]) -> float:
    """The share of places in articles' rows of tags that lead to another article."""
    carried = Counter(tag.slug for row in rows for tag in row)
    return sum(carried[tag.slug] > 1 for row in rows for tag in row) / sum(map(len, rows))


def doubles(rows: list[tuple[Tag, ...]]) -> int:
    """How many tags have the same stems as another one."""
    alike: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for tag in {tag.slug: tag for row in rows for tag in row}.values():
        alike[frozenset(words.stems(tag.label, "en", content_only=True))].add(tag.slug)
    return sum(len(slugs) - 1 for slugs in alike.values())


def test_tags_of_all_articles_together_lead_further_than_those_of_each_alone(
    pairs: list[tuple[Article, Analysis]],
) -> None:
    articles, analyses = zip(*pairs, strict=True)
    alone = [analysis.tags for analysis in analyses]
    found = filed(articles, analyses, Vocabulary(), Options().tags, aliases.table())
    together = [one.tags for one in found]
    assert list(map(len, together)) == list(map(len, alone))
    assert shared(together) > shared(alone) + 0.1  # 0.267 and 0.378 when this was written
    assert doubles(together) <= doubles(alone) / 2
