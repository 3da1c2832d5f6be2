"""What was found of the very same sentences before, in a process that relates again and again: nothing is found twice.

Between two builds few articles change, but what terms are worth is counted over all. So what was found of two sentences counts again
where every term of theirs is worth what it was worth then, to which end worths are counted coarsely (`vectors.inverse_frequency`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeVar

from digest.standing import Kept

T = TypeVar("T")


class Found(NamedTuple):
    """What was found of some objects."""

    of: tuple[object, ...]
    """The objects, kept so that no others take their place."""
    value: Any


Known = Kept[tuple[Hashable, ...], Found]
"""By a name, the very objects of which something was found, and values."""


class Recall:
    """Finds again what it knows; without `known` it knows nothing and keeps nothing."""

    def __init__(self, known: Known | None = None) -> None:
        self._known = known

    def once(self, name: str, of: tuple[object, ...], values: Hashable, make: Callable[[], T]) -> T:
        """What the pure `make` makes of these very objects, where it depends on nothing else but `values`."""
        found = self.found(name, of, values)
        if found is None:
            return self.keep(name, of, values, make())
        result: T = found.value
        return result

    def found(self, name: str, of: tuple[object, ...], values: Hashable = ()) -> Found | None:
        """What was found of these very objects and `values`; None where nothing is known."""
        return self._known.get((name, *map(id, of), values)) if self._known is not None else None

    def keep(self, name: str, of: tuple[object, ...], values: Hashable, value: T) -> T:
        """Keep `value`, which is handed back, as what is found of these objects and `values`."""
        if self._known is not None:
            self._known.set((name, *map(id, of), values), Found(of, value))
        return value

    def __bool__(self) -> bool:
        """Whether anything is kept."""
        return self._known is not None


AFRESH = Recall()
"""Finds everything anew."""
