"""Sentences of different articles that report the same fact: links between two, facts of several."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest.model import Analysis, Article, Fact, Link, LinkKind, LinkOptions, Place
from digest.relate import differ, same, spelling, vectors
from digest.relate.vectors import Vector, Weigh

# Sentences with this share of words in common and no other number are one text copied and touched up.
COPY = 0.8
# The words named as what two sentences have in common.
NAMED = 5
# A sentence with fewer content terms than this says too little to be a report of anything.
LEAST = 3

Origins = Callable[[tuple[Place, ...]], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sentences and what is known of them: `weigh` is the worth of terms where they were compared."""

    a: Vector
    b: Vector
    weigh: Weigh
    score: float


def read(articles: Sequence[Article], analyses: Sequence[Analysis]) -> tuple[Vector, ...]:
    """The sentences of all articles as vectors, names under one spelling."""
    out: list[Vector] = []
    for article, analysis in zip(articles, analyses, strict=True):
        respell, language = spelling.respeller(analysis.names), article.language.text
        for sentence in analysis.sentences:
            place = Place(article.id, sentence.index)
            out.append(vectors.vector(place, sentence.text, language, respelt=respell(sentence.text)))
    return tuple(vector for vector in out if len(vector.content) >= LEAST)


def compare(found: Sequence[Vector], groups: Iterable[Iterable[str]]) -> tuple[Compared, ...]:
    """The pairs worth comparing, each with its best score, in the order of their places.

    In a group of article ids, such as a topic's members, what a term is worth is counted inside the group; pairs without
    a group in common are compared as two sentences alone.
    """
    best: dict[tuple[Place, Place], Compared] = {}
    for group in sorted({tuple(sorted(set(members))) for members in groups}):
        chosen = [vector for vector in found if vector.place.article in set(group)]
        _keep(best, chosen, vectors.inverse_frequency(chosen))
    _keep(best, found, vectors.alone)
    return tuple(best[pair] for pair in sorted(best))


def _keep(best: dict[tuple[Place, Place], Compared], chosen: Sequence[Vector], weigh: Weigh) -> None:
    for first, second in vectors.candidates(chosen):
        a, b = sorted((chosen[first], chosen[second]), key=lambda vector: vector.place)
        known = best.get((a.place, b.place))
        if known is not None and weigh is vectors.alone:
            continue
        graded = same.score(a, b, weigh)
        if known is None or graded > known.score:
            best[a.place, b.place] = Compared(a, b, weigh, graded)


def links(
    compared: Sequence[Compared],
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    options: LinkOptions,
) -> tuple[Link, ...]:
    """What the sentences compared have to do with each other, in the order of their places."""
    facing = differ.Facing(articles, analyses)
    found = (_link(pair, facing, options) for pair in compared)
    return tuple(sorted((link for link in found if link is not None), key=lambda link: (link.a, link.b, link.kind)))


def _link(pair: Compared, facing: differ.Facing, options: LinkOptions) -> Link | None:
    other = facing.difference(pair.a, pair.b, pair.score)
    if other is not None:
        return other
    if pair.score < options.threshold:
        return None
    kind: LinkKind = "near-copy" if _copied(pair.a, pair.b) else "same-fact"
    return Link(kind, pair.a.place, pair.b.place, round(pair.score, 3), why(pair.a, pair.b, pair.weigh))


def _copied(a: Vector, b: Vector) -> bool:
    first, second = frozenset(a.terms), frozenset(b.terms)
    return len(first & second) >= COPY * len(first | second) and a.numbers == b.numbers


def why(a: Vector, b: Vector, weigh: Weigh) -> str:
    """What both say, those words first that say most: `both: Sudzha; captured; 13 March`."""
    shared = a.content & b.content
    written: dict[str, str] = {}
    for word in vectors.pieces(a.text):
        written.setdefault(vectors.term_of(word, a.language), word)
    told = sorted(shared, key=lambda term: (term not in a.numbers | a.names, -weigh(term), term))[:NAMED]
    return "both: " + "; ".join(written[term] for term in told if term in written)


def facts(
    found: Sequence[Link],
    compared: Sequence[Compared],
    articles: Sequence[Article],
    *,
    origins: Origins,
    threshold: float,
) -> tuple[Fact, ...]:
    """Groups of sentences that report the same, by their ids; each sentence is in one at most.

    Groups grow by average linkage over the scores of all pairs across, so that a chain of half-alike sentences does not
    become one fact.
    """
    day = {article.id: article.published.start if article.published else date.max for article in articles}
    groups = _groups(found, compared, threshold)
    texts = {vector.place: vector.source for pair in compared for vector in (pair.a, pair.b)}
    taken: dict[str, int] = defaultdict(int)
    out: list[Fact] = []
    for group in sorted(sorted(members, key=lambda place: (day[place.article], place)) for members in groups):
        key = hashlib.sha256(texts[group[0]].encode()).hexdigest()[:10]
        taken[key] += 1
        name = key if taken[key] == 1 else f"{key}-{taken[key]}"
        out.append(Fact(name, tuple(group), origins(tuple(group))))
    return tuple(sorted(out, key=lambda fact: fact.id))


def _groups(found: Sequence[Link], compared: Sequence[Compared], threshold: float) -> list[set[Place]]:
    by_place = {vector.place: vector for pair in compared for vector in (pair.a, pair.b)}
    known = {(pair.a.place, pair.b.place): pair for pair in compared}
    group: dict[Place, set[Place]] = {}
    for link in sorted(found, key=lambda link: (-link.score, link.a, link.b)):
        if link.kind not in ("same-fact", "near-copy"):
            continue
        first, second = group.get(link.a, {link.a}), group.get(link.b, {link.b})
        weigh = known[link.a, link.b].weigh
        if first is not second and _average(first, second, known, by_place, weigh) >= threshold:
            merged = first | second
            group |= dict.fromkeys(merged, merged)
    return list({id(members): members for members in group.values()}.values())


def _average(
    first: set[Place],
    second: set[Place],
    known: Mapping[tuple[Place, Place], Compared],
    by_place: Mapping[Place, Vector],
    weigh: Weigh,
) -> float:
    scores = []
    for a in sorted(first):
        for b in sorted(second):
            pair = known.get((min(a, b), max(a, b)))
            scores.append(pair.score if pair is not None else same.score(by_place[a], by_place[b], weigh))
    return sum(scores) / len(scores)
