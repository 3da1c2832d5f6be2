"""What can be seen of where in two sentences the words in common stand, as numbers with names."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from digest.relate.align import STRENGTH, Pair
from digest.relate.circumstances import share
from digest.relate.vectors import Vector

_CLOSE, _WIDE = 3, 6
_LONG = 60
"""Words of a sentence that runs in common are looked for in."""

NAMES: Mapping[str, str] = {
    "pairs": "log(1 + pairs of neighbouring words in common)",
    "run": "words in the longest run in common",
    "order": "share of neighbouring pairs of words that stand in one order in both",
    "dense": "most worth of words in common that stand within three words of one of them, in both",
    "dense_mean": "mean of that over the words in common",
    "dense_wide": "the same within six words",
    "dense_wide_mean": "mean of that",
    "squares": "sum of the squared worths of the words in common",
}


def standing(a: Vector, b: Vector, told: Sequence[Pair], worths: Sequence[float]) -> dict[str, float]:
    """The numbers, by their names; `told` are the words in common, `worths` those of the words of `a`."""
    return {**_dense(a, b, told, worths), **_shape(a, b, told)}


def most(a: Vector, b: Vector, told: Sequence[Pair], worths: Sequence[float]) -> dict[str, float]:
    """What none of them exceeds, without a look at where the words stand; none is below 0."""
    values = [worths[pair.first] * STRENGTH[pair.how] for pair in told]
    mass = math.fsum(values)
    every = a.every
    repeated = len(a.terms) - len(every)
    return dict.fromkeys(("dense", "dense_mean", "dense_wide", "dense_wide_mean"), mass) | {
        "squares": mass * max(values, default=0.0),
        "pairs": math.log1p(len(told)),
        "order": 1.0,
        "run": float(len(every.intersection(b.terms)) + repeated),
    }


def _dense(a: Vector, b: Vector, told: Sequence[Pair], first: Sequence[float]) -> dict[str, float]:
    """How much of what both tell stands close together in both: a fact is told in a clause."""
    spots = [
        (a.tokens[pair.first].at, b.tokens[pair.second].at, first[pair.first] * STRENGTH[pair.how]) for pair in told
    ]
    near, wide = [], []
    for x, y, _ in spots:
        within = [(max(abs(x - u), abs(y - v)), worth) for u, v, worth in spots]
        near.append(math.fsum(worth for far, worth in within if far <= _CLOSE))
        wide.append(math.fsum(worth for far, worth in within if far <= _WIDE))
    return {
        "dense": max(near, default=0.0),
        "dense_mean": share(math.fsum(near), len(near)),
        "dense_wide": max(wide, default=0.0),
        "dense_wide_mean": share(math.fsum(wide), len(wide)),
        "squares": math.fsum(worth * worth for _, _, worth in spots),
    }


def _shape(a: Vector, b: Vector, told: Sequence[Pair]) -> dict[str, float]:
    neighbours = sum(abs(two.second - one.second) == 1 and two.first - one.first == 1 for one, two in pairwise(told))
    ordered = sum(two.second > one.second for one, two in pairwise(told))
    return {
        "pairs": math.log1p(neighbours),
        "order": share(ordered, len(told) - 1),
        "run": float(_longest_run(a.terms[:_LONG], b.terms[:_LONG])),
    }


def _longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Words in the longest run that both have, by the plain table of lengths, one row kept."""
    places: dict[str, list[int]] = {}
    for at, term in enumerate(b):
        places.setdefault(term, []).append(at)
    best = 0
    before: dict[int, int] = {}
    for term in a:
        here = {at: before.get(at - 1, 0) + 1 for at in places.get(term, ())}
        best = max(best, *here.values()) if here else best
        before = here
    return best
