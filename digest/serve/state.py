"""What the open pages are told: states, not events, so that a tab that was away can catch up."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from digest.serve.faults import Told, told
from digest.serve.made import Made
from digest.serve.outcome import Outcome

KEPT = 64
"""Builds whose changes are remembered one by one; a tab that has missed more reloads."""

MOST_PATHS = 2000
"""Above this many changed paths a message says "everything" instead of naming them."""

TURNS = 8
"""Rounds of the event loop that are left to those who wait for news before the next step of a build takes the interpreter from them."""


@dataclass(frozen=True, slots=True)
class State:
    """What stands in the site's folder."""

    version: int
    """Goes up by one with every build that changed something."""
    told: Told = Told()  # noqa: RUF009 - frozen
    """What is wrong: why the newest build failed, or what is missing in what it made."""


class Board:
    """The newest state, and who waits for the next one. Lives on one event loop and is touched only there."""

    def __init__(self, run: str) -> None:
        self.state = State(0)
        self.ready = asyncio.Event()
        """Set when the first build has ended, well or badly."""
        self.made: Made | None = None
        """What the pages of the newest site were made from."""
        self.proofs: Mapping[str, bytes] = {}
        """Pages that are shown in place of those in the site, by path, until the build that is under way is done."""
        self.problems: tuple[str, ...] = ()
        """What was wrong when they were made."""
        self._run = run
        """Tells the versions of this run of the server from those of an earlier one."""
        self._changes: deque[tuple[str, ...]] = deque(maxlen=KEPT)
        self._turn = asyncio.Condition()

    @property
    def version(self) -> str:
        """The name of the newest state, for a page to carry: `run.number`."""
        return f"{self._run}.{self.state.version}"

    async def post(self, outcome: Outcome, wrong: Told | None = None) -> None:
        """Let everyone know how a build ended, and what is wrong, where more of that is known than the outcome says."""
        if outcome.error is None:
            self.proofs = outcome.proofs or {}
        if outcome.proofs is not None:
            wrong = self.state.told  # what is wrong is known when the build is whole
        elif outcome.error is None:
            self.made, self.problems = outcome.made, outcome.problems
        if outcome.changed:
            self._changes.append(outcome.changed)
        self.state = State(self.state.version + bool(outcome.changed), wrong or told(outcome))
        self.ready.set()
        async with self._turn:
            self._turn.notify_all()
        for _ in range(TURNS):
            await asyncio.sleep(0)

    async def after(self, seen: State) -> State:
        """The newest state, as soon as it is not `seen`."""
        async with self._turn:
            await self._turn.wait_for(lambda: self.state != seen)
        return self.state

    def since(self, version: str) -> tuple[str, ...] | None:
        """Paths changed since the state of that name, sorted; None stands for everything."""
        run, _, number = version.partition(".")
        if run != self._run or not number.isdecimal():
            return None
        missed = self.state.version - int(number)
        if not 0 <= missed <= len(self._changes):
            return None
        paths = {path for changed in list(self._changes)[len(self._changes) - missed :] for path in changed}
        return tuple(sorted(paths)) if len(paths) <= MOST_PATHS else None
