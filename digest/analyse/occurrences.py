"""Which terms occur in which sentences of an article: a sparse table, so that thousands of sentences need no table of all pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Places = NDArray[np.intp]


class Occurrences:
    """The pairs of a term and a sentence that has it, those of one term in a row and in reading order."""

    __slots__ = ("count", "first", "last", "opens", "row", "rows", "sentences", "term", "terms", "times")

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        number: dict[str, int] = {}
        flat = [number.setdefault(term, len(number)) for row in sentences for term in row]
        self.rows = len(sentences)
        of = np.repeat(np.arange(self.rows), np.array([len(row) for row in sentences], dtype=np.intp))
        pairs, count = np.unique(np.array(flat, dtype=np.intp) * max(1, self.rows) + of, return_counts=True)
        self.terms = tuple(number)
        """The distinct terms, in the order in which they come up."""
        self.term: Places = pairs // max(1, self.rows)
        self.row: Places = pairs % max(1, self.rows)
        self.count = count.astype(float)
        """How often the term occurs in the sentence."""
        self.times = self.by_term(self.count)
        """How often each term occurs in the article, …"""
        self.sentences = self.by_term(np.ones(len(pairs)))
        """… in how many sentences, …"""
        self.opens = np.ones(len(pairs), dtype=bool)
        self.opens[1:] = self.term[1:] != self.term[:-1]
        self.first = self.row[self.opens]
        """… in which one first and in which one last."""
        self.last = self.row[np.append(self.opens[1:], np.ones(min(1, len(pairs)), dtype=bool))]

    def by_row(self, values: Vector) -> Vector:
        """The sum of a value of each pair for each sentence."""
        return _sums(self.row, values, self.rows)

    def by_term(self, values: Vector) -> Vector:
        """The sum of a value of each pair for each term."""
        return _sums(self.term, values, len(self.terms))

    def vectors(self) -> Vector:
        """The weight of each pair where sentences are TF-IDF vectors of length 1, with the IDF of this article."""
        weights = self.count * np.log(1 + self.rows / self.sentences)[self.term]
        norms = np.sqrt(self.by_row(weights * weights))
        found: Vector = weights / norms[self.row]
        return found

    def likeness(self, vectors: Vector) -> tuple[Vector, Vector]:
        """For each sentence its cosines with all before it, added up, and with all after it.

        A sum of cosines is one product with the sum of the vectors.
        """
        sums = np.cumsum(vectors)
        until = sums - np.repeat((sums - vectors)[self.opens], self.sentences.astype(np.intp))
        after = self.by_term(vectors)[self.term] - until
        return self.by_row(vectors * (until - vectors)), self.by_row(vectors * after)

    def neighbours(self, vectors: Vector) -> Vector:
        """For each sentence its cosine with the one before it."""
        at = np.flatnonzero((self.term[1:] == self.term[:-1]) & (self.row[1:] == self.row[:-1] + 1)) + 1
        return _sums(self.row[at], vectors[at] * vectors[at - 1], self.rows)


def _sums(places: Places, values: Vector, count: int) -> Vector:
    return np.bincount(places, values, count).astype(float)
