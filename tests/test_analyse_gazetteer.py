"""Places of the world and given names."""

from __future__ import annotations

from importlib import resources

import pytest

from digest import lexicon
from digest.analyse import gazetteer

FOLDER = resources.files("digest").joinpath("data", "gazetteer")
TABLES = ("countries", "given", "places", "places-cyrillic")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_sorted_and_says_whose_it_is(table: str) -> None:
    lines = lexicon.rows(f"gazetteer/{table}").decode().splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert rows == sorted(rows)
    assert len(rows) == len(set(rows)) > 2000
    assert "Licence:" in "".join(lines[: len(lines) - len(rows)])


def test_all_tables_together_stay_small() -> None:
    assert sum(len(lexicon.rows(f"gazetteer/{table}")) for table in TABLES) < 2_000_000
    assert "GeoNames" in FOLDER.joinpath("NOTICE.txt").read_text("utf-8")


def test_places_are_found_whatever_their_diacritics() -> None:
    zurich = gazetteer.place("Zürich")
    assert zurich == gazetteer.place("zurich")
    assert zurich is not None
    assert (zurich.label, zurich.country) == ("Zurich", "CH")
    assert gazetteer.place("Варшава") is not None
    assert gazetteer.place("Skerrymouth") is None


@pytest.mark.parametrize("name", ["", " ", "#", "A", "zzzz", "яяяя", "\n", "x\ty"])
def test_what_is_no_place_is_none(name: str) -> None:
    assert gazetteer.place(name) is None


def test_the_first_and_the_last_row_can_be_found() -> None:
    for table in ("places", "places-cyrillic"):
        rows = [row for row in lexicon.rows(f"gazetteer/{table}").decode().splitlines() if not row.startswith("#")]
        for row in (rows[0], rows[-1]):
            found = gazetteer.place(row.partition("\t")[0])
            assert found is not None
            assert found.country == row.split("\t")[2]


def test_surnames_and_common_words_are_marked() -> None:
    jackson, mobile = gazetteer.place("Jackson"), gazetteer.place("Liberal")
    assert jackson is not None
    assert jackson.shared
    assert mobile is None or mobile.common


@pytest.mark.parametrize(
    ("name", "language", "nominative"),
    [
        ("Вильнюсе", "ru", "Вильнюс"),
        ("Копенгагені", "uk", "Копенгаген"),
        ("Полтаві", "uk", "Полтава"),
        ("Sanoku", "pl", "Sanok"),
        ("Скерримуте", "ru", None),
    ],
)
def test_cases_lead_to_the_nominative(name: str, language: str, nominative: str | None) -> None:
    assert gazetteer.nominative(name, language) == nominative


def test_given_names_tell_the_sex_where_they_do() -> None:
    assert (gazetteer.sex("ewan"), gazetteer.sex("agnieszka")) == ("m", "f")
    assert gazetteer.sex("harbour") is None
    assert not gazetteer.is_given("long")  # a word in the texts, whoever bears it


def test_countries_by_language() -> None:
    assert "Frankreich" in gazetteer.countries("de")
    assert "Франція" in gazetteer.countries("uk")
    assert gazetteer.countries("xx") == ()
