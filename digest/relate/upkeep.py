"""What is made of all articles together, kept up as they come, go and change: what stands is not looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

from digest.relate.recall import Recall


class Upkept(Protocol):
    """Something made of parts, the same in whatever order these came, and whatever others there were before."""

    def add(self, part: Any) -> None:
        """Take in a part that is not in it."""

    def remove(self, part: Any) -> None:
        """Take out a part that is in it."""


Made = TypeVar("Made", bound=Upkept)


class _Standing:
    """What was made the last time, and of which parts."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self.parts: dict[int, object] = {}
        """By their ids, and kept so that no others take these."""
        self.is_whole = True


def kept_up(name: str, recall: Recall, parts: Iterable[object], new: Callable[[], Made]) -> Made:
    """What is `new` with all of `parts` in it, each of them once; of what stands under `name` only what changed is put in and taken out.

    Parts are the same only as objects. What is handed back changes with the next call.
    """
    wanted = {id(part): part for part in parts}
    known = recall.found(name, ())
    standing: _Standing | None = known.value if known is not None else None
    if standing is None or not standing.is_whole or 2 * len(standing.parts.keys() & wanted.keys()) < len(wanted):
        standing = _Standing(new())
    standing.is_whole = False  # as long as it is neither what it was nor what it is to be
    for key in [key for key in standing.parts if key not in wanted]:
        standing.made.remove(standing.parts.pop(key))
    for key, part in wanted.items():
        if key not in standing.parts:
            standing.parts[key] = part
            standing.made.add(part)
    standing.is_whole = True
    recall.keep(name, (), (), standing)
    made: Made = standing.made
    return made
