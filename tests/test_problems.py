"""A problem is one line that can be printed, whatever a file made it say."""

from __future__ import annotations

import pytest

from digest import build
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


def test_many_of_one_kind_in_one_file_are_counted() -> None:
    many = {Problem("a.csv", line, "no-text", "no text") for line in range(1, 501)}
    told = build._sorted({*many, Problem("b.txt", 1, "no-text", "no text")})
    assert [problem.line for problem in told if problem.path == "a.csv"] == list(range(1, 22))
    assert told[20].message == "no text; and 479 more like this"
    assert told[-1].path == "b.txt"
    few = {Problem("a.csv", line, "no-text", "no text") for line in range(1, 22)}
    assert len(build._sorted(few)) == 21
    assert not any("more like" in problem.message for problem in build._sorted(few))


def test_the_texts_in_one_file_are_counted_together() -> None:
    many = {Problem(f"seeds/a.zip#{name:03}.txt", None, "no-text", "no text") for name in range(50)}
    told = build._sorted(many)
    assert len(told) == 21
    assert told[20].message == "no text; and 29 more like this"


def test_what_is_alike_in_many_files_is_counted_unless_it_left_something_out() -> None:
    files = [f"seeds/a{number:03}.md" for number in range(50)]
    many = {Problem(file, 4, "unknown-key", f'unknown key "{key}"') for file in files for key in ("story", "desk")}
    lost = {Problem(file, None, "no-text", "no text", level="error") for file in files}
    told = build._sorted(many | lost)
    assert {problem.path for problem in told if problem.level == "error"} == set(files)
    unknown = [problem for problem in told if problem.code == "unknown-key"]
    assert [problem.path for problem in unknown] == sorted([*files[:21], *files[:21]])
    assert {problem.message for problem in unknown[-2:]} == {
        f'unknown key "{key}"; and 29 more like this, in other files' for key in ("story", "desk")
    }
