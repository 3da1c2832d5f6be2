"""What a reader of one format is given and gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Desk:
    """What a reader may need beside the file."""

    columns: ColumnOptions
    inside: Callable[[RawFile], Reading]
    """Reads a part of the file, by the part's own name: for formats that hold other files."""
    fetched: Fetched = Fetched()  # noqa: RUF009 - frozen
    """How the file came here; its `charset` is the first to try."""


Reader = Callable[[RawFile, Desk], Reading]
