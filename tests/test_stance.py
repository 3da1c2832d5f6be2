"""How a sentence stands to what it tells."""

from __future__ import annotations

import pytest

from digest.stance import denied, stance


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The dam broke on Monday.", set()),
        ("en", "The ministry denied that the dam broke.", {"denied"}),
        ("en", "The dam isn’t broken.", {"denied"}),
        ("en", "The dam could break.", {"possible"}),
        ("en", "Residents demanded a new dam.", {"asked"}),
        ("en", "A notable knot of northern nobles.", set()),
        ("en-GB", "The dam may not hold.", {"denied", "possible"}),
        ("uk", "Речник заперечив прорив дамби.", {"denied"}),
        ("ru", "Власти опровергли прорыв дамбы.", {"denied"}),
        ("de", "Der Damm ist nicht gebrochen.", {"denied"}),
        ("fr", "Le barrage pourrait céder.", {"possible"}),
        ("es", "El gobierno niega la rotura.", {"denied"}),
        ("pl", "Tama może pęknąć.", {"possible"}),
        ("xx", "Not a language with cues.", set()),
    ],
)
def test_stance_follows_the_cues_of_the_language(language: str, text: str, expected: set[str]) -> None:
    assert stance(text, language) == expected


def test_what_is_denied_is_the_clause_around_the_cue() -> None:
    assert denied("The dam held.", "en") is None
    assert denied("The dam is not broken, said a man.", "en") == ("The dam is ", "broken")
    assert denied("He denied that the dam broke.", "en") == ("", "that the dam broke.")
    assert denied("Reports of a broken dam are false.", "en") == ("", "Reports of a broken dam are false.")
    assert denied("He has not confirmed or denied it.", "en") is None


def test_a_letter_that_grows_in_lower_case_does_not_shift_the_words() -> None:
    assert denied("İİİİ denied that the dam broke.", "en") in (None, ("", "that the dam broke."))
