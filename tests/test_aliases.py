"""One name for all spellings."""

from __future__ import annotations

import pickle

import pytest

from digest import aliases, lexicon
from digest.model import Alias


@pytest.mark.parametrize(
    ("spelling", "label"),
    [
        ("Zelenskiy’s", "Volodymyr Zelensky"),
        ("Kiev", "Kyiv"),
        ("KIEV", "Kyiv"),
        ("U.S.", "United States"),
        ("USA", "United States"),
        ("the United States", "United States"),
        ("Türkiye", "Turkey"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("the Kremlin", "Kremlin"),
        ("World Health Organisation", "World Health Organization"),
        ("N. Korea", "North Korea"),
        ("Washington, D.C.", "Washington"),
        ("al-Qaida", "Al-Qaeda"),
    ],
)
def test_spellings(spelling: str, label: str) -> None:
    alias = aliases.table().canonical(spelling)
    assert alias is not None
    assert alias.label == label


@pytest.mark.parametrize("word", ["us", "Who", "who", "times", "guardian", "", " ", "Київ", "Atlantis"])
def test_words_that_are_no_spelling_of_anything(word: str) -> None:
    assert aliases.table().canonical(word) is None


def test_marks_make_other_letters_outside_the_latin_alphabet() -> None:
    assert aliases.key("Київ") != aliases.key("Киів")
    assert aliases.key("Łódź") == aliases.key("Lodz")


def test_demonyms() -> None:
    names = aliases.table()
    ukrainians, kurds = names.demonym("Ukrainians"), names.demonym("Kurdish")
    assert ukrainians is not None
    assert ukrainians.label == "Ukraine"
    assert kurds == Alias()
    assert names.demonym("Ukraine") is None


def test_the_editors_additions_win_and_take_over_what_was_known() -> None:
    names = aliases.table((Alias("Kiev", forms=("Kyiv",)), Alias("Harbour Board", "organisation", ("HB",))))
    kiev, board = names.canonical("Kyyiv"), names.canonical("HB")
    assert kiev is not None
    assert board is not None
    assert (kiev.label, kiev.kind) == ("Kiev", "place")
    assert (board.label, board.kind) == ("Harbour Board", "organisation")
    assert names.canonical("Moscow") is not None


def test_of_two_additions_for_one_form_the_first_wins() -> None:
    names = aliases.table((Alias("Ann Falk", "person", ("Falk",)), Alias("Bo Falk", "person", ("Falk",))))
    falk = names.canonical("Falk")
    assert falk is not None
    assert falk.label == "Ann Falk"


def test_the_table_travels_to_another_process() -> None:
    names = aliases.table((Alias("Falkland", "place", ("Falk",)),))
    assert pickle.loads(pickle.dumps(names)) == names


def test_no_form_stands_under_two_labels() -> None:
    data = lexicon.table("aliases")
    homes: dict[str, str] = {}
    for group in ("organisations", "people", "events", "works"):
        for label, forms in data[group].items():
            for form in (label, *forms):
                assert homes.setdefault(aliases.key(form), label) == label, form


def test_every_form_of_a_place_belongs_to_a_listed_place() -> None:
    data = lexicon.table("aliases")
    listed = {*data["countries"], *(row[0] for row in data["countries"].values()), *data["places"]["names"]}
    assert not ({*data["forms"], *data["places"]["forms"]} - listed)
