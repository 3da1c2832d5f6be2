"""The parts of a matched expression of time, and what they are worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from digest.when.expression import Unit
from digest.when.tokens import UNITS, Token

Parts = Mapping[str, tuple[Token, ...]]
Fields = dict[str, Any]
"""What an expression says, by the names of its fields."""
Builder = Callable[[Parts], Fields | None]


def value(parts: Parts, *classes: str, index: int = 0) -> int | None:
    """The value of the first token that stands for one of `classes`, or of a later one by `index`."""
    found = sorted(
        ((token.start, token.classes[kind]) for kind in classes for token in parts.get(kind, ())),
        key=lambda pair: pair[0],
    )
    return found[index][1] if len(found) > index else None


def toward(parts: Parts) -> Fields:
    """The direction of words such as "last" and "next"."""
    for words, direction in ((("last", "last_after", "past_span"), -1), (("this",), 0), (("next", "next_after"), 1)):
        if any(word in parts for word in words):
            return {"direction": direction}
    return {}


def unit_of(parts: Parts) -> Unit:
    """The unit of time named."""
    return UNITS[value(parts, "unit") or 0]


def is_unit(parts: Parts, *units: str) -> bool:
    """Whether the unit named is one of `units`."""
    return unit_of(parts) in units


def counted_value(parts: Parts) -> int | None:
    """The number named."""
    return value(parts, "number", "one")
