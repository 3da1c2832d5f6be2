from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest.render.escaping import line, markdown, markdown_address
from digest.render.printable import json_file, printable

RENDERED = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
PIECES = (
    "# Not a heading", "## x ##", "- item", "+ item", "* item", "1. first", "12) twelfth", "> said", "---", "===", "***", "```", "~~~ sh",
    "    code", "\tcode", "a *b* c", "a **b** c", "snake_case_name", "`code`", "[text](https://bad.example)", "![pic](x.png)", "[ref]: https://bad.example",
    "[ref]", "<b>bold</b>", "<script>alert(1)</script>", "<https://bad.example>", "<!-- note -->", "&amp; &lt; &#60; &nbsp;", "AT&T", "a | b | c",
    "--- | ---", "~~gone~~", "back\\slash\\", "line  \nbreak", "https://bad.example/path", "www.bad.example", "$x$ and $5", "^up^", "{#id .class}", "{{ 1 }}",
    "1986. A year begins", "1234567890. too long a number", "\u202eturned", "\x00nul", "[^1]: note", ": definition", "\\# escaped already", "*", "_", "-",
)  # fmt: skip


def text_of(html: str) -> str:
    """What a reader sees of rendered Markdown, on one line."""
    import html as entities

    return " ".join(entities.unescape(re.sub(r"<[^>]*>", "", html)).split())


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("around", ["{}", "- {}", "# {}", "> {}", "**{}**, before", "a {} b", "[{}](x)"])
def test_text_is_shown_as_it_is_and_never_becomes_markup(piece: str, around: str) -> None:
    if around.startswith("**"):
        piece = piece.strip()  # Markdown makes nothing bold that begins with a space
    plain = RENDERED.render(around.format("word"))
    html = RENDERED.render(around.format(markdown(piece)))
    shown = " ".join(line(piece).split())
    assert re.findall(r"</?\w+", html) == re.findall(r"</?\w+", plain), html
    assert text_of(html) == text_of(plain).replace("word", shown)


def test_every_pair_of_pieces_in_one_line() -> None:
    for one in PIECES:
        for other in PIECES:
            html = RENDERED.render(f"{markdown(one)} {markdown(other)}")
            assert re.findall(r"<(/?\w+)", html) == ["p", "/p"], (one, other)


def test_readable_text_stays_readable() -> None:
    assert markdown("The bridge (built 1906) was shut, Lee said: “AT&T paid.”") == (
        "The bridge (built 1906) was shut, Lee said: “AT&T paid.”"
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://papers.example/a_(b)?x=1&copy;=2#:~:text=a,b",
        "https://papers.example/a)**bold**[x](y)",
        "https://papers.example/`x`\\<y>",
        "../../articles/one/#s3",
    ],
)
def test_an_address_stays_inside_its_brackets(address: str) -> None:
    html = RENDERED.render(f"[text]({markdown_address(address)}) end")
    assert re.fullmatch(r'<p><a href="[^"]*">text</a> end</p>\n', html), html
    assert "&amp;copy;" in html or "copy" not in html


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "\\" * 50_000, " " * 50_000 + "-", "1" * 50_000, "&" * 50_000, ":/" * 25_000]
)
def test_long_texts_are_escaped(text: str) -> None:
    assert " ".join(line(text).split()) == text_of(RENDERED.render(markdown(text)))


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" \t\n\u2028\u202e\x7f\xa0\u3000\xad<&*"))))
def test_a_text_without_anything_odd_takes_no_other_way_than_the_rest(text: str) -> None:
    assert line(text) == re.sub(
        "[\t-\r\x1c-\x20\x85\u2028\u2029]+", " ", re.sub("[\u202a-\u202e\u2066-\u2069]", "", printable(text))
    )
    assert printable(text) == re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", text)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(_JSON)
def test_a_json_file_is_written_as_python_writes_it(value: object) -> None:
    assert json_file(value).decode() == printable(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"
