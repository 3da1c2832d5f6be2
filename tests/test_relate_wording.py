"""Labels without what only the way of writing differs in."""

from __future__ import annotations

import pytest

from digest.relate.wording import wording


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Cease-Fires", "ceasefire"),
        ("harbour authorities", "harborauthority"),
        ("news conference", "newsconference"),
        ("arms control", "armscontrol"),
        ("bus crashes", "buscrash"),
        ("glass crisis", "glasscrisis"),
        ("economics", "economics"),
        ("hour", "hour"),
        ("?", ""),
    ],
)
def test_english(label: str, expected: str) -> None:
    assert wording(label, "en") == expected


def test_names_keep_their_number_and_lose_their_unit() -> None:
    assert wording("Venus Williams", "en", name=True) == "venuswilliams"
    assert wording("Varna region", "en", name=True) == "varna"
    assert wording("Region", "en", name=True) == "region"


def test_other_languages_by_their_stemmers() -> None:
    assert wording("Friedensgespräche", "de") == wording("Friedensgesprächen", "de")
    assert wording("мирні переговори", "uk") == wording("мирних переговорів", "uk")
    assert wording("港口", "ja") == "港口"
