"""Days printed by the headline: short lines with figures, from a few above it to the first paragraphs below it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from digest import words
from digest.read.markup import Tree
from digest.read.metadata.elements import is_beside, is_of
from digest.read.metadata.head import Said

_ABOVE = 5  # lines above the headline
_BELOW = 30  # lines below it, and no more
_PARAGRAPH = 200  # characters
_PARAGRAPHS = 2  # that may stand between the headline and the day
_LONGEST = 100  # characters of a line that prints a day
_MOST_SAID = 8
_MOST_LINES = 3_000  # looked through for the headline
_TELLING = 12  # characters of a title that tell it from others
_HEADINGS = ("h1", "h2", "h3")
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "em", "font", "i", "label", "small", "span", "strong", "sub", "sup", "time", "u"}
)
_SILENT = frozenset({"script", "style", "noscript", "template", "option", "textarea", "title", "svg"})

Line = tuple[str, Tree, str]
"""What a line prints, the element that holds it, and the day that a <time> in it gives."""


def clues(page: Tree, titles: Sequence[str]) -> Iterator[Said]:
    """The lines in reading order; `titles` are what the page says it is called."""
    said = 0
    for line, element, time in _around(page, titles):
        dated = len(line) <= _LONGEST and sum(map(str.isdigit, line)) >= 3
        if (dated or time) and said < _MOST_SAID and not is_beside(element):
            said += 1
            if dated:
                yield "published", line, "printed by the headline"
            if time:
                yield "published", time, "<time> by the headline"


def _around(page: Tree, titles: Sequence[str]) -> Iterator[Line]:
    lines = list(islice(_lines(page), _MOST_LINES))
    at = _headline(lines, {key for title in titles if len(key := _key(title)) >= _TELLING})
    if at is None:
        return
    yield from lines[max(0, at - _ABOVE) : at]
    paragraphs = 0
    for line, element, time in lines[at + 1 : at + 1 + _BELOW]:
        paragraphs += len(line) >= _PARAGRAPH
        if paragraphs > _PARAGRAPHS:
            return
        yield line, element, time


def _headline(lines: Sequence[Line], titles: Collection[str]) -> int | None:
    """The line that says what the page is called, with or without the site's name; else its first <h1>."""
    first: int | None = None
    for index, (line, element, _) in enumerate(lines):
        key = _key(line)
        headed = element.tag in _HEADINGS
        first = index if first is None and element.tag == "h1" else first
        if headed and len(key) >= _TELLING and any(title.startswith(key) or key.startswith(title) for title in titles):
            return index
    return first


def _lines(page: Tree) -> Iterator[Line]:
    """The lines that the page prints, each with the element that holds it, as far as they are looked through."""
    body = next(page.iter("body"), None)
    pieces: list[str] = []
    owner, time = body, ""
    for piece, element, given in _pieces(body) if body is not None else ():
        if element is not owner and pieces:
            yield words.squash(" ".join(pieces)[:2_000]), owner, time
            pieces, time = [], ""
        pieces.append(piece)
        owner, time = element, time or given
    if pieces:
        yield words.squash(" ".join(pieces)[:2_000]), owner, time


def _pieces(body: Tree) -> Iterator[Line]:
    """Each piece of text with the nearest element round it that begins a line."""
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag not in _SILENT and element.text and element.text.strip():
            time = element.get("datetime", "") if element.tag == "time" and not is_of(element, "updated") else ""
            yield element.text, _line_of(element), time
        if element.tail and element.tail.strip() and element is not body:
            yield element.tail, _line_of(element.getparent()), ""


def _line_of(element: Tree) -> Tree:
    while element.tag in _INLINE and element.getparent() is not None:
        element = element.getparent()
    return element


def _key(text: str) -> str:
    return " ".join(words.words(text[:300].casefold()))
