"""Quotation marks of every style."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import quotation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “so it is” twice.", ["“so it is”"]),
        ('He said "so" and "no".', ['"so"', '"no"']),
        ("Er sagte „so ist es“ und ging.", ["„so ist es“"]),
        ("Er sagte »so ist es« und ging.", ["»so ist es«"]),
        ("Il a dit « oui » puis « non ».", ["« oui »", "« non »"]),
        ("Він сказав «так „тихо“ тут».", ["«так „тихо“ тут»"]),
        ("彼は「はい」と言った。", ["「はい」"]),
        ("“Left open. And so on.", []),
        ("“Left open. “Then closed.”", ["“Then closed.”"]),
        ('A 6" pipe and a "valve".', ['"valve"']),
        ("no marks", []),
    ],
)
def test_quotations_are_paired(text: str, expected: list[str]) -> None:
    assert [text[low : high + 1] for low, high in quotation.spans(text)] == expected


def test_long_quotations_do_not_hold_sentences_together() -> None:
    short, long = "“" + "so it is. " * 10 + "”", "“" + "so it is. " * 40 + "”"
    assert quotation.held(short, quotation.spans(short))
    assert not quotation.held(long, quotation.spans(long))


def test_single_marks_and_brackets_hold_too_and_apostrophes_do_not() -> None:
    text = "'We go. We stay,' he said of the ship's crew (It was late. He knew.) in the '90s. It isn't so."
    assert [text[low : high + 1] for low, high in quotation.held(text, ())] == [
        "'We go. We stay,'",
        "(It was late. He knew.)",
    ]


def test_within() -> None:
    spans = ((2, 5), (8, 9))
    assert [at for at in range(11) if quotation.within(at, spans)] == [3, 4, 5, 9]


@given(st.text(alphabet="aB1²_‘’' \n.,!…", max_size=30))
def test_single_marks_are_those_that_open_after_a_space_and_close_after_a_stop(text: str) -> None:
    opened: int | None = None
    found = []
    for mark in re.finditer(r"(?:(?<=\s)|^)[‘'](?=[^\W\d_])|(?<=[.,!?…])[’'](?=\s|$)", text):
        if text[mark.start() - 1 : mark.start()] in {".", ",", "!", "?", "…"}:
            found += [(opened, mark.start())] if opened is not None else []
            opened = None
        else:
            opened = mark.start()
    assert quotation._singles(text) == found
