"""A fault as an open page shows it: the line as it was said, its place, and what stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.serve.outcome import Outcome
from digest.serve.sources import Sources, view

AROUND = 3
"""Lines shown before and after the one that is meant."""

WIDEST = 240
"""Characters of a line that are shown; a seed may be one line."""

MOST = 10
"""Faults that are told one by one."""

PLACE = re.compile(r"(?P<path>.+?)(?::(?P<line>[0-9]{1,9}))?(?::(?P<column>[0-9]{1,9}))?")
QUOTED = re.compile(r"""["“'‘`]([^"“”'‘’`]{1,100})["”'’`]""")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong, and where."""

    text: str
    """One line, as the terminal says it."""
    path: str | None = None
    line: int | None = None
    """From 1."""
    first: int = 1
    """The number of the first of `lines`."""
    lines: tuple[str, ...] = ()
    """Some lines around it; empty where there is nothing to show."""
    marked: tuple[int, int] | None = None
    """Where, in its line as it is shown, that which is meant begins and ends."""
    href: str | None = None
    """Where the file can be read."""
    editor: str | None = None
    """The address that opens it in the editor's own program."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is wrong after a build."""

    error: Fault | None = None
    faults: tuple[Fault, ...] = ()
    more: int = 0
    """How many faults are not among them."""


def told(outcome: Outcome, sources: Sources | None = None) -> Told:
    """What open pages are told of `outcome`, with excerpts where `sources` has the files."""

    def explained(text: str) -> Fault:
        return fault(text, sources) if sources else Fault(text)

    error = None if outcome.error is None else explained(outcome.error)
    return Told(error, tuple(map(explained, outcome.faults[:MOST])), max(0, len(outcome.faults) - MOST))


def fault(text: str, sources: Sources) -> Fault:
    """The fault that `text`, a line that begins with `path:line:`, tells of."""
    place, _, message = text.partition(": ")
    match = PLACE.fullmatch(place)
    if match is None or not sources.has(match["path"].partition("#")[0]):
        return Fault(text)
    path, line = match["path"], int(match["line"]) if match["line"] else None
    found = sources.read(path)
    if found is None:
        return Fault(text, path, line, editor=sources.opens(path, line))
    known = line is not None and 1 <= line <= len(found.lines)
    href, editor = view(found.path, line if known else None), sources.opens(path, line)
    if line is None or not known:
        return Fault(text, path, line, href=href, editor=editor)
    first = max(1, line - AROUND)
    whole = found.lines[line - 1]
    marked = _marked(whole, message, int(match["column"]) if match["column"] else None)
    shown, marked = _cut(whole, marked)
    others = [_cut(other, None)[0] for other in found.lines[first - 1 : line + AROUND]]
    others[line - first] = shown
    return Fault(text, path, line, first, tuple(others), marked, href, editor)


def _marked(line: str, message: str, column: int | None) -> tuple[int, int] | None:
    """What the message means in the line: what stands at its column, or a piece it quotes that stands there once."""
    if column is not None and 1 <= column <= len(line):
        end = re.compile(r"\w*|.").match(line, column - 1)
        return column - 1, max(column, end.end() if end else column)
    for piece in QUOTED.findall(message):
        if line.count(piece) == 1:
            return line.index(piece), line.index(piece) + len(piece)
    return None


def _cut(line: str, marked: tuple[int, int] | None) -> tuple[str, tuple[int, int] | None]:
    """The line, or the stretch of it around what is marked, and where the mark is then."""
    if len(line) <= WIDEST:
        return line, marked
    start = max(0, marked[0] - WIDEST // 2) if marked else 0
    before, after = "…" if start else "", "…" if start + WIDEST < len(line) else ""
    moved = (marked[0] - start + len(before), marked[1] - start + len(before)) if marked else None
    return before + line[start : start + WIDEST] + after, moved
