"""How far something is: told as it goes on, so that it can be shown, and broken off by whom it is told to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Told the name of a step, how much of it is done, and how much there is; what it raises ends the step."""

_TIMES = 100
"""How often a step tells of itself."""


def silent(_step: str, _done: int, _whole: int) -> None:
    """Nobody is told."""


def watched(items: Collection[T], step: str, progress: Progress) -> Iterator[T]:
    """`items` one by one, with the news of those that are done."""
    return counted(items, step, progress, len(items))


def counted(items: Iterable[T], step: str, progress: Progress, whole: int) -> Iterator[T]:
    """`items` one by one, of which there are about `whole`, with the news of those that are done."""
    pace = max(1, whole // _TIMES)
    for number, item in enumerate(items, 1):
        yield item
        if number % pace == 0 or number == whole:
            progress(step, number, max(number, whole))
