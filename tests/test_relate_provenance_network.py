"""From articles through outlets to first origins."""

from __future__ import annotations

import dataclasses

from digest.api import analyse, read_text
from digest.model import CitationGraph, Found
from digest.relate.provenance import Sources, network


def graph(**texts: str) -> CitationGraph:
    """The graph of articles by outlet, in one word."""
    articles = [
        dataclasses.replace(
            read_text(f"A headline\n\n{text}\n", name=f"{name}.txt"), id=name, outlet=Found(name, "stated")
        )
        for name, text in texts.items()
    ]
    return network(Sources(articles, [analyse(article) for article in articles]))


def lines(found: CitationGraph, kind: str = "cites") -> set[tuple[str, str]]:
    return {(one.source, one.target) for one in found.passings if one.kind == kind}


def test_an_article_leads_to_those_it_cites_and_to_its_outlet() -> None:
    found = graph(Bee="Fares rise, said the Brenn Transport Authority.")
    assert lines(found) == {("article/Bee", "organisation/brenn-transport-authority")}
    assert lines(found, "published") == {("article/Bee", "outlet/bee")}
    assert {node.id: node.kind for node in found.nodes}["article/Bee"] == "article"


def test_words_told_to_an_outlet_go_by_it() -> None:
    found = graph(Bee="Fares rise, Rita Melk told AFP.")
    assert lines(found) == {
        ("article/Bee", "outlet/agence-france-presse"),
        ("outlet/agence-france-presse", "person/rita-melk"),
    }


def test_an_outlet_whose_own_article_is_there_leads_on() -> None:
    found = graph(
        Bee="The ferry to Brenn will stop running in May, Reuters reported.",
        Reuters="The ferry to Brenn will stop running in May, the Brenn Harbour Authority said.\n\nIt has run for eighty years.",
    )
    assert ("article/Bee", "outlet/reuters") in lines(found)
    assert ("outlet/reuters", "organisation/brenn-harbour-authority") in lines(found)


def test_it_does_not_by_an_article_about_something_else() -> None:
    found = graph(
        Bee="The ferry to Brenn will stop running in May, Reuters reported.",
        Reuters="Four elms were felled in the park, the gardener Jon Abara said.",
    )
    assert not [source for source, _ in lines(found) if source == "outlet/reuters"]


def test_who_speaks_for_an_institution_leads_on_to_it() -> None:
    found = graph(Bee="The pier is sinking, said Marta Holm, an analyst at the Harbour Institute.")
    assert ("article/Bee", "person/marta-holm") in lines(found)
    assert lines(found, "belongs") == {("person/marta-holm", "organisation/harbour-institute")}


def test_unnamed_sources_of_two_articles_are_two() -> None:
    found = graph(Bee="Fares rise, one official said.", Owl="Fares will rise, one official said.")
    assert len([node for node in found.nodes if node.kind == "anonymous"]) == 2


def test_places_tell_the_sentences() -> None:
    found = graph(Bee="It rains. Fares rise, Bloomberg reported.\n\nTrams are full, Bloomberg wrote.")
    (line,) = [one for one in found.passings if one.kind == "cites"]
    assert [place.sentence for place in line.places] == [1, 2]
