"""Pages that are shown before they are in the site."""

from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path

import pytest

from digest.problems import DigestError
from digest.serve.builder import Builder
from digest.serve.outcome import Due, Outcome, SupersededError
from digest.serve.state import Board
from tests.builders import told, version
from tests.serving import PAGE, Desk, until

pytestmark = pytest.mark.alone


class Slow(Desk):
    """A build that shows `soon` before it does what takes long."""

    gate = threading.Event()

    def build(self) -> Outcome:
        if self.builds == 0:
            return super().build()
        soon = {"index.html": PAGE.format(text="soon").encode()}
        return Outcome(("index.html",), proofs=soon, rest=self._whole)

    def _whole(self, _: Due) -> Outcome:
        self.gate.wait(30)
        return super().build()


def test_a_proof_stands_in_place_of_the_page_until_the_site_has_it(tmp_path: Path) -> None:
    desk = Slow(tmp_path)
    desk.write("content/index.txt", "one")
    with desk.open():
        try:
            assert "<main>one</main>" in desk.get().body
            desk.write("content/index.txt", "two")
            until(lambda: "<main>soon</main>" in desk.get().body, "the proof is shown")
            assert "data-version" in desk.get().body
            assert "<main>one</main>" in (desk.site / "index.html").read_text("utf-8")
        finally:
            desk.gate.set()
        until(lambda: "<main>two</main>" in desk.get().body, "the page is shown")
        assert "<main>two</main>" in (desk.site / "index.html").read_text("utf-8")


def test_proofs_are_shown_until_the_build_is_whole_and_a_fault_leaves_them() -> None:
    seen: list[int] = []
    gate = threading.Event()

    def build() -> Outcome:
        seen.append(1)
        if len(seen) == 3:
            raise DigestError("no")
        return Outcome(("page",), proofs={"page": b"%d" % len(seen)}, rest=whole)

    def whole(_: Due) -> Outcome:
        gate.wait(30)
        return Outcome(("page",), ("a problem",))

    async def story(worker: Builder, board: Board) -> None:
        await version(board, 1)
        assert board.proofs == {"page": b"1"}
        assert not board.problems
        gate.set()
        await version(board, 2)
        assert board.proofs == {}
        assert board.problems == ("a problem",)
        board.proofs = {"page": b"kept"}
        seen.append(1)
        worker.look_again(saved=Path("a.txt"))
        while not board.state.told.error:
            await asyncio.wait_for(board.after(board.state), 30)
        assert board.proofs == {"page": b"kept"}

    told(build, story)


def test_what_is_under_way_is_left_and_begun_anew_when_something_newer_is_due() -> None:
    left: list[bool] = []
    under_way = threading.Event()

    def build() -> Outcome:
        if left:
            return Outcome(("second",))
        return Outcome(("first",), proofs={}, rest=rest)

    def rest(due: Due) -> Outcome:
        under_way.set()
        while not due():
            time.sleep(0.001)
        left.append(True)
        raise SupersededError

    async def story(worker: Builder, board: Board) -> None:
        while not under_way.is_set():
            await asyncio.sleep(0.001)
        worker.look_again(saved=Path("a.txt"))
        await version(board, 2)
        assert board.since("run.0") == ("first", "second")

    told(build, story)
    assert left == [True]
