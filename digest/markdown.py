"""Markdown: an article's paragraphs with the place of every character, and the editor's own words as safe HTML.

The only importer of markdown-it-py. Raw HTML is never markup here: it is shown as the characters it is.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from digest.model import Block, BlockKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# An address without a scheme is relative or a fragment; `\` and control characters are read as `/` or not at all by
# browsers, and could make a scheme or a host out of what looks like neither.
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ALLOWED = frozenset({"http", "https", "mailto"})
_ODD = re.compile(r"[\x00-\x20\x7f\\]")

_LEAST_LINKED = 100_000
"""Characters of addresses and titles that any text may have."""

# The page's own title is its h1.
_SHIFT = 1
_LOWEST = 6


def to_html(text: str) -> str:
    """The editor's Markdown as HTML whose links lead to http, https, mailto or inside the site; headings from h2 on."""
    return str(_renderer().render(text))


def blocks(text: str, start: int) -> tuple[Block, ...]:
    """The headings and paragraphs of the Markdown `text` from the offset `start`, list items and quotations as paragraphs.

    Code and tables are left out. A block spans its markup too; its `offsets` say where each character of its text is from.
    """
    body = text[start:]
    lines = _line_starts(body, start)
    found: list[Block] = []
    tokens = _reader().parse(body)
    in_table = False
    for opening, token in itertools.pairwise(tokens):
        in_table = opening.type != "table_close" and (in_table or opening.type == "table_open")
        if token.type == "inline" and token.map is not None and not in_table:
            low, high = (lines[min(line, len(lines) - 1)] for line in opening.map or token.map)
            block = _block(text, token, "heading" if opening.type == "heading_open" else "paragraph", low, high)
            found += [block] if block is not None else []
    return tuple(found)


@functools.cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable(["table", "strikethrough"])
    markdown.validateLink = is_safe_link  # type: ignore[method-assign]
    markdown.core.ruler.push("shift_headings", _shift_headings)
    markdown.core.ruler.push("link_pictures", _link_pictures)
    markdown.core.ruler.push("bound_links", _bound_links)
    markdown.core.ruler.push("plain_marks", _plain_marks)
    return markdown


