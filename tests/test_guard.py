"""Work under limits: whatever it does, the one who waits hears of it, the next piece is done, and no process is left."""

from __future__ import annotations

import multiprocessing
import os
import queue
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from digest import worker
from digest.guard import Guard, Limits
from digest.problems import DigestError, Overrun
from tests import work

MEBIBYTE = 1024 * 1024
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited, and processes are listed, on Linux only")


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    """One worker for all: each test hands it on usable."""
    with Guard(1, Limits(seconds=0.5, memory=64 * MEBIBYTE)) as hands:
        yield hands


def overrun(future: Future[Any]) -> str:
    with pytest.raises(Overrun) as caught:
        future.result(60)
    return str(caught.value)


def is_usable(guard: Guard) -> bool:
    return bool(guard.submit(work.double, 21).result(60) == 42)


def test_work_is_done_in_another_process_that_stays(guard: Guard) -> None:
    one, other = guard.submit(work.process).result(60), guard.submit(work.process).result(60)
    assert one == other != os.getpid()


@pytest.mark.parametrize("function", [work.spin, work.deaf])
def test_a_busy_loop_is_ended(guard: Guard, function: Any) -> None:
    assert overrun(guard.submit(function)) == "takes longer than 0.5 s"
    assert is_usable(guard)


def test_a_sleep_is_ended_by_the_clock_on_the_wall(guard: Guard) -> None:
    assert overrun(guard.submit(work.sleep, 600)) == "takes longer than 6 s"
    assert is_usable(guard)


def test_the_limit_is_for_each_piece_of_work(guard: Guard) -> None:
    before = guard.submit(work.process).result(60)
    assert [guard.submit(work.spin_for, 0.2).result(60) for _ in range(4)] == [0.2] * 4
    assert guard.submit(work.process).result(60) == before


@LINUX
@pytest.mark.parametrize(
    ("function", "given"), [(work.hog, (2**40,)), (work.hog, (80 * MEBIBYTE,)), (work.hog_bit_by_bit, ())]
)
def test_too_much_memory_is_refused(function: Any, given: tuple[int, ...]) -> None:
    with Guard(1, Limits(seconds=30, memory=64 * MEBIBYTE)) as hands:
        assert overrun(hands.submit(function, *given)) == "needs more than 64 MiB of memory"
        assert is_usable(hands)


@LINUX
def test_memory_that_is_not_given_back_is_refused_all_the_same() -> None:
    with Guard(1, Limits(seconds=30, memory=64 * MEBIBYTE)) as hands:
        assert overrun(hands.submit(work.hoard)) == "needs more than 64 MiB of memory"
        assert is_usable(hands)


@LINUX
def test_an_answer_that_does_not_fit_into_memory() -> None:
    with Guard(1, Limits(seconds=30, memory=200 * MEBIBYTE)) as hands:
        assert overrun(hands.submit(work.hog_by_answer)) == "needs more than 200 MiB of memory"
        assert is_usable(hands)


@LINUX
def test_what_is_allowed_is_beside_what_the_program_needs(guard: Guard) -> None:
    assert guard.submit(work.hog, 48 * MEBIBYTE).result(60) == 48 * MEBIBYTE


