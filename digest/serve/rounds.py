"""Looks through the watched folders now and then, for changes that the system did not tell of.

A system tells of none in folders for which it has no watch left, in those that appear while it has none, on network drives, and where so
much happens at once that its queue runs over (inotify(7)).
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

PAUSE = 2.0
"""Seconds between two looks, at least."""
SHARE = 100
"""A look takes a hundredth of the time at most."""
DEEPEST = 64
TICK = 12_000_000
"""Nanoseconds by which the times of files may lie behind the clock: a tick of a kernel with 100 in a second, and a little."""


class Rounds:
    """Calls `changed`, from a thread of its own, when `folders` are others than at the last look and no build has begun since. A context manager."""

    def __init__(self, folders: Sequence[Path], changed: Callable[[], None], pause: float = PAUSE) -> None:
        self._folders = tuple(folders)
        self._changed = changed
        self._pause = pause
        self._ended = threading.Event()
        self._told = threading.Event()
        """Whether the system has told of something since the last look."""
        self._begun = 0
        self._before: tuple[int, int] | None = None
        self._thread = threading.Thread(target=self._run, name="digest-rounds", daemon=True)

    def __enter__(self) -> Rounds:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def told(self) -> None:
        """The system has told of a change."""
        self._told.set()

    def begins(self) -> None:
        """A build begins, and will see all that has changed until now."""
        self._begun = time.time_ns()

    def look(self) -> bool:
        """Whether something has changed since the last look that no build has seen."""
        deaf = not self._told.is_set()
        self._told.clear()
        before, self._before = self._before, state(self._folders)
        if before is None or self._before[0] == before[0]:
            return False
        return deaf or self._before[1] > self._begun - TICK

    def _run(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            start = time.thread_time()
            if self.look():
                self._changed()
            pause = max(self._pause, SHARE * (time.thread_time() - start))


def state(folders: Sequence[Path]) -> tuple[int, int]:
    """What stands in `folders`, as one number, and when the last change of a name or file in them was, in ns."""
    found: list[tuple[object, ...]] = []
    for folder in folders:
        with contextlib.suppress(OSError):
            about = folder.stat()
            found.append((str(folder), about.st_ino, about.st_ctime_ns))
            _scan(str(folder), found, 0)
    found.sort()
    return hash(tuple(found)), max((int(str(row[2])) for row in found), default=0)


def _scan(folder: str, found: list[tuple[object, ...]], depth: int) -> None:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            with contextlib.suppress(OSError):
                about = entry.stat(follow_symlinks=False)
                found.append((entry.path, about.st_ino, about.st_ctime_ns, about.st_size, about.st_mtime_ns))
                if entry.is_dir(follow_symlinks=False) and depth < DEEPEST:
                    _scan(entry.path, found, depth + 1)
