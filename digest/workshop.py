"""Opens what a build works with: the memo and the worker processes."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

from digest.build import Progress, Workshop, is_site
from digest.memo import Memo

AUTO = "auto"
# Two spawned workers take about a second to import what they need; one process analyses this many articles in that time.
WORTH_PROCESSES = 200


@contextlib.contextmanager
def workshop(root: Path, *, jobs: str = "1", remember: bool = True, progress: Progress) -> Iterator[Workshop]:
    """A workshop for the site in `root`, closed at the end; `jobs` is a number of processes, or `auto`."""
    memory = Memo(root / ".digest" if remember and is_site(root) else None)
    try:
        with _executor(jobs) as executor:
            yield Workshop(memory, executor, WORTH_PROCESSES if jobs == AUTO else 0, progress)
    finally:
        memory.close()


def _executor(jobs: str) -> contextlib.AbstractContextManager[Executor | None]:
    """Started when the first work is handed to it."""
    processes = (os.cpu_count() or 1) if jobs == AUTO else int(jobs)
    if processes == 1:
        return contextlib.nullcontext()
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
