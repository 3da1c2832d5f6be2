"""What was found of sentences before, which holds as long as none of their terms is worth something else."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from digest.relate.differ.facing import Facing
from digest.relate.differ.sides import Side
from digest.relate.recall import Found, Recall
from digest.relate.vectors import Vector, Weigh

T = TypeVar("T")

_numbers = itertools.count()


class Recollection:
    """Finds again what is known of two sentences; where nothing is kept, everything is found anew."""

    def __init__(self, facing: Facing, recall: Recall) -> None:
        self.facing = facing
        self.recall = recall
        self._known: dict[tuple[int, int], tuple[Weigh, int]] = {}
        """By the ids of a sentence and of a weighing; the latter is kept, so that no other takes its id."""

    def once(
        self,
        name: str,
        both: tuple[Vector, Vector],
        weighs: Sequence[Weigh],
        make: Callable[[], T],
        *values: Hashable,
    ) -> T:
        """What `make` makes of two sentences, where it depends on them and their articles, on what their terms are worth, and on `values`."""
        return self.recall.once(name, both, self._stamps(both, weighs, values), make)

    def found(self, name: str, both: tuple[Vector, Vector], weighs: Sequence[Weigh], *values: Hashable) -> Found | None:
        """What is known of two sentences; None where nothing is."""
        return self.recall.found(name, both, self._stamps(both, weighs, values))

    def keep(self, name: str, both: tuple[Vector, Vector], weighs: Sequence[Weigh], value: T, *values: Hashable) -> T:
        """Keep `value`, which is handed back, as what is found of two sentences."""
        return self.recall.keep(name, both, self._stamps(both, weighs, values), value)

    def _stamps(
        self, both: tuple[Vector, Vector], weighs: Sequence[Weigh], values: tuple[Hashable, ...]
    ) -> tuple[Hashable, ...]:
        if not self.recall:
            return ()
        return (*values, *(self._stamp(vector, weigh) for weigh in weighs for vector in both))

    def _stamp(self, vector: Vector, weigh: Weigh) -> int:
        """A number that is the same as long as none of the sentence's terms is worth something else."""
        key = id(vector), id(weigh)
        known = self._known.get(key)
        if known is None:
            every = self.recall.once("terms", (vector,), (), functools.partial(terms, self.facing.side(vector)))
            worths = (weigh(""), *map(weigh, every))
            known = self._known[key] = weigh, self.recall.once("stamp", (vector,), worths, _numbers.__next__)
        return known[1]


def terms(side: Side) -> tuple[str, ...]:
    """All terms on whose worth it may depend what is found of a sentence."""
    every = {*side.vector.every, *side.led_back.every, *(word.term for word in side.words)}
    every.update(token.term for one in (side.vector, side.led_back) for token in one.tokens)
    return tuple(sorted(every))
