"""Names in dispatches written for this purpose, half of which the rules were not tuned on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from digest import aliases
from digest.analyse.names import names
from tests.analysing import article
from tests.cases import FIXTURES

LANGUAGES = ("en", "de", "es", "fr", "pl", "ru", "uk")


def dispatches(language: str, half: int) -> Iterator[tuple[str, set[str]]]:
    """Texts with their names as `kind label`: half 0 for tuning, half 1 for reporting."""
    listed = tomllib.loads((FIXTURES / "names" / f"{language}.toml").read_text("utf-8"))["dispatch"]
    for one in listed[half::2]:
        yield one["text"].strip(), set(one["names"])


def f1(languages: tuple[str, ...], half: int, *, kinds: bool = True) -> float:
    hit = wanted = met = 0
    for language in languages:
        for text, gold in dispatches(language, half):
            made, sentences = article(text, language=language)
            got = {f"{name.kind} {name.label}" for name in names(made, sentences, aliases.table())}
            cut = (lambda one: one) if kinds else (lambda one: one.partition(" ")[2])
            sides = set(map(cut, gold)), set(map(cut, got))
            hit, wanted, met = hit + len(sides[0] & sides[1]), wanted + len(sides[0]), met + len(sides[1])
    return 2 * hit / (wanted + met)


@pytest.mark.parametrize("half", [0, 1], ids=["tuning", "reporting"])
def test_all_languages(half: int) -> None:
    assert f1(LANGUAGES, half) >= (0.90, 0.82)[half]  # 93.4 and 84.1 when this was written; 62.3 and 62.3 before


def test_labels_alone() -> None:
    assert f1(LANGUAGES, 1, kinds=False) >= 0.87  # 89.9 when this was written, 77.1 before


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language(language: str) -> None:
    assert f1((language,), 1) >= 0.75