@pytest.mark.parametrize(("function", "given"), [(work.die, (7,)), (work.leave, ()), (work.interrupt, ())])
def test_a_process_that_ends_takes_only_its_own_work_with_it(
    guard: Guard, function: Any, given: tuple[int, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    assert overrun(guard.submit(function, *given)).startswith("ended the process that was at it (exit ")
    assert is_usable(guard)
    capfd.readouterr()  # what a dying interpreter prints


def test_what_is_nested_too_deeply(guard: Guard) -> None:
    assert overrun(guard.submit(work.nest)) == "is nested too deeply"
    assert is_usable(guard)


def test_an_exception_comes_back_with_where_it_was_raised(guard: Guard) -> None:
    with pytest.raises(ValueError, match="no such luck") as caught:
        guard.submit(work.fail, "no such luck").result(60)
    assert "in fail" in "".join(caught.value.__notes__)
    with pytest.raises(RuntimeError, match="Odd: one and other"):
        guard.submit(work.fail_oddly).result(60)
    assert is_usable(guard)


def test_what_cannot_be_packed_is_told_to_the_one_who_waits(guard: Guard) -> None:
    before = guard.submit(work.process).result(60)
    for future in (guard.submit(lambda: None), guard.submit(work.unpackable)):
        with pytest.raises(Exception, match="pickle"):
            future.result(60)
    with pytest.raises(ValueError, match="not to be unpacked"):
        guard.submit(work.unreadable).result(60)
    with pytest.raises(ValueError, match="not to be unpacked"):
        guard.submit(work.double, work.Unreadable()).result(60)
    assert guard.submit(work.process).result(60) == before


def test_many_pieces_of_work_among_which_some_end_their_process() -> None:
    with Guard(3, Limits(seconds=5)) as hands:
        futures = [hands.submit(work.die, 1) if n % 10 == 5 else hands.submit(work.double, n) for n in range(100)]
        answers = [future.exception(60) or future.result() for future in futures]
    assert [answer for n, answer in enumerate(answers) if n % 10 != 5] == [n * 2 for n in range(100) if n % 10 != 5]
    assert {str(answer) for answer in answers[5::10]} == {"ended the process that was at it (exit 1)"}


def test_no_more_processes_than_asked_for_and_none_without_work() -> None:
    with Guard(2) as hands:
        assert len(hands._hands) == 0
        assert len({future.result(60) for future in [hands.submit(work.process) for _ in range(20)]}) <= 2
    with pytest.raises(RuntimeError, match="shut down"):
        hands.submit(work.process)


def test_what_was_not_begun_can_be_cancelled() -> None:
    hands = Guard(1)
    first, *others = [hands.submit(work.sleep, 0.5) for _ in range(5)]
    while not first.running():
        time.sleep(0.01)
    assert others[0].cancel()
    hands.shutdown(cancel_futures=True)
    assert first.result() == 0.5
    assert all(future.cancelled() for future in others)
    hands.shutdown()


def test_an_exception_in_the_block_ends_what_was_begun() -> None:
    futures: list[Future[Any]] = []

    def interrupted() -> None:
        with Guard(1, Limits(seconds=600)) as hands:
            futures.extend(hands.submit(work.sleep, 600) for _ in range(2))
            while not futures[0].running():
                time.sleep(0.01)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert isinstance(futures[0].exception(1), Overrun)
    assert futures[1].cancelled()


def test_as_many_processes_as_there_is_work_for(tmp_path: Path) -> None:
    """However soon one piece of work follows another, they are done side by side."""
    for number in range(20):
        with Guard(2) as hands:
            path = str(tmp_path / f"{number}")
            waiting = hands.submit(work.wait_for, path)
            hands.submit(work.touch, path).result(60)
            assert waiting.result(60) == path


def test_a_system_that_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_context", lambda: Full(10))
    with Guard(1) as hands, pytest.raises(DigestError, match=r"no process can be started.*temporarily unavailable"):
        hands.submit(work.process).result(60)


def test_a_system_that_starts_a_process_at_the_second_try(monkeypatch: pytest.MonkeyPatch) -> None:
    full = Full(1)
    monkeypatch.setattr(worker, "_context", lambda: full)
    with Guard(1) as hands:
        assert is_usable(hands)


class Full:
    """A way of starting processes that fails so many times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.context: Any = multiprocessing.get_context("forkserver" if sys.platform != "win32" else "spawn")
        self.Pipe = self.context.Pipe

    def Process(self, **given: Any) -> Any:  # noqa: N802 - as it is called there
        self.times -= 1
        if self.times >= 0:
            raise OSError(11, "Resource temporarily unavailable")
        return self.context.Process(**given)


def test_where_the_system_does_not_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    with Guard(1, Limits(seconds=1)) as hands:
        assert is_usable(hands)
        assert overrun(hands.submit(work.spin)) == "takes longer than 1 s"
        assert is_usable(hands)


@LINUX
def test_work_whose_process_something_else_ended_is_done_again_once(tmp_path: Path, guard: Guard) -> None:
    assert guard.submit(work.killed, str(tmp_path / "once"), 1).result(60) == 7
    assert overrun(guard.submit(work.killed, str(tmp_path / "ever"), 99)).endswith("something else ended (signal 9)")
    assert len(list(tmp_path.glob("ever*"))) == 2
    assert is_usable(guard)


def test_a_block_left_by_an_interrupt_waits_for_no_thread_that_was_not_told() -> None:
    hands = Guard(1)
    assert hands.submit(work.double, 1).result() == 2
    hands._tasks = queue.SimpleQueue()  # what its thread waits at is told nothing any more
    with pytest.raises(KeyboardInterrupt), hands:
        raise KeyboardInterrupt
