"""Which clue is believed, and what is told of those that disagree."""

from __future__ import annotations

from digest.clean import clues
from digest.clean.clues import Candidate, decided
from tests.clues import of


def same(value: str, other: str) -> bool:
    return value == other


def test_agreement_is_stated_and_names_the_clues() -> None:
    verdict = decided([Candidate("a", "og:title"), Candidate("a", "<title>")], same)
    assert verdict is not None
    assert (verdict.chosen.value, verdict.basis, verdict.clue) == ("a", "stated", "og:title; <title>")


def test_disagreement_is_inferred_and_names_both_sides() -> None:
    verdict = decided([Candidate("a", "og:title"), Candidate("b", "<title>")], same)
    assert verdict is not None
    assert (verdict.chosen.value, verdict.basis, verdict.clue) == ("a", "inferred", "og:title; against: <title>")


def test_what_more_clues_say_wins_over_a_more_trusted_one() -> None:
    found = [Candidate("a", "og:title"), Candidate("b", "<h1>"), Candidate("b", "<title>")]
    verdict = decided(found, same)
    assert verdict is not None
    assert (verdict.chosen.value, verdict.basis) == ("b", "stated")


def test_one_origin_does_not_bear_itself_out() -> None:
    verdict = decided([Candidate("a", "<h1>"), Candidate("b", "<h1>"), Candidate("b", "<h1>")], same)
    assert verdict is not None
    assert verdict.chosen.value == "a"


def test_the_order_of_trust_knows_beginnings_and_puts_strangers_last() -> None:
    found = of("title", ("d", "a stranger"), ("c", "<title>"), ("b", "og:title"), ("a", "column Headline"))
    assert [clue.text for clue in clues.of(found, "title")] == ["a", "b", "c", "d"]


def test_the_address_leads_deeper_than_the_front_page() -> None:
    found = of("url", ("https://bee.example/", "canonical link"), ("https://bee.example/ferry", "og:url"))
    assert clues.url(found) == "https://bee.example/ferry"
    assert clues.url(of("url", ("javascript:alert(1)", "og:url"), ("http://[x", "saved from"))) is None
