"""Word lists are read as what stands in their files."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from digest import lexicon
from tests.conftest import ROOT

FILES = sorted((ROOT / "digest" / "data").glob("*.toml"))


def in_order(value: Any) -> Any:
    return [(key, in_order(item)) for key, item in value.items()] if isinstance(value, dict) else value


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_table_is_what_its_file_holds_in_its_order(file: Path) -> None:
    assert in_order(lexicon.table(file.stem)) == in_order(tomllib.loads(file.read_text("utf-8")))


def test_nearly_all_files_are_read_the_fast_way() -> None:
    slow = [file.stem for file in FILES if lexicon._read(file.read_text("utf-8")) is None]
    assert len(slow) <= 2


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\n[b.c]\nd = [\n  # no\n  'x',\n]\n",
        'a = { "b c" = ["d"], e = 1.5 }  # so\n',
        'a = """\nb\n# c\n\nd "e"\n"""\nf = [1, 2]\n',
    ],
)
def test_what_is_no_json_is_read_too(text: str) -> None:
    assert lexicon._read(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", ["a = [1,\n2]", "a.b = 1", "[[a]]", "a = 1 2", "a"])
def test_what_spans_lines_in_other_ways_or_is_broken_is_left_to_the_parser(text: str) -> None:
    assert lexicon._read(text) is None
