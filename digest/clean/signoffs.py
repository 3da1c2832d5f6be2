"""Who else worked on an article, and who its author is, told in paragraphs of their own round its end."""

from __future__ import annotations

from collections.abc import Sequence

from digest import words
from digest.clean import phrases, shape, stamps
from digest.model import Block, Dropped, Found

ABOUT = "about the author"

_LONGEST = 60  # words; such notes take a sentence or two
_AMONG = 4  # paragraphs at the end among which one about the author may be


def cut(blocks: Sequence[Block], author: Found | None) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """The blocks without such notes, and the notes; the first paragraphs always stay."""
    reasons = {
        index: reason
        for index, block in enumerate(blocks)
        if index and (reason := _reason(words.squash(block.text), author, late=len(blocks) - index <= _AMONG))
    }
    kept = tuple(block for index, block in enumerate(blocks) if index not in reasons)
    return kept, tuple(
        Dropped(blocks[index].text, reason, blocks[index].start, blocks[index].end) for index, reason in reasons.items()
    )


def _reason(text: str, author: Found | None, *, late: bool) -> str | None:
    if len(text) > 600 or shape.size(text) > _LONGEST:
        return None
    if phrases.pattern("contributed").search(text) and shape.size(text) <= 40:
        return stamps.BYLINE
    opening = phrases.pattern("reporting", before=r"\W*").match(text)
    if opening and shape.is_name(text[opening.end() :], (*phrases.parts("reporting"), "in", "from", "at")):
        return stamps.BYLINE
    return ABOUT if late and author is not None and _is_about(text, author.text) else None


def _is_about(text: str, author: str) -> bool:
    """Whether a paragraph opens with the author's full name, or only names the author: `About Ann Lee`."""
    line, name = shape.shape(text), shape.shape(author)
    return " " in name and (
        line.startswith(f"{name} ") or (name in line and shape.size(text) <= 8 and not shape.ends(text))
    )
