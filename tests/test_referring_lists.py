"""The nouns and pronouns that stories refer by."""

from __future__ import annotations

import pytest

from digest import lexicon
from digest.referring.lists import KINDS, lists

LANGUAGES = sorted(lexicon.table("referring"))


def test_a_noun_stands_for_others_and_not_the_other_way_round() -> None:
    english = lists("en-GB")
    assert "tanker" in english.standing["ship"]
    assert "ship" not in english.standing.get("tanker", ())
    assert "ship" not in english.standing["ship"]


def test_nouns_of_one_group_stand_for_each_other() -> None:
    english = lists("en")
    assert "company" in english.standing["firm"]
    assert "firm" in english.standing["company"]


def test_pronouns_know_whom_they_stand_for() -> None:
    assert [lists("en").pronouns[word] for word in ("his", "her", "its")] == ["m", "f", "n"]


def test_a_language_without_lists_has_empty_ones() -> None:
    assert not lists("el").kinds
    assert not lists("el").pronouns


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_noun_that_stands_for_others_is_a_noun_of_the_language(language: str) -> None:
    known = lists(language)
    assert all(any(kind in kinds for kind in KINDS) for kinds in known.kinds.values())
    strange = {"executive", "ceo"} if language == "en" else set()
    assert {word for word in known.standing if word not in known.kinds} - strange <= UNLISTED
    assert known.areas <= known.kinds.keys()


UNLISTED = {
    "railway", "railroad", "military", "legislator", "vehicle", "measure", "legislation", "event", "competition",
    "academic", "cleric",
}  # fmt: skip
"""Nouns that stand for what was named, and by which nothing is introduced."""
