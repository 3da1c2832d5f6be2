"""Who published a text; never whom it cites."""

from __future__ import annotations

import pytest

from digest.clean.outlet import outlet
from digest.model import Block, Dropped, Found, Stated
from tests.growth import MOST, growth


def _outlet(*paragraphs: str, dropped: str = "", stated: str | None = None, language: str = "en") -> Found | None:
    blocks = tuple(Block("paragraph", 0, len(text), text) for text in paragraphs)
    left = (Dropped(dropped, "page frame", 0, len(dropped)),) if dropped else ()
    return outlet(blocks, left, Stated(outlet=stated), language)


def test_stated_wins() -> None:
    assert _outlet("EASTON (Reuters) - Fares rise.", stated="The Easton Bee") == Found("The Easton Bee", "stated")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("EASTON, March 3 (Reuters) - Fares rise from Monday.", "Reuters"),
        ("EASTON (AP) — Fares rise from Monday.", "The Associated Press"),
        ("Fares rise from Monday. This is stated in the material La Stampa, informs UNN.", "UNN"),
        ("Про це пише Bloomberg, передає УНН.", "UNN"),
        ("Fares will rise from Monday, the ministry said, Trend reports.", "Trend"),
        ("CNN's Nora Finch and Adam Lee contributed to this report.", "CNN"),
    ],
)
def test_outlets_that_name_themselves(text: str, name: str) -> None:
    found = _outlet(text, "More was not known.")
    assert found is not None
    assert (found.text, found.basis) == (name, "inferred")
    assert found.clue
    assert found.clue in text


@pytest.mark.parametrize(
    "text",
    [
        "This is reported by Bloomberg.",
        "According to a report from Forbes, fares rise.",
        "CNN reported on Monday that fares rise.",
        "Fares rise, Reuters reports.",
        "Fares rise, the minister told AFP.",
        "Fares rise, the minister told this newspaper.",
        "Fares rise in the port of Easton – Le Monde",
        "A ferry leaves Easton. Harbour Office via Reuters",
        "Об этом сообщает ТАСС.",
        "Про це повідомляє Укрінформ.",
        "He had (Reuters said) no choice.",
        "Fares rise (The Guardian was first to say so) – a shock.",
        "The Associated Press contributed to this report.",
        "Source: Reuters",
        "He asked CNN's Nora Finch about it. Adam Lee contributed to this report.",
    ],
)
def test_outlets_that_are_cited_did_not_publish(text: str) -> None:
    assert _outlet(text, "More was not known.") is None


def test_a_notice_of_copyright_in_the_page_frame() -> None:
    found = _outlet("Fares rise.", dropped="© 2025 The Associated Press. All rights reserved.")
    assert found is not None
    assert found.text == "The Associated Press"


def test_two_outlets_are_none() -> None:
    assert _outlet("EASTON (AP) — Fares rise.", dropped="Copyright 2025 Reuters") is None


def test_an_often_cited_agency_must_sign_twice() -> None:
    once = "Порт закрили, передає Укрінформ."
    assert _outlet(once, "Рейсів не буде.", language="uk") is None
    found = _outlet(once, "Рейсів не буде.", "Як повідомляв Укрінформ, порт закривали й раніше.", language="uk")
    assert found is not None
    assert found.text == "Ukrinform"


def test_an_outlet_that_no_list_has_may_sign_off() -> None:
    found = _outlet("The ferry is late again. This is stated by the Harbour Authority, informs Quay Wire.")
    assert found is not None
    assert (found.text, found.basis, found.clue) == ("Quay Wire", "inferred", "informs Quay Wire")
    assert _outlet("The letter informs Parliament, the clerk said.") is None
    assert _outlet("The ferry is late again, the captain informs passengers.") is None


def test_the_real_articles(real_seeds: dict[str, str]) -> None:
    found = {}
    for name, text in real_seeds.items():
        result = _outlet(*[part for part in text.split("\n") if part.strip()])
        found[name[:3]] = result.text if result else None
    assert found == {"000": "UNN", "001": None, "002": None, "003": None, "004": None}


@pytest.mark.parametrize("text", ["CNN's Aa " * 4_000, "(" * 50_000, "© 2025 " * 9_000, "A" * 90_000, ", " * 40_000])
def test_hostile_text_is_read_in_good_time(text: str) -> None:
    assert growth(_outlet, text) < MOST
