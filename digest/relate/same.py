"""Whether two sentences of a story report the same fact, as a score from 0 to 1.

Two small linear models over the same features: one for sentences in much the same words, where what differs decides,
one for sentences in other words, where what they share decides; the share of words in common says how much each counts.
The weights, and the pairs they were found on, are in `digest/data/same.toml`.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping

from digest import lexicon
from digest.relate.vectors import Vector, Weigh

CHARACTERS = 4
# Pairs that cannot reach this score are not worth comparing in full: nothing is made of lower scores.
LEAST = 0.2
MORE_CHARACTERS = 0.2


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


def promising(a: Vector, b: Vector, weigh: Weigh) -> bool:
    """Whether the score can reach LEAST, told without the costly comparison of characters.

    Sentences seldom share many more runs of characters than words: on the pairs the weights were found on never 0.1 more,
    where the score was above LEAST.
    """
    weights = lexicon.table("same")["loose"]
    found = _shared(a, b, weigh)
    most = {**found, "characters": found["words"] + MORE_CHARACTERS}
    return _logit(most, weights) >= math.log(LEAST / (1 - LEAST))


def features(a: Vector, b: Vector, weigh: Weigh) -> dict[str, float]:
    """What the models look at, by the names their weights have."""
    shorter, longer = sorted((max(len(a.terms), 1), max(len(b.terms), 1)))
    mass = math.fsum(map(weigh, a.content & b.content))
    return {
        **_shared(a, b, weigh),
        "terms": _share(mass, math.fsum(map(weigh, a.content | b.content))),
        "characters": _characters(a.text, b.text),
        "other_numbers": float(bool(a.numbers and b.numbers) and not a.numbers & b.numbers),
        "lone_numbers": float(bool(a.numbers) != bool(b.numbers)),
        "length_ratio": math.log(longer / shorter),
        "length": math.log1p(shorter),
    }


def _shared(a: Vector, b: Vector, weigh: Weigh) -> dict[str, float]:
    """The features that are cheap; `fsum`, because a plain sum depends on the order of a set."""
    return {
        "mass": math.log1p(max(math.fsum(map(weigh, a.content & b.content)), 0.0)),
        "words": _share(len(a.every & b.every), len(a.every | b.every)),
        "numbers": float(min(len(a.numbers & b.numbers), 2)),
    }


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _characters(a: str, b: str) -> float:
    """The share of runs of four characters that both have."""
    first, second = _runs(a), _runs(b)
    shared = len(first & second)
    return _share(shared, len(first) + len(second) - shared)


@functools.lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[str]:
    folded = text.casefold()
    return frozenset(folded[at : at + CHARACTERS] for at in range(len(folded) - CHARACTERS + 1))
