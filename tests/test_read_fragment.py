"""Pieces of HTML."""

from __future__ import annotations

import pytest

from digest.read import fragment
from tests.growth import MOST, growth


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <b>b</b>old&nbsp;word.</p>tail", ["One bold word.", "tail"]),
        ("<h2>Head<br>line</h2><ul><li>a<li>b</ul>", ["# Head line", "a", "b"]),
        ("One.<br>Two<br>and more<br><br>Three", ["One.", "Two and more", "Three"]),
        ("<p>x<script>y</script><style>z</style><!-- c --><img alt=i></p>", ["x"]),
        ("<figure><img><figcaption>Credit</figcaption></figure><p>x</p>", ["x"]),
        ("<div style='display:none'>Preview</div><p hidden>y</p><p>x</p>", ["x"]),
        ("<table><tr><td>One.</td><td>Two.</td></tr></table>", ["One.", "Two."]),
        ("<table><tr><th>Year</th></tr><tr><td>400</td></tr></table><p>x</p>", ["x"]),
        ("<p>* * *</p><p>\u00ad</p>", []),
        ("1 < 2 & 3", ["1 < 2 & 3"]),
        ("<p>It runs. <a href=z>Read more</a></p>", ["It runs.", "Read more"]),
        ("<p>It runs. <a href=y>Weiterlesen</a> →</p>", ["It runs."]),
        (
            "<p>He told <a href=z>the Post</a>.</p><p>He told the <a href=z>Post</a></p>",
            ["He told the Post.", "He told the Post"],
        ),
        ("", []),
    ],
)
def test_pieces_are_what_a_reader_sees(html: str, expected: list[str]) -> None:
    found = fragment.pieces(html, "y")
    assert [f"# {text}" if kind == "heading" else text for kind, text in found] == expected


def test_pieces_are_laid_out_with_their_places() -> None:
    text, blocks = fragment.laid_out((("heading", "A"), ("paragraph", "B c.")))
    assert text == "A\n\nB c."
    assert [text[block.start : block.end] for block in blocks] == ["A", "B c."]


@pytest.mark.parametrize(
    ("text", "is_markup"),
    [("<p>x</p>", True), ("a</a> b</b>", True), ("1 < 2", False), ("a <br> b", False), ("the tag </p> ends", False)],
)
def test_markup_is_told_from_words(text: str, is_markup: bool) -> None:
    assert fragment.is_markup(text) == is_markup


def test_hostile_markup_takes_time_in_proportion() -> None:
    for html in (
        "<a href=u>x</a>" * 20_000,
        "x<br>" * 20_000,
        "<p><a>x</a>" + "<i></i>" * 20_000,
        "<div>" * 50_000 + "x",
    ):
        assert growth(fragment.pieces, html) < MOST
