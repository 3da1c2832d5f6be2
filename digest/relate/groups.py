"""The sentences of groups of articles, such as topics, each group with what terms are worth in it: found once for all that compare."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.relate.vectors import Vector, Weigh, inverse_frequency


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

    def __init__(self, found: Iterable[Vector], groups: Iterable[Iterable[str]]) -> None:
        self.vectors = tuple(sorted(found, key=_place))
        """In the order of their places."""
        self._rows: dict[str, list[int]] = {}
        for row, vector in enumerate(self.vectors):
            self._rows.setdefault(vector.place.article, []).append(row)
        chosen = [tuple(sorted(set(group))) for group in groups]
        known = {members: self._group(members) for members in sorted(set(chosen))}
        self.distinct = tuple(known.values())
        """Each group once, by its members."""
        self.given = tuple(known[members] for members in chosen)
        """In the order given."""
        self.whole = self._group(tuple(self._rows))
        """All articles with a sentence."""

    def of_article(self, article: str) -> tuple[Vector, ...]:
        """The sentences of one article."""
        return tuple(self.vectors[row] for row in self._rows.get(article, ()))

    def _group(self, members: Sequence[str]) -> Group:
        rows = tuple(row for article in sorted(members) for row in self._rows.get(article, ()))
        own = tuple(map(self.vectors.__getitem__, rows))
        return Group(frozenset(members), rows, own, inverse_frequency(own))

    @functools.cached_property
    def of(self) -> Mapping[str, frozenset[int]]:
        """The places in `distinct` of the groups that each article is in."""
        found: dict[str, set[int]] = {article: set() for article in self._rows}
        for number, group in enumerate(self.distinct):
            for article in group.articles & found.keys():
                found[article].add(number)
        return {article: frozenset(numbers) for article, numbers in found.items()}


def _place(vector: Vector) -> tuple[str, int]:
    return vector.place.article, vector.place.sentence
