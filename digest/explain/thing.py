"""Something that has an id, as it is explained."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Claim, SetBy, TargetKind, When

_WORDS = 7
"""Words of a sentence that are put behind a decision, to know it again by."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, quotation or figure that a thing is made of."""

    kind: TargetKind
    id: str
    path: str
    """Of the article’s file."""
    outlet: str | None
    published: When | None
    sentence: int
    text: str
    """Verbatim."""
    note: str = ""
    """What it has to do with the thing."""


@dataclass(frozen=True, slots=True)
class ThingGrounds:
    """Something that was found, and how to overrule it."""

    kind: TargetKind
    id: str
    what: str
    """In words."""
    basis: SetBy
    rows: tuple[Row, ...]
    overrule: tuple[str, ...]
    """Lines for `decisions:` of a topic, of which the editor takes one."""


@dataclass(frozen=True, slots=True)
class Things:
    """All that goes by one id."""

    things: tuple[ThingGrounds, ...]


def comment(text: str) -> str:
    """The first words of a text, as a comment behind a decision, to know it again by."""
    words = text.split()
    return f"   # {' '.join(words[:_WORDS])}{' …' if len(words) > _WORDS else ''}"


def claimed(claim: Claim) -> str:
    """Whom an article gives for a sentence."""
    return f", for which the article gives {claim.claimant}" if claim.claimant else ", in the article’s own voice"


def interval(when: When) -> str:
    """A day, or the first and the last one."""
    return f"{when.start}" if when.start == when.end else f"{when.start} to {when.end}"


def dated(when: When, words: str) -> str:
    """When a sentence happened, and by which words."""
    return f"{interval(when)}, dated by “{words}”" if words else f"{interval(when)}, dated by the editor"
