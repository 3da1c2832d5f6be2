"""The dead, the injured and the missing of one story, as its articles count them; their sentences need share nothing else."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from digest import words
from digest.model import Figure, Place
from digest.relate import counting
from digest.relate.vectors import Vector

Counted = tuple[Vector, Figure]
# What befell people by which a story is counted, of the kinds that `tolls` knows.
BEFELL = frozenset({"killed", "injured", "missing"})
# So many counts of one kind are compared with each other, of each story.
COMPARED = 20


def befell(figure: Figure, language: str) -> str | None:
    """What befell the people that `figure` counts; None where it counts no people, some of a kind, or nothing befell them."""
    thing = counting.thing(figure, language)
    counts_people = thing.head == counting.PERSONS and not thing.described and figure.value and not figure.unit
    return thing.deed if counts_people and thing.deed in BEFELL else None


def casualties(story: Sequence[Vector], figures: Mapping[Place, Sequence[Figure]]) -> Iterator[tuple[Counted, Counted]]:
    """Two counts of people of two articles whom the same befell, none of them limited to a part or another place."""
    kinds: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for vector in story:
        for figure in figures.get(vector.place, ()):
            deed = befell(figure, vector.language)
            if deed is not None:
                kinds[vector.language, deed].append((vector, figure))
    for kind in sorted(kinds):
        for one, other in itertools.combinations(kinds[kind][:COMPARED], 2):
            if one[0].place.article != other[0].place.article and _within_one_scope(one, other):
                yield one, other


def _within_one_scope(one: Counted, other: Counted) -> bool:
    """Whether both are counted in the same places; `of them`, `this year` are parts of something else."""
    first, second = (_places(figure, vector.language) for vector, figure in (one, other))
    return first is not None and first == second


def _places(figure: Figure, language: str) -> frozenset[str] | None:
    """The stems of the names in a figure's scope; None where it is limited otherwise."""
    if figure.scope is None:
        return frozenset()
    names = [word for word in words.words(figure.scope) if word[:1].isupper()]
    is_whole = not names and not any(char.isdigit() for char in figure.scope) and " of " not in f" {figure.scope} "
    return frozenset(words.stem(word, language) for word in names) if names or is_whole else None
