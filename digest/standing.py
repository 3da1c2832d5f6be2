"""What a process that builds again and again knows from the build before, so that nothing that stands is done again.

It holds values, never texts to be trusted: each is found by the digest of all it depends on, or by the very objects it was
made from. What a whole build did not ask for is let go, so that there is never more than one site's worth.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, ItemsView, Mapping
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")


class Kept(Generic[K, V]):
    """A dict that forgets what was neither set nor asked for between two turns."""

    def __init__(self) -> None:
        self._now: dict[K, V] = {}
        self._before: dict[K, V] = {}

    def get(self, key: K) -> V | None:
        """The value of `key`, which is kept on; None where there is none."""
        value = self._now.get(key)
        if value is None:
            value = self._before.get(key)
            if value is not None:
                self._now[key] = value
        return value

    def set(self, key: K, value: V) -> None:
        """Keep `value`, which is not None."""
        self._now[key] = value

    def learn(self, key: K, value: V) -> None:
        """Know `value` as if it had been set before the last turn."""
        self._before[key] = value

    def turned(self) -> ItemsView[K, V]:
        """What was set or asked for since the last turn."""
        return self._now.items()

    def keep(self, holds: Callable[[V], bool]) -> None:
        """Let go of every value that does not hold."""
        self._before, self._now = (
            {key: value for key, value in kept.items() if holds(value)} for kept in (self._before, self._now)
        )

    def turn(self) -> None:
        """Let go of what was not asked for since the last turn."""
        self._before, self._now = self._now, {}

    def __len__(self) -> int:
        return len(self._now | self._before)


class Standing:
    """What stands from one build to the next; for one build at a time."""

    def __init__(self) -> None:
        self.values: Kept[str, Any] = Kept()
        """By their keys in the memo."""
        self.files: Kept[str, Any] = Kept()
        """What was read of the file at a path, with the marks by which a change would show."""
        self.related: Kept[tuple[Hashable, ...], Any] = Kept()
        """What was found of the very same sentences (`relate.recall`)."""
        self.paired: Kept[tuple[str, str], tuple[Any]] = Kept()
        """What was found of two sentences, by digests (`relate.recall`)."""
        self.waiting: dict[str, tuple[Mapping[str, object], Collection[str]]] = {}
        """What the memo's file is to hold, by shelf, as soon as there is time; and the keys of what stays there besides."""
        self._made: Kept[tuple[str, int], tuple[object, Any]] = Kept()
        self._calls: dict[str, tuple[tuple[object, ...], Any]] = {}

    def made(self, context: str, item: T, make: Callable[[T], V]) -> V:
        """What `make` makes of this very object in `context`, where that is not known."""
        place = (context, id(item))
        known = self._made.get(place)
        if known is None:  # the object is kept with it: while it is, no other one has its id
            known = (item, make(item))
            self._made.set(place, known)
        found: V = known[1]
        return found

    def once(self, name: str, function: Callable[..., V], *args: object) -> V:
        """What the pure `function` makes of `args`: the last result under `name`, where they are what they were then."""
        known = self._calls.get(name)
        if known is not None and known[0] == args:
            found: V = known[1]
            return found
        made = function(*args)
        self._calls[name] = (args, made)
        return made

    def turn(self) -> None:
        """A whole build is done: let go of what it had no use for."""
        for kept in (self.values, self.files, self.related, self.paired, self._made):
            kept.turn()
