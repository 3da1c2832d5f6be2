"""The editor's list of tags as a book of reference, and what is amiss with it."""

from __future__ import annotations

import pytest

from digest.model import Pattern, Term, Vocabulary
from digest.relate.listing import Listing, problems
from tests.filing import Pair, file, listed, tag, tagged


@pytest.mark.parametrize("label", ["Quay", "QUAYS", "pier", "piers", "landing stage", "landing-stages"])
def test_a_term_has_all_its_forms_in_any_number(label: str) -> None:
    term = Term("Quay", 1, forms=("pier", "landing stage"))
    assert Listing(listed(term)).term(label, "en") == term


def test_names_have_no_number() -> None:
    listing = Listing(listed(Term("Williams", 1, "person")))
    assert listing.term("Williams", "en") is not None
    assert listing.term("William", "en") is None


def test_of_two_terms_with_one_form_the_first_has_it() -> None:
    listing = Listing(listed(Term("Quay", 1, forms=("pier",)), Term("Pier", 2)))
    assert getattr(listing.term("Pier", "en"), "label", None) == "Quay"


def told(vocabulary: Vocabulary, *pairs: Pair) -> list[str]:
    found = list(file(*pairs, vocabulary=vocabulary).values())
    return [str(one) for one in problems(vocabulary, [made for made, _ in pairs], found)]


def test_a_term_that_no_article_has_is_noted() -> None:
    one = tagged("a", text="The quay.")
    assert told(listed("Quay", "Crane"), one) == ['content/tags.yaml:2: no article has the tag "Crane" [unused-tag]']


def test_a_stated_tag_that_the_list_keeps_out_is_told() -> None:
    one = tagged("a", *(tag(label, basis="stated") for label in ("Quary", "Quays", "weather")), text="The quay.")
    hidden, banned = told(listed("Quay", only=True, never=("Weather",)), one)
    assert hidden == (
        'seeds/a.txt: the tag "Quary" is not shown: it is not in content/tags.yaml; did you mean "Quay"? [unknown-tag]'
    )
    assert banned.startswith(
        'seeds/a.txt: the tag "weather" is not shown: `never` in content/tags.yaml holds it; take it out'
    )
    assert banned.endswith("[hidden-tag]")


def test_a_pattern_that_cannot_be_used_is_told() -> None:
    term = Term("Quay", 3, match=(Pattern(text="a*b"),))
    assert told(listed(term), tagged("a", text="The quay.")) == [
        'content/tags.yaml:3: "a*b": `*` may stand only at the end of a word; the pattern is left out [bad-pattern]'
    ]
