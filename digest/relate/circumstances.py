"""What speaks for or against two sentences telling the same, beside their words: days, amounts, and how they stand to it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from digest.model import StanceKind
from digest.relate.align import Pair
from digest.relate.vectors import Vector

_DOZEN = 12
"""Amounts up to this are in many sentences; greater ones seldom agree by chance."""
_APART: Mapping[str, frozenset[StanceKind]] = {
    "denied": frozenset({"denied"}),
    "averted": frozenset({"averted", "partial"}),
    "open": frozenset({"possible", "forecast", "threatened", "asked"}),
}

NAMES: Mapping[str, str] = {
    "days": "days that both name",
    "other_days": "both name days, none in common",
    "amounts": "amounts that both give",
    "great_amounts": "amounts over a dozen, or shares, that both give",
    "other_amounts": "both give amounts, none in common",
    "denied": "share of the worth in common that one denies and the other does not",
    "averted": "the same of what one says to be kept from happening, or not wholly so",
    "open": "the same of what one says to be possible, to come, wanted or threatened",
}


def circumstances(a: Vector, b: Vector, told: Sequence[Pair], worths: Sequence[float]) -> dict[str, float]:
    """The numbers, by their names; `told` are the words in common, `worths` those of the words of `a`."""
    return {**_anchors(a, b), **_stances(a, b, told, worths)}


def share(part: float, whole: float) -> float:
    """`part` of `whole`; 0 where there is no whole."""
    return part / whole if whole > 0 else 0.0


def _anchors(a: Vector, b: Vector) -> dict[str, float]:
    days, amounts = a.anchors.days & b.anchors.days, a.anchors.amounts & b.anchors.amounts
    great = [amount for amount in amounts if amount > _DOZEN or 0 < amount < 1]
    return {
        "days": float(min(len(days), 2)),
        "other_days": float(bool(a.anchors.days and b.anchors.days) and not days),
        "amounts": float(min(len(amounts), 3)),
        "great_amounts": float(min(len(great), 3)),
        "other_amounts": float(bool(a.anchors.amounts and b.anchors.amounts) and not amounts),
    }


def _stances(a: Vector, b: Vector, told: Sequence[Pair], worths: Sequence[float]) -> dict[str, float]:
    """On how much of what both tell they stand differently."""
    whole = math.fsum(worths[pair.first] for pair in told)
    apart = dict.fromkeys(_APART, 0.0)
    for pair in told:
        one, two = a.tokens[pair.first].stances, b.tokens[pair.second].stances
        for name, kinds in _APART.items():
            apart[name] += worths[pair.first] * (bool(one & kinds) != bool(two & kinds))
    return {name: share(found, whole) for name, found in apart.items()}
