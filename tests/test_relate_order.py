"""What is found in several articles is the same whatever the order they come in."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from digest.model import Analysis, Article, Corpus, Options, Pattern, Rule, Topic
from digest.relate import relate
from tests.stories import named, story

TOPIC = Topic("all", "All", "content/topics/all.md", Rule(any=(Pattern(text="the"),)))


def related(found: Sequence[tuple[Article, Analysis]]) -> Corpus:
    return relate([article for article, _ in found], [analysis for _, analysis in found], (TOPIC,), Options())


@pytest.mark.parametrize("name", ["flood", "merger"])
def test_the_order_of_the_articles_changes_nothing_that_is_found(name: str) -> None:
    (path,) = named([name])
    found = list(story(path).pairs)
    first = related(found)
    random.Random(1).shuffle(found)
    again = related(found)
    assert first.links
    assert first.forecasts
    for part in ("links", "facts", "claims", "graph", "happenings", "timeline", "forecasts", "tallies", "edges"):
        assert getattr(again, part) == getattr(first, part), part
