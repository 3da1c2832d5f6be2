"""Where sentences about the same thing part: one denies what the other asserts, another figure or cause, a later end of a state.

Careful on purpose: a difference is shown only where the two sentences are surely about one thing.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping, Sequence, Set
from datetime import date

from digest.identity import identity, told_apart
from digest.model import Link, Place
from digest.relate.differ.facing import LEAST_SCORE, Facing
from digest.relate.differ.overlap import Overlap
from digest.relate.differ.recollection import Recollection
from digest.relate.differ.stale import marked
from digest.relate.differ.within import within
from digest.relate.groups import Group, Groups
from digest.relate.tallies import tallies

__all__ = ["LEAST_SCORE", "Facing", "Recollection", "further", "marked"]

# So many figures of one thing are compared with each other.
COMPARED = 20
# So many days after an end was first told it is still news.
TOLD_AGAIN = 3


def further(found: Sequence[Link], told: Groups, facing: Facing) -> tuple[Link, ...]:
    """`found` with the differences between sentences of one story that are not alike enough in words to have been compared.

    Two that count the dead of a story otherwise are no same fact, however alike. In the order of their places, named anew. `told` has the
    sentences of the articles that `facing` knows; each of its groups is a story.
    """
    known = {frozenset((link.a, link.b)) for link in found}
    differing = {frozenset((link.a, link.b)) for link in found if link.kind in ("contradicts", "supersedes")}
    by_place = {vector.place: vector for vector in told.vectors}
    added: dict[frozenset[Place], Link] = {}
    for story in within(told, facing):
        for different in story.differences:
            ends = frozenset((different.a, different.b))
            if ends not in known:
                added.setdefault(ends, different)
        for (a, first), (b, second) in story.counted:
            ends, both = frozenset((a, b)), (by_place[a], by_place[b])
            link = facing.toll(*both, (first, second)) if ends not in differing and ends not in added else None
            if link is not None:
                added[ends] = link
    added = _first_ends(added, facing)
    added |= _counts(facing, told.whole, {*known, *added})
    kept = [link for link in found if frozenset((link.a, link.b)) not in added]
    every = sorted((*kept, *added.values()), key=lambda link: (link.a, link.b, link.kind))
    names = told_apart(identity(*sorted((by_place[link.a].source, by_place[link.b].source))) for link in every)
    return tuple(dataclasses.replace(link, id=name) for link, name in zip(every, names, strict=True))


def _first_ends(links: Mapping[frozenset[Place], Link], facing: Facing) -> dict[frozenset[Place], Link]:
    """`links` without what ends a state that had been ended days before."""
    first: dict[Place, date] = {}
    for link in links.values():
        day = facing.times.day(link.a.article)
        if link.kind == "supersedes" and day is not None:
            first[link.b] = min(first.get(link.b, day), day)
    return {
        places: link
        for places, link in links.items()
        if (day := facing.times.day(link.a.article)) is None
        or link.kind != "supersedes"
        or (day - first[link.b]).days <= TOLD_AGAIN
    }


def _counts(facing: Facing, whole: Group, known: Set[frozenset[Place]]) -> dict[frozenset[Place], Link]:
    """The differences between figures that are set side by side."""
    by_place, overlap = {vector.place: vector for vector in whole.vectors}, Overlap(whole.weigh)
    figures = {analysis.article: analysis.figures for analysis in facing.analyses}
    out: dict[frozenset[Place], Link] = {}
    for tally in tallies(facing.articles, facing.analyses, (), facing.recall):
        for first, second in itertools.combinations(sorted(tally.counts, key=lambda count: count.place)[:COMPARED], 2):
            both = frozenset((first.place, second.place))
            is_open = both not in known and both not in out and first.place.article != second.place.article
            if is_open and first.place in by_place and second.place in by_place:
                a, b = by_place[first.place], by_place[second.place]
                numbers = figures[a.place.article][first.figure], figures[b.place.article][second.figure]
                link = facing.counted(a, b, numbers, overlap.share(a, b))
                if link is not None:
                    out[both] = link
    return out
