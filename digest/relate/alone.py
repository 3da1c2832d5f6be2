"""Whether two sentences taken alone, without a story round them, report the same fact.

Two small models over what `digest.relate.traits` and `digest.relate.clauses` see: trees for sentences in much the same words, where
what differs decides; a weighted sum for sentences in other words. The share of words in common says how much each counts. The weights
are in `digest/data/models/same_close.json` and `same_loose.json` (`make train ARGS=same`).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from digest import scoring
from digest.model import Place
from digest.relate import clauses, traits
from digest.relate.align import aligned
from digest.relate.tokens import Token
from digest.relate.vectors import Vector, vector

Matrix = NDArray[np.float64]
Value = TypeVar("Value", float, Matrix)

NAMES: Mapping[str, str] = {**traits.NAMES, **clauses.NAMES}
"""What can be seen of two sentences taken alone."""

MIDDLE, WIDTH = 0.28, 0.05
"""The share of words in common at which both models count alike, and how fast that changes."""


def same_fact(a: str, b: str) -> float:
    """How surely two sentences, taken alone, report the same fact: 0 to 1; English stems and stop words."""
    # In one order, because words are aligned from the first sentence on.
    first, second = map(_vector, sorted((a, b)))
    if not first.content & second.content:
        return 0.0
    found = seen(first, second)
    odds = float(blend(found["words"], _graded("same_close", found), _graded("same_loose", found)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@functools.lru_cache(maxsize=512)
def _vector(text: str) -> Vector:
    """Remembered, because a sentence is asked about beside many; the place tells nothing here."""
    return vector(Place("", 0), text, "en")


def seen(a: Vector, b: Vector) -> dict[str, float]:
    """The numbers by `NAMES`."""
    pairs = aligned(a.tokens, b.tokens)
    found = traits.traits(a, b, rarity, pairs)
    told = [pair for pair in pairs if pair.how != "opposite"]
    return {**found, **clauses.clauses(a, b, told, [rarity(token) for token in a.tokens], found)}


def rarity(token: Token) -> float:
    """What a word is worth where no story tells: how rare it is in news."""
    return token.rarity


def blend(words: Value, close: Value, loose: Value) -> Value:
    """The log-odds of both models as one, by the share of words in common."""
    part = 1 / (1 + np.exp(-(words - MIDDLE) / WIDTH))
    return part * close + (1 - part) * loose  # type: ignore[no-any-return]


def _graded(name: str, found: Mapping[str, float]) -> float:
    model = scoring.load(name)
    return float(model.scores(np.array([traits.row(found, model.features)]))[0])
