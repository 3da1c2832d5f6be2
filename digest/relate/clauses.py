"""Whether two sentences have in common both whom or what they name and what they tell of it, in one clause of each.

A name in common shows that two sentences are of one story; so does a verb. Both together, close by, show one fact.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from digest.relate.align import STRENGTH, Pair
from digest.relate.differ.placing import clauses_of
from digest.relate.vectors import Vector

NAMES: Mapping[str, str] = {
    "named_told": "geometric mean of the worth of names and numbers in common and that of other words in common",
    "clause": "the most of it that stands in one clause of each",
    "less_long": "`less`, times `longer`",
    "joint_long": "`joint`, times `longer`",
    "words_square": "the square of `words`",
}

_Worths = tuple[float, float]
"""Of names and numbers, and of other words."""


def clauses(
    a: Vector, b: Vector, told: Sequence[Pair], worths: Sequence[float], found: Mapping[str, float]
) -> dict[str, float]:
    """The numbers, by their names; `told` are the words in common, `worths` those of the words of `a`, `found` their other traits."""
    first, second = clauses_of(a.text, a.language), clauses_of(b.text, b.language)
    places: defaultdict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in told:
        places[first[a.tokens[pair.first].at], second[b.tokens[pair.second].at]].append(pair)
    return {
        "named_told": _mean(_sums(a, told, worths)),
        "clause": max((_mean(_sums(a, pairs, worths)) for pairs in places.values()), default=0.0),
        "less_long": found["less"] * found["longer"],
        "joint_long": found["joint"] * found["longer"],
        "words_square": found["words"] ** 2,
    }


def _sums(a: Vector, told: Sequence[Pair], worths: Sequence[float]) -> _Worths:
    plain = [a.tokens[pair.first].kind == "word" for pair in told]
    values = [STRENGTH[pair.how] * worths[pair.first] for pair in told]
    named = math.fsum(value for value, is_plain in zip(values, plain, strict=True) if not is_plain)
    return named, math.fsum(value for value, is_plain in zip(values, plain, strict=True) if is_plain)


def _mean(sums: _Worths) -> float:
    return math.sqrt(max(sums[0], 0.0) * max(sums[1], 0.0))
