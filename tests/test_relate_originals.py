"""What copies bring to the article that is shown, and to what sources say together."""

from __future__ import annotations

import dataclasses
from datetime import date

from digest.model import Citation, LinkOptions, Options, Place
from digest.relate import originals, provenance, relate
from tests.copying import FOLLOW_UP, REPORT, found, made, stated


def test_an_original_that_there_is_not_is_told() -> None:
    one, two = stated(made("one", REPORT), copy_of="tow"), made("two", REPORT)
    given = found(one, two)
    told = originals.problems([one[0], two[0]], given)
    assert [(problem.code, problem.level) for problem in told] == [("copy", "note"), ("unknown-original", "warning")]
    assert told[1].hint == 'did you mean "two"?'


def test_copies_add_nothing_to_what_sources_say_together() -> None:
    wire = made("wire", REPORT, outlet="Quay Press", published=date(2025, 3, 1))
    daily = made("daily", REPORT, outlet="Vellmar Daily", published=date(2025, 3, 2))
    citing = made(
        "citing", "The northern pier of Vellmar was closed on Tuesday after divers found cracks in its wooden piles."
    )
    alone = made("alone", FOLLOW_UP, outlet="Ostrand Post", published=date(2025, 3, 4))
    given = [wire, daily, citing, alone]
    corpus = relate([one for one, _ in given], [two for _, two in given], (), Options(links=LinkOptions(threshold=0.3)))
    assert [(copy.article, copy.of) for copy in corpus.copies] == [("daily", "wire")]
    met = {place.article for fact in corpus.facts for place in fact.sentences}
    met |= {place.article for link in corpus.links for place in (link.a, link.b)}
    met |= {event.place.article for event in corpus.timeline} | {edge.article for edge in corpus.edges}
    assert "wire" in met
    assert "daily" not in met
    assert all("Vellmar Daily" not in fact.origins for fact in corpus.facts)


def test_who_cites_an_outlet_that_printed_a_copy_has_the_origin_of_the_article() -> None:
    wire = made("wire", REPORT, outlet="Quay Press", url="https://quay.example/pier")
    daily = made("daily", REPORT, outlet="Vellmar Daily")
    citing = made("citing", "The northern pier is closed, the Vellmar Daily reported.", outlet="Ostrand Post")
    cites = (Citation("Vellmar Daily", "outlet", (0,)),)
    told = [wire, (citing[0], dataclasses.replace(citing[1], cites=cites))]
    shown = originals.carriers([wire[0], daily[0]], found(wire, daily))
    assert shown == {"wire": ("Vellmar Daily",)}
    places = [Place("wire", 0), Place("citing", 0)]
    articles, analyses = [one for one, _ in told], [two for _, two in told]
    assert provenance.origins(places, articles, analyses) == ("Quay Press", "Vellmar Daily")
    assert provenance.origins(places, articles, analyses, shown) == ("Quay Press",)


def test_an_outlet_that_printed_a_copy_may_still_report_by_itself() -> None:
    wire, own = made("wire", REPORT, outlet="Quay Press"), made("own", FOLLOW_UP, outlet="Vellmar Daily")
    places, shown = [Place("wire", 0), Place("own", 0)], {"wire": ("Vellmar Daily",)}
    assert provenance.origins(places, [wire[0], own[0]], [wire[1], own[1]], shown) == ("Quay Press", "Vellmar Daily")


def test_a_topic_given_to_a_copy_goes_to_the_article_shown() -> None:
    one, two = made("one", REPORT, topics=("ferries",)), made("two", REPORT, topics=("harbours",))
    given = found(one, two)
    (shown,) = originals.filed([one[0], two[0]], given)
    assert shown.stated.topics == ("ferries", "harbours")
    assert originals.without([one[1], two[1]], given) == (one[1],)
