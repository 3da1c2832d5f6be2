from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.disguise import unmasked

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u180e\u200b\u2060\u2064\u206f\u3164\ufeff\uffa0\ufff9\U0001d173\U000e0001\U000e0041"
)


@pytest.mark.parametrize("sign", [*TURNING, *UNSEEN, "\u200c", "\u200d", "\ufe0f", "\U000e0100"])
def test_what_nobody_sees_leaves_a_name(sign: str) -> None:
    assert unmasked(f"Le{sign} Mon{sign}de{sign}{sign}") == "Le Monde"
    assert unmasked(f"{sign} {sign}") == ""


@pytest.mark.parametrize(
    "name",
    [
        "می‌خواهم", "क्‍ष", "ශ්‍රී", "👩‍👩‍👧", "👨🏽‍💻", "🏴‍☠️", "❤️", "1️⃣", "#️⃣", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "漢\U000e0100字",
        "ᠠ\u180bᠡ", "Łódź", "e\u0301", "Київ", "שלום", "a\u00a0b", "𝔘𝔫𝔦", "…", "C++", "\ud83d",
    ],
)  # fmt: skip
def test_what_changes_a_shape_stays(name: str) -> None:
    assert unmasked(name) == name


@pytest.mark.parametrize("text", ["", "  ", "\u2800", "\x00\x1b\x7f\x9b", "\u3164 \u200b"])
def test_of_what_shows_nothing_nothing_is_left(text: str) -> None:
    assert unmasked(text) == ""


def test_two_names_that_look_alike_are_one() -> None:
    assert unmasked("Pay\u200dPal") == unmasked("Pay\u2060Pal") == "PayPal"
    assert unmasked("evil\u202egpj.exe") == "evilgpj.exe"


def test_pictures_carry_no_hidden_words() -> None:
    """Selectors behind selectors, and tags without a flag, hide texts in a single sign."""
    hidden = "".join(chr(0xE0100 + byte) for byte in b"secret")
    assert unmasked(f"😀{hidden}") == "😀\U000e0173"
    assert unmasked("😀" + "".join(chr(0xE0000 + byte) for byte in b"secret")) == "😀"


@given(st.text(st.one_of(st.characters(), st.sampled_from(TURNING + UNSEEN + "\u200c\u200d\ufe0fअک🏴"))))
def test_nothing_turns_and_once_is_enough(text: str) -> None:
    bare = unmasked(text)
    assert not set(bare) & set(TURNING + UNSEEN) - set("\U000e0041")
    assert unmasked(bare) == bare
    plain = ("Ll", "Lu", "Nd", "Po", "Sm")
    assert [one for one in bare if unicodedata.category(one) in plain] == [
        one for one in text if unicodedata.category(one) in plain
    ]
