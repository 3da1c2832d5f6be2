"""Why a sentence came into a summary of several articles, or nearly did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digest.model import Place, Reason

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence that was chosen, or came near it."""

    place: Place
    chosen: bool
    score: float
    """What it adds to the summary beside the other sentences chosen, for each of its words."""
    reasons: tuple[Reason, ...]
    """Their values make up the score."""
    repeats: Place | None
    """The chosen sentence that says the same or reports the same fact, for which it was left out."""


def ranked(place: Place, chosen: bool, parts: Mapping[str, float], repeats: Place | None) -> Ranked:
    """The sentence with what speaks for it and against it; `parts` that come to nothing are not told."""
    reasons = tuple(Reason(name, round(value, _DIGITS)) for name, value in parts.items() if round(value, _DIGITS))
    return Ranked(place, chosen, round(sum(reason.value for reason in reasons), _DIGITS), reasons, repeats)
