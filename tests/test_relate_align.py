"""Words of two sentences that say the same."""

from __future__ import annotations

from digest.model import Place
from digest.relate.align import aligned
from digest.relate.traits import NAMES, row, traits
from digest.relate.vectors import Vector, vector


def _vector(text: str, language: str = "en") -> Vector:
    return vector(Place("a", 0), text, language)


def _told(a: str, b: str) -> set[tuple[str, str, str]]:
    one, two = _vector(a), _vector(b)
    return {
        (one.tokens[pair.first].written, two.tokens[pair.second].written, pair.how)
        for pair in aligned(one.tokens, two.tokens)
    }


def test_words_of_one_meaning_are_aligned() -> None:
    found = _told("The fort is a bargaining chip for Narvia.", "Narvia has leverage in the fort.")
    assert ("fort", "fort", "equal") in found
    assert {"leverage"} <= {other for _, other, _ in found}


def test_countries_and_initials_are_aligned() -> None:
    assert ("French", "France", "nation") in _told("A French ship sank.", "The ship of France sank.")
    found = _told("It was closed by the NHB.", "It was closed by the North Harbour Board.")
    assert ("NHB", "Harbour", "initials") in found


def test_opposites_are_told_apart() -> None:
    assert ("attacked", "defended", "opposite") in _told("Troops attacked the pass.", "Troops defended the pass.")


def test_each_word_takes_part_once() -> None:
    one, two = _vector("Boats, boats and boats sank."), _vector("Boats sank.")
    pairs = aligned(one.tokens, two.tokens)
    assert len({pair.second for pair in pairs}) == len(pairs) == 2


def test_traits_are_finite_for_anything() -> None:
    for a, b in [("", ""), ("…", "Boats sank."), ("word " * 3000, "word " * 3000), ("Порт закрито.", "Порт відкрито.")]:
        found = traits(_vector(a), _vector(b), lambda token: token.rarity)
        assert set(found) == set(NAMES)
        assert all(abs(value) < 1e4 for value in row(found, NAMES))
