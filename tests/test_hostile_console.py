"""What the command line says of hostile texts: a terminal obeys none of it, and no line passes for another."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import yamltext
from digest.cli import main
from digest.problems import Problem, visible, visible_json
from tests.sites import SiteTest

ODD = "\x1b[31mred\x1b]0;title\x07 \x9b2J \x08\x7f \u202eturned\u2066 \u200bhidden\u2028line\U000e0041"
TEXT = "\u202eturned\u2066 \u200bhid\xadden \u009b31mred \u200fmark"
"""What a text may hold and yet be no binary data."""
_MOVES = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


VERBS = (
    "check", "build --verbose", "build", "explain odd-md", "explain odd-md --json", "explain odd-md --all", "explain odd-topic", "topics list",
    "topics suggest --min-articles 1 --threshold 0", "permalinks --dry-run", "import --dry-run", "newsletter --since 2031-01-01", "templates",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    quoted = yamltext.line("x", ODD).removeprefix("x: ")
    made = SiteTest(tmp_path_factory.mktemp("console"))
    made.edit("content/site.yaml", f"title: {quoted}\nurl: https://orlund.example/\nshare: {quoted}\n{quoted}: 1\n")
    front = f"---\nslug: odd-md\ntitle: {quoted}\noutlet: {quoted}\ndate: 2031-03-02\nurl: {quoted}\nlanguage: {quoted}\n{quoted}: 1\n---\n\n"
    told = f"The ferry {TEXT} sails on Monday, said Ida Kolm.\n\n“We wait {TEXT} for it,” said the {TEXT} master.\n"
    made.seed("odd.md", f"{front}{told}")
    row = {"title": f"{ODD}\ud800", "text": f"The harbour {ODD} \udfff was shut on Tuesday for all its boats.", ODD: 1}
    made.seed("odd.jsonl", json.dumps(row))
    made.seed("broken.md", f'---\ntitle: "{TEXT}\n---\n\nThe wharf was mended.\n')
    rules = f"match:\n  any: [ferry]\n  {quoted}: 2\nquestions: [{quoted}]\ndecisions:\n  - reject: {quoted}\n"
    made.topic("odd-topic.md", f"---\ntitle: {quoted}\n{rules}---\n")
    return made.root


def said(words: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """All that the command line prints, in this process: to begin one for each verb would cost more than the verbs."""
    printed = io.StringIO()
    monkeypatch.setattr(sys, "argv", ["digest", *words.split(), "--root", str(site)])
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed), contextlib.suppress(SystemExit):
        main()
    return printed.getvalue()


@pytest.mark.parametrize("words", VERBS)
def test_a_terminal_obeys_nothing_of_it(words: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = said(words, site, monkeypatch)
    assert told.replace("\n", "")
    assert "No such" not in told
    assert _MOVES.findall(told) == []


def test_what_is_odd_is_shown(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\\x1b[31mred" in said("check", site, monkeypatch)
    assert "\\u202eturned" in said("explain odd-md", site, monkeypatch)


def test_the_export_is_the_same_document(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = said("export", site, monkeypatch)
    printed = printed[printed.index("{\n") :]
    texts = [sentence["text"] for article in json.loads(printed)["articles"] for sentence in article["sentences"]]
    assert any("\u202eturned\u2066" in text and "\x9b31m" in text for text in texts)
    assert _MOVES.findall(printed) == []


@given(st.text(st.one_of(st.characters(), st.sampled_from(ODD))))
def test_a_problem_is_one_line_in_which_all_is_seen(text: str) -> None:
    line = str(Problem("seeds/a.txt", 1, "odd", text, text))
    assert _MOVES.findall(line) == []
    assert "\n" not in line
    assert line.isascii() or line.encode()
    assert visible(line) == line


@given(
    st.recursive(
        st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=9
    )
)
def test_a_json_document_keeps_its_values(value: object) -> None:
    written = visible_json(json.dumps(value, ensure_ascii=False, indent=1))
    assert _MOVES.findall(written) == []
    assert json.loads(written) == value
    written.encode()
