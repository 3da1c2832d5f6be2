"""Links, facts and all else that has an id, as lines to read, with the lines that overrule it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.explain.thing import Row, ThingGrounds
from digest.explain.topic import Asked

_BEST = 10
"""Things of a kind that are listed unless all are asked for."""

Lines = Iterator[str]


def thing_lines(found: ThingGrounds) -> Lines:
    """One thing: what it is, what it is made of, how to overrule it."""
    yield from _head(found)
    if found.overrule:
        yield "  To overrule it, put one of these below `decisions:` into the file of a topic:"
    for lines in found.overrule:
        yield from (f"    {line}" for line in f"  {lines}".split("\n"))


def list_lines(title: str, found: Sequence[ThingGrounds], *, every: bool) -> Lines:
    """Things of one kind, shortly."""
    yield f"{title}: {len(found)}" if found else f"{title}: none"
    for one in found if every else found[:_BEST]:
        yield from (f"  {line}" for line in _head(one))
    if len(found) > _BEST and not every:
        yield f"  … and {len(found) - _BEST} more; `--all` lists them"


def asked_lines(found: Sequence[Asked]) -> Lines:
    """Questions and the sentences that answer them."""
    yield "Questions: the sentences that answer each, and how they stand to it" if found else "Questions: none"
    for one in found:
        yield f"  {one.text}"
        for row in one.answers:
            yield from (f"    {line}" for line in _row(row))


def _head(found: ThingGrounds) -> Lines:
    editor = ", set by the editor" if found.basis == "stated" else ""
    yield f"{found.kind} {found.id}: {found.what}{editor}"
    for row in found.rows:
        yield from (f"  {line}" for line in _row(row))


def _row(row: Row) -> Lines:
    day = f", {row.published.start}" if row.published else ""
    note = f" ({row.note})" if row.note else ""
    yield f"{row.kind} {row.id}  {row.outlet or row.path}{day} [{row.sentence}]{note}"
    if row.text:
        yield f"    {row.text}"
