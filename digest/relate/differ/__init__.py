"""Where sentences about the same thing part: one denies what the other asserts, another figure or cause, a later end of a state.

Careful on purpose: a difference is shown only where the two sentences are surely about one thing.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from digest.identity import identity, told_apart
from digest.model import Analysis, Article, Link, Place
from digest.relate.differ.casualties import casualties
from digest.relate.differ.facing import Facing
from digest.relate.differ.pairs import pairs
from digest.relate.differ.stale import marked
from digest.relate.tallies import tallies
from digest.relate.vectors import Vector, Weigh, inverse_frequency

__all__ = ["Facing", "further", "marked"]

# So many figures of one thing are compared with each other.
COMPARED = 20
# So many days after an end was first told it is still news.
TOLD_AGAIN = 3
# The least share of what a sentence says that another must say too to be about the same thing at all.
LEAST = 0.15


def further(
    found: Sequence[Link],
    vectors: Sequence[Vector],
    groups: Iterable[Iterable[str]],
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
) -> tuple[Link, ...]:
    """`found` with the differences between sentences of one story that are not alike enough in words to have been compared.

    Two that count the dead of a story otherwise are no same fact, however alike. In the order of their places, named anew. `groups` are
    the ids of the articles of each story.
    """
    facing, known = Facing(articles, analyses), {frozenset((link.a, link.b)) for link in found}
    differing = {frozenset((link.a, link.b)) for link in found if link.kind in ("contradicts", "supersedes")}
    texts = {vector.place: vector.source for vector in vectors}
    added: dict[frozenset[Place], Link] = {}
    for group in groups:
        own = set(group)
        story = sorted((one for one in vectors if one.place.article in own), key=lambda one: one.place)
        weigh = inverse_frequency(story)
        for a, b in pairs(story):
            ends = frozenset((a.place, b.place))
            if ends not in known and ends not in added:
                score = _overlap(a, b, weigh)
                link = facing.unlike(a, b, score, weigh) if score >= LEAST else facing.stated(a, b, weigh)
                if link is not None:
                    added[ends] = link
        for (a, first), (b, second) in casualties(story, facing.figures):
            ends = frozenset((a.place, b.place))
            link = facing.toll(a, b, (first, second)) if ends not in differing and ends not in added else None
            if link is not None:
                added[ends] = link
    added = _first_ends(added, facing)
    added |= _counts(facing, vectors, (articles, analyses), {*known, *added})
    kept = [link for link in found if frozenset((link.a, link.b)) not in added]
    every = sorted((*kept, *added.values()), key=lambda link: (link.a, link.b, link.kind))
    names = told_apart(identity(*sorted((texts[link.a], texts[link.b]))) for link in every)
    return tuple(dataclasses.replace(link, id=name) for link, name in zip(every, names, strict=True))


def _first_ends(links: Mapping[frozenset[Place], Link], facing: Facing) -> dict[frozenset[Place], Link]:
    """`links` without what ends a state that had been ended days before."""
    first: dict[Place, date] = {}
    for link in links.values():
        day = facing.day(link.a.article)
        if link.kind == "supersedes" and day is not None:
            first[link.b] = min(first.get(link.b, day), day)
    return {
        places: link
        for places, link in links.items()
        if (day := facing.day(link.a.article)) is None
        or link.kind != "supersedes"
        or (day - first[link.b]).days <= TOLD_AGAIN
    }


def _counts(
    facing: Facing,
    vectors: Sequence[Vector],
    given: tuple[Sequence[Article], Sequence[Analysis]],
    known: Set[frozenset[Place]],
) -> dict[frozenset[Place], Link]:
    """The differences between figures that are set side by side."""
    by_place, weigh = {vector.place: vector for vector in vectors}, inverse_frequency(vectors)
    figures = {analysis.article: analysis.figures for analysis in given[1]}
    out: dict[frozenset[Place], Link] = {}
    for tally in tallies(*given, ()):
        for first, second in itertools.combinations(sorted(tally.counts, key=lambda count: count.place)[:COMPARED], 2):
            both = frozenset((first.place, second.place))
            is_open = both not in known and both not in out and first.place.article != second.place.article
            if is_open and first.place in by_place and second.place in by_place:
                a, b = by_place[first.place], by_place[second.place]
                numbers = figures[a.place.article][first.figure], figures[b.place.article][second.figure]
                link = facing.counted(a, b, numbers, _overlap(a, b, weigh))
                if link is not None:
                    out[both] = link
    return out


def _overlap(a: Vector, b: Vector, weigh: Weigh) -> float:
    """What both have in common, as a share of what the one that says less has."""
    both = sum(weigh(term) for term in sorted(a.content & b.content))
    least = min(sum(weigh(term) for term in sorted(one.content)) for one in (a, b))
    return min(1.0, both / least) if least else 0.0
