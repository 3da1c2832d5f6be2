"""What a command costs, and what several costs come to."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SUBREAPER = 36
"""`PR_SET_CHILD_SUBREAPER` of prctl(2)."""
_LOOK = 0.1
"""Seconds between two looks at the memory of all processes of a command."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run took."""

    cpu: float
    """Seconds of processor, user and system, of the whole tree of processes, also those that outlive the first."""
    wall: float = math.nan
    """Seconds."""
    peak: float = math.nan
    """Megabytes of the largest process at its largest."""
    together: float = math.nan
    """Megabytes of all processes at a time, what they share counted once; not a number where nobody looked."""


@dataclass(frozen=True, slots=True)
class Middle:
    """What paired runs come to."""

    ratio: float
    """The median of the ratios of the pairs."""
    least: float
    greatest: float
    ours: float
    """The median of our side."""
    theirs: float
    runs: int


class CommandError(Exception):
    """A command ended with another code than 0."""


def spent(command: Sequence[str | Path], *, folder: Path | None = None, look: bool = False) -> Spent:
    """What `command` costs; `look` also adds up the memory of its processes, which takes a little of the machine meanwhile."""
    _adopt()
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONWARNINGS": "ignore"}
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            process_group=0,
        )
        watcher = Watcher(process.pid) if look else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        used = [usage, *_left(process.pid)]
        process.returncode = os.waitstatus_to_exitcode(status)
        together = watcher.most() if watcher else math.nan
        if process.returncode:
            said.seek(0)
            raise CommandError(
                f"{command[0]} ended with {process.returncode}: {said.read().decode('utf-8', 'replace')[-400:]}"
            )
    cpu = math.fsum(one.ru_utime + one.ru_stime for one in used)
    return Spent(cpu, wall, max(one.ru_maxrss for one in used) / 1024, together)


@functools.cache
def _adopt() -> None:
    """Have processes that outlive those we start handed to this one; workers do, by some milliseconds, and would count for nobody."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def _left(group: int) -> Iterator[resource.struct_rusage]:
    """What those of a process group used that outlived the one that began them; each is waited for.

    They are handed to this process where it has said that it takes them (`prctl(PR_SET_CHILD_SUBREAPER)`, Linux 3.4).
    """
    with contextlib.suppress(ChildProcessError):
        while True:
            yield os.wait4(-group, 0)[2]


class Watcher:
    """Looks at the memory of a process and those that come from it, again and again."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._most = 0.0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def most(self) -> float:
        """Megabytes of all processes together at their most; ends the watch."""
        self._end.set()
        self._thread.join()
        return self._most or math.nan

    def _watch(self) -> None:
        while not self._end.is_set():
            self._most = max(self._most, sum(_share(process) for process in processes(self._first)))
            self._end.wait(_LOOK)


def processes(first: int) -> set[int]:
    """A process and all that come from it; itself alone where the system has no /proc."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
    found, newest = {first}, {first}
    while newest:
        newest = {child for child, parent in parents.items() if parent in newest} - found
        found |= newest
    return found


def _share(process: int) -> float:
    """Megabytes of a process, what it shares with others divided by their number."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def pairs(runs: int, ours: Callable[[], Spent], theirs: Callable[[], Spent]) -> list[tuple[Spent, Spent]]:
    """`runs` pairs, taken in turn, so that what slows the machine slows both."""
    return [(ours(), theirs()) for _ in range(runs)]


def middle(pairs: Sequence[tuple[float, float]]) -> Middle:
    """The medians of pairs of costs and of their ratios."""
    ratios = [ours / theirs for ours, theirs in pairs]
    return Middle(
        statistics.median(ratios),
        min(ratios),
        max(ratios),
        statistics.median(ours for ours, _ in pairs),
        statistics.median(theirs for _, theirs in pairs),
        len(pairs),
    )


def exponent(costs: Mapping[int, float]) -> float:
    """How a cost grows with size, as the power of it: the slope of the least squares line through the logarithms."""
    sizes = [math.log(size) for size in costs]
    return statistics.linear_regression(sizes, [math.log(cost) for cost in costs.values()]).slope


def sizes(first: int) -> tuple[int, int, int]:
    """Three sizes from `first` to ten times it, each as many times the one before."""
    return first, round(first * math.sqrt(10)), first * 10
