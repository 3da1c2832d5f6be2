"""Verbs of saying told by their place."""

from __future__ import annotations

import pytest

from digest.attribution import find


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "“We lost,” grinned Ada Brook.", "Ada Brook"),
        ("de", "„Wir gehen“, brummte Enno Harms.", "Enno Harms"),
        ("fr", "« On attend », souffle l'entraîneur, Luc Brard.", "Luc Brard"),
        ("fr", "« On attend », raconte-t-il.", "t-il"),
        ("ru", "«Ждём», — усмехнулся слесарь Игорь Лунь.", "слесарь Игорь Лунь"),
        ("uk", "«Чекаємо», — буркнула з трибуни депутатка Ірина Лис.", "депутатка Ірина Лис"),
    ],
)
def test_who_spoke(language: str, text: str, source: str) -> None:
    assert [one.source.text for one in find(text, language) if one.source] == [source]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They saw “Hope,” and Ada Brook left."),
        ("fr", "« Espoir », film de Luc Brard, sort mardi."),
        ("pl", "Lisowi odpowiedziała na sesji skarbniczka: „Proszę czytać”."),
        ("es", "Los regantes, que llegaron ayer, se declaran «huérfanos»."),
    ],
)
def test_nobody_is_named(language: str, text: str) -> None:
    assert [one.source.name for one in find(text, language) if one.source and one.source.name] == []
