"""What stands for a name, sentence by sentence; more stories are in `tests/fixtures/referring`."""

from __future__ import annotations

import pytest

from digest import referring
from digest.analyse.anaphors import worded
from digest.model import TagKind
from digest.referring import Known
from tests.growth import MOST, growth

LIND = Known("Ada Lind", "person", (("Ada", "Lind"), ("Lind",)), sex="f")
FALK = Known("Bo Falk", "person", (("Bo", "Falk"), ("Falk",)), sex="m")
RAY = Known("Robin Ray", "person", (("Robin", "Ray"),), sex="f")
WATER = Known("Ministry of Water", "organisation", (("Ministry", "of", "Water"),))
TRADE = Known("Ministry of Trade", "organisation", (("Ministry", "of", "Trade"),))
KESTREL = Known("Kestrel", "other", (("Kestrel",),), likely=frozenset({"company"}))


def found(text: str, *known: Known, language: str = "en") -> list[tuple[str, str]]:
    """What stands for a name, and the name."""
    sentences = text.split("\n")
    rows = [worded(sentence, language) for sentence in sentences]
    return [
        (sentences[one.sentence][one.start : one.end], one.name) for one in referring.resolve(rows, known, language)
    ]


def test_the_noun_that_a_name_has_stands_for_it() -> None:
    assert found("The Ministry of Water met.\nThe ministry waits.", WATER) == [("The ministry", "Ministry of Water")]


def test_two_that_fit_equally_leave_it_open() -> None:
    assert not found("The Ministry of Water met the Ministry of Trade.\nThe ministry waits.", WATER, TRADE)


def test_one_that_was_not_named_competes() -> None:
    assert not found("The Ministry of Water met.\nA ministry in the south fell.\nThe ministry waits.", WATER)


def test_the_far_one_of_two_is_forgotten() -> None:
    text = "The Ministry of Trade met.\nRain fell.\nSnow fell.\nThe Ministry of Water met.\nThe ministry waits."
    assert found(text, WATER, TRADE) == [("The ministry", "Ministry of Water")]


def test_an_attribute_that_was_not_told_makes_another_one() -> None:
    assert not found("The Ministry of Water met.\nThe finance ministry waits.", WATER)
    assert found("The Ministry of Water met.\nThe water ministry waits.", WATER)


def test_what_is_named_further_on_in_the_sentence_is_another() -> None:
    assert not found("The Ministry of Water met.\nThe ministry is not the Ministry of Water.", WATER)


@pytest.mark.parametrize(("pronoun", "name"), [("She", "Ada Lind"), ("He", "Bo Falk")])
def test_he_and_she_are_told_apart(pronoun: str, name: str) -> None:
    assert found(f"Ada Lind met Bo Falk.\n{pronoun} smiled.", LIND, FALK) == [(pronoun, name)]


def test_a_pronoun_goes_to_the_subject_where_no_other_stands_in_the_sentence_before() -> None:
    assert found("Robin Ray left.\nAda Lind came.\nShe smiled.", LIND, RAY) == [("She", "Ada Lind")]
    assert not found("Ada Lind met Robin Ray.\nShe smiled.", LIND, RAY)


def test_him_is_not_the_subject_of_its_clause() -> None:
    assert found("Bo Falk left.\nAda Lind called him.", LIND, FALK) == [("him", "Bo Falk")]
    assert not found("Bo Falk called him.", FALK)


def test_an_unnamed_person_takes_the_pronoun() -> None:
    assert not found("Bo Falk left.\nA man robbed the bank.\nHe smiled.", FALK)


def test_a_name_of_unknown_kind_may_be_a_person() -> None:
    assert not found("Bo Falk left.\nKestrel came.\nHe smiled.", FALK, KESTREL)


def test_it_stands_for_a_body_that_acts() -> None:
    text = "The Ministry of Water met.\nIt {} nothing."
    assert found(text.format("announced"), WATER) == [("It", "Ministry of Water")]
    assert not found(text.format("rained"), WATER)
    assert not found("The Ministry of Water met.\nIt was announced at noon.", WATER)


def test_its_goes_to_the_subject() -> None:
    assert found("The Ministry of Water lost its case.", WATER) == [("its", "Ministry of Water")]


def test_pronouns_inside_a_quotation_are_left_alone() -> None:
    assert not found('Ada Lind left.\n"She is late," the guard said.', LIND)


def test_a_pronoun_before_the_subject_may_stand_for_it() -> None:
    assert not found("Robin Ray left.\nIn her memoir, Ada Lind smiles.", LIND, RAY)


@pytest.mark.parametrize(("kind", "noun", "open_"), [("place", "city", False), ("place", "island", True)])
def test_the_kind_of_a_name_is_enough_where_nothing_else_is_near(kind: TagKind, noun: str, *, open_: bool) -> None:
    place = Known("Orl", kind, (("Orl",),), likely=frozenset({"city"}))
    assert bool(found(f"A storm hit Orl.\nThen the {noun} burned.", place)) is not open_


def test_no_lists_no_answer() -> None:
    assert not found("Υπουργείο Νερού.\nΤο υπουργείο.", WATER, language="el")


def test_long_sentences_and_long_stories_take_time_in_proportion() -> None:
    def read(text: str) -> object:
        return referring.resolve([worded(line, "en") for line in text.split("\n")], [LIND, FALK, WATER, TRADE], "en")

    line = "The ministry and the company of Lind said that she and the mayor met the ministry and his ship "
    assert growth(read, f"{line}\n" * 800) < MOST
    assert growth(read, line * 800) < MOST
