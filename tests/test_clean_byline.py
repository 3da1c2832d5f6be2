"""The author."""

from __future__ import annotations

import pytest

from digest.clean.byline import author
from digest.model import Clue, Dropped, Stated


def by(line: str) -> str | None:
    found = author([Dropped(line, "byline", 0, len(line))], Stated())
    return found.text if found else None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By ANN LEE, Staff Writer", "Ann Lee"),
        ("By Ann Lee and Jo Poe | March 14, 2025", "Ann Lee and Jo Poe"),
        ("Von Anna Müller", "Anna Müller"),
        ("Par Jean Dupont", "Jean Dupont"),
        ("Автор: Ганна Лі", "Ганна Лі"),
        ("Autor: Jan Nowak", "Jan Nowak"),
        ("By Reuters", None),
    ],
)
def test_the_name_in_a_byline(line: str, name: str | None) -> None:
    assert by(line) == name


def test_what_is_stated_wins() -> None:
    found = author([Dropped("By Ann Lee", "byline", 0, 10)], Stated(author=" Jo  Poe "))
    assert found is not None
    assert (found.text, found.clue) == ("Jo Poe", None)


def test_other_lines_name_no_author() -> None:
    assert author([Dropped("By Ann Lee", "picture credit", 0, 10)], Stated()) is None


@pytest.mark.parametrize(
    ("text", "origin", "name"),
    [
        ("Veröffentlicht von Ann Lee", "class author", "Ann Lee"),
        ("Par ANN LEE, JO POE Envoyés spéciaux à Marn", "class author", "Ann Lee"),
        ("Von Ann Lee", "JSON-LD author", "Ann Lee"),
        ("Walter von der Marn", "meta author", "Walter von der Marn"),
        ("alee", "itemprop author", None),
        ("marnbote.example", "meta author", None),
        ("Story By", "class author", None),
    ],
)
def test_authors_that_clues_name_stand_without_labels_and_logins(text: str, origin: str, name: str | None) -> None:
    found = author((), Stated(), (Clue("author", text, origin),))
    assert (found.text if found else None) == name
