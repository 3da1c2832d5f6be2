"""Names: found, told apart, brought together."""

from __future__ import annotations

import pytest

from digest import aliases
from digest.analyse.names import names
from digest.model import Alias, Name
from tests.analysing import article
from tests.cases import Case, cases


def found(text: str, language: str = "en", additions: tuple[Alias, ...] = ()) -> tuple[Name, ...]:
    made, sentences = article(text, language=language)
    return names(made, sentences, aliases.table(additions))


@pytest.mark.parametrize("case", cases("names.txt"), ids=str)
def test_case(case: Case) -> None:
    rows = [f"{name.kind} {name.label}: {', '.join(name.forms)}" for name in found(case.given)]
    assert sorted(rows) == sorted(case.expected.splitlines())


def test_most_mentioned_first_with_their_sentences() -> None:
    got = found("Oslo waits.\nBergen, a town in the west, waits for Oslo.\nNothing happens in Bergen or in Oslo.\n")
    assert [(name.label, name.sentences) for name in got] == [("Oslo", (0, 1, 2)), ("Bergen", (1, 2))]


def test_a_surname_of_two_people_goes_to_the_one_named_last() -> None:
    got = {
        name.label: name.sentences
        for name in found(
            "Anna Falk sued the bank.\nFalk lost.\nHer brother Peter Falk paid.\nFalk then left.\nNobody heard of it.\n"
        )
    }
    assert got == {"Anna Falk": (0, 1), "Peter Falk": (2, 3)}


def test_the_editors_alias_wins() -> None:
    got = found("Zelensky spoke.\n", additions=(Alias("Volodymyr Zelenskyy", "person", ("Zelensky",)),))
    assert [name.label for name in got] == ["Volodymyr Zelenskyy"]


def test_german_nouns_are_no_names() -> None:
    got = found(
        "Die Regierung traf am Montag in Berlin den Präsidenten Emmanuel Macron.\nDer Haushalt ist knapp.\n", "de"
    )
    assert {(name.kind, name.label) for name in got} == {("place", "Berlin"), ("person", "Emmanuel Macron")}


def test_cases_of_slavic_names_are_one_name_in_the_nominative() -> None:
    got = found(
        "Президент Тарас Бондаренко зустрів у Києві мера Харкова Ігоря Терехова.\nБондаренка вітали у Харкові.\n"
        "Терехов подякував.\n",
        "uk",
    )
    assert {(name.kind, name.label, len(name.sentences)) for name in got} == {
        ("person", "Тарас Бондаренко", 2),
        ("person", "Ігор Терехов", 2),
        ("place", "Київ", 1),
        ("place", "Харків", 2),
    }


def test_spanish_bodies_begin_with_their_head() -> None:
    got = found("La presidenta visitó el Ministerio de Hacienda y habló con Ursula von der Leyen.\n", "es")
    assert {(name.kind, name.label) for name in got} == {
        ("organisation", "Ministerio de Hacienda"),
        ("person", "Ursula von der Leyen"),
    }


@pytest.mark.parametrize("text", ["", "…", "42", "東京で会議が開かれた。", "A" * 5000, "Ab " * 5000, "U.S." * 2000])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert len(found(text)) <= 2


def test_the_real_articles(real_seeds: dict[str, str]) -> None:
    people = {
        name.label for text in real_seeds.values() for name in found(text.replace(". ", ".\n")) if name.kind == "person"
    }
    assert {"Vladimir Putin", "Volodymyr Zelensky", "Angelica Evans", "John Kirby", "Ruslan Leviev"} <= people
