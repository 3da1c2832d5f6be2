"""Names of places in the nominative."""

from __future__ import annotations

import pytest

from digest.analyse.cases import in_nominative
from digest.inflection import is_oblique
from digest.segment import spans


@pytest.mark.parametrize(
    ("language", "label", "met", "nominative"),
    [
        ("uk", "Рудополі", ["Рудопіль"], "Рудопіль"),
        ("pl", "Jaworniku", ["Jawornik"], "Jawornik"),
        ("ru", "Новолуцке", [], "Новолуцк"),
        ("pl", "Lisowicach", [], "Lisowice"),
        ("uk", "Бистриці", ["Бистро"], "Бистриця"),
        ("uk", "Полтаві", [], "Полтава"),
        ("ru", "Ереване", [], "Ереван"),
        ("pl", "Gdańsk", [], "Gdańsk"),
    ],
)
def test_nominative(language: str, label: str, met: list[str], nominative: str) -> None:
    assert in_nominative(label, met, language) == nominative


def test_metres_end_a_sentence_and_a_town_does_not() -> None:
    text = "Тріщина має 40 м. Близько сотні людей виїхали до м. Рудополя."
    assert [text[low:high] for low, high in spans(text, "uk")] == [text[:17], text[18:]]


def test_datives_are_no_subjects() -> None:
    assert is_oblique("Lisowi", "pl")
    assert is_oblique("Ігор Лисові", "uk")
    assert not is_oblique("Ewa Lis", "pl")
    assert not is_oblique("Lisowi", "en")
