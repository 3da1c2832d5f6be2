"""Nouns and pronouns of an article that stand for its names."""

from __future__ import annotations

import pytest

import digest
from digest import aliases
from digest.analyse.anaphors import anaphors, worded
from digest.analyse.names import names
from tests.analysing import FERRY, article


def found(text: str, language: str = "en") -> list[tuple[int, str, str]]:
    made, sentences = article(text, language=language)
    out = anaphors(made, sentences, names(made, sentences, aliases.table()))
    assert all(sentences[one.sentence].text[one.start : one.end] == one.text for one in out)
    return [(one.sentence, one.text, one.name) for one in out]


def test_a_news_story() -> None:
    got = found(FERRY)
    assert (5, "the company", "Nordlinje") in got
    assert all(name in {"Nordlinje", "Varnholm", "Ingrid Solberg"} for _, _, name in got)


def test_a_country_is_one_even_where_only_its_people_are_named() -> None:
    assert found("Poland will vote in May.\nPolls in the country open at six.") == [(1, "the country", "Poland")]
    assert not found("Poland will vote in May.\nGerman troops left.\nPolls in the country open at six.")


def test_given_names_tell_he_from_she() -> None:
    assert found("Maria Holt met Peter Ask.\nHe smiled.") == [(1, "He", "Peter Ask")]


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
def test_words_stand_where_they_are_said_to(language: str) -> None:
    text = "L'école “Nord” d'Ada Lind's, 3 o'clock — it's über № 5."
    for word in worded(text, language):
        assert text[word.start : word.end].startswith(word.text)


def test_no_names_no_anaphors() -> None:
    assert not found("the ship left.\nshe sank.")


def test_they_stand_in_the_analysis_and_are_exported() -> None:
    made = digest.read_text(
        "---\nlanguage: en\n---\n\nMaria Holt left. She smiled.", name="a.md", media_type="text/markdown"
    )
    analysis = digest.analyse(made)
    assert [(one.text, one.name) for one in analysis.anaphors] == [("She", "Maria Holt")]
