"""What pages say of themselves, made for tests."""

from __future__ import annotations

from digest.model import Block, Clue, ClueField, Source, Stated

PROSE = "The ferries of Easton stay in the harbour, the office said, since a storm is coming from the west."


def of(field: ClueField, *said: tuple[str, str]) -> tuple[Clue, ...]:
    return tuple(Clue(field, text, origin) for text, origin in said)


def source(*found: Clue, stated: Stated | None = None) -> Source:
    return Source("seeds/a.html", "a.html", "text/html", PROSE, stated=stated or Stated(), clues=found)


def blocks(*texts: str) -> list[Block]:
    return [Block("paragraph", at * 1000, at * 1000 + len(text), text) for at, text in enumerate(texts)]
