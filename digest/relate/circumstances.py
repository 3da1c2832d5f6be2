"""What speaks for or against two sentences telling the same, beside their words: days, amounts, and how they stand to it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from digest.model import StanceKind
from digest.relate.align import Pair
from digest.relate.anchors import NONE, is_great
from digest.relate.vectors import Vector

_APART: Mapping[str, frozenset[StanceKind]] = {
    "denied": frozenset({"denied"}),
    "averted": frozenset({"averted", "partial"}),
    "open": frozenset({"possible", "forecast", "threatened", "asked"}),
}

NAMES: Mapping[str, str] = {
    "days": "days that both name",
    "other_days": "both name days or weeks, none in common",
    "years": "past years that both name",
    "other_years": "one names a past year that the other does not",
    "amounts": "amounts that both give",
    "great_amounts": "amounts over a dozen, or shares, that both give",
    "other_amounts": "both give amounts, none in common",
    "apart_amounts": "an amount that both give, but of killed and wounded, or the like",
    "denied": "share of the worth in common that one denies and the other does not",
    "averted": "the same of what one says to be kept from happening, or not wholly so",
    "open": "the same of what one says to be possible, to come, wanted or threatened",
}


_UNTIED = dict.fromkeys(
    ("days", "other_days", "years", "other_years", "amounts", "great_amounts", "other_amounts", "apart_amounts"), 0.0
)
"""What two sentences without days, years and amounts show."""


def circumstances(a: Vector, b: Vector, told: Sequence[Pair], worths: Sequence[float]) -> dict[str, float]:
    """The numbers, by their names; `told` are the words in common, `worths` those of the words of `a`."""
    return {**_anchors(a, b), **_stances(a, b, told, worths)}


def share(part: float, whole: float) -> float:
    """`part` of `whole`; 0 where there is no whole."""
    return part / whole if whole > 0 else 0.0


def _anchors(a: Vector, b: Vector) -> dict[str, float]:
    one, two = a.anchors, b.anchors
    if one == two == NONE:
        return _UNTIED
    alike = {
        x.value: any(
            x.relation == y.relation or not (x.relation and y.relation) for y in two.amounts if y.value == x.value
        )
        for x in one.amounts
        if any(y.value == x.value for y in two.amounts)
    }
    shared = [value for value, agrees in alike.items() if agrees]
    overlap = any(start <= other_end and other <= end for start, end in one.spans for other, other_end in two.spans)
    return {
        "days": float(min(len(one.days & two.days), 2)),
        "other_days": float(bool(one.spans and two.spans) and not overlap),
        "years": float(bool(one.years & two.years)),
        "other_years": float(bool(one.years) != bool(two.years) or bool(one.years and not one.years & two.years)),
        "amounts": float(min(len(shared), 3)),
        "great_amounts": float(min(sum(map(is_great, shared)), 3)),
        "other_amounts": float(bool(one.amounts and two.amounts) and not shared),
        "apart_amounts": float(len(alike) > len(shared)),
    }


def _stances(a: Vector, b: Vector, told: Sequence[Pair], worths: Sequence[float]) -> dict[str, float]:
    """On how much of what both tell they stand differently."""
    apart = dict.fromkeys(_APART, 0.0)
    if not a.said and not b.said:
        return apart
    whole = math.fsum(worths[pair.first] for pair in told)
    for pair in told:
        one, two = a.tokens[pair.first].stances, b.tokens[pair.second].stances
        for name, kinds in _APART.items():
            apart[name] += worths[pair.first] * (bool(one & kinds) != bool(two & kinds))
    return {name: share(found, whole) for name, found in apart.items()}
