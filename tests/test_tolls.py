"""The words by which people and things are counted in news."""

from __future__ import annotations

import pytest

from digest import tolls
from digest.lexicon import table


@pytest.mark.parametrize(
    ("word", "language", "kind"),
    [
        ("killed", "en", "killed"),
        ("deaths", "en", "killed"),
        ("поранено", "uk", "injured"),
        ("затриманих", "uk", "detained"),
        ("погибли", "ru", "killed"),
        ("verletzt", "de", "injured"),
        ("détruits", "fr", "destroyed"),
        ("heridos", "es", "injured"),
        ("ewakuowano", "pl", "evacuated"),
        ("painted", "en", None),
        ("killed", "xx", None),
    ],
)
def test_the_class_of_a_word(word: str, language: str, kind: str | None) -> None:
    assert tolls.toll(word, language) == kind


def test_two_words() -> None:
    assert tolls.of_two("shot down over", "en") == len("shot down")
    assert tolls.of_two("shot at", "en") == 0


def test_every_language_has_the_same_classes() -> None:
    languages = [language for language, rows in table("figures").items() if "relations" in rows]
    assert len(languages) == 7
    assert {tolls.kinds(language) for language in languages} == {tolls.kinds("en")}
