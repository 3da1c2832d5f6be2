"""How a sentence stands to what it tells."""

from __future__ import annotations

import pytest

from digest.stance import at, stance, stances
from digest.stance.tokens import LONGEST


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


def spans(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    return [(one.kind, one.cue, text[one.start : one.end]) for one in stances(text, language)]


def test_three_ways_not_to_be_surrounded_are_three_claims() -> None:
    assert spans("The troops are almost completely surrounded.") == [("partial", "almost", "completely surrounded")]
    assert spans("He denied that its troops were surrounded.") == [
        ("denied", "denied", "that its troops were surrounded")
    ]
    assert spans("They left to avoid encirclement.") == [("averted", "avoid", "encirclement")]


def test_a_denial_that_is_denied_is_none() -> None:
    assert not spans("He did not deny the deal.")
    assert not spans("They never failed to pay.")
    assert not spans("The talks failed to prevent a walkout.")
    assert spans("He denied that the ship had not sailed.") == [("denied", "denied", "that the ship had")]


def test_it_that_is_denied_is_what_was_said_before() -> None:
    assert spans("The inn had burned, but the owner denied it.")[0] == ("denied", "denied", "The inn had burned")
    assert spans("The inn had burned, which the owner denies.")[0][0] == "denied"


def test_a_name_is_no_cue() -> None:
    assert not spans("The fair was held in May and June.")
    assert not spans("May 5 was a holiday.")
    assert spans("Fair May Move to Larger Field")[0][0] == "possible"


def test_a_headline_announces_with_to() -> None:
    assert spans("Museum to close on Monday") == [("forecast", "to", "close on Monday")]
    assert not spans("Trip to Marlow took a week.")


def test_at_tells_the_kinds_of_a_stretch() -> None:
    text = "The dam may hold."
    assert at(stances(text, "en"), 12, 16) == {"possible"}
    assert at(stances(text, "en"), 0, 7) == frozenset()


@pytest.mark.parametrize("text", ["", "?", ",,,", "not", "denied", "not not not", "«»", "İİİİ may hold"])
def test_scraps_are_borne(text: str) -> None:
    for one in stances(text, "en"):
        assert 0 <= one.start < one.end <= len(text)


def test_work_does_not_grow_beyond_a_long_sentence() -> None:
    assert len(stances("It could not deny that it may. " * 1000, "en")) < LONGEST


@pytest.mark.parametrize(
    ("text", "part", "kinds"),
    [
        ("The army denied reporters entry to the camp.", "entry", set()),
        ("The villages were denied aid for weeks.", "villages", set()),
        ("The ministry denied aid was stolen.", "stolen", {"denied"}),
        ("The ministry denied giving aid to rebels.", "aid", {"denied"}),
        ("They must retreat or risk encirclement.", "encirclement", {"possible"}),
        ("They must retreat or risk encirclement.", "retreat", {"asked"}),
        ("Oda called the report that it spied on critics a lie.", "spied", {"denied"}),
    ],
)
def test_what_is_withheld_is_not_denied_and_each_branch_has_its_own(text: str, part: str, kinds: set[str]) -> None:
    start = text.index(part)
    assert at(stances(text, "en"), start, start + len(part)) == kinds


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("Такі повідомлення про оточення називають вигадкою.", "uk", "оточення"),
        ("Штаб назвал сообщения об окружении выдумкой.", "ru", "окружении"),
        ("Der Sprecher nannte den Bericht über den Brand eine Lüge.", "de", "Brand"),
        ("Le ministère a qualifié de mensonge le siège de la ville.", "fr", "siège"),
        ("El ministerio calificó de mentira el cerco de la ciudad.", "es", "cerco"),
        ("Ministerstwo nazwało doniesienia o pożarze kłamstwem.", "pl", "pożarze"),
    ],
)
def test_what_is_called_a_lie_is_denied_in_every_language(text: str, language: str, part: str) -> None:
    start = text.index(part)
    assert "denied" in at(stances(text, language), start, start + len(part))
