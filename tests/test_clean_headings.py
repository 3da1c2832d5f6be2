"""Headings glued to sentences, and short lines between paragraphs."""

from __future__ import annotations

import pytest

from digest.clean import headings
from digest.model import Block

LEDE = Block("paragraph", 0, 3, "It began in the spring, when NATO and the US met with others.")


def unglue(text: str, language: str = "en") -> list[str]:
    return [block.text for block in headings.unglue([LEDE, Block("paragraph", 100, 100 + len(text), text)], language)][
        1:
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("CITY LOSES HALF OF ITS TREES Experts from both sides say so.", "CITY LOSES HALF OF ITS TREES"),
        ("STORM SHAMING THE COAST The storm was a blow.", "STORM SHAMING THE COAST"),
        ("WHAT HAPPENS NEXT A special vote will be held.", "WHAT HAPPENS NEXT"),
        ("THE COAST’S HARBOUR PLAN Ships will pay more.", "THE COAST’S HARBOUR PLAN"),
        ("COUNCIL SPLIT OVER COSTS NATO and others disagree.", "COUNCIL SPLIT OVER COSTS"),
        ("COUNCIL SPLIT OVER COSTS US officials disagree.", "COUNCIL SPLIT OVER COSTS"),
        ("HOW MANY SHIPS WERE LOST 12 ships went down.", "HOW MANY SHIPS WERE LOST"),
        ("CITY MOVES AGAINST NATO The alliance said nothing.", "CITY MOVES AGAINST NATO"),
        ("STORM OVER THE COAST “We fled,” she said.", "STORM OVER THE COAST"),
        ("THE STORM IN NUMBERS. Two ships went down.", "THE STORM IN NUMBERS."),
    ],
)
def test_headings_in_capitals_are_cut_off(text: str, heading: str) -> None:
    assert unglue(text) == [heading, text[len(heading) :].strip()]


def test_other_scripts() -> None:
    assert unglue("ЧОМУ ЦЕ ВАЖЛИВО Бюджет визначає видатки країни.", "uk")[0] == "ЧОМУ ЦЕ ВАЖЛИВО"
    assert unglue("DIE FOLGEN DES STURMS Die Küste ist zerstört.", "de")[0] == "DIE FOLGEN DES STURMS"


@pytest.mark.parametrize(
    "text",
    [
        "NATO and EU leaders met on Monday.",
        "US OFFICIALS said nothing.",
        "NATO The alliance said nothing.",
        "KYIV, Ukraine (AP) — Officials met.",
        "NEW YORK (Reuters) — Officials met.",
        "SAN FRANCISCO – Officials met.",
        "MR SMITH: We did not do it.",
        "PRIME MINISTER Ann Lee said so.",
        "ANN LEE has backed the plan.",
        "THE WHOLE LINE IS IN CAPITALS AND NOTHING FOLLOWS",
        "A BBC reporter was there.",
        "I AM HERE, he wrote.",
        "COVID-19 US DATA and more were published.",
        "An ordinary sentence.",
    ],
)
def test_capitals_that_are_no_heading(text: str) -> None:
    assert unglue(text) == [text]


def test_the_start_of_a_text_in_capitals_is_no_heading() -> None:
    text = "ANN LEE BACKS Harbour plan."
    assert [block.text for block in headings.unglue([Block("paragraph", 0, len(text), text)], "en")] == [text]


def mark(*texts: str) -> list[str]:
    blocks = [Block("paragraph", i * 100, i * 100 + len(text), text) for i, text in enumerate(texts)]
    return [block.text for block in headings.mark(blocks, "en") if block.kind == "heading"]


PROSE = "People fled the town on Monday after the storm had come."


def test_short_lines_between_paragraphs_become_headings() -> None:
    assert mark(PROSE, "What we know so far", PROSE, "Harbour shut", PROSE) == ["What we know so far", "Harbour shut"]


@pytest.mark.parametrize(
    "text", ["He said:", "and then", "The ships, the harbour and the", "Why did they go?", "They fled.", "— Ann Lee"]
)
def test_lines_that_are_no_heading(text: str) -> None:
    assert mark(PROSE, text, PROSE) == []


def test_a_list_of_names_is_no_row_of_headings() -> None:
    assert mark(PROSE, "Ann Lee", "Jo Poe", "Max Roe") == []
