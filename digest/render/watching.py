"""A catalogue of which is noted what is read: entries of its look-ups by their keys, and what is gone through whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any, TypeVar, cast, overload

from digest.model import Corpus, Digest
from digest.render.mentions import Mentions

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")
D = TypeVar("D")

Read = tuple[Hashable, ...]
"""What was read: a value by its name; of a look-up an entry, by its name and key, or one of the two below."""

_ROOMS = (Digest, Corpus, Mentions)
"""What is read field by field."""


class _Whole:
    """What was read of a look-up, where that is more than an entry."""


_KEYS, _ALL = _Whole(), _Whole()
_NONE = object()


class Notes:
    """What has been read for what is being made."""

    __slots__ = ("reads",)

    def __init__(self) -> None:
        self.reads: set[Read] = set()


class _Watched(Mapping[K, V]):
    """A look-up of which is noted what is read."""

    __slots__ = ("_name", "_notes", "_values")

    def __init__(self, name: str, values: Mapping[K, V], notes: Notes) -> None:
        self._name = name
        self._values = values
        self._notes = notes

    def __getitem__(self, key: K) -> V:
        self._notes.reads.add((self._name, key))
        return self._values[key]

    @overload
    def get(self, key: K) -> V | None: ...
    @overload
    def get(self, key: K, default: V | D) -> V | D: ...
    def get(self, key: K, default: V | D | None = None) -> V | D | None:
        self._notes.reads.add((self._name, key))
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._notes.reads.add((self._name, key))
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        self._notes.reads.add((self._name, _KEYS))
        return iter(self._values)

    def __len__(self) -> int:
        self._notes.reads.add((self._name, _KEYS))
        return len(self._values)

    def keys(self) -> KeysView[K]:
        self._notes.reads.add((self._name, _KEYS))
        return self._values.keys()

    def values(self) -> ValuesView[V]:
        self._notes.reads.add((self._name, _ALL))
        return self._values.values()

    def items(self) -> ItemsView[K, V]:
        self._notes.reads.add((self._name, _ALL))
        return self._values.items()


class _Room:
    """A value with fields, of which is noted which are read."""

    __slots__ = ("_inside", "_leaves", "_name", "_notes", "_value")

    def __init__(self, name: str, value: object, notes: Notes) -> None:
        self._name = name
        self._value = value
        self._notes = notes
        self._inside = _inside(value, f"{name}.", notes)
        self._leaves = {field: (f"{name}.{field}",) for field in _fields(value)}

    def __getattr__(self, field: str) -> Any:
        if field in self._inside:
            return self._inside[field]
        if field not in self._leaves:  # a method would read without a note
            raise AttributeError(f"{self._name}.{field}")
        self._notes.reads.add(self._leaves[field])
        return getattr(self._value, field)


def watched(catalog: T, notes: Notes) -> T:
    """The `catalog`, with all that is read of its look-ups and rooms noted in `notes`."""
    made: T = dataclasses.replace(cast("Any", catalog), **_inside(catalog, "", notes))
    return made


def unwatched(catalog: object) -> set[Read]:
    """The fields of the `catalog` of which nobody notes whether they are read."""
    seen = _inside(catalog, "", Notes())
    return {(name,) for name in _fields(catalog) if name not in seen}


def _fields(value: object) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cast("Any", value)))


def _inside(value: object, prefix: str, notes: Notes) -> dict[str, _Watched[Any, Any] | _Room]:
    """The fields of `value` that are read entry by entry or field by field."""
    found: dict[str, _Watched[Any, Any] | _Room] = {}
    for name in _fields(value):
        part = getattr(value, name)
        if isinstance(part, Mapping):
            found[name] = _Watched(prefix + name, part, notes)
        elif isinstance(part, _ROOMS):
            found[name] = _Room(prefix + name, part, notes)
    return found


def changed(before: object, now: object, prefix: str = "") -> Iterator[Read]:
    """All that may be read of two values of one type and is not the same in them."""
    for field in _fields(now):
        name, was, known = prefix + field, getattr(before, field), getattr(now, field)
        if isinstance(known, Mapping):
            yield from _entries(name, was, known)
        elif isinstance(known, _ROOMS):
            yield from changed(was, known, f"{name}.")
        elif was is not known and was != known:
            yield (name,)


def _entries(name: str, before: Mapping[Any, Any], now: Mapping[Any, Any]) -> Iterator[Read]:
    others = [key for key, value in now.items() if (was := before.get(key, _NONE)) is not value and was != value]
    others += before.keys() - now.keys()
    yield from ((name, key) for key in others)
    moved = list(before) != list(now)
    if moved:
        yield name, _KEYS
    if moved or others:
        yield name, _ALL
