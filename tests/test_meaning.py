"""What words mean: stems, how rare they are in news, which others mean the same, countries behind them."""

from __future__ import annotations

import pytest

from digest.meaning import frequency, lexical, nations
from digest.meaning.forms import stem


@pytest.mark.parametrize(
    ("word", "other", "relation"),
    [
        ("surrounded", "encircled", "same"),
        ("encirclement", "surround", "same"),
        ("withdrew", "retreat", "same"),
        ("attack", "defended", "opposite"),
        ("bombard", "attack", "wider"),
    ],
)
def test_words_of_related_meaning(word: str, other: str, relation: str) -> None:
    assert lexical.related(stem(word, "en"), "en").get(stem(other, "en")) == relation


def test_two_words_may_be_one() -> None:
    assert lexical.related("bargain_chip", "en") == {"leverag": "wider"}


@pytest.mark.parametrize(("word", "other"), [("school", "surround"), ("minister", "kill"), ("monday", "week")])
def test_unrelated_words(word: str, other: str) -> None:
    assert stem(other, "en") not in lexical.related(stem(word, "en"), "en")


def test_other_languages_have_no_relations() -> None:
    assert lexical.related(stem("surround", "en"), "fr") == {}


def test_relations_have_no_direction() -> None:
    for word in ("surround", "kill", "captur", "withdraw"):
        for other, relation in lexical.related(word, "en").items():
            assert lexical.related(other, "en").get(word) == relation


def test_rare_words_are_rarer() -> None:
    found = [frequency.rarity(one, "en") for one in ("the", "offici", "ferri", "zzyzx")]
    assert found == sorted(found)
    assert found[0] < 0.1
    assert found[-1] == 1.0
    assert 0 < frequency.rarity("fähre", "de") <= 1


def test_countries_behind_their_people_and_capitals() -> None:
    assert nations.nation("Ukrainian") == nations.nation("Ukraine") == nations.government("Kyiv") == "ukraine"
    assert nations.nation("Kyiv") is None
    assert nations.government("table") is None
