"""Work in pieces: whoever does them, the answers are the same and in order; and so is what articles say together."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import pickle
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from digest import hands, packing
from digest.guard import Guard, Limits
from digest.hands import ALONE, Hands
from digest.model import Analysis, Article, Corpus, Options, Pattern, Rule, Topic
from digest.packing import Shared
from digest.problems import DigestError
from digest.relate import facts, reading, relate
from tests.stories import named, story

TOPICS = tuple(
    Topic(name, name, f"content/topics/{name}.md", Rule(any=(Pattern(text=name),))) for name in ("the", "river", "fire")
)
"""Of groups with articles in common, so that there are pairs of all kinds: in one group, in several, in none together."""


def twice(number: int) -> int:
    return 2 * number


def elsewhere(number: int) -> tuple[int, bool]:
    return number, multiprocessing.parent_process() is not None


def fatal(number: int) -> int:
    """Ends whatever process does it, but for the one that asks."""
    if multiprocessing.parent_process() is not None:
        os._exit(3)
    return 2 * number


def faulty(number: int) -> int:
    raise ValueError(f"no {number}")


class Gone(Executor):
    """Nobody is left to do anything."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        lost: Future[Any] = Future()
        lost.set_exception(DigestError("has gone"))
        return lost


class Idle(Executor):
    """Takes what it is given, and does nothing."""

    def __init__(self) -> None:
        self.given: list[Future[Any]] = []

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        self.given.append(Future())
        return self.given[-1]


@contextmanager
def pool() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as found:
        yield found


@pytest.mark.parametrize("count", [0, 1, 2, 7, 60])
def test_the_answers_come_in_order_whoever_gives_them(count: int) -> None:
    wanted = [2 * number for number in range(count)]
    assert ALONE.each(range(count), twice) == wanted
    with ThreadPoolExecutor(3) as threads, Guard(2) as guard:
        for executor in (threads, guard):
            assert Hands(executor, 2).each(range(count), twice) == wanted


def test_workers_do_the_first_pieces_and_this_process_the_last() -> None:
    with Guard(2) as guard:
        found = Hands(guard, 2).each(range(40), elsewhere)
    assert [number for number, _ in found] == list(range(40))
    assert found[0][1]
    assert not found[-1][1]


def test_what_stays_is_done_here() -> None:
    with Guard(2) as guard:
        found = Hands(guard, 2).each(range(40), elsewhere, stays=lambda number: number == 1)
    assert found[0][1]
    assert found[1] == (1, False)


def test_what_no_worker_brings_back_is_done_here() -> None:
    with Guard(2) as guard:
        assert Hands(guard, 2).each(range(9), fatal) == [twice(number) for number in range(9)]
    with pool() as broken:  # one such end is the end of the whole pool
        assert Hands(broken, 2).each(range(9), fatal) == [twice(number) for number in range(9)]
    assert Hands(broken, 2).each(range(9), twice) == [twice(number) for number in range(9)]  # shut down


def test_a_fault_of_the_work_and_a_lost_cluster_are_told() -> None:
    with Guard(2) as guard, pytest.raises(ValueError, match="no"):
        Hands(guard, 2).each(range(3), faulty)
    with pytest.raises(DigestError, match="has gone"):
        Hands(Gone(), 2).each(range(3), twice)


def test_what_is_no_longer_wanted_is_taken_back() -> None:
    idle = Idle()

    def stop(_step: str, _done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Hands(idle, 2).each(range(9), twice, "x", stop)
    assert [future.cancelled() for future in idle.given] == [True] * 4


def test_progress_tells_of_each_piece() -> None:
    told: list[tuple[str, int, int]] = []
    ALONE.each(range(3), twice, "x", lambda *news: told.append(news))
    assert told == [("x", 1, 3), ("x", 2, 3), ("x", 3, 3)]


def test_what_is_shared_is_packed_once_and_unpacked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_kept", packing._Kept(1_000))
    one, other = Shared(("a" * 400,)), Shared(("b" * 400,))
    first, second = (pickle.loads(packing.packed([one, other])) for _ in range(2))
    assert first == [("a" * 400,), ("b" * 400,)]
    assert first[0] is second[0]
    assert first[1] is second[1]
    pickle.loads(packing.packed(Shared(("c" * 400,))))  # there is room for two
    third = pickle.loads(packing.packed([other, one]))
    assert third[0] is first[1]
    assert third[1] is not first[0]
    assert third[1] == first[0]


# -- relating ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def told() -> list[tuple[Article, Analysis]]:
    """Three stories in one archive; of two articles of one name the first."""
    found = {
        pair[0].id: pair for path in reversed(named(["flood", "merger", "wildfire"])) for pair in story(path).pairs
    }
    return list(found.values())


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """However little there is to do, it is shared out, in small pieces; how many pieces of each step were sent."""
    for room in ("coverage", "facts", "reading"):
        monkeypatch.setattr(importlib.import_module(f"digest.relate.{room}"), "_FEW", 0)
    monkeypatch.setattr(hands, "_WIDE", 1)
    monkeypatch.setattr(reading, "_PIECE", 2)
    monkeypatch.setattr(facts, "_PIECE", 40)
    sent: dict[str, int] = {}

    def counted(executor: Executor, errand: bytes) -> Future[Any]:
        name = pickle.loads(errand)[0].__name__
        sent[name] = sent.get(name, 0) + 1
        return executor.submit(hands._done, errand)

    monkeypatch.setattr(hands, "_submitted", counted)
    return sent


def related(found: list[tuple[Article, Analysis]], helping: Hands) -> Corpus:
    articles, analyses = tuple(article for article, _ in found), tuple(analysis for _, analysis in found)
    return relate(articles, analyses, TOPICS, Options(), hands=helping)


def test_relating_comes_to_the_same_by_any_executor(
    told: list[tuple[Article, Analysis]], small: dict[str, int]
) -> None:
    alone = related(told, ALONE)
    assert len(alone.links) > 10
    assert len({len(one.members) for one in alone.topics}) > 1
    assert small == {}
    with pool() as processes, ThreadPoolExecutor(2) as threads, Guard(2) as guard:
        for executor in (processes, threads, guard):
            small.clear()
            assert related(told, Hands(executor, 2)) == alone
            assert small.keys() == {"read", "linked", "_summarised"}
            assert small["linked"] > 2


def test_only_where_there_are_many_is_everything_sent() -> None:
    with ThreadPoolExecutor(1) as threads:
        assert [Hands(threads, count).is_wide for count in (2, 3, 4, 9)] == [False, False, True, True]
    assert not ALONE.is_wide


def test_relating_comes_to_the_same_where_no_worker_is_let_finish(
    told: list[tuple[Article, Analysis]], small: dict[str, int]
) -> None:
    with Guard(2, Limits(seconds=0.001)) as guard:
        assert related(told, Hands(guard, 2)) == related(told, ALONE)
    assert small["linked"] > 2
