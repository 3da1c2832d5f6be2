"""What was found of the same articles and sentences before: nothing is found twice.

In a process that relates again and again it is found by the very objects it was made from, and from one process to the next by digests of
all that it depends on. Between two builds few articles change, but what terms are worth is counted over all. So what was found of two
sentences counts again where every term of theirs is worth what it was worth then, to which end worths are counted coarsely
(`vectors.inverse_frequency`).
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from digest import schema
from digest.standing import Kept

T = TypeVar("T")

SHELF = "related"
"""Where it outlives the process."""
SIZE = 16
"""Bytes of a digest: of a million million things no two have the same."""


class Found(NamedTuple):
    """What was found of some objects."""

    of: tuple[object, ...]
    """The objects, kept so that no others take their place."""
    value: Any


Known = Kept[tuple[Hashable, ...], Found]
"""By a name, the very objects of which something was found, and values."""
Paired = Kept[tuple[str, str], tuple[Any]]
"""What was found of two sentences, by a name and a digest in hexadecimal of all that it depends on."""


class Memory(Protocol):
    """Values by their keys, which outlive the process."""

    def get(self, keys: Iterable[str], kind: type[T], /) -> dict[str, T]:
        """The values of type `kind` that are known."""

    def replace(self, values: Mapping[str, object], shelf: str, staying: Collection[str] = (), /) -> None:
        """Have these on the shelf, what it has under the keys `staying`, and nothing else."""


class Recall:
    """Finds again what it knows; without anything given it knows nothing and keeps nothing."""

    def __init__(
        self,
        known: Known | None = None,
        paired: Paired | None = None,
        memory: Memory | None = None,
        program: bytes = b"",
    ) -> None:
        """What is found of objects is kept in `known`, what is found of two sentences in `paired`.

        With a `memory`, what is found of whole articles outlives the process; `program` stands for the code that found it.
        """
        self._known = known
        self._paired = paired
        self._memory = memory
        self._program = program
        self._lasting: dict[str, object] = {}
        self._staying: set[str] = set()
        self._marks: dict[int, tuple[object, bytes]] = {}
        """By the ids of values, which are kept so that no others take these."""

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

    def each(
        self,
        name: str,
        kind: type[T],
        asked: Sequence[tuple[tuple[object, ...], Hashable]],
        find: Callable[[list[int]], Iterable[T]],
        others: Iterable[tuple[object, ...]] = (),
    ) -> list[T]:
        """What was found of each of several objects and values, which outlives the process as a `kind`.

        The objects and values are of the model, or made of such. What is not known `find` is to find of those at these places, in order.
        What was found of `others` outlives the process too, though nobody asks for it now.
        """
        known: dict[int, T] = {}
        for place, (of, values) in enumerate(asked):
            found = self.found(name, of, values)
            if found is not None:
                known[place] = found.value
        keys = self._keys(name, asked)
        wanted = [key for at, key in enumerate(keys) if at not in known]
        read = self._memory.get(wanted, kind) if self._memory is not None else {}
        known |= {at: read[key] for at, key in enumerate(keys) if at not in known and key in read}
        missing = [at for at in range(len(asked)) if at not in known]
        known |= dict(zip(missing, find(missing), strict=True)) if missing else {}
        for at, (of, values) in enumerate(asked):
            self.keep(name, of, values, known[at])
        self._lasting |= {key: known[at] for at, key in enumerate(keys)}
        self._staying.update(self._keys(name, [(of, ()) for of in others]))
        return [known[at] for at in range(len(asked))]

    def told(self, name: str, digest: str) -> tuple[Any] | None:
        """What was found of two sentences; None where nothing is known."""
        return self._paired.get((name, digest)) if self._paired is not None else None

    def tell(self, name: str, digest: str, value: T) -> T:
        """Keep `value`, which is handed back, as what is found of two sentences."""
        if self._paired is not None:
            self._paired.set((name, digest), (value,))
        return value

    def asked(self) -> Iterator[tuple[str, str, Any]]:
        """What was found of two sentences, or asked for, since the last turn."""
        for (name, digest), (value,) in self._paired.turned() if self._paired is not None else ():
            yield name, digest, value

    def mark(self, one: object) -> bytes:
        """A digest of a value of the model, and of the program."""
        known = self._marks.get(id(one))
        if known is None:
            known = self._marks[id(one)] = one, self.once("mark", (one,), (), functools.partial(self._marked, one))
        return known[1]

    def _marked(self, one: object) -> bytes:
        return hashlib.blake2b(self._program + schema.to_json(one), digest_size=SIZE).digest()

    @property
    def lasting(self) -> Mapping[str, object]:
        """What was found by `each`, by the keys under which it is to outlive the process."""
        return self._lasting

    @property
    def staying(self) -> Collection[str]:
        """The keys of what else is to outlive the process, if it is known there."""
        return self._staying

    def _keys(self, name: str, asked: Sequence[tuple[tuple[object, ...], Hashable]]) -> list[str]:
        """Those under which each of what is asked outlives the process; none where nothing does."""
        if self._memory is None:
            return []
        marked = (b"".join(map(self.mark, of)) + schema.to_json(values) for of, values in asked)
        return [f"{SHELF}:{hashlib.sha256(f'{name} '.encode() + one).hexdigest()}" for one in marked]

    def __bool__(self) -> bool:
        """Whether anything is kept."""
        return self._paired is not None


AFRESH = Recall()
"""Finds everything anew."""
