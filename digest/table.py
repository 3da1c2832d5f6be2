"""Values that are held by the hundred thousand, many of them equal: equal strings and small sets are one, however they have come."""

from __future__ import annotations

import dataclasses
import functools
import operator
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")

_SMALL = 2
"""So many things are in sets of which there are few different ones: each takes 216 bytes, and so does an empty one."""
_MOST = 8192


class Table(tuple[T, ...]):
    """Values of one frozen dataclass. They travel field by field, and what is equal arrives as one."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        if not self:
            return type(self), ()
        kind: Any = type(self[0])
        return _made, (type(self), kind, tuple(zip(*map(_values(kind), self), strict=True)))


def strings(values: Iterable[str]) -> Iterator[str]:
    """Strings, each the one of all that are equal to it."""
    return map(sys.intern, values)


def one_set(values: Iterable[T]) -> frozenset[T]:
    """A set of what is in `values`; of small ones the one of all that are equal to it."""
    found = frozenset(values)
    return _one(found) if len(found) <= _SMALL else found


@functools.lru_cache(maxsize=_MOST)
def _one(values: frozenset[Any]) -> frozenset[Any]:
    return values


def _made(of: Callable[[Iterable[Any]], Any], kind: Callable[..., Any], columns: Iterable[tuple[Any, ...]]) -> Any:
    return of(map(kind, *map(_column, columns)))


def _column(values: tuple[Any, ...]) -> Iterable[Any]:
    if isinstance(values[0], str):
        return strings(values)
    return map(one_set, values) if isinstance(values[0], frozenset) else values


@functools.cache
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    return operator.attrgetter(*(field.name for field in dataclasses.fields(kind)))
