"""The words of a sentence, in the forms in which they are compared."""

from __future__ import annotations

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
