"""Builds again when something changed: one build at a time, none for each event, none forgotten."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from digest.problems import DigestError
from digest.serve.faults import told
from digest.serve.outcome import Outcome, lines
from digest.serve.sources import Sources
from digest.serve.state import Board

QUIET = 0.03
"""Seconds without an event after which a save counts as done; an editor's several events lie within 1 to 10 ms."""

PATIENCE = 1.0
"""Seconds after which a build begins even though the events go on."""

INTERNAL = "internal error, see the terminal"


class Builder:
    """Runs `build` in a thread whenever told to look again, and posts how it ended. Lives on one event loop."""

    def __init__(
        self, build: Callable[[], Outcome], board: Board, sources: Sources, say: Callable[[str], None]
    ) -> None:
        self._build = build
        self._board = board
        self._sources = sources
        self._say = say
        self._changed = asyncio.Event()
        self._last = 0.0
        self._ended = False
        self._before: Outcome | None = None
        """The last build that succeeded."""

    def look_again(self) -> None:
        """Something may have changed; called on the event loop, as often as one likes."""
        self._last = asyncio.get_running_loop().time()
        self._changed.set()

    def end(self) -> None:
        """Let a build that is under way end, and begin no other."""
        self._ended = True
        self._changed.set()

    async def run(self, pool: ThreadPoolExecutor, before_each: Callable[[], None]) -> None:
        """Build once, then after every change, until the end. `before_each` runs in the same thread before a build."""
        while not self._ended:
            self._changed.clear()  # before the build reads: a save from here on leads to another one
            await self._once(pool, before_each)
            await self._changed.wait()
            await self._quiet()

    async def _quiet(self) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE
        while (rest := min(self._last + QUIET, end) - loop.time()) > 0:
            await asyncio.sleep(rest)

    async def _once(self, pool: ThreadPoolExecutor, before_each: Callable[[], None]) -> None:
        def work() -> Outcome:
            before_each()
            return self._build()

        future = asyncio.get_running_loop().run_in_executor(pool, work)
        await asyncio.wait([future])
        fault = future.exception()
        if self._ended:  # Ctrl-C reaches the build's helpers too: what it died of is no news
            return
        outcome = future.result() if fault is None else _failed(fault)
        for line in lines(outcome, self._before):
            self._say(line)
        if outcome.error is None:
            self._before = outcome
        loop = asyncio.get_running_loop()
        await self._board.post(outcome, await loop.run_in_executor(pool, told, outcome, self._sources))


def _failed(fault: BaseException) -> Outcome:
    """A fault of the editor's as a line; a fault of ours as a traceback in the terminal, and the server lives on."""
    if isinstance(fault, DigestError):
        return Outcome(error=str(fault))
    traceback.print_exception(fault)
    return Outcome(error=INTERNAL)
