"""What was found, and on what grounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Basis = Literal["stated", "inferred"]
SetBy = Literal["found", "stated"]
"""By the program; by the editor."""
Precision = Literal["day", "week", "month", "season", "year", "range"]
AGAINST = "; against: "
"""In a `clue`, parts the names of the clues that agree from those of the ones that do not: `og:title; <h1>; against: <title>`."""


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of metadata and why it is believed."""

    text: str
    basis: Basis
    clue: str | None = None
    """The words of the source it came from; None when the editor or the file itself states it."""


@dataclass(frozen=True, slots=True)
class When:
    """An interval of calendar days, both ends included."""

    start: date
    end: date
    precision: Precision
    basis: Basis
    clue: str | None = None
    """The words it came from."""
