"""Cues of attribution with their sources, and outlets named in a text."""

from __future__ import annotations

import pytest

from digest.attribution import find, grammar, mentions
from digest.attribution.outlets import canonical
from tests.cases import Case, cases
from tests.growth import MOST, growth

_LANGUAGES = {"German": "de", "Russian": "ru", "Ukrainian": "uk", "French": "fr", "Spanish": "es", "Polish": "pl"}


@pytest.mark.parametrize("case", cases("attribution.txt"), ids=str)
def test_cues_and_sources(case: Case) -> None:
    language = _LANGUAGES.get(case.title.partition(",")[0], "en")
    found = [f"{a.kind} | {a.cue} | {a.source.text if a.source else '-'}" for a in find(case.given, language)]
    assert "\n".join(found) == case.expected


def test_positions_are_those_of_the_text() -> None:
    text = "Fares rise, according to Nora Finch."
    (found,) = find(text, "en")
    assert found.source is not None
    assert text[found.start : found.end] == "according to"
    assert text[found.source.start : found.source.end] == "Nora Finch"
    assert text[slice(*found.span)] == "according to Nora Finch"


def test_what_stands_in_apposition_describes_the_source() -> None:
    (found,) = find("Fares rise, according to Nora Finch, an analyst with the Harbour Institute.", "en")
    assert found.source is not None
    assert found.source.name == "Nora Finch"
    assert "Harbour Institute" in found.source.description


def test_outlets_take_their_longest_spelling_and_one_label() -> None:
    found = mentions("She told the New York Times and AFP, not the Times.")
    assert [one.name for one in found[:2]] == ["The New York Times", "Agence France-Presse"]
    assert canonical("УНН") == "UNN"
    assert canonical("The Easton Tribune-Messenger") is None


def test_ordinary_words_are_marked_as_doubtful_outlets() -> None:
    (found,) = mentions("He had Time on his side.")
    assert found.common


def test_every_language_has_its_lists() -> None:
    for language in ("en", "uk", "ru", "de", "fr", "es", "pl"):
        rules = grammar(language)
        assert rules.language == language
        assert rules.phrases
        assert rules.people
    assert grammar("xx").language == "en"


@pytest.mark.parametrize("text", ["said " * 20_000, "“" * 20_000, "a, " * 20_000 + "said", "of the " * 20_000])
def test_hostile_text_is_read_in_good_time(text: str) -> None:
    assert growth(lambda part: find(part, "en"), text) < MOST


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "Генеральний штаб Збройних сил Керсії заявив, що міст закрито.",
            "Генеральний штаб Збройних сил Керсії",
            "Генеральний штаб Збройних сил Керсії",
        ),
        ("Напередодні Інститут моря повідомив, що порт закрито.", "Інститут моря", None),
        ("Міністр енергетики Марія Бойко заявила, що станція працює.", "Міністр енергетики Марія Бойко", "Марія Бойко"),
    ],
)
def test_a_slavic_institution_is_whole_and_begins_behind_the_adverb(text: str, source: str, name: str | None) -> None:
    found = [one.source for one in find(text, "uk") if one.source is not None]
    assert [(one.text, one.name) for one in found] == [(source, name)]
