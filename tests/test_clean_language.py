"""The language of a text."""

from __future__ import annotations

import pytest

from digest.clean.language import language
from digest.model import Stated
from tests.clues import PROSE, of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The harbour was closed on Monday after the storm had come.", "en"),
        ("Порт закрили в понеділок, після того як прийшла буря.", "uk"),
        ("Порт закрыли в понедельник, после того как пришла буря.", "ru"),
        ("Der Hafen wurde am Montag nach dem Sturm geschlossen.", "de"),
        ("Le port a été fermé lundi après la tempête.", "fr"),
        ("El puerto fue cerrado el lunes después de la tormenta.", "es"),
        ("Port został zamknięty w poniedziałek po burzy.", "pl"),
        ("港口在星期一暴风雨过后关闭了。", "zh"),
        ("أغلق الميناء يوم الاثنين بعد العاصفة.", "ar"),
    ],
)
def test_languages_are_told_apart(text: str, code: str) -> None:
    found = language(text, Stated())
    assert (found.text, found.basis) == (code, "inferred")
    assert found.clue


def test_the_clue_is_the_commonest_function_words() -> None:
    assert language("The ship and the harbour and the storm.", Stated()).clue == "the, and"


@pytest.mark.parametrize(("text", "clue"), [("28 — 2025", "no words"), ("Ok", "too few words to tell")])
def test_what_cannot_be_told_is_said(text: str, clue: str) -> None:
    found = language(text, Stated())
    assert (found.text, found.clue) == ("und", clue)


def test_what_is_stated_wins_unless_it_is_no_tag() -> None:
    assert language("Der Hafen ist zu.", Stated(language="en-GB")).text == "en-GB"
    assert language("Der Hafen ist seit Montag geschlossen.", Stated(language="auf Deutsch!")).text == "de"


@pytest.mark.parametrize(
    ("text", "declared", "code", "basis"),
    [
        (PROSE * 3, "en_GB", "en", "stated"),
        (PROSE * 3, "de", "en", "inferred"),
        ("Storm.", "uk-UA", "uk", "stated"),
        ("Storm.", "zh-Hant-TW", "zh-Hant", "stated"),
        ("Storm.", "en-Whatever", "en", "stated"),
        ("Storm.", "klingon", "und", "inferred"),
    ],
)
def test_a_text_of_some_length_wins_over_what_a_template_declares(
    text: str, declared: str, code: str, basis: str
) -> None:
    found = language(text, Stated(), of("language", (declared, "html lang")))
    assert (found.text, found.basis) == (code, basis)
    if (code, basis) == ("en", "inferred"):
        assert found.clue is not None
        assert found.clue.endswith("; against: html lang")
