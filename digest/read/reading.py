"""What a reader of one format is given and gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from digest.model import ColumnOptions, Source
from digest.problems import Problem
from digest.read.files import RawFile
from digest.read.sidecar import Fetched


@dataclass(frozen=True, slots=True)
class Reading:
    """The texts that a file holds, and what is wrong with it."""

    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()
    inside: tuple[RawFile, ...] = ()
    """Files that lie in the file, to be read each on its own and within limits of its own."""
    seconds: float = field(default=0.0, compare=False)
    """Of processor time that it took."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Those of the texts, and of the files that are still to be read."""
        return (*(source.path for source in self.sources), *(raw.path for raw in self.inside))


@dataclass(frozen=True, slots=True)
class Desk:
    """What a reader may need beside the file."""

    columns: ColumnOptions
    inside: Callable[[RawFile], Reading]
    """Reads a part of the file, by the part's own name: for formats that hold other files."""
    fetched: Fetched = Fetched()  # noqa: RUF009 - frozen
    """How the file came here; its `charset` is the first to try."""


Reader = Callable[[RawFile, Desk], Reading]
