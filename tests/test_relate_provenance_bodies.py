"""Who is who across articles: institutions, outlets and people under one id."""

from __future__ import annotations

import dataclasses

import pytest

from digest.api import analyse, read_text
from digest.relate.provenance.bodies import Bodies, roots


def bodies(*texts: str) -> Bodies:
    """The bodies of articles a0, a1 … of these texts."""
    articles = [
        dataclasses.replace(read_text(f"A headline\n\n{text}\n", name=f"{number}.txt"), id=f"a{number}")
        for number, text in enumerate(texts)
    ]
    return Bodies(articles, [analyse(article) for article in articles])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Keshia’s General Staff", "General Staff of Keshia"),
        ("Keshian General Staff", "the General Staff of the Armed Forces of Keshia"),
        ("Ukraine's General Staff", "Ukrainian General Staff"),
        ("U.S. Department of Defense", "United States Department of Defence"),
        ("French Foreign Ministry", "Foreign Ministry of France"),
        ("Harbor Center", "Harbour Centre"),
    ],
)
def test_names_of_one_institution_have_the_same_roots(one: str, other: str) -> None:
    assert roots(one, "en") == roots(other, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Keshian General Staff", "Veltorian General Staff"),
        ("Ministry of Defence", "Ministry of Finance"),
        ("Armed Forces of Keshia", "Keshia"),
    ],
)
def test_names_of_two_have_not(one: str, other: str) -> None:
    assert roots(one, "en") != roots(other, "en")


def test_a_short_name_stands_for_the_one_long_name_of_its_article() -> None:
    found = bodies(
        "The Institute for Coastal Research said that herring is rare, and the Institute for Coastal Research was right."
    )
    assert found.organisation("a0", "Institute").id == found.organisation("a0", "Institute for Coastal Research").id


def test_an_acronym_stands_for_the_one_institution_with_its_initials() -> None:
    found = bodies("Herring is rare, the Centre for Coastal Research said.", "Herring is rare, the CCR said.")
    assert found.organisation("a1", "CCR").label == "Centre for Coastal Research"


def test_a_surname_is_the_one_person_of_that_name() -> None:
    found = bodies("Herring is rare, Pia Wern said. Pia Wern studies fish.", "Herring is rare, Wern said.")
    assert found.person("Wern").id == found.person("Pia Wern").id


def test_unnamed_sources_are_told_apart_by_whom_they_spoke_to() -> None:
    found = bodies("Rain fell.")
    bee, owl = found.outlet("The Bee"), found.outlet("The Owl")
    assert found.anonymous("a U.S. official", bee, "en").id == found.anonymous("the US official", bee, "en").id
    assert found.anonymous("an official", bee, "en").id != found.anonymous("an official", owl, "en").id
    assert found.outlet("Bee").id == bee.id
