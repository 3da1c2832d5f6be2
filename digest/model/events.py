"""What is dated: what happened, and what was said to be going to happen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digest.model.found import SetBy, When
from digest.model.links import Place

ForecastKind = Literal["forecast", "plan", "threat", "offer"]
Outcome = Literal["happened", "did not happen", "passed", "open"]
"""`passed`: its day is over and no source tells what became of it; `open`: its day is not known or has not come."""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated sentence on a timeline."""

    place: Place
    date: When
    text: str
    """The words that date it; empty where the editor does."""
    basis: SetBy = "found"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened, as one source or several date it."""

    id: str
    """Made from its earliest sentence; survives a rebuild."""
    date: When
    """The most precise interval that all that agree allow."""
    events: tuple[Event, ...]
    """The sentences that date it, the most precise first."""
    basis: SetBy = "found"
    apart: tuple[Event, ...] = ()
    """Sentences that tell the same and date it to other days, in the order of their places."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a sentence says to be coming, and what became of it."""

    id: str
    """Made from its sentence; survives a rebuild."""
    place: Place
    kind: ForecastKind
    clue: str
    """The words that say that it is yet to come."""
    date: When | None
    """For when; None where the text does not tell."""
    outcome: Outcome
    told: tuple[Place, ...]
    """Later sentences that tell what became of it."""
    basis: SetBy = "found"
    """Of its outcome."""
