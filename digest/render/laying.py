"""What is laid out of a catalogue, and what was read of it for that: in a process that builds again and again, nothing is laid out
anew of what is as it was.

While something is made, each entry of the catalogue that is read is noted, and each look-up that is gone through whole. When the next
catalogue comes, whatever has read an entry that is another one now is let go, and all else stands.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from digest.render.watching import Notes, Read, changed, unwatched, watched
from digest.standing import Kept

V = TypeVar("V")
T = TypeVar("T")


class Laying:
    """How a site is laid out, once or again and again; by one thread."""

    def __init__(self, *, lasting: bool = False) -> None:
        """Nothing is laid out yet; what is `lasting` is kept for the next catalogue."""
        self._lasting = lasting
        self._notes = Notes()
        self._catalog: object = None
        self._shared: dict[Hashable, tuple[Any, set[Read]]] = {}
        self._made: Kept[Hashable, tuple[Any, set[Read]]] = Kept()
        self._results: Kept[Hashable, tuple[tuple[object, ...], Any]] = Kept()
        self._said: Kept[int, tuple[object, Any]] = Kept()

    def over(self, catalog: T) -> T:
        """The `catalog` as all that follows is to read it; what was made of the one before is let go, where that read what has changed."""
        before, self._catalog = self._catalog, catalog
        self._shared = {}
        self._notes.reads = set()
        if not self._lasting:
            return catalog
        if before is not None:
            others = set(changed(before, catalog))
            holds = unwatched(catalog).isdisjoint(others)
            self._made.keep(lambda one: holds and one[1].isdisjoint(others))
        return watched(catalog, self._notes)

    def bare(self, watched: T) -> T:
        """The catalogue that came last, of which `watched` is made, for those who read it as fast as can be and keep nothing."""
        return cast("T", self._catalog) if self._lasting else watched

    def again(self, name: Hashable, function: Callable[..., V], *given: object) -> V:
        """What the pure `function` makes of what is `given`: the last result under `name`, where that was given too."""
        known = self._results.get(name)
        if known is None or known[0] != given:
            known = (given, function(*given))
            self._keep(self._results, name, known)
        found: V = known[1]
        return found

    def kept(self, key: Hashable, make: Callable[[], V]) -> V:
        """What `make` makes of the catalogue and of what the `key` tells, and of nothing else."""
        known = self._made.get(key)
        if known is None:
            known = self._noted(make)
            self._keep(self._made, key, known)
        self._notes.reads |= known[1]
        found: V = known[0]
        return found

    def shared(self, key: Hashable, make: Callable[[], V]) -> V:
        """What `make` makes, once for all that ask by the same `key` before the next catalogue comes."""
        known = self._shared.get(key)
        if known is None:
            known = self._shared[key] = self._noted(make)
        self._notes.reads |= known[1]
        found: V = known[0]
        return found

    def told(self, item: T, tell: Callable[[T], V]) -> V:
        """What `tell`, always the same function, says of this very object, of which nothing changes."""
        known = self._said.get(id(item))
        if known is None:  # the object is kept with it: while it is, no other one has its id
            known = (item, tell(item))
            self._keep(self._said, id(item), known)
        found: V = known[1]
        return found

    def end(self) -> None:
        """The site is laid out: let go of what it had no use for."""
        for kept in (self._made, self._results, self._said):
            kept.turn()

    def _keep(self, among: Kept[Any, Any], key: Hashable, known: tuple[Any, ...]) -> None:
        if self._lasting:
            among.set(key, known)

    def _noted(self, make: Callable[[], V]) -> tuple[V, set[Read]]:
        """What `make` makes, and all that it reads."""
        outer, self._notes.reads = self._notes.reads, set()
        try:
            return make(), self._notes.reads
        finally:
            self._notes.reads = outer
