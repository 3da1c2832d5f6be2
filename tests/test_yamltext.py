"""Lines of front matter that are read back as what was written."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest import yamltext

# Lone halves of characters cannot stand in a file.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(TEXT)
@example("Quay: “the flood” # gone")
@example("--- \n...")
@example("C:\\new\\table 'and' \"so\"")
@example("a\u202eb\u2066c\u200f \ufeff \x85\u2028\x00\x7f")
@example("\U0001f469\u200d\U0001f33e 🇺🇦 e\u0301")
@example("~")
@example("yes: no")
@example("[a, b]")
def test_a_line_is_read_back(text: str) -> None:
    line = yamltext.line("title", text)
    assert yamltext.parse(line).value == {"title": text}
    assert line.isprintable()
    assert yamltext.parse(f"{line}   # a remark").value == {"title": text}


@given(st.lists(TEXT, min_size=1, max_size=4))
@example(["a, b", "c]", "{d}", "- e", "#f", "g:"])
def test_a_list_is_read_back(words: list[str]) -> None:
    line = yamltext.line("tags", words)
    assert yamltext.parse(line).value == {"tags": words}
    assert "\n" not in line


@pytest.mark.parametrize(
    "text", ["Harbour Post", "2026-03-14", "https://tidewater.example/a?b=c", "12:30", "Ann O’Hara"]
)
def test_what_needs_no_quotation_marks_has_none(text: str) -> None:
    assert yamltext.line("key", text) == f"key: {text}"


SIGNS = [
    ": ",
    ":",
    " #",
    "#",
    " ",
    '"',
    "'",
    "[",
    "]",
    ", ",
    "-",
    "- ",
    "(",
    "{",
    "}",
    "&",
    "*",
    "!",
    ">",
    "%",
    "@",
    "`",
    "? ",
    "=",
    "<<",
    "...",
    "---",
    "\t",
    "\\",
    "\xa0",
    "a",
    "b c",
    "é",
    "null",
    "~",
    "12:30",
    "http://x.y/z#a",
    "[a, b]",
]
PIECES = st.sampled_from([*SIGNS, "|", '"a b"', "'c'", '[a b, "c"]'])
LINES = st.builds(
    "{}:{}{}".format, st.sampled_from(["a", "b", "c_d", "e-f", "1", ""]), st.sampled_from(["", " ", "  "]),
    st.lists(PIECES, max_size=4).map("".join),
)  # fmt: skip


@settings(max_examples=500)
@given(st.lists(LINES, max_size=3).map("\n".join), st.sampled_from(["", "\n", "\n\n"]))
@example("a:\nb: [x y, \"z\", null]\nc: 'it'", "\n")
@example("a: b #c", "")
@example("a: b\n\nc: d", "")
@example("a: [null, ~]", "")
@example("a: (b): c", "")
@example("a: b:", "")
def test_what_is_read_without_the_parser_is_read_as_the_parser_reads_it(text: str, end: str) -> None:
    plain = yamltext._plain(text + end)
    assert plain is None or plain == yamltext._parsed(text + end)


def test_what_front_matter_mostly_is_needs_no_parser() -> None:
    text = "title: \"Quay: open\"\ndate: 2026-03-14T10:00:00Z\nurl: https://x.example/a#b\ntags: [quay, 'flood tide']\nstory: 6\n"
    assert yamltext._plain(text) == yamltext._parsed(text)


@pytest.mark.parametrize("sign", [" ", "a", "a ", "-a", ":a", ", a", "[", '"'])
def test_a_long_line_takes_no_time(sign: str) -> None:
    for opening in ("k: a", "k: [a", 'k: "a', "k:"):
        yamltext._plain(f"{opening}{sign * (60_000 // len(sign))} #")
