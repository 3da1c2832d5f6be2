"""What a topic's page is made of: here, what is new."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from digest.model import Coverage, Digest, Options, Pattern, Place, Rule, Topic, TopicOptions
from digest.relate import relate
from digest.relate.coverage import news
from tests.relating import article
from tests.sites import SiteTest

TELL = (
    ("early", date(2031, 3, 2), "The ferry to Orlow was stopped after a crack was found in its hull on Sunday."),
    ("later", date(2031, 3, 8), "The ferry to Orlow needs twelve days of repairs, welders from Brask told the port."),
    ("last", date(2031, 3, 9), "The ferry to Orlow will carry half as many cars when it sails again in the spring."),
)


def covered(topic: Topic, topic_options: TopicOptions | None = None, count: int = 3) -> Coverage:
    made = [article(name, text, published=day) for name, day, text in TELL[:count]]
    return relate(
        [one for one, _ in made], [two for _, two in made], [topic], Options(topic=topic_options or TopicOptions())
    ).topics[0]


def ferry(since: date | None = None) -> Topic:
    return Topic("ferry", "The ferry", "content/topics/ferry.md", Rule(any=(Pattern("ferry"),)), since=since)


def test_new_is_what_the_last_day_brought() -> None:
    update = covered(ferry()).update
    assert update is not None
    assert update.since == date(2031, 3, 9)
    assert [place.article for place in update.sentences] == ["last"]


@pytest.mark.parametrize(("day", "told"), [(3, {"later", "last"}), (9, {"last"})])
def test_the_editor_may_name_a_day(day: int, told: set[str]) -> None:
    update = covered(ferry(date(2031, 3, day))).update
    assert update is not None
    assert {place.article for place in update.sentences} == told


def test_nothing_is_said_to_be_new_without_something_older_or_against_the_editor_s_wish() -> None:
    assert covered(ferry(), count=1).update is None
    assert covered(ferry(date(2031, 4, 1))).update is None
    assert covered(ferry(), TopicOptions(new=0)).update is None


def test_the_page_tells_what_is_new_and_since_when(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).edit("content/site.yaml", "publish: full\n")
    for name, day, text in TELL:
        site.seed(f"{name}.md", f"---\ntitle: News of {name}\noutlet: Orlow {name}\ndate: {day}\n---\n\n{text}\n")
    front = "title: The ferry\nmatch:\n  any: [ferry]\n"
    page = "topics/ferry/index.html"
    site.topic("ferry.md", f"---\n{front}---\n").build()
    site.has(page, '<span class="flag">New since 9 March 2031</span>').lacks(page, 'id="new"')
    site.topic("ferry.md", f"---\n{front}since: 2031-03-08\n---\n").build().has(page, "New since 8 March 2031")
    site.topic("ferry.md", f"---\n{front}since: 2031-03-30\n---\n").build().lacks(page, "New since")
    site.topic("ferry.md", f"---\n{front}since: soon\n---\n").build()
    assert any(problem.line == 5 for problem in site.problems), "a day that is none is told with its line"


def test_what_the_editor_placed_is_summed_up_beside_what_patterns_found() -> None:
    texts = (
        "A crane fell onto the quay at Brask on Monday and hurt two of the men who were loading salt.",
        *(t for _, _, t in TELL),
    )
    placed = Topic("ferry", "The ferry", "content/topics/ferry.md", Rule(any=(Pattern("ferry"),)), examples=("placed",))
    names = ("placed", *(name for name, _, _ in TELL))
    made = [
        article(name, text, published=date(2031, 3, day))
        for day, (name, text) in enumerate(zip(names, texts, strict=True), 1)
    ]
    options = Options(topic=TopicOptions(sentences=4))
    corpus = relate([one for one, _ in made], [two for _, two in made], [placed], options)
    assert {place.article for place in corpus.topics[0].summary} == set(names)


def site_of(tmp_path: Path) -> tuple[Digest, Options]:
    site = SiteTest(tmp_path).edit("content/site.yaml", "publish: full\n")
    for name, day, text in TELL:
        site.seed(f"{name}.md", f"---\ntitle: News of {name}\noutlet: Orlow {name}\ndate: {day}\n---\n\n{text}\n")
    plan = site.topic("ferry.md", "---\ntitle: The ferry\nmatch:\n  any: [ferry]\n---\n").plan()
    return plan.digest, plan.options


def test_news_are_of_any_day_asked_for_and_among_the_sentences_allowed(tmp_path: Path) -> None:
    digest, options = site_of(tmp_path)
    every = {Place(one.article, 0) for one in digest.analyses}
    ids = {one.title.text.rpartition(" ")[2]: one.id for one in digest.articles}
    since = date(2031, 3, 8)
    assert {place.article for place in news(digest, options, since, every)["ferry"]} == {ids["later"], ids["last"]}
    allowed = {Place(ids["early"], 0), Place(ids["last"], 0)}
    assert news(digest, options, since, allowed)["ferry"] == (Place(ids["last"], 0),)
    assert news(digest, options, date(2031, 3, 10), every)["ferry"] == ()
    assert news(digest, options, since, frozenset())["ferry"] == ()
