"""Groups of things that an editor joins, parts and takes away."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from digest.model import TargetKind
from digest.relate.decisions.rulings import Ruling, of

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Group(Generic[K]):
    """What belongs together after all was decided."""

    members: tuple[K, ...]
    touched: bool
    """Whether a decision had a part in it."""


class Groups(Generic[K]):
    """Groups in the making; lives inside one call."""

    def __init__(self, found: Mapping[str, Iterable[K]]) -> None:
        self.members: dict[int, dict[K, None]] = {
            number: dict.fromkeys(members) for number, members in enumerate(found.values())
        }
        self.home = {name: number for number, name in enumerate(found)}
        self.touched: set[int] = set()

    def join(self, first: int, second: int) -> int:
        """Makes one group of two; it keeps the number of the first."""
        self.touched.add(first)
        if first != second:
            self.members[first] |= self.members.pop(second)
            self.home = {name: first if number == second else number for name, number in self.home.items()}
        return first

    def holding(self, member: K) -> int:
        """The number of the group that `member` is in; a new one of its own where there is none."""
        for number, members in self.members.items():
            if member in members:
                return number
        number = max(self.members, default=-1) + 1
        self.members[number] = {member: None}
        return number

    def part(self, number: int, taken: Iterable[K]) -> None:
        """Makes a group of its own of those `taken` that are in one."""
        inside = [member for member in taken if member in self.members[number]]
        if inside:
            self.members[number] = dict.fromkeys(one for one in self.members[number] if one not in inside)
            other = max(self.members) + 1
            self.members[other] = dict.fromkeys(inside)
            self.touched |= {number, other}

    def rule(self, rulings: Sequence[Ruling], kind: TargetKind, taken: Mapping[Ruling, Iterable[K]]) -> None:
        """Merges, then splits, then takes away, whatever the order in which that is written."""
        for ruling in of(rulings, "merge", kind):
            first, *rest = ruling.items(kind)
            for item in rest:
                self.join(self.home[str(first)], self.home[str(item)])
        for ruling in of(rulings, "split", kind):
            for item in ruling.items(kind):
                self.part(self.home[str(item)], taken[ruling])
        for ruling in of(rulings, "reject", kind):
            for item in ruling.items(kind):
                self.members.pop(self.home[str(item)], None)
