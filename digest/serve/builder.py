"""Builds again when something changed: one build at a time, none for each event, none forgotten."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from digest.problems import DigestError
from digest.serve.faults import told
from digest.serve.outcome import Outcome, SupersededError, lines
from digest.serve.sources import Sources
from digest.serve.state import Board

SAVED = 0.004
"""Seconds without an event after which a save counts as done, when the last event was one by which saves end."""

EACH = 0.001
"""Seconds that each event adds: one save has up to eighteen, a change of branches thousands."""

QUIET = 0.03
"""Seconds that are always enough; an editor's several events lie within 1 to 10 ms."""

IDLE = 1.0
"""Seconds without an event after which there is time to tidy up."""

PATIENCE = 1.0
"""Seconds after which a build begins even though the events go on."""

Glance = Callable[[Path], Outcome | None]
"""What is to be shown of one file that was saved, before all is looked at; None where that takes a whole look."""

INTERNAL = "internal error, see the terminal"


def blind(_: Path) -> None:
    """Nothing is to be seen at a glance."""


class Builder:
    """Runs `build` in a thread whenever told to look again, and posts how it ended. Lives on one event loop.

    Where all that was told of is that one file was saved, a `glance` at that comes first; the whole look follows it.
    """

    def __init__(
        self,
        build: Callable[[], Outcome],
        board: Board,
        sources: Sources,
        say: Callable[[str], None],
        glance: Glance = blind,
    ) -> None:
        self._build = build
        self._board = board
        self._sources = sources
        self._say = say
        self._glance = glance
        self._changed = asyncio.Event()
        self._event = asyncio.Event()
        self._last = 0.0
        self._events = 0
        self._saved: Path | None = None
        """The file of which the last event told that it was saved; None where it told of something else."""
        self._files: set[Path | None] = set()
        """The same, of all events since the last build began."""
        self._ended = False
        self._tidy: Callable[[], None] | None = None
        self._before: Outcome | None = None
        """The last build that succeeded."""

    def look_again(self, *, saved: Path | None = None) -> None:
        """Something may have changed; called on the event loop, as often as one likes. A file that is `saved` is not waited for."""
        self._last = asyncio.get_running_loop().time()
        self._events += 1
        self._event.set()
        self._saved = saved
        self._files.add(saved)
        self._changed.set()

    def end(self) -> None:
        """Let a build that is under way end, and begin no other."""
        self._ended = True
        self._changed.set()

    async def run(self, pool: ThreadPoolExecutor, before_each: Callable[[], None]) -> None:
        """Build once, then after every change, until the end. `before_each` runs in the same thread before a build."""

        def build(alone: Path | None) -> Outcome:
            before_each()
            return (self._glance(alone) if alone else None) or self._build()

        while not self._ended:
            self._changed.clear()  # before the build reads: a save from here on leads to another one
            files, self._files, self._events = self._files - {None}, set(), 0
            step: Callable[[], Outcome] | None = functools.partial(build, files.pop() if len(files) == 1 else None)
            while step is not None:
                step = await self._once(pool, step)
                step = None if self._changed.is_set() else step
            await self._idle(pool)
            await self._changed.wait()
            await self._quiet()
        await self._tidied(pool)

    async def _quiet(self) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE
        while (rest := min(self._last + window(self._events, finished=self._saved is not None), end) - loop.time()) > 0:
            self._event.clear()  # one by which a save ends shortens the wait
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._event.wait(), rest)

    async def _idle(self, pool: ThreadPoolExecutor) -> None:
        if self._tidy is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), IDLE)
            if not self._changed.is_set():
                await self._tidied(pool)

    async def _tidied(self, pool: ThreadPoolExecutor) -> None:
        tidy, self._tidy = self._tidy, None
        if tidy is not None:
            await asyncio.get_running_loop().run_in_executor(pool, tidy)

    async def _once(self, pool: ThreadPoolExecutor, step: Callable[[], Outcome]) -> Callable[[], Outcome] | None:
        """Take a step of a build and tell how it ended; the next step."""
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(pool, step)
        await asyncio.wait([future])
        fault = future.exception()
        if self._ended or isinstance(
            fault, SupersededError
        ):  # Ctrl-C reaches the build's helpers too: what it died of is no news
            return None
        outcome = future.result() if fault is None else _failed(fault)
        if outcome.proofs is None:
            for line in lines(outcome, self._before):
                self._say(line)
            if outcome.error is None:
                self._before = outcome
                self._tidy = outcome.tidy or self._tidy
        known = outcome.proofs is not None  # what is wrong is told when the build is whole
        await self._board.post(
            outcome, None if known else await loop.run_in_executor(pool, told, outcome, self._sources)
        )
        return functools.partial(outcome.rest, self._changed.is_set) if outcome.rest is not None else None


def window(events: int, *, finished: bool) -> float:
    """How many seconds to wait for another event: hardly any after one save that is `finished`, more after many, and while one is under way."""
    return min(QUIET, SAVED + EACH * events) if finished else QUIET


def _failed(fault: BaseException) -> Outcome:
    """A fault of the editor's as a line; a fault of ours as a traceback in the terminal, and the server lives on."""
    if isinstance(fault, DigestError):
        return Outcome(error=str(fault))
    traceback.print_exception(fault)
    return Outcome(error=INTERNAL)
