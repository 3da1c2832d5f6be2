"""Where the time of a build goes, step by step: one build in this process, whose steps are timed as they are called.

Run as a program with a site's folder it prints CPU seconds by step as JSON.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import json
import resource
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

STEPS: Mapping[str, tuple[str, ...]] = {
    "read": ("digest.inputs:gathered",),
    "clean": ("digest.clean:article",),
    "segment": ("digest.segment:sentences",),
    "analyse": ("digest.analyse:analyse",),
    "relate": ("digest.relate:relate",),
    "render": ("digest.render:site",),
    "draw": ("digest.drawing:drawn",),
    "index": ("digest.search:Indexer.begin", "digest.search:Indexer.files", "digest.search:Indexer.close"),
    "publish": ("digest.publish:publish",),
}
"""Each step by the functions that are all of it."""
TOTAL = "all"
Around = Callable[[], contextlib.AbstractContextManager[None]]


def cpu() -> float:
    """CPU seconds of this process and of those of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def build(root: Path) -> None:
    """A cold build of the site in `root`, in this process, without workers and without a memo that lasts."""
    from digest import build as builds
    from digest import memo, publish
    from digest.tasks import Workshop

    shutil.rmtree(root / "site", ignore_errors=True)
    plan = builds.plan(root, {}, Workshop(memo.Memo(None)))
    publish.publish(plan.outputs, root / "site")


def timed(root: Path) -> dict[str, float]:
    """CPU seconds of each step of a cold build, and of all of it."""
    taken = dict.fromkeys(STEPS, 0.0)
    with contextlib.ExitStack() as stack:
        for step in STEPS:
            stack.enter_context(within(step, functools.partial(_clock, taken, step)))
        start = cpu()
        build(root)
    return {**taken, TOTAL: cpu() - start}


@contextlib.contextmanager
def _clock(taken: dict[str, float], step: str) -> Iterator[None]:
    start = cpu()
    yield
    taken[step] += cpu() - start


@contextlib.contextmanager
def within(step: str, around: Around) -> Iterator[None]:
    """Until the end of the block, have `around` entered wherever the program calls a function of `step`."""
    import digest.build  # noqa: F401 - every room that calls a step is loaded now

    with contextlib.ExitStack() as stack:
        for place in STEPS[step]:
            stack.enter_context(_replaced(place, around))
        yield


@contextlib.contextmanager
def _replaced(place: str, around: Around) -> Iterator[None]:
    module, _, path = place.partition(":")
    owner, _, name = path.rpartition(".")
    found = importlib.import_module(module)
    function = getattr(getattr(found, owner) if owner else found, name)
    rooms = [one for key, one in sorted(sys.modules.items()) if key.partition(".")[0] == "digest"]
    holders: list[Any] = [one for one in rooms if vars(one).get(name) is function]
    holders = [getattr(found, owner)] if owner else holders
    for holder in holders:
        setattr(holder, name, _surrounded(function, around))
    try:
        yield
    finally:
        for holder in holders:
            setattr(holder, name, function)


def _surrounded(function: Callable[..., Any], around: Around) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*args: Any, **named: Any) -> Any:
        with around():
            return function(*args, **named)

    return call


def main() -> None:
    """Print the steps of a cold build of the site in the folder that is named."""
    print(json.dumps(timed(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
