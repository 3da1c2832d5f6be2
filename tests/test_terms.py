"""The words of a sentence, in the forms in which they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import words
from digest.terms import terms


def test_words_stems_and_stops_stand_side_by_side() -> None:
    found = terms("The ferries were sailing.", "en")
    assert found.words == ("The", "ferries", "were", "sailing")
    assert found.stems == ("the", "ferri", "were", "sail")
    assert found.stops == (True, False, True, False)
    assert found.content == words.stems("The ferries were sailing.", "en", content_only=True) == ("ferri", "sail")


def test_each_language_has_its_own() -> None:
    assert terms("Die Fähren", "de").content == words.stems("Die Fähren", "de", content_only=True)
    assert terms("", "de").words == ()


@given(st.text(), st.sampled_from(["en", "fr", "uk"]))
def test_the_forms_of_a_text_are_those_of_its_words(text: str, language: str) -> None:
    row = words.words(text)
    assert words.forms(text, language) == tuple(
        (word, words.stem(word, language), words.is_stop(word, language)) for word in row
    )


def test_few_forms_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_KEPT", 5)
    words.forms(" ".join(f"“w{number}!”" for number in range(100)) + " " + "x,y" * 1000, "en")
    known = words._forms("en")
    assert 0 < len(known) <= 5
    assert all(len(run) <= words._LONGEST_KEPT for run in known)


@given(st.lists(st.sampled_from("abc"), max_size=8).map(tuple), st.lists(st.sampled_from("abc"), max_size=3).map(tuple))
def test_words_stand_in_a_row_where_a_slice_of_it_is_theirs(row: tuple[str, ...], part: tuple[str, ...]) -> None:
    assert words.holds(row, part) == any(row[at : at + len(part)] == part for at in range(len(row) + 1))
