from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

import pytest

from digest import render
from digest.model import Digest, Topic
from digest.render import index
from digest.render.archive import Section
from tests import html, sample
from tests.test_render_paging import many


def front(digest: Digest) -> str:
    found = {
        output.path: output.data.decode()
        for output in render.outputs(digest, sample.options(), sample.theme())
        if output.path == "index.html"
    }
    assert html.faults(found["index.html"]) == []
    return found["index.html"]


def sections(*sizes: int) -> list[Section]:
    return [
        Section(f"2031-03-{28 - place:02}", tuple(f"{place}.{name}" for name in range(size)))
        for place, size in enumerate(sizes)
    ]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ([], []),
        ([1], [1]),
        ([5, 7], [5, 7]),
        ([10, 20, 9], [10, 20]),
        ([200], [36]),
        ([200, 3, 30], [20, 3]),
        ([8, 60, 2], [8, 20, 2]),
        ([1] * 100, [1] * 36),
    ],
)
def test_the_newest_days_are_whole_unless_one_is_huge(sizes: Sequence[int], shown: Sequence[int]) -> None:
    assert [len(names) for _, names in index.newest(sections(*sizes))] == shown


def test_the_first_topic_has_most_room() -> None:
    text = front(sample.digest())
    lead, rest = text.split('<ul class="cards">')
    assert '<div class="lead">' in lead
    assert ">The closing of Lowmoor bridge</a></h3>" in lead
    assert "Engineers found cracks in three arches" in lead
    assert 'href="articles/courier-bridge/#s0">on its article’s page</a>' in lead
    assert lead.index("Cracks close crossing") < lead.index("Lowmoor bridge shut to all traffic")
    assert "The late harvest" in rest
    assert "The late harvest" not in lead


def test_a_topic_without_a_summary_does_not_lead() -> None:
    digest = sample.digest()
    text = front(dataclasses.replace(digest, topics=digest.topics[::-1]))
    assert '<div class="lead">' not in text
    assert "A topic without sources" in text


def test_of_many_topics_the_last_are_titles_alone() -> None:
    digest = sample.digest()
    more = tuple(Topic(f"t{place}", f"Topic {place:02}", f"content/topics/t{place}.md") for place in range(40))
    text = front(dataclasses.replace(digest, topics=(*digest.topics, *more)))
    assert text.count('<li class="card">') == 9
    assert re.findall(r'<a href="topics/t\d+/">(Topic \d\d)</a> <small>0 sources', text)[-1] == "Topic 39"


def test_few_articles_are_all_opened_and_many_are_not() -> None:
    few, lots = front(many(9)), front(many(200))
    assert few.count('<p class="opening"') == 9
    assert lots.count('<p class="opening"') == 6
    assert lots.count('<article class="entry">') == 35
    assert "day by day" not in few
    assert '<a href="days/">All 200 articles, day by day</a>' in lots


def test_a_huge_day_leads_to_its_page() -> None:
    assert '<a href="days/2031-03-06/">All 90 articles of this day</a>' in front(many(91, a_day=90))
    assert "of this day" not in front(many(91, a_day=7))


def test_a_day_is_linked_with_its_page() -> None:
    assert '<a href="days/2031-03-06/"><time datetime="2031-03-06">6 March 2031</time></a>' in front(many(3))


def test_a_site_of_one_article_has_no_empty_parts() -> None:
    text = front(many(1))
    assert [name for level, name in html.Page(text).headings if level == 2] == ["Latest 1 article"]
    assert text.count('<article class="entry">') == 1
    assert text.count('<p class="opening"') == 1


def test_an_empty_site_tells_the_editor_what_to_do() -> None:
    text = front(many(0))
    words = " ".join(html.Page(text).words.split())
    assert "No articles yet. Put articles into the folder seeds/" in words
    assert "content/topics/" in words
