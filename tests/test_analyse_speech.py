"""Parts of speech of English words, by lexicon, endings and neighbours."""

from __future__ import annotations

import pytest

from digest.analyse.speech import by_ending, tagged


def letters(text: str) -> str:
    return " ".join(f"{word.text}/{word.kind}" for word in tagged(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials plan the repair.", "Officials/n plan/v the/t repair/n ./."),
        ("The plan failed.", "The/t plan/n failed/d ./."),
        ("They want to repair it.", "They/s want/v to/m repair/v it/o ./."),
        ("Storm damage to homes", "Storm/n damage/n to/m homes/n"),
        ("taxes hit oil prices", "taxes/n hit/v oil/n prices/n"),
        ("the wounded were taken", "the/t wounded/n were/a taken/d"),
        ("the wounded sailor", "the/t wounded/j sailor/n"),
        ("the dead of the dead city", "the/t dead/n of/i the/t dead/j city/n"),
        ("The photos show broken windows", "The/t photos/n show/v broken/d windows/n"),
        ("the arms deal with them", "the/t arms/n deal/n with/i them/o"),
        ("a sailor reading the letter", "a/t sailor/n reading/g the/t letter/n"),
        ("They'll film", "They'll/m film/n"),
        ("a 9-year-old boat", "a/t 9-year-old/c boat/n"),
        ("a St. Olavs street", "a/t St./p Olavs/p street/n"),
        ("with Anna von Holm und Weide", "with/i Anna/p von/p Holm/p und/p Weide/p"),
        ("after fighting at the reopening of it", "after/i fighting/n at/i the/t reopening/n of/i it/o"),
    ],
)
def test_neighbours_tell_nouns_from_verbs(text: str, expected: str) -> None:
    assert letters(text) == expected


def test_names_calendar_and_numerals() -> None:
    assert (
        letters("On Monday two ships left Varnholm in May.")
        == "On/i Monday/c two/c ships/n left/d Varnholm/p in/i May/c ./."
    )


def test_new_may_be_part_of_a_name() -> None:
    assert letters("New Varnholm waters") == "New/p Varnholm/p waters/n"
    assert letters("in New Varnholm") == "in/i New/p Varnholm/p"
    assert letters("New rules") == "New/e rules/n"


def test_a_possessive_is_no_part_of_the_word() -> None:
    first, *_ = tagged("Varnholm's harbour")
    assert (first.text, first.owns) == ("Varnholm", True)


def test_capitals_of_a_headline_prove_nothing() -> None:
    assert letters("Rising Water Levels Threaten Towns").endswith("Water/n Levels/n Threaten/v Towns/n")


def test_words_that_no_lexicon_has_are_told_by_their_endings() -> None:
    known = {"barge": "n", "plan": "nv"}
    got = [by_ending(word, known) for word in ("barges", "plans", "zorbling", "zorbled", "zorbly", "zorbish", "zorb")]
    assert got == ["n", "nv", "g", "d", "r", "j", "n"]


def test_no_words() -> None:
    assert tagged("") == ()
    assert letters("… —") == "…/… —/—"
