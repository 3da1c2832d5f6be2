"""What was found of the very same sentences before, in a process that relates again and again: nothing is found twice.

Between two builds few articles change, but what terms are worth is counted over all. So what was found of two sentences counts again
where every term of theirs is worth what it was worth then, to which end worths are counted coarsely (`vectors.inverse_frequency`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from digest.standing import Kept

T = TypeVar("T")

Known = Kept[tuple[Hashable, ...], tuple[tuple[object, ...], Any]]
"""By a name, the very objects of which something was found, and values; with these objects, so that no others take their place."""


class Recall:
    """Finds again what it knows; without `known` it knows nothing and keeps nothing."""

    def __init__(self, known: Known | None = None) -> None:
        self._known = known

    def once(self, name: str, of: tuple[object, ...], values: Hashable, make: Callable[[], T]) -> T:
        """What the pure `make` makes of these very objects, where it depends on nothing else but `values`."""
        if self._known is None:
            return make()
        key = (name, *map(id, of), values)
        found = self._known.get(key)
        if found is None:
            found = (of, make())
            self._known.set(key, found)
        result: T = found[1]
        return result

    def __bool__(self) -> bool:
        """Whether anything is kept."""
        return self._known is not None


AFRESH = Recall()
"""Finds everything anew."""