@functools.cache
def _reader() -> MarkdownIt:
    """Indented lines are paragraphs in a news text, never code; escapes stay apart so that they can be placed."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return markdown.disable(["code", "text_join"])


def is_safe_link(url: str) -> bool:
    """Whether `url` leads to http, https or mailto, or stays inside the site."""
    if _ODD.search(url) or url.startswith("//"):
        return False
    scheme = _SCHEME.match(url)
    return scheme is None or scheme[1].lower() in _ALLOWED


def _shift_headings(state) -> None:  # type: ignore[no-untyped-def]  # markdown-it's rule protocol
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + _SHIFT, _LOWEST)}"


def _plain_marks(state) -> None:  # type: ignore[no-untyped-def]  # markdown-it's rule protocol
    """A block of code says no language, which would become a class of the page; a column is turned by a class, as pages have no style of elements."""
    for token in state.tokens:
        token.info = ""
        style = token.attrs.pop("style", "")
        if style:
            token.attrs["class"] = str(style).replace("text-align:", "column-")


def _link_pictures(state) -> None:  # type: ignore[no-untyped-def]  # markdown-it's rule protocol
    """A picture on another host becomes a link to it: a page makes no request elsewhere."""
    for token in state.tokens:
        children: list[Token] = []
        depth = 0
        for child in token.children or ():
            depth += child.nesting if child.type in ("link_open", "link_close") else 0
            children += _picture(child, linked=depth > 0)
        token.children = children if token.children else token.children


def _bound_links(state) -> None:  # type: ignore[no-untyped-def]  # markdown-it's rule protocol
    """Links keep their addresses and titles up to as much as was written in all: one definition may be named many times.

    The limit is that of cmark, the reference implementation of CommonMark.
    """
    left = max(_LEAST_LINKED, len(state.src))
    for token in state.tokens:
        for child in token.children or ():
            left -= sum(len(str(value)) for value in child.attrs.values())
            if left < 0:
                child.attrs = {}


def _picture(token: Token, *, linked: bool) -> list[Token]:
    from markdown_it.token import Token

    address = str(token.attrs.get("src", ""))
    if token.type != "image" or not _SCHEME.match(address):
        return [token]
    link = Token("link_open", "a", 1, attrs={"href": address})
    text = Token("text", "", 0, content=token.content or address)
    return [text] if linked else [link, text, Token("link_close", "a", -1)]


def _line_starts(body: str, start: int) -> list[int]:
    return [start, *(start + match.end() for match in re.finditer("\n", body)), start + len(body)]


def _block(text: str, token: Token, kind: BlockKind, low: int, high: int) -> Block | None:
    """The block of one inline token, whose source lies between `low` and `high`; None where it has no words."""
    source = text[low:high]
    start, end = low + len(source) - len(source.lstrip()), low + len(source.rstrip())
    plain = token.content.strip()
    if plain and text[start:end] == plain and _is_bare(token):
        return Block(kind, start, end, plain)
    runs = list(_runs(token.children or [], token.content))
    shown = "".join(run for run, _ in runs)
    plain = shown.strip()
    if not plain:
        return None
    content = _placed(text, token.content, low, high)
    first = len(shown) - len(shown.lstrip())
    places = [content[index] for _, indexes in runs for index in indexes]
    exact = text[start:end] == plain
    return Block(kind, start, end, plain, () if exact else tuple(places[first : first + len(plain)]))


def _is_bare(token: Token) -> bool:
    """Whether an inline token shows just what is written, so that nothing in it has to be placed."""
    children = token.children or ()
    written = (("\n" if child.type == "softbreak" else child.content) for child in children)
    return all(child.type in ("text", "softbreak") for child in children) and "".join(written) == token.content


def _placed(text: str, content: str, low: int, high: int) -> list[int]:
    """The source offset of each character of `content`, whose lines lost their indents and quotation marks."""
    places: list[int] = []
    source = text[low:high].replace("\0", "\ufffd")
    # An indent only: markdown-it keeps other white space, such as NEL, at the head of a line.
    cursor = len(source) - len(source.lstrip(" \t\n"))
    for line in content.split("\n"):
        found = source.find(line, cursor)
        # A line that is not there verbatim (a tab widened) is placed where the search stands.
        at = found if found >= 0 else cursor
        inside = range(low + at, low + min(at + len(line), len(source)))
        places += [*inside, *[high - 1] * (len(line) - len(inside))]
        cursor = min(at + len(line), len(source))
        places.append(min(low + cursor, high - 1))
        cursor = source.find("\n", cursor) + 1 or cursor
    return places[:-1]


def _runs(children: Sequence[Token], content: str) -> Iterator[tuple[str, Sequence[int]]]:
    """The plain text run by run, each with the index in `content` of each of its characters."""
    cursor = 0
    automatic = False
    for token in children:
        if token.type in ("text", "text_special", "code_inline", "softbreak", "hardbreak"):
            shown, written = _forms(token)
            cursor = max(_spaced(content, token).find(written, cursor), cursor)
            same = len(shown) == len(written)
            yield _within(shown, range(cursor, cursor + len(shown)) if same else [cursor] * len(shown), len(content))
            cursor += len(written)
        elif token.type == "link_open":
            automatic = token.markup == "autolink"
        elif token.type == "link_close":
            cursor = content.find(">", cursor) + 1 if automatic else _after_label(content, cursor)
        elif token.type == "image":
            opening = content.find("![", cursor) + 2
            cursor = _after_label(content, content.find(token.content, opening) + len(token.content))


def _within(shown: str, indexes: Sequence[int], end: int) -> tuple[str, Sequence[int]]:
    """The characters whose index is before `end`, with their indexes, which do not fall."""
    count = bisect.bisect_left(indexes, end)
    return shown[:count], indexes[:count]


def _forms(token: Token) -> tuple[str, str]:
    """What an inline token shows, and the characters it is written with."""
    if token.type == "text_special":
        return token.content, token.markup
    return ("\n", "\n") if token.type.endswith("break") else (token.content, token.content)


def _spaced(content: str, token: Token) -> str:
    return content.replace("\n", " ") if token.type == "code_inline" else content


def _after_label(content: str, cursor: int) -> int:
    """The index after a link or image whose label ends at the next `]`: past `](address "title")` or `][reference]`."""
    at = content.find("]", cursor) + 1
    if at == 0:
        return cursor
    if content.startswith("[", at):
        return content.find("]", at) + 1 or at
    return _after_address(content, at + 1) if content.startswith("(", at) else at


def _after_address(content: str, at: int) -> int:
    """The index after the `)` that closes an address and title beginning at `at`."""
    depth, quote = 1, ""
    while at < len(content) and depth:
        character = content[at]
        if character == "\\":
            at += 1
        elif quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and content[at - 1].isspace():
            quote = character
        elif character in "()":
            depth += 1 if character == "(" else -1
        at += 1
    return at
