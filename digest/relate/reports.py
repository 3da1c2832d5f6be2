"""Sentences as they are held against what earlier ones said to be coming: what each shows by itself."""

from __future__ import annotations

import functools

from digest import stance, when
from digest.model import Stance
from digest.relate import results
from digest.relate.cues import first
from digest.relate.vectors import Vector


class Report:
    """A sentence, with what it shows whatever was foretold; each of it is found when it is first asked for."""

    def __init__(self, vector: Vector, around: frozenset[str], dates: frozenset[str]) -> None:
        self.vector = vector
        self.around = around
        """Its terms and those of the sentences beside it."""
        self.dates = dates
        """The terms of its dates."""

    @functools.cached_property
    def is_past(self) -> bool:
        """Whether its main verb tells of the past."""
        return results.is_past(self.vector.source, self.vector.language)

    @functools.cached_property
    def is_ahead(self) -> bool:
        """Whether a word of it tells of what is to come."""
        return "future" in when.tenses(self.vector.source, self.vector.language)

    @functools.cached_property
    def kinds(self) -> frozenset[int]:
        """The kinds of change it tells of."""
        return results.kinds(self.vector.source, self.vector.language)

    @functools.cached_property
    def promised(self) -> bool:
        """Whether it recalls that it had been promised: "the operator had promised light by Sunday"."""
        return self._cue("promised") is not None

    @functools.cached_property
    def moved(self) -> bool:
        """Whether it gives a new day."""
        return self._cue("moved") is not None

    @functools.cached_property
    def failed(self) -> int | None:
        """Where a word such as "postponed" stands."""
        return self._cue("failed")

    @functools.cached_property
    def stances(self) -> tuple[Stance, ...]:
        """How it stands to its words."""
        vector = self.vector
        return vector.said if vector.text == vector.source else stance.stances(vector.source, vector.language)

    def _cue(self, key: str) -> int | None:
        found = first(self.vector.source, "forecasts", self.vector.language, key)
        return found.start() if found is not None else None
