"""Work done once: remembered where it was done before, else done by an executor, or here."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Protocol, TypeVar

from digest import memo
from digest.budget import Budget, Costs, Timed, file_of
from digest.hands import ALONE, Hands
from digest.problems import DigestError, Ended, Overrun, Problem, Together
from digest.progress import Progress, silent

ENDED = "worker-ended"
"""The code of a problem that another build may not have."""
_SHOWN = 120  # characters of what an exception says


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
    progress: Progress = silent
    hands: Hands = ALONE
    """Share in what articles say together."""


def remembered_or_done(
    keys: Mapping[str, Given],
    kind: type[T],
    function: Callable[[Given], T],
    step: str,
    workshop: Workshop,
    *,
    costs: Costs | None = None,
) -> tuple[dict[str, T], tuple[Problem, ...]]:
    """What `function` makes of each item, from the memo where it is known; an item that breaks a limit, or in a worker the
    program, becomes a problem.

    The limits are for a file, whatever it holds: when one part of it breaks them, none that comes after is read. With `costs`, for
    which a `kind` has the field `seconds`, a file whose parts take too long together is left out whole.
    """
    known = workshop.memory.get(keys, kind)
    missing = [key for key in keys if key not in known]
    budget = Budget((item.path for item in keys.values()), costs) if costs is not None else None
    submit = workshop.executor.submit if workshop.executor is not None else _at_once
    futures = {key: submit(_timed(function, keys[key], costs), keys[key]) for key in missing}
    places = {key: place for place, key in enumerate(missing, 1)}
    found: dict[str, T] = {}
    broken: dict[str, tuple[str, Overrun]] = {}
    faults: list[Problem] = []
    after: Counter[str] = Counter()
    for key, item in keys.items():
        file = file_of(item.path)
        after[file] += file in broken
        try:
            if file not in broken:
                value = futures[key].result() if key in futures else known[key]
                if budget is not None:
                    budget.take(file, getattr(value, "seconds", 0.0))
                found[key] = value
        except Overrun as over:
            broken[file] = (item.path, over)
            _give_up(file, keys, futures)
        except DigestError:  # no process can be started: nothing can be read
            raise
        except Exception as fault:  # a file finds a fault of ours, or of a library's: the others are not lost for that
            faults.append(_fault(item.path, fault))
        if key in places:
            workshop.progress(step, places[key], len(missing))
    whole = {file for file, (_, over) in broken.items() if isinstance(over, Together)}
    kept = {key: value for key, value in found.items() if file_of(keys[key].path) not in whole} if whole else found
    return kept, (*(_over_limit(path, over, after[file]) for file, (path, over) in broken.items()), *faults)


def _timed(function: Callable[[Given], T], item: Given, costs: Costs | None) -> Callable[[Given], T]:
    return function if costs is None else Timed(function, costs.spent.get(item.path, 0.0))


def _give_up(file: str, keys: Mapping[str, Given], futures: Mapping[str, Future[T]]) -> None:
    """Have nothing more of `file` begun."""
    for key, future in futures.items():
        if keys[key].path.startswith(file) and file_of(keys[key].path) == file:
            future.cancel()


def _over_limit(path: str, fault: Overrun, after: int) -> Problem:
    """One line, however many parts come `after` the one that broke the limit."""
    if isinstance(fault, Together):
        hint = "take out what is no article, or unpack or split it"
        return Problem(file_of(path), None, "over-limit", f"not read: {fault}", hint, "error")
    rest = f", nor {'the text' if after == 1 else f'the {after:,} texts'} after it" if after else ""
    if isinstance(fault, Ended):
        return Problem(path, None, ENDED, f"not read{rest}: it {fault}, twice", "build again", "error")
    hint = "take it out of the file" if after else "shorten or split it, or save it as plain text"
    return Problem(path, None, "over-limit", f"not read{rest}: it {fault}", hint, "error")


def _fault(path: str, fault: Exception) -> Problem:
    """A fault of the program that a file brought out, in one line that can be reported."""
    said = "".join(filter(str.isprintable, " ".join(str(fault).split())))[:_SHOWN]
    message = f"not read: it brings out a fault of the program ({type(fault).__name__}: {said})"
    return Problem(path, None, "fault", message, "save its text as plain text, and report this line", "error")


def _at_once(function: Callable[[Given], T], item: Given) -> Future[T]:
    """Done here and now; what it raises is a fault of ours and is not caught."""
    future: Future[T] = Future()
    future.set_result(function(item))
    return future
