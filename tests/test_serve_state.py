from __future__ import annotations

import asyncio

from digest.serve.faults import Fault, Told
from digest.serve.outcome import Outcome
from digest.serve.state import KEPT, MOST_PATHS, Board, State


def test_a_page_learns_what_changed_since_it_was_served() -> None:
    async def story() -> None:
        board = Board("run")
        assert board.version == "run.0"
        assert not board.ready.is_set()
        await board.post(Outcome(("b", "a")))
        assert board.ready.is_set()
        await board.post(Outcome())
        await board.post(Outcome(("b", "c")))
        assert board.version == "run.2"
        assert board.since("run.2") == ()
        assert board.since("run.1") == ("b", "c")
        assert board.since("run.0") == ("a", "b", "c")

    asyncio.run(story())


def test_who_cannot_be_told_in_detail_is_told_everything() -> None:
    async def story() -> None:
        board = Board("run")
        for number in range(KEPT + 1):
            await board.post(Outcome((str(number),)))
        assert board.since("run.0") is None
        assert board.since("run.1") is not None
        assert board.since("earlier.1") is None
        for odd in ("", "run", "run.", "run.-1", "run.x", "run.9999", "run.²"):
            assert board.since(odd) is None, odd
        await board.post(Outcome(tuple(str(number) for number in range(MOST_PATHS + 1))))
        assert board.since(f"run.{KEPT + 1}") is None

    asyncio.run(story())


def test_waiting_ends_with_a_new_state_only() -> None:
    async def story() -> None:
        board = Board("run")
        await board.post(Outcome(("a",)))
        waiting = asyncio.create_task(board.after(board.state))
        await asyncio.sleep(0)
        await board.post(Outcome())
        await asyncio.sleep(0)
        assert not waiting.done()
        wrong = Told(Fault("broken"), (Fault("x"),))
        await board.post(Outcome(error="broken", faults=("x",)))
        assert await asyncio.wait_for(waiting, 10) == State(1, wrong)
        assert await asyncio.wait_for(board.after(State(0)), 10) == State(1, wrong)

    asyncio.run(story())
