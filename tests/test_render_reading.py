"""How findings are put before a reader: outlets without names, reasons, titles, headings."""

from __future__ import annotations

import dataclasses
import re

import pytest

from digest import render
from digest.model import Corpus, Fact, Link, Place, Why
from digest.render import reasons
from digest.render.catalog import catalog
from digest.render.filters import markdown
from digest.render.frame import Head, tabs
from tests import html, sample


def test_an_outlet_without_a_name_is_shown_by_its_article_and_never_by_its_file() -> None:
    digest = sample.digest()
    article = next(article for article in digest.articles if article.outlet is None)
    place = Place(article.id, 0)
    names = (f"unnamed outlet ({article.seed})", f"officials (unnamed outlet ({article.seed}))")
    fact = Fact("f", (place, Place("courier-bridge", 0)), names)
    corpus = dataclasses.replace(
        digest.corpus,
        facts=(fact,),
        topics=tuple(dataclasses.replace(found, facts=("f",)) for found in digest.corpus.topics),
    )
    options = sample.options(publish="full")
    made = render.outputs(dataclasses.replace(digest, corpus=corpus), options, sample.theme())
    page = next(output.data.decode() for output in made if output.path == "topics/bridge/index.html")
    text = " ".join(html.Page(page).words.split())
    assert re.search(r"2 independent origins: an unnamed outlet\d, officials \(an unnamed outlet\d\)", text), text
    assert (article.seed or "") not in page
    assert f'title="{article.title.text}">an unnamed outlet</a>' in page


@pytest.mark.parametrize(
    ("why", "shown"),
    [
        (Why("shared", ("bridge", "Lowmoor")), "words in both: Lowmoor bridge"),
        (Why("replaced", ("open", "shut")), "first “shut”, later “open”"),
        (Why("figures", ("3", "4")), "3 against 4"),
        (Why("shared", ("nowhere", "here")), "words in both: nowhere, here"),
    ],
)
def test_reasons_read_well(why: Why, shown: str) -> None:
    first = sample.article("one", "T", [["The Lowmoor bridge is shut."]])
    second = sample.article("two", "U", [["They closed Lowmoor bridge."]])
    digest = dataclasses.replace(
        sample.digest(),
        articles=(first[0], second[0]),
        analyses=(sample.analysis("one", first[1], [0]), sample.analysis("two", second[1], [0])),
    )
    shelves = catalog(dataclasses.replace(digest, corpus=Corpus((), (), (), (), ())), sample.options())
    assert str(reasons.reason(shelves, Link("same-fact", Place("one", 0), Place("two", 0), 1.0, why))) == shown


def test_titles_of_tabs_are_short_and_differ() -> None:
    long = "A very long title that says what happened where and to whom and then goes on " * 2
    heads = [Head(title, "d") for title in ("Short", long + "one", long + "two", "Site", long)]
    found = tabs(heads, "Site")
    assert found[0] == "Short | Site"
    assert found[3] == "Site"
    assert all(len(title) <= 70 for title in found)
    assert len(set(found)) == 5


@pytest.mark.parametrize(
    ("text", "levels"),
    [("## A\n\n### B\n\n## C", "232"), ("#### A\n\n# B\n\n#### C", "223"), ("A\n===\n\n###### B", "23")],
)
def test_the_headings_of_the_editor_follow_the_title_without_a_gap(text: str, levels: str) -> None:
    assert "".join(re.findall(r"<h([1-6])>", markdown(text))) == levels
    assert re.findall(r"<h([1-6])>", markdown(text)) == re.findall(r"</h([1-6])>", markdown(text))


def test_headings_written_as_html_stay_text() -> None:
    assert "&lt;h4&gt;" in markdown("## A\n\n<h4>x</h4>")


def test_who_tells_a_fact_from_outside_the_topic_is_a_numbered_source_too() -> None:
    digest = sample.digest()
    fact = Fact("f", (Place("courier-bridge", 0), Place("choir", 0)), ("River Courier",))
    topics = tuple(
        dataclasses.replace(found, facts=("f",)) for found in digest.corpus.topics if found.topic == "bridge"
    )
    assert "choir" not in {member.article for member in topics[0].members}
    corpus = dataclasses.replace(digest.corpus, facts=(fact,), topics=topics)
    made = render.outputs(dataclasses.replace(digest, corpus=corpus), sample.options(publish="full"), sample.theme())
    page = next(output.data.decode() for output in made if output.path == "topics/bridge/index.html")
    number = len(topics[0].members) + 1
    assert f'href="#source-{number}"' in page
    assert f'id="source-{number}"' in page
    assert page.count("Cited for a fact; not filed under this topic.") == 1
    assert html.faults(page) == []
