"""Key phrases: noun-like, repeated, brought together by stem."""

from __future__ import annotations

from digest.analyse.phrases import phrases
from tests.analysing import FERRY, article


def labels(text: str, *, title: str = "", language: str = "en") -> list[str]:
    return [one.label for one in phrases(*article(text, title=title, language=language))]


def test_what_comes_up_again_is_a_phrase() -> None:
    got = labels(FERRY, title="A new ferry harbour")
    assert "harbour" in got or "new harbour" in got
    assert "ferry harbour" in got


def test_spellings_of_one_stem_are_one_phrase() -> None:
    text = "The minimum wage rises.\nUnions want higher minimum wages.\nCritics of minimum wages object.\n"
    assert labels(text).count("minimum wages") == 1
    assert "minimum wage" not in labels(text)


def test_a_part_that_never_stands_alone_is_never_whole() -> None:
    made, sentences = article("The power plant failed.\nNobody repairs the power plant.\nThe power plant is old.\n")
    assert {one.label: (one.count, one.whole) for one in phrases(made, sentences)} == {
        "power plant": (3, 3),
        "plant": (3, 0),
    }


def test_a_part_cut_at_any_place_is_no_phrase() -> None:
    got = labels("A death penalty case opened.\nAnother death penalty case is near.\n")
    assert "penalty case" not in got
    assert "death penalty case" in got


def test_verbs_adverbs_and_general_words_make_no_phrase() -> None:
    text = "People said the week was nearly over.\nPeople said the week was nearly done.\nThey want to rebuild and to rebuild again.\n"
    assert labels(text) == []


def test_phrases_do_not_cross_punctuation_and_may_hold_a_name() -> None:
    got = labels("The bridge, cables and Solmar harbour fell.\nThe bridge, cables and Solmar harbour burned.\n")
    assert got == ["bridge", "cables", "Solmar harbour", "harbour"]


def test_a_phrase_of_the_title_need_not_come_up_again() -> None:
    assert "water shortage" in labels("A water shortage looms.\n", title="Water shortage in the north")


def test_other_languages() -> None:
    got = labels("Die Wasserversorgung ist knapp.\nDie Stadt baut die Wasserversorgung aus.\n", language="de")
    assert got[0] == "Wasserversorgung"


def test_a_capital_that_opens_a_sentence_is_no_part_of_a_phrase() -> None:
    assert "tour groups" in labels("Tour groups left. The tour was long.\n")
    assert "Danish boats" in labels("Danish boats left. A boat sank.\n")


def test_elsewhere_a_headline_alone_makes_no_phrase() -> None:
    assert "école rouvre" not in labels("Les enfants sont là.\n", title="L'école rouvre ses portes", language="fr")
