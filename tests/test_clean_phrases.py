"""The phrases of pages' frames: found as fast as a word is looked up, and as an expression finds them."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.clean import phrases, shape

KEYS = ("lines", "openings", "sections", "related", "credits", "bylines", "dated", "promos", "telltales")
PHRASES = [(key, phrase) for key in KEYS for phrase in sorted(phrases.known(key))]
SIGNS = st.text(alphabet="aIiıİʼ’'ŉ_ 07,.:(©\u0345\u0307Σßé-", max_size=4)


def is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def test_every_character_that_changes_between_letter_and_sign_counts_as_odd() -> None:
    everything = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    changing = [one for one in everything if any(is_word(part) != is_word(one) for part in one.casefold())]
    assert all(phrases._ODD.match(one) for one in [*changing, "ʼ", "ŉ"])


@pytest.mark.parametrize("key", KEYS)
def test_what_an_expression_takes_for_a_letter_of_a_phrase_has_the_same_case_folded_or_is_odd(key: str) -> None:
    letters = {letter for phrase in phrases.known(key) for letter in phrase if letter.isalpha()}
    everything = "".join(chr(code) for code in range(0x250, 0x2100)) + "".join(map(chr, range(0x250)))
    for letter in sorted(letters):
        found = set(re.findall(letter, everything, re.IGNORECASE))
        assert all(one.casefold() == letter or phrases._ODD.match(one) for one in found)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PHRASES), SIGNS, SIGNS, SIGNS, st.booleans())
@example(("telltales", "terms of service apply"), "i", "\u0345", "", False)
def test_phrases_are_found_as_their_expressions_find_them(
    pair: tuple[str, str], before: str, after: str, rest: str, upper: bool
) -> None:
    key, phrase = pair
    text = f"{before}{phrase.upper() if upper else phrase}{after} {rest}"
    for prefix, suffix in (("", r"(?!\w)"), (r"\W*", r"(?!\w)"), (r"[\W_]*", r"(?!\w)"), ("", r"\W+")):
        plain = phrases.pattern(key, prefix, suffix).match(text)
        found = phrases.opening(key, text, prefix, suffix)
        assert (found and found.span()) == (plain and plain.span())
    assert phrases.has(key, text) == (shape.shape(text) in phrases.known(key))
    assert phrases.within(key, text) == (phrases.pattern(key).search(shape.shape(text)) is not None)
