"""Runs the builder of a live server over any build, for as long as it takes to tell a story of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

from digest.serve.builder import Builder, Glance, blind
from digest.serve.outcome import Outcome
from digest.serve.sources import Sources
from digest.serve.state import Board


def told(
    build: Callable[[], Outcome], story: Callable[[Builder, Board], Awaitable[None]], glance: Glance = blind
) -> None:
    """Run a builder of `build` until `story` is told."""

    async def main() -> None:
        board = Board("run")
        worker = Builder(build, board, Sources((), None), print, glance)
        with ThreadPoolExecutor(1) as pool:
            running = asyncio.create_task(worker.run(pool, lambda: None))
            await story(worker, board)
            worker.end()
            await running

    asyncio.run(main())


async def version(board: Board, number: int) -> None:
    """Wait for the state of that number."""
    while board.state.version < number:
        await asyncio.wait_for(board.after(board.state), 30)
