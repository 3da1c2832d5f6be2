"""What an article says that others say: its cues with the sources they were led back to."""

from __future__ import annotations

from dataclasses import dataclass

from digest.analyse import marks
from digest.attribution import Attribution
from digest.model import CitedKind


@dataclass(frozen=True, slots=True)
class Statement:
    """A cue in a block with the source it was led back to; offsets are those of the block's text."""

    block: int
    attribution: Attribution
    speaker: str | None
    """The name to show; the words of the text where nobody is named."""
    kind: CitedKind | None
    """None for documents and for what cannot be told."""
    role: str | None = None
    """What the text says the speaker is, here or elsewhere in the article."""
    via: str | None = None
    """Who passed it on."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article read for who says what: once, for its quotations and for whom it cites."""

    blocks: tuple[marks.Marked, ...]
    statements: tuple[Statement, ...]
    """In reading order; words in quotation marks are not read for cues."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A source already led back."""

    block: int
    start: int
    label: str
    kind: CitedKind | None
    classes: frozenset[int]
    noun: str | None
    described: frozenset[str]
    """The words of its description."""
