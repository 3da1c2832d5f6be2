"""The sentences of groups of articles, such as topics, each group with what terms are worth in it: found once for all that compare."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from digest.relate.recall import AFRESH, Recall
from digest.relate.upkeep import kept_up
from digest.relate.vectors import Vector, Weigh, counted, weighing


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that are compared with each other."""

    articles: frozenset[str]
    rows: tuple[int, ...]
    """Which of all sentences are theirs."""
    vectors: tuple[Vector, ...]
    """In the order of their places."""
    weigh: Weigh


class Groups:
    """All sentences, and those of groups of article ids."""

    def __init__(self, found: Iterable[Vector], groups: Iterable[Iterable[str]], recall: Recall = AFRESH) -> None:
        self.vectors = tuple(sorted(found, key=_place))
        """In the order of their places."""
        self._recall = recall
        self._rows: dict[str, list[int]] = {}
        for row, vector in enumerate(self.vectors):
            self._rows.setdefault(vector.place.article, []).append(row)
        self._parts = {article: self._part(rows) for article, rows in self._rows.items()}
        chosen = [tuple(sorted(set(group))) for group in groups]
        first = {members: number for number, members in reversed(list(enumerate(chosen)))}
        known = {members: self._group(members, f"counts {first[members]}") for members in sorted(first)}
        self.distinct = tuple(known.values())
        """Each group once, by its members."""
        self.given = tuple(known[members] for members in chosen)
        """In the order given."""
        self.whole = self._group(tuple(self._rows), "counts")
        """All articles with a sentence."""

    def of_article(self, article: str) -> tuple[Vector, ...]:
        """The sentences of one article, the same object as long as it has the same."""
        return self._parts.get(article, ())

    @property
    def parts(self) -> tuple[tuple[Vector, ...], ...]:
        """The sentences of each article, in the order of all."""
        return tuple(self._parts.values())

    def _part(self, rows: Sequence[int]) -> tuple[Vector, ...]:
        own = tuple(map(self.vectors.__getitem__, rows))
        return self._recall.once("own", own, (), lambda: own)

    def _group(self, members: Sequence[str], name: str) -> Group:
        told = [article for article in sorted(members) if article in self._rows]
        rows = tuple(chain.from_iterable(self._rows[article] for article in told))
        own = tuple(map(self.vectors.__getitem__, rows))
        counts = kept_up(name, self._recall, (self._parts[article] for article in told), _Counts)
        return Group(frozenset(members), rows, own, weighing(counts.each, len(own)))

    @functools.cached_property
    def of(self) -> Mapping[str, frozenset[int]]:
        """The places in `distinct` of the groups that each article is in."""
        found: dict[str, set[int]] = {article: set() for article in self._rows}
        for number, group in enumerate(self.distinct):
            for article in group.articles & found.keys():
                found[article].add(number)
        return {article: frozenset(numbers) for article, numbers in found.items()}


class _Counts:
    """In how many sentences each term is."""

    def __init__(self) -> None:
        self.each: Counter[str] = Counter()

    def add(self, part: Sequence[Vector]) -> None:
        """Count sentences."""
        self.each.update(chain.from_iterable([vector.every for vector in part]))

    def remove(self, part: Sequence[Vector]) -> None:
        """Count them no more."""
        for term, lost in counted(part).items():
            self.each[term] -= lost
            if not self.each[term]:
                del self.each[term]


def _place(vector: Vector) -> tuple[str, int]:
    return vector.place.article, vector.place.sentence
