"""What was found of sentences before, which holds as long as none of their terms is worth something else."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from digest.relate.differ.facing import Facing
from digest.relate.recall import SIZE, Recall
from digest.relate.vectors import Vector, Weigh, bases

T = TypeVar("T")


class Recollection:
    """Finds again what is known of two sentences; where nothing is kept, everything is found anew.

    It is known by a digest of the two, of their articles and of what all terms are worth on which it may depend.
    """

    def __init__(self, facing: Facing, recall: Recall) -> None:
        self.facing = facing
        self.recall = recall
        self._articles: dict[str, bytes] = {}
        """Of each article by its id a digest of all that is known of it."""
        self._known: dict[tuple[int, int], tuple[Vector, Weigh, bytes]] = {}
        """By the ids of a sentence and of a weighing; both are kept, so that no others take their ids."""
        if recall:
            for article, analysis in zip(facing.articles, facing.analyses, strict=True):
                self._articles[article.id] = recall.mark(article) + recall.mark(analysis)

    def once(
        self,
        name: str,
        both: tuple[Vector, Vector],
        weighs: Sequence[Weigh],
        make: Callable[[], T],
        *values: Hashable,
    ) -> T:
        """What `make` makes of two sentences, where it depends on them and their articles, on what their terms are worth, and on `values`."""
        found = self.found(name, both, weighs, *values)
        if found is None:
            return self.keep(name, both, weighs, make(), *values)
        result: T = found[0]
        return result

    def found(
        self, name: str, both: tuple[Vector, Vector], weighs: Sequence[Weigh], *values: Hashable
    ) -> tuple[Any] | None:
        """What is known of two sentences; None where nothing is."""
        return self.recall.told(name, self._digest(both, weighs, values)) if self.recall else None

    def keep(self, name: str, both: tuple[Vector, Vector], weighs: Sequence[Weigh], value: T, *values: Hashable) -> T:
        """Keep `value`, which is handed back, as what is found of two sentences."""
        return self.recall.tell(name, self._digest(both, weighs, values), value) if self.recall else value

    def _digest(self, both: tuple[Vector, Vector], weighs: Sequence[Weigh], values: tuple[Hashable, ...]) -> str:
        each = [bases(weigh) for weigh in weighs]
        stamps = [self._stamp(vector, weigh) for some in each for weigh in some for vector in both]
        whole = b"".join(stamps) + repr((values, *map(len, each))).encode()
        return hashlib.blake2b(whole, digest_size=SIZE).hexdigest()

    def _stamp(self, vector: Vector, weigh: Weigh) -> bytes:
        """A digest that is the same as long as the sentence is and none of its terms is worth something else."""
        key = id(vector), id(weigh)
        known = self._known.get(key)
        if known is None:
            worths = array("d", (vector.place.sentence, weigh(""), *map(weigh, self.facing.terms(vector))))
            whole = self._articles[vector.place.article] + worths.tobytes()
            known = self._known[key] = vector, weigh, hashlib.blake2b(whole, digest_size=SIZE).digest()
        return known[2]
