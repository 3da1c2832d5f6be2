"""Values as they travel to another process and back."""

from __future__ import annotations

import copyreg
import dataclasses
import functools
import hashlib
import io
import operator
import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_MOST_KEPT = 1 << 22
"""Bytes, as packed; unpacked and in use values take many times as much, and a worker has some hundred megabytes."""


def packed(value: Any) -> bytes:
    """What `pickle.loads` makes `value` of again."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _reducers()
    pickler.dump(value)
    return out.getvalue()


class Shared(Generic[T]):
    """A value that many parcels hold: packed once, and at the other end, where it is the value itself again, unpacked once.

    There the last values asked for are kept, packed _MOST_KEPT bytes in all.
    """

    def __init__(self, value: T) -> None:
        self.value = value

    @functools.cached_property
    def _named(self) -> tuple[bytes, bytes]:
        data = packed(self.value)
        return hashlib.blake2b(data, digest_size=16).digest(), data

    def __reduce__(self) -> tuple[Callable[[bytes, bytes], Any], tuple[bytes, bytes]]:
        return _shared, self._named


class _Kept:
    """Values by the digests of what they were packed as, of which the last asked for are kept; for use by several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._values: OrderedDict[bytes, tuple[int, Any]] = OrderedDict()
        self._lock = threading.Lock()

    def value(self, name: bytes, data: bytes) -> Any:
        """What was packed as `data`."""
        with self._lock:
            known = self._values.get(name)
            if known is not None:
                self._values.move_to_end(name)
                return known[1]
        found = unpacked(data)
        with self._lock:
            if name not in self._values:
                self._values[name] = len(data), found
                self._size += len(data)
            while self._size > self._most:
                self._size -= self._values.popitem(last=False)[1][0]
        return found


_kept = _Kept(_MOST_KEPT)


def _shared(name: bytes, data: bytes) -> Any:
    return _kept.value(name, data)


def unpacked(data: bytes) -> Any:
    """The value that was `packed`: by this program, or by the one that it works for. What anybody else has packed must not come here."""
    return pickle.loads(data)  # noqa: S301


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How values are packed: those of a frozen dataclass as its class and its fields, in a third of the time that its own way takes."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        fields = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
        has_its_own = hasattr(kind, "__post_init__") or "__reduce__" in kind.__dict__
        if len(fields) < 2 or has_its_own or not all(one.init and not one.kw_only for one in fields):
            return copyreg.dispatch_table[kind]
        values = operator.attrgetter(*(one.name for one in fields))
        self[kind] = lambda value: (kind, values(value))
        return self[kind]


@functools.cache
def _reducers() -> _Reducers:
    return _Reducers()
