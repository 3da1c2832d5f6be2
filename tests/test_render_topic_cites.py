"""Who cites whom on a topic's page: the list and the picture say the same."""

from __future__ import annotations

import dataclasses
import re

from digest import render
from digest.model import CitationGraph, Node, Passing, Place
from digest.render import topic_cites
from digest.render.address import Here
from digest.render.catalog import catalog
from tests import sample

NUMBERS = {"courier-bridge": 1, "bridge-shut": 2, "bruecke": 3}


def view() -> topic_cites.CitesView:
    found = topic_cites.cites(catalog(sample.digest(), sample.options()), Here("topics/bridge/"), NUMBERS)
    assert found is not None
    return found


def test_the_list_has_every_article_and_whom_it_cites() -> None:
    told = {entry.source.id: [one.name.text for one in entry.cited] for entry in view().entries}
    assert told == {
        "courier-bridge": ["Valley Institute", "The Lowmoor Herald"],
        "bridge-shut": ["Valley Institute"],
        "bruecke": ["River Courier"],
    }
    herald = view().entries[0].cited[1]
    assert [one.name.text for one in herald.onward] == ["Ada Pell"]
    assert herald.onward[0].belongs == ("Valley Institute",)


def test_the_picture_has_the_names_of_the_list() -> None:
    found = view()
    assert found.chart is not None
    cited = [one for entry in found.entries for one in entry.cited]
    listed = {one.name.text for one in [*cited, *(other for one in cited for other in one.onward)]}
    boxes = {box.title for box in found.chart.wide.boxes if box.kind != "article"}
    assert boxes == listed
    assert {box.title for box in found.chart.narrow.boxes} == {box.title for box in found.chart.wide.boxes}


def test_only_what_the_articles_say_is_told() -> None:
    shelves = catalog(sample.digest(), sample.options())
    part = topic_cites.among(shelves, ["bruecke"])
    assert [(one.source, one.target) for one in part.passings] == [("article/bruecke", "outlet/river-courier")]
    assert {node.id for node in part.nodes} == {"article/bruecke", "outlet/river-courier"}
    assert topic_cites.among(shelves, []) == CitationGraph()


def test_what_all_articles_say_is_the_whole() -> None:
    whole = sample.digest().corpus.graph
    shelves = catalog(sample.digest(), sample.options())
    assert set(topic_cites.among(shelves, shelves.articles).passings) == set(whole.passings)


def test_a_circle_ends() -> None:
    nodes = tuple(Node(f"outlet/{name}", name, "outlet") for name in ("bee", "owl"))
    lines = (
        Passing("article/bruecke", "outlet/bee", (Place("bruecke", 0),)),
        Passing("outlet/bee", "outlet/owl", (Place("bruecke", 1),)),
        Passing("outlet/owl", "outlet/bee", (Place("bruecke", 1),)),
    )
    digest = sample.digest()
    graph = CitationGraph((Node("article/bruecke", "Brücke", "article"), *nodes), lines)
    made = dataclasses.replace(digest, corpus=dataclasses.replace(digest.corpus, graph=graph))
    found = topic_cites.cites(catalog(made, sample.options()), Here(""), NUMBERS)
    assert found is not None
    assert found.entries[0].cited[0].onward[0].onward == ()


def test_the_page_shows_both_drawings_and_their_words() -> None:
    made = {one.path: one.data for one in render.outputs(sample.digest(), sample.options(), sample.theme())}
    page = made["topics/bridge/index.html"].decode()
    assert page.count('role="img"') >= 2
    for name in ("wide", "narrow"):
        assert f'<title id="cites-{name}">Who cites whom</title>' in page
        assert f'<desc id="cites-{name}-about">' in page
    assert len(re.findall(r'id="(cites-[a-z-]+)"', page)) == 4
    assert "Ada Pell" in page


def test_a_statement_shows_its_claimant() -> None:
    made = {one.path: one.data for one in render.outputs(sample.digest(), sample.options(), sample.theme())}
    page = made["topics/bridge/index.html"].decode()
    assert '<bdi>Valley Institute</bdi>, <span class="by">in</span> ' in page
