"""Notes for the editor: headlines and ledes that say more than the text, hedges that a citing article dropped."""

from __future__ import annotations

import dataclasses

import pytest

from digest.model import CitationEdge, Corpus, Found, Link, Place, Why
from digest.problems import Problem
from digest.relate import hedges
from tests.relating import article

REST = "The town has two schools. A market opens beside the church."


def noted(title: str, text: str) -> list[Problem]:
    made, analysis = article("a", text, title=title)
    return list(hedges.problems([made], [analysis], Corpus((), (), (), (), ())))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Garrison at Kufra surrounded by rebels", f"The garrison at Kufra may be surrounded by rebels. {REST}"),
        ("Mayor of Orlin stole harbour funds", f"The mayor of Orlin allegedly stole harbour funds. {REST}"),
        (
            "Dam at Orlin destroyed by drones",
            f"{REST} The ministry denied that the dam at Orlin was destroyed by drones.",
        ),
    ],
)
def test_a_headline_that_tells_what_the_text_holds_open_is_noted(title: str, text: str) -> None:
    found = noted(title, text)
    assert [one.code for one in found] == ["headline-beyond-text"]
    assert found[0].level == "note"
    assert title in found[0].message
    assert found[0].line == 1


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Garrison at Kufra surrounded by rebels", f"The garrison at Kufra is surrounded by rebels. {REST}"),
        (
            "Garrison at Kufra surrounded by rebels, officer says",
            f"The garrison at Kufra may be surrounded by rebels. {REST}",
        ),
        (
            "Officer: garrison at Kufra surrounded by rebels",
            f"The garrison at Kufra may be surrounded by rebels. {REST}",
        ),
        (
            "Is the garrison at Kufra surrounded by rebels?",
            f"The garrison at Kufra may be surrounded by rebels. {REST}",
        ),
        ("Garrison at Kufra may be surrounded by rebels", f"The garrison at Kufra may be surrounded by rebels. {REST}"),
        (
            "Garrison at Kufra surrounded by rebels",
            "The garrison at Kufra may be surrounded by rebels. Later the garrison at Kufra was surrounded by rebels.",
        ),
        ("", f"The garrison at Kufra may be surrounded by rebels. {REST}"),
    ],
)
def test_a_headline_that_hedges_attributes_or_is_borne_out_is_not(title: str, text: str) -> None:
    assert [one.code for one in noted(title, text)] == []


def test_a_number_that_only_the_headline_has_is_noted() -> None:
    assert [one.code for one in noted("Floods kill 47 in Orlin", f"Floods killed dozens in Orlin. {REST}")] == [
        "headline-number"
    ]
    assert noted("Floods kill 47 in Orlin", f"Floods killed 47 people in Orlin. {REST}") == []
    assert noted("Floods cost Orlin 1,200 thalers", f"Floods cost Orlin 1,203 thalers. {REST}") == []
    assert noted("Orlin plans for 2031", f"The town of Orlin has plans. {REST}") == []


def test_a_lede_that_tells_what_the_text_holds_open_is_noted() -> None:
    text = f"Rebels surrounded the garrison at Kufra on Monday. {REST} Rebels reportedly surrounded the garrison at Kufra on Monday."
    assert [one.code for one in noted("News from the south", text)] == ["lede-beyond-text"]


def test_a_hedge_that_a_citing_article_dropped_is_noted() -> None:
    a, told = article("a", f"Rebels surrounded the garrison at Kufra. {REST}", title="From the south")
    b, source = article("b", f"Rebels reportedly surrounded the garrison at Kufra. {REST}", title="Unrest")
    b = dataclasses.replace(b, outlet=Found("The Orlin Ledger", "stated"))
    link = Link("same-fact", Place("a", 0), Place("b", 0), 0.9, Why("shared", ("garrison",)))
    cited = CitationEdge("a", "The Orlin Ledger", "outlet", (1,))
    corpus = Corpus((link,), (), (), (), (cited,))
    found = hedges.problems([a, b], [told, source], corpus)
    assert [(one.path, one.code) for one in found] == [("seeds/a.txt", "hedge-lost")]
    assert hedges.problems([a, b], [told, source], dataclasses.replace(corpus, edges=())) == ()
