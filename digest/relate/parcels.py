"""Pairs of sentences as they travel to another process: with what is needed of them, and nothing besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digest.model import Link, LinkOptions
from digest.packing import Shared
from digest.relate import same
from digest.relate.comparison import Compared, Grades
from digest.relate.differ import Facing
from digest.relate.differ.sides import Side
from digest.relate.vectors import Vector, Weigh, bases, least, worths

Told = tuple[Link | None, Grades | None]
"""What two sentences have to do with each other, and how alike they are, where that was asked."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Some pairs of sentences."""

    sides: tuple[Side | Shared[Side], ...]
    """The sentences, each as it is at the other end."""
    facing: Facing
    """What else is known of them."""
    weighs: tuple[Weigh, ...]
    """What their terms are worth in several groups."""
    scales: tuple[tuple[int, ...], ...]
    """The places in `weighs` of which each scale takes the least."""
    pairs: tuple[tuple[int, int, tuple[int, ...]], ...]
    """The places of two sentences, and those of the scales by which they are compared."""
    options: LinkOptions

    def opened(self, link: Callable[[Compared, Facing, LinkOptions], Link | None]) -> list[Told]:
        """At the other end: what `link` makes of each pair, and how alike it found the two."""
        sides = [one.value if isinstance(one, Shared) else one for one in self.sides]
        self.facing.take(sides)
        scales = [same.Scale(least([self.weighs[at] for at in places]), ()) for places in self.scales]
        out = []
        for first, second, places in self.pairs:
            pair = Compared(sides[first].vector, sides[second].vector, [scales[at] for at in places])
            out.append((link(pair, self.facing, self.options), pair.grades))
        return out


class Packer:
    """Makes parcels, of sentences that each are packed once."""

    def __init__(self, facing: Facing, options: LinkOptions) -> None:
        self._facing = facing
        self._options = options
        self._known: dict[int, tuple[Vector, Shared[Side], tuple[str, ...]]] = {}
        """Sentences by their ids, with all terms on whose worth anything depends."""

    def parcel(self, piece: Sequence[Compared]) -> Parcel:
        """The pairs of `piece`, with what is known of their sentences."""
        rows: dict[int, int] = {}
        scales: dict[int, tuple[int, same.Scale]] = {}
        weighs: dict[int, tuple[Weigh, set[int]]] = {}
        pairs = []
        for pair in piece:
            ends = [rows.setdefault(id(one), len(rows)) for one in (pair.a, pair.b)]
            for vector in (pair.a, pair.b):
                self._meet(vector)
            for scale in pair.scales:
                scales.setdefault(id(scale), (len(scales), scale))
                for weigh in bases(scale.weigh):
                    weighs.setdefault(id(weigh), (weigh, set()))[1].update((id(pair.a), id(pair.b)))
            pairs.append((ends[0], ends[1], tuple(scales[id(scale)][0] for scale in pair.scales)))
        places = {key: place for place, key in enumerate(weighs)}
        told = [self._known[key] for key in rows]
        return Parcel(
            tuple(side for _, side, _ in told),
            self._facing.part([vector.place for vector, _, _ in told]),
            tuple(worths(weigh, {term for key in of for term in self._known[key][2]}) for weigh, of in weighs.values()),
            tuple(tuple(places[id(weigh)] for weigh in bases(scale.weigh)) for _, scale in scales.values()),
            tuple(pairs),
            self._options,
        )

    def _meet(self, vector: Vector) -> None:
        if id(vector) not in self._known:
            side = self._facing.side(vector)
            self._known[id(vector)] = vector, Shared(side), self._facing.terms(vector)
