"""Pairs of sentences that were read and judged, with what can be seen of them: news clusters, and the project's own annotated stories."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import digest
from digest.identity import identity
from digest.model import Analysis, Article
from digest.relate import vectors
from digest.relate.reading import readings, sentences
from digest.relate.same import compared
from digest.relate.vectors import Vector
from tests import stories
from training import data

_FILE = Path(__file__).with_name("judged.tsv")
_DOCUMENTS = slice(3, 11)
"""Of each cluster: those whose pairs were drawn and judged."""
_DAY = re.compile(r"(19\d\d|20\d\d)(\d\d)(\d\d)")

Judged = dict[tuple[str, str], dict[tuple[str, str], str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of sentences."""

    group: str
    """The cluster or story."""
    texts: tuple[str, str]
    same: bool
    found: dict[str, float]
    """Its traits, each word weighed by how rare it is in its group."""
    judged: bool
    """Whether it was drawn for its likeness and judged by itself; else it is one of all pairs of a story."""


def clusters() -> Iterator[Case]:
    """The judged pairs of news clusters; those that may be judged either way are left out."""
    wanted: dict[str, dict[tuple[str, str, str, str], str]] = defaultdict(dict)
    for line in _FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            cluster, *places, label = line.split("\t")
            wanted[cluster][tuple(places)] = label  # type: ignore[index]
    for row in data.rows("multi_duc2006"):
        if row["id"] in wanted:
            yield from _cluster(row["id"], row["docs"][_DOCUMENTS], wanted[row["id"]])


def own() -> Iterator[Case]:
    """All pairs of sentences across the articles of each annotated story of the development set."""
    for path in stories.named():
        if stories.present(path):
            told = stories.story(path)
            same, either = told.across("same"), told.across("either")
            seen = _Seen([article for article, _ in told.pairs], [analysis for _, analysis in told.pairs])
            for a, b in seen.pairs():
                spots = (a.place.article, a.place.sentence), (b.place.article, b.place.sentence)
                if spots in same or spots not in either:
                    yield seen.case(told.name, a, b, same=spots in same, judged=False)


class _Seen:
    """The sentences of a group as `relate` sees them."""

    def __init__(self, articles: list[Article], analyses: list[Analysis]) -> None:
        self.vectors = sorted(sentences(readings(articles, analyses)), key=lambda vector: vector.place)
        self._weigh = vectors.inverse_frequency(self.vectors)

    def pairs(self) -> Iterator[tuple[Vector, Vector]]:
        for at, a in enumerate(self.vectors):
            yield from ((a, b) for b in self.vectors[at + 1 :] if a.place.article != b.place.article)

    def case(self, group: str, a: Vector, b: Vector, *, same: bool, judged: bool) -> Case:
        found = compared(a, b, self._weigh)
        return Case(group, (a.source, b.source), same, found, judged)


def _cluster(
    name: str, documents: list[dict[str, str]], wanted: dict[tuple[str, str, str, str], str]
) -> Iterator[Case]:
    read = [opened(document["id"], document["text"]) for document in documents]
    names = {article.id: document["id"] for (article, _), document in zip(read, documents, strict=True)}
    seen = _Seen([article for article, _ in read], [analysis for _, analysis in read])
    known = {(names[vector.place.article], identity(vector.source)): vector for vector in seen.vectors}
    for (first, one, second, other), label in wanted.items():
        a, b = known.get((first, one)), known.get((second, other))
        if a is not None and b is not None and label != "either":
            yield seen.case(name, a, b, same=label == "same", judged=True)


def opened(name: str, text: str) -> tuple[Article, Analysis]:
    """A document of a cluster as an article of the day that its name tells, read and analysed."""
    day = _DAY.search(name)
    head = f"date: {day[1]}-{day[2]}-{day[3]}\n" if day else ""
    article = digest.read_text(f"---\n{head}language: en\n---\n\n{text}", name=f"{name}.md", media_type="text/markdown")
    return article, digest.analyse(article)
