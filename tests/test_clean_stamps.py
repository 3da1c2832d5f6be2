"""Dates, relative times, counters, reading times and bylines standing alone."""

from __future__ import annotations

import pytest

from digest.clean import stamps


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("March 14, 2025", stamps.DATE),
        ("Friday, 14 March 2025, 10:30 a.m. EST", stamps.DATE),
        ("Published: 2025-03-14T10:30:00Z", stamps.DATE),
        ("14.03.2025", stamps.DATE),
        ("Stand: 14. März 2025, 18:04 Uhr", stamps.DATE),
        ("Publié le 14 mars 2025 à 10h30", stamps.DATE),
        ("14 березня 2025 року, 10:30", stamps.DATE),
        ("Опубликовано 14 марта 2025 г.", stamps.DATE),
        ("2025年3月14日", stamps.DATE),
        ("3 days ago", stamps.AGO),
        ("17H ago", stamps.AGO),
        ("Updated an hour ago", stamps.AGO),
        ("vor 3 Tagen", stamps.AGO),
        ("il y a 2 heures", stamps.AGO),
        ("hace 5 días", stamps.AGO),
        ("3 дня назад", stamps.AGO),
        ("5 хвилин тому", stamps.AGO),
        ("2 godz. temu", stamps.AGO),
        ("28", stamps.COUNTER),
        ("1.2K", stamps.COUNTER),
        ("1 204 просмотра", stamps.COUNTER),
        ("Views: 1,204", stamps.COUNTER),
        ("5 min read", stamps.READING),
        ("Lesezeit: 3 Minuten", stamps.READING),
        ("Czas czytania: 3 min", stamps.READING),
        ("By Ann Lee", stamps.BYLINE),
        ("By Ann Lee and Jo van Poe | March 14, 2025 | 5 min read", stamps.BYLINE),
        ("Von Anna Müller", stamps.BYLINE),
        ("Автор: Ганна Лі", stamps.BYLINE),
        ("March 14, 2025 • 5 min read • 28 comments", stamps.DATE),
    ],
)
def test_stamps(line: str, expected: str) -> None:
    assert stamps.reason(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "10 a.m.", "Friday", "Marines 5", "By the sea", "By Monday", "Long ago", "Ann Lee, 24", "²", "3 ships", "May we?",
        "In March 2025 the harbour froze", "Read 5 books", "Von Krieg und vom Frieden", "28 dead",
    ],
)  # fmt: skip
def test_what_only_looks_like_one(line: str) -> None:
    assert stamps.reason(line) is None


def test_the_name_in_a_byline() -> None:
    assert stamps.byline_name("By Ann Lee") == "Ann Lee"
    assert stamps.byline_name("Автор: Ганна Лі") == "Ганна Лі"
    assert stamps.byline_name("By the way") is None
