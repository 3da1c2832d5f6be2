"""Words as they are compared."""

from __future__ import annotations

import unicodedata

import pytest

from digest import aliases, words
from tests.growth import MOST, growth

TURNS = "\u0300\u0316"
"""Marks above and below: in a normal form all of those below come first."""


@pytest.mark.parametrize("text", ["Café", "Cafe\u0301 " * 900, "ﬁve " * 900, "—" * 5_000, "a" + TURNS * 90, ""])
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_text_is_brought_into_a_normal_form(text: str, form: words.Form) -> None:
    assert words.normalized(text, form) == unicodedata.normalize(form, text)


def test_marks_without_end_take_time_with_their_number_only() -> None:
    def bare(text: str) -> str:
        return unicodedata.normalize("NFD", text)

    marks = "a" + TURNS * 30_000
    assert growth(bare, marks) > MOST, "the control: it takes time with the square of their number"
    for normal in (words.fold.__wrapped__, words.slug, aliases.key.__wrapped__):
        assert growth(normal, marks) < MOST
