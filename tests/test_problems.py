"""A problem is one line that can be printed, whatever a file made it say."""

from __future__ import annotations

import pytest

from digest.problems import Problem


@pytest.mark.parametrize("said", ["a\nb", "\x1b[31mred", "\u202eturned", "half \ud800", "a" * 60_000])
def test_what_a_file_says_stays_on_the_line_and_short(said: str) -> None:
    line = str(Problem("seeds/a.txt", 3, "bad-value", f'"date": "{said}" is none', f"not {said}"))
    assert line.startswith('seeds/a.txt:3: "date": "')
    assert line.endswith("[bad-value]")
    assert line.isprintable()
    assert len(line) < 700


def test_plain_words_are_shown_as_they_are() -> None:
    assert str(Problem("a", None, "b", "nothing “here” – ще", "add it")) == "a: nothing “here” – ще; add it [b]"
