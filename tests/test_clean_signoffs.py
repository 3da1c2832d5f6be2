"""Notes on who worked on an article, at its end."""

from __future__ import annotations

import pytest

from digest.clean import signoffs, stamps
from digest.model import Block, Found

LEE = Found("Ann Lee", "stated")


def reasons(*texts: str, author: Found | None = LEE) -> list[str]:
    blocks = tuple(
        Block("paragraph", 1000 * number, 1000 * number + len(text), text) for number, text in enumerate(texts)
    )
    return [item.reason for item in signoffs.cut(blocks, author)[1]]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Reporting by Ann Lee in Elmtown; Editing by Jo Poe", stamps.BYLINE),
        ("Jo Poe in Elmtown contributed to this report.", stamps.BYLINE),
        ("Ann Lee covers labour and bakes on Sundays.", signoffs.ABOUT),
        ("About Ann Lee", signoffs.ABOUT),
    ],
)
def test_notes(text: str, reason: str) -> None:
    assert reasons("The bakers stopped work.", text) == [reason]


@pytest.mark.parametrize("text", ["Reporting by the paper has shown this to be wrong.", "Ann Leeds left for home."])
def test_prose_stays(text: str) -> None:
    assert reasons("The bakers stopped work.", text) == []


def test_the_first_paragraph_and_texts_without_an_author_stay() -> None:
    assert reasons("Ann Lee covers labour.") == []
    assert reasons("The bakers left.", "Ann Lee covers labour.", author=None) == []
