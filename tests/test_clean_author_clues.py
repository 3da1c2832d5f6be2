"""The authors by what a page says of them."""

from __future__ import annotations

import pytest

from digest.clean import author_clues
from digest.model import Clue
from tests.clues import of


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Ann Lee and Jo Poe", ["Ann Lee", "Jo Poe"]),
        ("ANN LEE", ["Ann Lee"]),
        ("Analysis by Ann Lee", ["Ann Lee"]),
        ("Ann Lee (ann@bee.example)", ["Ann Lee"]),
        ("Ганна Лі, Ян Новак", ["Ганна Лі", "Ян Новак"]),
        ("https://social.example/ann", []),
        ("@annlee", []),
        ("ann_lee", []),
        ("admin", []),
        ("Reuters Staff", []),
        ("The Easton Bee", []),
        ("Associated Press", []),
    ],
)
def test_names_of_authors(written: str, names: list[str]) -> None:
    clue = Clue("author", written, "meta author")
    assert list(author_clues.names(clue, ["Easton Bee"])) == names


def test_authors_of_a_catalogue_are_turned_and_those_of_one_origin_joined() -> None:
    found = of("author", ("Lee, Ann", "meta citation_author"), ("Poe, Jo", "meta citation_author"))
    verdict = author_clues.author(found, "Jo Poe")
    assert verdict is not None
    assert (verdict.chosen.value, verdict.basis) == ("Ann Lee, Jo Poe", "stated")
    assert verdict.clue == "meta citation_author; byline in the text"
