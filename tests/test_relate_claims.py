"""Who stands behind a sentence, and for when it speaks."""

from __future__ import annotations

import dataclasses
from datetime import date

from digest.api import analyse, read_text
from digest.model import Claim, Count, Fact, Link, Place, Tally, When, Why
from digest.relate.claims import claims, told
from digest.relate.provenance import Sources


def made(text: str, *sentences: int) -> tuple[Claim, ...]:
    day = date(2031, 3, 14)
    article = read_text(f"A headline\n\n{text}\n", name="a.txt")
    article = dataclasses.replace(article, id="a", published=When(day, day, "day", "stated"))
    analysis = analyse(article)
    places = [Place("a", index) for index in sentences]
    return claims([*places, Place("gone", 0)], [article], [analysis], Sources([article], [analysis]))


def test_the_claimant_kind_and_clue() -> None:
    (found,) = made("Fares rise, according to Bloomberg.", 0)
    assert (found.claimant, found.kind, found.clue) == ("Bloomberg", "outlet", "according to Bloomberg")


def test_the_one_nearest_to_the_events() -> None:
    (found,) = made("The trial will begin in June, the BBC reported, citing the lawyer Jon Abara.", 0)
    assert found.claimant == "Jon Abara"


def test_several_who_stand_side_by_side() -> None:
    (found,) = made("Two diplomats and an analyst said that the talks had failed.", 0)
    assert found.claimant == "two diplomats, an analyst"


def test_the_article_s_own_voice() -> None:
    (found,) = made("Four elms were felled in the park.", 0)
    assert (found.claimant, found.kind, found.clue) == (None, None, None)


def test_the_day_told_of_else_that_of_the_article() -> None:
    first, second = made("The hall burned down on 2 March 2031.\n\nThe park is closed since 2029.", 0, 1)
    assert first.date is not None
    assert first.date.start == date(2031, 3, 2)
    assert second.date is not None
    assert second.date.start == date(2031, 3, 14)


def test_claims_are_made_of_what_stands_in_links_facts_and_tallies() -> None:
    link = Link("same-fact", Place("a", 0), Place("b", 0), 1.0, Why("shared", ()))
    tally = Tally("t", "ships", (Count(Place("d", 2), 0),))
    met = told([link], [Fact("f", (Place("c", 1),), ())], [tally], [])
    assert met == {Place("a", 0), Place("b", 0), Place("c", 1), Place("d", 2)}
