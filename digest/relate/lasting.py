"""What relating found, from one process to the next."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from digest.model import Link
from digest.relate import recall
from digest.relate.coming import Tells
from digest.relate.comparison import Grades
from digest.relate.recall import Known, Paired, Recall

T = TypeVar("T")

_SHELF = "pairs"


class Memory(recall.Memory, Protocol):
    """Values by their keys, which outlive the process, on shelves."""

    def shelf(self, name: str, kind: type[T], /) -> dict[str, T]:
        """All values on a shelf, of type `kind`."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What was found of pairs of sentences, by digests of all that it depends on (`differ.Recollection`)."""

    link: Mapping[str, Link | None]
    graded: Mapping[str, Grades]
    tells: Mapping[str, Tells | None]


_NAMES = tuple(field.name for field in dataclasses.fields(Pairs))
"""What is found of pairs, as it is called where it is found."""


def opened(known: Known | None, paired: Paired, memory: Memory, program: bytes) -> Recall:
    """What is found of the same again: what `known` and `paired` have, and what is in the `memory`, where they have nothing yet."""
    if not paired:
        for pairs in memory.shelf(_SHELF, Pairs).values():
            for name in _NAMES:
                for digest, value in getattr(pairs, name).items():
                    paired.learn((name, digest), (value,))
    return Recall(known, paired, memory, program)


def store(found: Recall, memory: Memory) -> None:
    """Have in the `memory` what was found and what was asked for, and nothing else."""
    memory.replace(found.lasting, recall.SHELF, found.staying)
    told: dict[str, dict[str, Any]] = {name: {} for name in _NAMES}
    for name, digest, value in found.asked():
        told[name][digest] = value
    key = hashlib.sha256("".join(sorted(digest for one in told.values() for digest in one)).encode()).hexdigest()
    memory.replace({f"{_SHELF}:{key}": Pairs(**told)}, _SHELF)
