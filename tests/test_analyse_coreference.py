"""Short forms that join what they stand for."""

from __future__ import annotations

import pytest

from digest import aliases
from digest.analyse.names import names
from tests.analysing import article
from tests.growth import MOST, growth


def found(text: str, language: str = "en") -> dict[str, tuple[str, tuple[int, ...]]]:
    made, sentences = article(text, language=language)
    return {name.label: (name.kind, name.sentences) for name in names(made, sentences, aliases.table())}


def test_mr_and_mrs_of_one_family() -> None:
    got = found("Harold Brant baked.\nEdna Brant sold.\nMr Brant retired.\nMrs Brant did not.\n")
    assert got == {"Harold Brant": ("person", (0, 2)), "Edna Brant": ("person", (1, 3))}


def test_the_short_form_before_the_full_one() -> None:
    assert found("The mayor thanked Brandvold.\nHilde Brandvold smiled.\n") == {"Hilde Brandvold": ("person", (0, 1))}


def test_the_end_and_the_opening_of_a_bodys_name() -> None:
    got = found(
        "The Port of Skerry Harbour Board met.\nThe Harbour Board will meet again.\nOn Friday Quantal Motors paid, and Quantal left.\n"
    )
    assert got == {"Port of Skerry Harbour Board": ("organisation", (0, 1)), "Quantal Motors": ("organisation", (2,))}


def test_a_ministry_in_small_letters_is_no_name() -> None:
    assert found("The Ministry of Water met.\nThe ministry waits.\n") == {"Ministry of Water": ("organisation", (0,))}


def test_suffixes_are_no_surnames() -> None:
    got = found("Amos Okon Jr. and J.P. Harrow III dug.\nOn Friday Okon found a bone, and Harrow a tooth.\n")
    assert set(got) == {"Amos Okon Jr", "J. P. Harrow III"}


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("uk", "Суд заарештував Миколу Дзюбу.\nДзюба мовчить.\n", "Микола Дзюба"),
        ("uk", "Роману Кравцю допомагали сусіди.\n", "Роман Кравець"),
        ("ru", "Тренер похвалил Дениса Котова.\n", "Денис Котов"),
        ("pl", "Nagrodę przyznano Krzysztofowi Mazurowi.\nMazur dziękuje.\n", "Krzysztof Mazur"),
    ],
)
def test_people_stand_in_the_nominative(language: str, text: str, label: str) -> None:
    assert label in found(text, language)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_many_names_take_time_in_proportion(language: str) -> None:
    letters = "abcdefghijklmnopqrst" if language == "en" else "абвгдежзиклмнопрстух"
    text = "".join(
        f"{a.upper()}{b}{c}or {c.upper()}{a}{b}sen met {b.upper()}{a}{c}dal.\n"
        for a in letters
        for b in letters
        for c in letters[:2]
    )
    assert growth(lambda part: found(part, language), text) < MOST
