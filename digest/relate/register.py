"""All sentences by their terms and by the days they are dated to, kept up as articles change."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from digest.model import Analysis, Article, DateMention, Place
from digest.relate import spans
from digest.relate.vectors import Vector

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """The sentences of one article that are compared."""

    article: Article
    vectors: tuple[Vector, ...]
    dates: dict[Place, tuple[DateMention, ...]]
    """The dates in each of its sentences that has some."""


def leaf(article: Article, analysis: Analysis, vectors: tuple[Vector, ...]) -> Leaf:
    """The sentences of `article` with their dates."""
    dates: defaultdict[int, list[DateMention]] = defaultdict(list)
    for mention in analysis.dates:
        dates[mention.sentence].append(mention)
    return Leaf(article, vectors, {Place(article.id, at): tuple(told) for at, told in dates.items()})


class Register:
    """The sentences of all articles. They and the articles go by numbers in no order, which others take when they are gone."""

    def __init__(self) -> None:
        self.vectors: dict[Place, Vector] = {}
        self.dates: dict[Place, tuple[DateMention, ...]] = {}
        self.holders: defaultdict[str, list[int]] = defaultdict(list)
        """The sentences that have a term or a stem."""
        self.of_day: defaultdict[date, list[int]] = defaultdict(list)
        """Those dated to a week or less, by its first day."""
        self.articles: dict[str, int] = {}
        """The numbers of articles."""
        self.rows: list[Vector] = []
        self.owners = array("q")
        """The article of each sentence."""
        self.sentences = array("q")
        """Each one's number in its article."""
        self._numbers: dict[str, list[int]] = {}
        self._free: list[int] = []
        self._unused: list[int] = []

    def add(self, part: Leaf) -> None:
        """Take in an article."""
        own = self.articles[part.article.id] = self._unused.pop() if self._unused else len(self.articles)
        self.dates.update(part.dates)
        numbers = self._numbers[part.article.id] = [self._placed(vector, own) for vector in part.vectors]
        for number, vector in zip(numbers, part.vectors, strict=True):
            self.vectors[vector.place] = vector
            for term in _terms(vector):
                self.holders[term].append(number)
            for day in _days(part, vector):
                self.of_day[day].append(number)

    def remove(self, part: Leaf) -> None:
        """Take an article out."""
        self._unused.append(self.articles.pop(part.article.id))
        for place in part.dates:
            del self.dates[place]
        numbers = self._numbers.pop(part.article.id)
        gone = set(numbers)
        for vector in part.vectors:
            del self.vectors[vector.place]
        _take(self.holders, {term for vector in part.vectors for term in _terms(vector)}, gone)
        _take(self.of_day, {day for vector in part.vectors for day in _days(part, vector)}, gone)
        self._free += numbers

    def _placed(self, vector: Vector, article: int) -> int:
        if self._free:
            number = self._free.pop()
            self.rows[number], self.owners[number], self.sentences[number] = vector, article, vector.place.sentence
            return number
        self.rows.append(vector)
        self.owners.append(article)
        self.sentences.append(vector.place.sentence)
        return len(self.rows) - 1


def _terms(vector: Vector) -> frozenset[str]:
    return vector.content.union([token.stem for token in vector.tokens])


def _days(part: Leaf, vector: Vector) -> Iterator[date]:
    for one in {mention.date for mention in part.dates.get(vector.place, ()) if mention.date is not None}:
        if spans.length(one) < spans.WEEK:
            yield one.start


def _take(index: dict[K, list[int]], keys: set[K], gone: set[int]) -> None:
    for key in keys:
        left = [number for number in index[key] if number not in gone]
        if left:
            index[key] = left
        else:
            del index[key]
