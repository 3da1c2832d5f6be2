"""Front matter: YAML between two lines `---` at the head of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from digest import yamltext
from digest.problems import Problem

_OPENING = re.compile(r"---[ \t]*(?:\n|$)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|$(?!\n))", re.MULTILINE)
_KEY = re.compile(r"^[\w-]+[ \t]*:(?:\s|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body, and where the body begins."""

    value: Mapping[str, object]
    lines: Mapping[tuple[str | int, ...], int]
    """The line of the file that each key stands on."""
    body: int


def parse(path: str, text: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The front matter of `text`, empty where there is none; a broken one is a problem and the body is still read."""
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter({}, {}, 0), ()
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return _unclosed(path, text, opening.end())
    inner = text[opening.end() : closing.start()]
    try:
        parsed = yamltext.parse(inner)
    except yamltext.YamlError as fault:
        # Two rules round a paragraph are not front matter: without a single `key:` the lines belong to the text.
        body = closing.end() if _KEY.search(inner) else opening.end()
        message = f"front matter cannot be read: {fault.message}"
        hint = "check the quotation marks, brackets and colons up to this line"
        problem = Problem(path, fault.line + 1, "bad-front-matter", message, hint, "error")
        return FrontMatter({}, {}, body), (problem,)
    lines = {at: line + 1 for at, line in parsed.lines.items()}
    return FrontMatter(parsed.value, lines, closing.end()), ()


def _unclosed(path: str, text: str, inner: int) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """A single `---`: a rule above a text, unless keys follow."""
    first = text[inner:].lstrip("\n").partition("\n")[0]
    if not _KEY.match(first):
        return FrontMatter({}, {}, 0), ()
    hint = "close it with a line `---`"
    return FrontMatter({}, {}, inner), (
        Problem(path, 1, "bad-front-matter", "front matter is not closed", hint, "error"),
    )
