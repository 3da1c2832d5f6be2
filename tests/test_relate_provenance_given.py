"""Whom an article gives as the source of a sentence."""

from __future__ import annotations

import pytest

from digest.api import analyse, read_text
from digest.relate.provenance.given import Given, Reader, is_credit


def given(text: str, index: int) -> Given:
    article = read_text(f"A headline\n\n{text}\n", name="a.txt")
    return Reader(article, analyse(article)).given(index)


def names(text: str, index: int) -> list[str]:
    return [one.name for one in given(text, index).cited]


def test_in_the_sentence_with_its_clue() -> None:
    found = given("It rains. Fares rise, according to Bloomberg.", 1)
    assert [(one.name, one.kind, one.clue) for one in found.cited] == [
        ("Bloomberg", "outlet", "according to Bloomberg")
    ]
    assert found.sentence == 1


def test_in_the_sentences_before_it_in_its_paragraph() -> None:
    text = "Fares rise, Bloomberg reported. Trams are full. Buses are late.\n\nIt rains."
    assert names(text, 1) == names(text, 2) == ["Bloomberg"]
    assert names("It rains.\n\nFares rise, Bloomberg reported.\n\nTrams are full.", 2) == []


def test_a_report_that_retells_another() -> None:
    assert names("Fares rise in Brenn. The Guardian writes about it.\n\nTrams are full.", 2) == ["The Guardian"]
    assert names("Fares rise in Brenn, it was said with reference to Bloomberg.\n\nTrams are full.", 1) == ["Bloomberg"]
    twice = "Fares rise in Brenn, Bloomberg reported.\n\nTrams are full.\n\nBuses are late, Bloomberg wrote."
    assert names(twice, 1) == ["Bloomberg"]


def test_those_who_have_it_from_another() -> None:
    cited = given("The trial will begin in June, the BBC reported, citing the lawyer Jon Abara.", 0).cited
    assert {one.name: one.deep for one in cited} == {"BBC": False, "Jon Abara": True}


def test_those_who_stand_side_by_side() -> None:
    cited = given("Two diplomats and an analyst said that the talks had failed.", 0).cited
    assert [one.joined for one in cited] == [False, True]


def test_whose_institution_it_is() -> None:
    assert names("Dran was taken, Keshia's General Staff said.", 0) == ["Keshia's General Staff"]


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The hall burned down (photo via Reuters).", True),
        ("Photo: Reuters.", True),
        ("Фото: Reuters.", True),
        ("The hall burned down, Reuters reported.", False),
        ("A photo showed flames, according to the agency and to Reuters.", False),
    ],
)
def test_credits_of_pictures(text: str, credit: bool) -> None:
    assert is_credit(text, "uk" if "Ф" in text else "en") is credit
