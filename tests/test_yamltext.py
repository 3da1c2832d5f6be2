"""Lines of front matter that are read back as what was written."""

from __future__ import annotations

import pytest
from hypothesis import example, given
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
