"""Which sentences of different articles are worth comparing: those that share rare terms.

Near linear: only a key in at most COMMON sentences brings them together, and a sentence meets PARTNERS others. Common terms still
count once two sentences are compared.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from digest.meaning.lexical import related
from digest.relate.vectors import Vector

COMMON = 60
"""A key in more sentences than this brings no two of them together."""
PARTNERS = 15
"""How many others a sentence is compared with, those sharing the most weight first."""

Key = tuple[str, ...]
"""A content term, two neighbouring ones, two of one meaning and an empty string, or an amount behind an empty string."""
Numbers = NDArray[np.int64]


def candidates(vectors: Sequence[Vector]) -> tuple[tuple[int, int], ...]:
    """Pairs of positions of `vectors` from different articles that share rare keys, in order."""
    keys = _keys(vectors)
    held = _held(keys)
    weights = {key: math.log((len(vectors) + 1) / len(found)) for key, found in held.items()}
    articles = _numbered([vector.place.article for vector in vectors])
    languages = _numbered([vector.language for vector in vectors])
    pairs: set[tuple[int, int]] = set()
    for at, own in enumerate(keys):
        rare = [key for key in own if key in held]
        if rare:
            met, weight = _met([held[key] for key in rare], [weights[key] for key in rare])
            foreign = (articles[met] != articles[at]) & (languages[met] == languages[at])
            pairs |= {(min(at, other), max(at, other)) for other in _heaviest(met[foreign], weight[foreign])}
    return tuple(sorted(pairs))


def _met(holders: Sequence[Numbers], weights: Sequence[float]) -> tuple[Numbers, NDArray[np.float64]]:
    """The sentences that hold a key, each once, and the weight of the keys of each."""
    met, places = np.unique(np.concatenate(holders), return_inverse=True)
    each = np.repeat(np.array(weights, dtype=np.float64), [len(found) for found in holders])
    return met, np.bincount(places, weights=each).astype(np.float64, copy=False)


def _heaviest(met: Numbers, weight: NDArray[np.float64]) -> list[int]:
    """The PARTNERS with the most weight, of equal ones the first."""
    found: list[int] = met[np.lexsort((met, -weight))[:PARTNERS]].tolist()
    return found


def _held(keys: Sequence[Sequence[Key]]) -> dict[Key, Numbers]:
    """The sentences that hold each key which brings some together."""
    holders: dict[Key, list[int]] = {}
    for position, own in enumerate(keys):
        for key in own:
            holders.setdefault(key, []).append(position)
    return {key: np.array(found) for key, found in holders.items() if 1 < len(found) <= COMMON}


def _numbered(values: Sequence[str]) -> Numbers:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values])


def _keys(vectors: Sequence[Vector]) -> list[tuple[Key, ...]]:
    """What may bring sentences together: terms, neighbouring ones, two words of one meaning met among `vectors`, amounts.

    In reading order, because a sum of floats depends on its order.
    """
    kin = _kin(vectors)
    out = []
    for vector in vectors:
        terms = [token.term for token in vector.tokens]
        found: dict[Key, None] = dict.fromkeys((term,) for term in terms)
        found |= dict.fromkeys(pairwise(terms))
        for token in vector.tokens:
            found |= dict.fromkeys(kin.get((token.stem, vector.language), ()))
        found |= dict.fromkeys(("", f"{amount:g}") for amount in sorted(vector.anchors.great_amounts))
        out.append(tuple(found))
    return out


def _kin(vectors: Sequence[Vector]) -> Mapping[tuple[str, str], list[Key]]:
    """For each stem and language, a key with each stem of the same meaning that is met."""
    met = {token.stem for vector in vectors for token in vector.tokens}
    return {
        (stem, language): [
            (*sorted((stem, other)), "") for other in sorted(found.keys() & met) if found[other] == "same"
        ]
        for stem, language in sorted({(token.stem, vector.language) for vector in vectors for token in vector.tokens})
        if (found := related(stem, language))
    }
