"""Markdown: blocks with the place of every character, and safe HTML."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest import markdown

if TYPE_CHECKING:
    from markdown_it.token import Token


def plain(text: str) -> list[tuple[str, str]]:
    return [(block.kind[0], block.text) for block in markdown.blocks(text, 0)]


def test_headings_paragraphs_items_and_quotations() -> None:
    given = "# Title\n\nOne\ntwo.\n\n- item\n  - nested\n\n> said\n> so\n\nOther\n=====\n"
    assert plain(given) == [
        ("h", "Title"), ("p", "One\ntwo."), ("p", "item"), ("p", "nested"), ("p", "said\nso"), ("h", "Other"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("A **bold** _word_ here.", "A bold word here."),
        ('See [the report](http://x.example/a(b)c "on it) b") now.', "See the report now."),
        ("See [the *report*][r] now.\n\n[r]: http://x.example", "See the report now."),
        ("Use `a*b` and a\\*b &amp; c.", "Use a*b and a*b & c."),
        ("An ![alt [text]](a.png) image.", "An  image."),
        ("At <https://x.example/a> now.", "At https://x.example/a now."),
        ("Kept <b>as</b> typed.", "Kept <b>as</b> typed."),
        ("    Indented, not code.", "Indented, not code."),
    ],
)
def test_inline_markup_is_taken_out(given: str, expected: str) -> None:
    assert plain(given)[0] == ("p", expected)


def test_every_character_has_its_place() -> None:
    text = "x\n\n> One **two** [three](u) a\n> four `five` \\* six.\n\n1. *seven* eight\n"
    for block in markdown.blocks(text, 0):
        assert "".join(text[block.offset(i)] for i in range(len(block.text))) in (
            block.text,
            block.text.replace("*", "\\"),
        )


def test_unmarked_text_needs_no_offsets_and_start_shifts_it() -> None:
    text = "---\nkey: x\n---\nPlain words.\n"
    (block,) = markdown.blocks(text, 15)
    assert (block.start, block.offsets, text[block.start : block.end]) == (15, (), "Plain words.")


def test_code_and_tables_are_left_out() -> None:
    assert plain("| a | b |\n|---|---|\n") == []
    assert plain("A.\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nB.") == [("p", "A."), ("p", "B.")]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='ab *_`[]()>#-\n\\!<&;1."|~=:', max_size=80))
def test_any_text_gives_blocks_that_lie_inside_it_in_order(text: str) -> None:
    end = 0
    for block in markdown.blocks(text, 0):
        assert 0 <= block.start < block.end <= len(text)
        assert block.start >= end
        end = block.end
        places = [block.offset(i) for i in range(len(block.text))]
        assert places == sorted(places)
        assert all(block.start <= place < block.end for place in places)


def one_by_one(text: str, token: Token, low: int, high: int) -> tuple[str, tuple[int, ...]]:
    """The words of an inline token and the place of each character, found character by character."""
    content = markdown._placed(text, token.content, low, high)
    pairs: list[tuple[str, int]] = []
    for run, indexes in markdown._runs(token.children or [], token.content):
        pairs += [(character, content[index]) for character, index in zip(run, indexes, strict=True)]
    while pairs and pairs[0][0].isspace():
        pairs.pop(0)
    while pairs and pairs[-1][0].isspace():
        pairs.pop()
    return "".join(character for character, _ in pairs), tuple(place for _, place in pairs)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab *_`[]()>-\n\\!<&;\t\u00a0\x00\u2028", max_size=40))
@example(" a  \n  b\\\n c")
@example("> a\n> b")
@example("\u00a0a\x00\u00a0")
def test_text_without_markup_stands_where_each_of_its_characters_is_found(text: str) -> None:
    starts = markdown._line_starts(text, 0)
    for opening, token in itertools.pairwise(markdown._reader().parse(text)):
        if token.type != "inline" or token.map is None:
            continue
        low, high = (starts[min(line, len(starts) - 1)] for line in opening.map or token.map)
        plain, places = one_by_one(text, token, low, high)
        block = markdown._block(text, token, "paragraph", low, high)
        assert (block.text if block else "") == plain
        if block and text[block.start : block.end] != plain:
            assert block.offsets == places
        elif block:
            assert block.offsets == ()


def test_html_is_shown_not_run_and_headings_start_at_two() -> None:
    html = markdown.to_html("# Top\n\n<script>x</script>\n\n###### Low")
    assert "<h2>Top</h2>" in html
    assert "<h6>Low</h6>" in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "&#106;avascript:x",
        "file:///etc",
    ],
)
def test_links_that_could_run_or_leave_unseen_are_no_links(url: str) -> None:
    assert "<a" not in markdown.to_html(f"[x]({url})")


@pytest.mark.parametrize(
    "url",
    ["https://x.example/a?b=c#d", "http://x.example", "mailto:a@x.example", "../topics/a/", "/a", "#part", "a.html"],
)
def test_ordinary_links_are_links(url: str) -> None:
    assert f'<a href="{url}">x</a>' in markdown.to_html(f"[x]({url})")


def test_pictures_of_other_hosts_are_links_not_requests() -> None:
    html = markdown.to_html("![A map](https://x.example/map.png) ![Ours](map.png)")
    assert '<a href="https://x.example/map.png">A map</a>' in html
    assert html.count("<img") == 1
    assert markdown.to_html("[![A map](https://x.example/m.png)](a.html)") == '<p><a href="a.html">A map</a></p>\n'


def test_a_link_named_many_times_makes_no_more_than_was_written() -> None:
    text = f"[a]: https://a.example/{'x' * 20_000}\n\n" + "[a] " * 20_000
    made = markdown.to_html(text)
    assert made.count('href="https://a.example/x') == 4
    assert len(made) < 20 * len(text)
