"""One site built again and again: what stands is at hand, and what no open page waits for comes after the news."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from digest import build, publish
from digest.search import FOLDER
from digest.serve.made import made
from digest.serve.outcome import Outcome
from digest.standing import Standing
from digest.tasks import Workshop

Opened = Callable[[Standing], AbstractContextManager[Workshop]]
"""Opens a workshop in which what stands is at hand."""

Tell = Callable[[build.Plan, publish.Published, float], None]
"""Told what a build came to, and how many seconds it took."""


class Session:
    """Builds the site in `root`, with `flags`, whenever it is called, and has it published; always in the same thread."""

    def __init__(
        self, root: Path, publisher: publish.Publisher, flags: Mapping[str, Any], opened: Opened, tell: Tell
    ) -> None:
        self._root = root
        self._publisher = publisher
        self._flags = flags
        self._opened = opened
        self._tell = tell
        self._standing = Standing()
        self._beside: build.Beside | None = None
        """The pictures and the search index that were made last."""

    def __call__(self) -> Outcome:
        """One build: the first one whole; later ones pages first, beside the pictures and the index that are there, then the rest."""
        start = time.perf_counter()
        with self._opened(self._standing) as workshop:
            drafted = build.draft(self._root, self._flags, workshop, self._publisher.folder)
            first = self._beside is None
            if first:
                self._finish(drafted, workshop)
                workshop.memory.store()
        plan = build.whole(drafted, _wanted(drafted, self._beside))
        change = self._publisher.publish(plan.outputs)
        self._tell(plan, change, time.perf_counter() - start)
        return _outcome(plan, change, None if first else lambda: self._rest(drafted), None if first else self._store)

    def _finish(self, drafted: build.Draft, workshop: Workshop) -> None:
        self._beside = build.beside(drafted, workshop)
        self._standing.turn()

    def _rest(self, drafted: build.Draft) -> Outcome:
        """What follows the pages that have been told of: their pictures, and the index of what they say."""
        with self._opened(self._standing) as workshop:
            self._finish(drafted, workshop)
        plan = build.whole(drafted, _wanted(drafted, self._beside))
        return _outcome(plan, self._publisher.publish(plan.outputs), tidy=self._store)

    def _store(self) -> None:
        """Let the next run have what this one has found out."""
        with self._opened(self._standing) as workshop:
            workshop.memory.store()


def _wanted(drafted: build.Draft, beside: build.Beside | None) -> build.Beside:
    """Of what stands beside the pages, that which these pages want."""
    if beside is None:
        return build.Beside((), ())
    pictures = {picture.path for picture in drafted.made.pictures}
    searched = bool(drafted.made.records)
    kept = [one for one in beside.outputs if one.path in pictures or (searched and one.path.startswith(FOLDER))]
    return build.Beside(tuple(kept), beside.problems)


def _outcome(
    plan: build.Plan,
    change: publish.Published,
    rest: Callable[[], Outcome] | None = None,
    tidy: Callable[[], None] | None = None,
) -> Outcome:
    problems = tuple(str(problem) for problem in plan.problems if problem.level != "note")
    faults = tuple(str(problem) for problem in plan.problems if problem.level == "error")
    sheet = made(plan.outputs, plan.digest, plan.corrections)
    return Outcome((*change.written, *change.removed), problems, faults, made=sheet, rest=rest, tidy=tidy)
