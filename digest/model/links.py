"""Sentences of different articles, and what they have to do with each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digest.model.analysis import CitedKind
from digest.model.found import SetBy, When

LinkKind = Literal["same-fact", "near-copy", "contradicts", "supersedes"]
WhyKind = Literal["shared", "denied", "replaced", "figures", "causes", "stated"]
_IN_WORDS = {
    "shared": ("both: ", "; "),
    "denied": ("one denies what the other states: ", "; "),
    "replaced": ("later: ", "; before: "),
    "figures": ("other figures: ", " against "),
    "causes": ("other causes: ", " against "),
    "stated": ("set by the editor", ""),
}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A sentence of an article."""

    article: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Why:
    """Why two sentences were put together; as text, the plain English of the export."""

    kind: WhyKind
    words: tuple[str, ...]
    """Theirs. `shared`, `denied`: those of both, most telling first, `captured/taken` where they are not the same. `replaced`: that
    of the later, then of the earlier sentence. `figures`, `causes`: that of the link's `a`, then of its `b`. `stated`: none; the editor put them together."""

    def __str__(self) -> str:
        opening, joint = _IN_WORDS[self.kind]
        return opening + joint.join(self.words)


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences of different articles, and what they have to do with each other."""

    kind: LinkKind
    a: Place
    """For `supersedes`: the later sentence."""
    b: Place
    score: float
    """From 0 to 1."""
    why: Why
    id: str = ""
    """Made from the words of both sentences; survives a rebuild."""
    basis: SetBy = "found"


@dataclass(frozen=True, slots=True)
class Fact:
    """Sentences of different articles that report the same thing."""

    id: str
    """Made from its earliest sentence; survives a rebuild."""
    sentences: tuple[Place, ...]
    origins: tuple[str, ...]
    """The independent origins behind it, by name."""
    basis: SetBy = "found"
    stale: tuple[Place, ...] = ()
    """Of its sentences, those published after another article had replaced what they tell; they stand for no origin."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who stands behind a sentence, and for when it speaks."""

    place: Place
    claimant: str | None
    """The source the article gives for it; None where it is told in the article's own voice."""
    kind: CitedKind | None
    clue: str | None
    """The words the claimant was found by."""
    date: When | None
    """The day it is told of, else of the article."""
    basis: SetBy = "found"


@dataclass(frozen=True, slots=True)
class Count:
    """A figure in its place, as it is set beside others."""

    place: Place
    figure: int
    """Its index in the article's figures."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Figures of several articles that count the same thing, whether or not they agree."""

    id: str
    about: str
    """What is counted, as one of the sentences says it."""
    counts: tuple[Count, ...]
    """Earliest first."""
    relation: str | None = None
    """What befell or was done to what is counted, as the same sentence says it: `killed`."""
    basis: SetBy = "found"
