"""Remembers what was said of values that nobody changes, by which of them it was told of, not by what they hold."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from typing import Any

_KEPT = 2**13
"""Answers that are remembered at a time."""
_TRIAL = 2**10
"""Questions after which it shows whether remembering is worth it."""
_WORTH = 8
"""One in so many questions at least must have been asked before."""


class Recall:
    """The answers of one function that says the same whenever it is given the same.

    Of a function that is seldom asked again about the same nothing is remembered any more.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[object, str]] = {}
        self._asked = 0
        self._met = 0
        self._is_worth = True

    def found(self, ask: Callable[..., str], values: tuple[object, ...], named: dict[str, object]) -> str:
        """What `ask` says of `values` and of those `named`; asked again where one of them could have changed."""
        given = (*values, *named.values()) if named else values
        if not self._is_worth or not all(map(_lasts, given)):
            return ask(values, named)
        key = (tuple(map(_name, given)), *named) if named else tuple(map(_name, given))
        known = self._known.get(key)
        self._asked += 1
        if known is not None:
            self._met += 1
            return known[1]
        if self._asked % _TRIAL == 0:
            self._is_worth = self._met * _WORTH >= self._asked
        if len(self._known) >= _KEPT or not self._is_worth:
            self._known.clear()
        said = ask(values, named)
        self._known[key] = given, said  # what is kept alive keeps its number
        return said


def _name(value: object) -> object:
    return value if type(value) is str else id(value)


def _lasts(value: object) -> bool:
    kind: Any = type(value)
    return value is None or _is_fixed(kind)


@functools.lru_cache(maxsize=1024)
def _is_fixed(kind: Any) -> bool:
    """Whether values of a `kind` are never changed."""
    if dataclasses.is_dataclass(kind):
        return bool(getattr(kind, "__dataclass_params__").frozen)  # noqa: B009 - not told to the type checker
    return kind in (str, int, bool)
