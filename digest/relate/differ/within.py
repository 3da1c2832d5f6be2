"""The differences inside a story, between sentences that are not alike enough in words to have been compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from digest.model import Figure, Link, Place
from digest.relate.differ.casualties import casualties
from digest.relate.differ.facing import Facing
from digest.relate.differ.overlap import Overlap, by_chance
from digest.relate.differ.pairs import Meetings
from digest.relate.differ.sides import Side
from digest.relate.differ.sifting import Sieve
from digest.relate.groups import Group, Groups
from digest.relate.numbers import Numbers
from digest.relate.vectors import Weigh

# The least share of what a sentence says that another must say too to be about the same thing at all.
LEAST = 0.15


Toll = tuple[Place, Figure]
"""A count, and the sentence in which it stands."""


@dataclass(frozen=True, slots=True)
class Within:
    """What sentences of one story tell otherwise than each other."""

    differences: tuple[Link, ...]
    counted: tuple[tuple[Toll, Toll], ...]
    """The counts of those whom the story cost, two and two."""


def within(told: Groups, facing: Facing) -> list[Within]:
    """What parts the sentences of each group, each group once; those of which no article has changed are not looked at again."""
    groups = list({group.rows: group for group in told.given if group.rows}.values())
    pairs = {pair[0].id: pair for pair in zip(facing.articles, facing.analyses, strict=True)}
    objects = [tuple(one for article in sorted(group.articles) for one in pairs.get(article, ())) for group in groups]

    def find(places: list[int]) -> Iterator[Within]:
        return _fresh([groups[at] for at in places], told, facing)

    return facing.recall.each("within", Within, [(of, ()) for of in objects], find)


def _fresh(groups: Sequence[Group], told: Groups, facing: Facing) -> Iterator[Within]:
    every = np.array(sorted({row for group in groups for row in group.rows}), dtype=np.int64)
    sides = facing.sides([told.vectors[row] for row in every.tolist()])
    known = Meetings(sides), Sieve(sides)
    for group in groups:
        story = np.searchsorted(every, np.array(group.rows, dtype=np.int64))
        found = tuple(_differences(story, sides, known, (group.weigh, facing)))
        counted = casualties(group.vectors, facing.figures)
        yield Within(found, tuple(((a.place, first), (b.place, second)) for (a, first), (b, second) in counted))


def _differences(
    story: Numbers, sides: Sequence[Side], known: tuple[Meetings, Sieve], asked: tuple[Weigh, Facing]
) -> Iterator[Link]:
    """The differences between sentences of a story that meet; how much two have in common is asked where it may matter."""
    (meetings, sieve), (weigh, facing) = known, asked
    overlap = Overlap(weigh)
    met = meetings.among(story)
    opposed, bars = sieve.opposed(*met), sieve.bars(*met, least=LEAST, more=by_chance(weigh))
    alike = sieve.alike(met, bars, story, weigh)
    kept = np.flatnonzero(opposed | alike)
    columns = [column[kept].tolist() for column in (*met, opposed, alike, bars)]
    for first, second, is_opposed, is_alike, bar in zip(*columns, strict=True):
        one, other = sides[first], sides[second]
        link = facing.stated(one, other, weigh) if is_opposed else None
        if link is None and is_alike:
            score = overlap.share(one.vector, other.vector)
            link = facing.unlike(one, other, score, weigh) if score >= bar else None
        if link is not None:
            yield link
