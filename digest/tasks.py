"""Work done once: remembered where it was done before, else done by an executor, or here."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Protocol, TypeVar

from digest import memo
from digest.problems import Overrun, Problem

Progress = Callable[[str, int, int], None]
"""Told the name of a step, how much of it is done, and how much there is."""


class Item(Protocol):
    """A file or text to work on."""

    @property
    def path(self) -> str:
        """What problems name it by."""


T = TypeVar("T")
Given = TypeVar("Given", bound=Item)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a build works with; none of it changes what is built."""

    memory: memo.Memo = dataclasses.field(default_factory=lambda: memo.Memo(None))
    executor: Executor | None = None
    """Reads and analyses what the seeds hold, one at a time; None does it in this process, without limits."""
    progress: Progress = lambda _step, _done, _all: None


def remembered_or_done(
    keys: Mapping[str, Given], kind: type[T], function: Callable[[Given], T], step: str, workshop: Workshop
) -> tuple[dict[str, T], tuple[Problem, ...]]:
    """What `function` makes of each item, from the memo where it is known; an item that breaks a limit becomes a problem."""
    known = workshop.memory.get(keys, kind)
    missing = [key for key in keys if key not in known]
    submit = workshop.executor.submit if workshop.executor is not None else _at_once
    futures = [submit(function, keys[key]) for key in missing]
    problems = []
    for done, (key, future) in enumerate(zip(missing, futures, strict=True), 1):
        try:
            known[key] = future.result()
        except Overrun as fault:
            message, hint = f"not read: it {fault}", "shorten or split it, or save it as plain text"
            problems.append(Problem(keys[key].path, None, "over-limit", message, hint, "error"))
        workshop.progress(step, done, len(missing))
    return known, tuple(problems)


def _at_once(function: Callable[[Given], T], item: Given) -> Future[T]:
    """Done here and now; what it raises is a fault of ours and is not caught."""
    future: Future[T] = Future()
    future.set_result(function(item))
    return future
