"""What sentences say to be coming, and what others are found to tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digest.model import ForecastKind, Place, When
from digest.relate.outcomes import Said, Told
from digest.relate.vectors import Vector


@dataclass(frozen=True, slots=True)
class Verdict:
    """That a forecast came true or did not, and the sentences that tell it, the surest first."""

    happened: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """What a sentence says to be coming, in which of its words, and for when."""

    vector: Vector
    words: str
    day: When | None
    kind: ForecastKind
    clue: str
    """The words that say that it is yet to come."""
    deadline: bool = False
    """Whether it is said to come by that day."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A forecast and a later sentence, with what can be seen of both."""

    said: Said
    told: Told
    came: bool
    """Whether the later sentence, where it is about the same, tells that it came."""
    traits: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Tells:
    """That a later sentence tells that something came or did not, and how surely."""

    came: bool
    score: float
    traits: Mapping[str, float]
    """Those on which it depends how sure it must be."""
