"""Whether two sentences report the same fact, as a score from 0 to 1.

Two small linear models over the same features: one for sentences in much the same words, where what differs decides,
one for sentences in other words, where what they share decides; the share of words in common says how much each counts.
The weights, and the pairs they were found on, are in `digest/data/same.toml`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from digest import lexicon
from digest.model import Place
from digest.relate.vectors import Vector, Weigh, alone, vector

CHARACTERS = 4


def same_fact(a: str, b: str) -> float:
    """How surely two sentences, taken alone, report the same fact: 0 to 1; English stems and stop words."""
    return score(vector(Place("a", 0), a, "en"), vector(Place("b", 0), b, "en"), alone)


def score(a: Vector, b: Vector, weigh: Weigh) -> float:
    """How surely `a` and `b` report the same fact where `weigh` tells what a term is worth: 0 to 1."""
    if not a.content & b.content:
        return 0.0
    table = lexicon.table("same")
    found = features(a, b, weigh)
    close = _logistic((found["words"] - table["gate"]["middle"]) / table["gate"]["width"])
    loose_logit = _logit(found, table["loose"])
    close_logit = _logit(found, table["close"])
    return _logistic((1 - close) * loose_logit + close * close_logit - _doubt(a, b, found, table["doubt"]))


def _doubt(a: Vector, b: Vector, found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    apart = a.stance ^ b.stance
    return sum(weight for kind, weight in weights.items() if kind in apart or found.get(kind))


def _logit(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weight * found.get(name, 1.0) for name, weight in weights.items())


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def features(a: Vector, b: Vector, weigh: Weigh) -> dict[str, float]:
    """What the models look at, by the names their weights have."""
    shared = a.content & b.content
    worths = sorted((weigh(term) for term in sorted(shared)), reverse=True)
    mass = sum(worths)
    every_a, every_b = frozenset(a.terms), frozenset(b.terms)
    lengths = sorted((max(len(a.terms), 1), max(len(b.terms), 1)))
    return {
        "terms": _share(mass, sum(map(weigh, sorted(a.content | b.content)))),
        "mass": math.log1p(max(mass, 0.0)),
        "second": worths[1] if len(worths) > 1 else 0.0,
        "words": _share(len(every_a & every_b), len(every_a | every_b)),
        "characters": _characters(a.text, b.text),
        "pairs": _share(len(a.pairs & b.pairs), len(a.pairs | b.pairs)),
        "numbers": float(min(len(a.numbers & b.numbers), 2)),
        "other_numbers": float(bool(a.numbers and b.numbers) and not a.numbers & b.numbers),
        "lone_numbers": float(bool(a.numbers) != bool(b.numbers)),
        "length_ratio": math.log(lengths[1] / lengths[0]),
        "length": math.log1p(lengths[0]),
    }


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _characters(a: str, b: str) -> float:
    """The share of runs of four characters that both have."""
    first, second = _runs(a), _runs(b)
    return _share(len(first & second), len(first | second))


def _runs(text: str) -> frozenset[str]:
    folded = text.casefold()
    return frozenset(folded[at : at + CHARACTERS] for at in range(len(folded) - CHARACTERS + 1))
