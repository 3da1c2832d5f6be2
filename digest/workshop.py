"""Opens what a build works with: the memo and the worker processes."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path

from digest import below, collector, lock
from digest.guard import Guard
from digest.hands import ALONE, Hands
from digest.inputs import is_site
from digest.memo import Memo
from digest.progress import Progress
from digest.standing import Standing
from digest.tasks import Workshop

AUTO = "auto"
MEMORY = ".digest"
"""The folder for what is remembered."""


@contextlib.contextmanager
def workshop(
    root: Path,
    *,
    progress: Progress,
    jobs: str = AUTO,
    scheduler: str | None = None,
    remember: bool = True,
    executor: Executor | None = None,
    standing: Standing | None = None,
) -> Iterator[Workshop]:
    """A workshop for the site in `root`, closed at the end; `jobs` is a number of processes, or `auto`.

    With a `scheduler` the workers of that Dask cluster do the work. With an `executor` that one does the work, and lives on. With `standing` what it knows is at hand.
    Raises DigestError where one of the site's folders is a link that leads out of it.
    """
    below.refuse_links(root, "seeds", "content", "templates", MEMORY)
    memory = Memo(root / MEMORY if remember and is_site(root) else None, standing)
    try:
        with (
            collector.at_rest(),
            contextlib.nullcontext(executor) if executor is not None else _hired(jobs, scheduler) as hands,
        ):
            yield Workshop(memory, hands, progress, _helping(hands))
    finally:
        memory.close()


def at_work(root: Path, say: Callable[[str], None]) -> contextlib.AbstractContextManager[None]:
    """The site in `root` for this build alone; `say` is told who has it, where it is to be waited for."""
    below.refuse_links(root, MEMORY)
    return lock.named(root / MEMORY / "lock", say) if is_site(root) else contextlib.nullcontext()


def _hired(jobs: str, scheduler: str | None) -> Executor:
    if scheduler is None:
        return guard(jobs)
    from digest.cluster import Cluster

    return Cluster(scheduler)


def _helping(executor: Executor) -> Hands:
    """Those who share in relating: one process besides this one would only be waited for."""
    if isinstance(executor, Guard) and executor.processes == 1:
        return ALONE
    return Hands(executor, getattr(executor, "processes", None))


def guard(jobs: str = AUTO) -> Guard:
    """The processes that open what may be hostile."""
    return Guard((os.cpu_count() or 1) if jobs == AUTO else int(jobs))
