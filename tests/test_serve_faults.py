from __future__ import annotations

from pathlib import Path

import pytest

from digest.serve.faults import MOST, WIDEST, Fault, fault, told
from digest.serve.outcome import Outcome
from digest.serve.sources import Sources, opener


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    for name in ("seeds", "content", "templates"):
        (tmp_path / name).mkdir()
    (tmp_path / "content/site.yaml").write_text("".join(f"key{n}: value\n" for n in range(1, 21)))
    (tmp_path / "content/a:b.yaml").write_text("x: y\n")
    (tmp_path / "seeds/long.txt").write_text("a" * 500 + " WORD " + "b" * 500)
    (tmp_path / "seeds/news.bin").write_bytes(b"\0\1")
    (tmp_path / "secret.txt").write_text("secret")
    return Sources([tmp_path / name for name in ("seeds", "content", "templates")], opener("vscode://f{path}:{line}"))


def test_a_fault_shows_the_lines_around_its_own(sources: Sources) -> None:
    found = fault("content/site.yaml:9: unknown key [x]", sources)
    assert (found.path, found.line, found.first) == ("content/site.yaml", 9, 6)
    assert found.lines == tuple(f"key{n}: value" for n in range(6, 13))
    assert found.href == "/-/source/content/site.yaml?line=9#L9"
    assert found.editor is not None
    assert found.editor.endswith("/content/site.yaml:9")


@pytest.mark.parametrize(("line", "first", "last"), [(1, 1, 4), (2, 1, 5), (20, 17, 20)])
def test_excerpts_end_where_the_file_ends(sources: Sources, line: int, first: int, last: int) -> None:
    found = fault(f"content/site.yaml:{line}: x", sources)
    assert (found.first, found.first + len(found.lines) - 1) == (first, last)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ('content/site.yaml:2: unknown key "key2"; did you mean "key1"?', (0, 4)),
        ("content/site.yaml:2: 'value' is undefined", (6, 11)),
        ("content/site.yaml:2: 'nothing' of it", None),
        ("content/site.yaml:2: the sign 'e' twice", None),
        ("content/site.yaml:2:7: not that", (6, 11)),
        ("content/site.yaml:2:5: a colon", (4, 5)),
        ("content/site.yaml:2:99: beyond", None),
    ],
)
def test_what_is_meant_is_marked_where_that_is_known(
    sources: Sources, text: str, marked: tuple[int, int] | None
) -> None:
    assert fault(text, sources).marked == marked


def test_a_long_line_is_cut_around_what_is_meant(sources: Sources) -> None:
    found = fault('seeds/long.txt:1: "WORD"', sources)
    assert found.marked is not None
    start, end = found.marked
    assert found.lines[0][start:end] == "WORD"
    assert found.lines[0].startswith("…")
    assert found.lines[0].endswith("…")
    assert len(found.lines[0]) == WIDEST + 2


@pytest.mark.parametrize(
    "text",
    [
        "internal error, see the terminal",
        "secret.txt:1: x",
        "../secret.txt:1: x",
        "content/../secret.txt:1: x",
        "/etc/passwd:1: x",
        "content/none.yaml:1: x",
        "",
        ":1: x",
        "a" * 100_000,
        "content/site.yaml:" * 10_000,
    ],
)
def test_a_fault_of_no_file_of_the_sites_is_only_its_words(sources: Sources, text: str) -> None:
    assert fault(text, sources) == Fault(text)


def test_a_fault_of_a_whole_file_leads_to_the_file(sources: Sources) -> None:
    found = fault("content/site.yaml: cannot be opened", sources)
    assert (found.line, found.lines, found.href) == (None, (), "/-/source/content/site.yaml")
    beyond = fault("content/site.yaml:999: x", sources)
    assert (beyond.line, beyond.lines, beyond.href) == (999, (), "/-/source/content/site.yaml")
    assert fault("content/a:b.yaml:1: x", sources).lines == ("x: y",)
    assert fault("seeds/news.bin#part.html: no text", sources).href is None


def test_a_template_that_is_shipped_is_shown_too(sources: Sources) -> None:
    assert any("<head>" in line for line in fault("templates/base.html:4: x", sources).lines)


def test_only_so_many_faults_are_told_one_by_one(sources: Sources) -> None:
    many = told(Outcome(faults=tuple(f"content/site.yaml:{n}: x" for n in range(1, MOST + 4))), sources)
    assert (len(many.faults), many.more, many.error) == (MOST, 3, None)
    assert told(Outcome(error="content/site.yaml:1: x")).error == Fault("content/site.yaml:1: x")
