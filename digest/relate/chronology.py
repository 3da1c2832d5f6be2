"""Which sentences are told later than something was foretold, and soon enough to tell what became of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

import numpy as np

from digest.model import Place, When
from digest.relate.register import Register

_NEVER = date.max.toordinal() + 1


class Chronology:
    """When the sentences of a `register` are told, and in which stories."""

    def __init__(
        self, register: Register, published: Mapping[str, When | None], stories: Sequence[AbstractSet[str]]
    ) -> None:
        self._articles = register.articles
        self._owners, self._sentences = np.array(register.owners), np.array(register.sentences)
        count = max(self._articles.values(), default=-1) + 1
        self._starts, self._ends = np.full(count, _NEVER), np.full(count, _NEVER)
        self._published = published
        for article, number in self._articles.items():
            told = published[article]
            if told is not None:
                self._starts[number], self._ends[number] = told.start.toordinal(), told.end.toordinal()
        self._stories = np.zeros((len(stories), count), dtype=np.bool_)
        for story, members in zip(self._stories, stories, strict=True):
            story[[self._articles[article] for article in members if article in self._articles]] = True

    def later(self, found: Collection[int], place: Place, day: When | None, until: date) -> list[int]:
        """Those of the sentences `found` that are told by `until` in a story of the article of `place`, and later than it.

        Later is also what is told on the same day, where the day foretold had come; in one article what stands further down.
        """
        own, rows = self._articles.get(place.article), np.fromiter(found, dtype=np.int64, count=len(found))
        said = self._published[place.article]
        if own is None or said is None:
            return []
        at = self._owners[rows]
        starts = self._starts[at]
        is_later = starts > said.end.toordinal()
        if day is not None:
            reached = (self._ends[at] >= day.start.toordinal()) & (starts >= said.start.toordinal())
            is_later |= reached & ((at != own) | (self._sentences[rows] > place.sentence))
        together = self._stories[np.flatnonzero(self._stories[:, own])][:, at].any(axis=0)
        later: list[int] = rows[together & is_later & (starts <= until.toordinal())].tolist()
        return later
