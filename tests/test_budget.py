"""What one file may take: a text five seconds for all that is done with it, many texts in proportion to what the file weighs."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digest.budget import Budget, Costs, Timed, allowed, file_of
from digest.guard import Guard, Limits
from digest.memo import Memo
from digest.problems import Overrun, Together
from digest.tasks import Workshop, remembered_or_done
from tests.sites import SiteTest
from tests.work import Made, Piece, make

BRIEF = 20e-6
"""Seconds that an honest text takes for each of its bytes in an archive; see digest/budget.py."""


def left_out(paths: list[str], costs: Costs, seconds: float) -> int:
    """How many of the texts are taken until their file is given up; all, where it is not."""
    budget = Budget(paths, costs)
    for number, path in enumerate(paths):
        try:
            budget.take(file_of(path), seconds)
        except Overrun:
            return number
    return len(paths)


def parts(count: int, file: str = "seeds/a.zip") -> list[str]:
    return [f"{file}#{number}.txt" for number in range(count)]


def test_a_text_alone_has_five_seconds_whatever_it_weighs() -> None:
    assert allowed(0, 1) == allowed(1000, 1) == Limits().seconds


def test_an_honest_archive_stays_far_below_what_it_may_take() -> None:
    for count, size in ((1, 2_000), (60, 2_000), (5_000, 2_000), (20_000, 300), (300, 40_000)):
        honest = count * max(BRIEF * size, 0.006)
        assert allowed(count * size, count) >= 4.5 * honest
        assert left_out(parts(count), Costs({"seeds/a.zip": count * size}), honest / count) == count


def test_sixty_bombs_of_a_second_each_in_a_small_archive_are_given_up_after_a_few() -> None:
    assert left_out(parts(60), Costs({"seeds/a.zip": 55_000}), 1.3) <= 6


def test_what_reading_took_counts() -> None:
    costs = Costs({"seeds/a.zip": 1000}, dict.fromkeys(parts(10), 0.6))
    assert left_out(parts(10), costs, 0.001) == 0
    assert left_out(parts(10), Costs({"seeds/a.zip": 1000}), 0.001) == 10


def test_files_are_told_apart() -> None:
    budget = Budget([*parts(2), *parts(2, "seeds/b.zip")], Costs())
    with pytest.raises(Together, match="its 2 texts take longer than 5 s together"):
        budget.take("seeds/a.zip", 6)
    budget.take("seeds/b.zip", 4)


def test_of_one_text_alone_it_is_said_so() -> None:
    with pytest.raises(Overrun, match=r"^takes longer than 5 s$"):
        Budget(["seeds/a.txt"], Costs({}, {"seeds/a.txt": 4.0})).take("seeds/a.txt", 1.5)


def test_what_it_took_to_open_a_file_is_shared_out_among_what_is_in_it() -> None:
    costs = Costs({"seeds/a.zip": 9}).parted({"seeds/a.zip": (2.0, parts(4))})
    assert costs.spent == dict.fromkeys(parts(4), 0.5)
    costs = costs.parted({"seeds/a.zip#0.txt": (1.0, ["seeds/a.zip#0.txt"]), "seeds/a.zip#1.txt": (0.5, [])})
    assert costs.spent == {"seeds/a.zip#0.txt": 1.5, "seeds/a.zip#2.txt": 0.5, "seeds/a.zip#3.txt": 0.5}
    assert costs.sizes == {"seeds/a.zip": 9}


# -- in a worker -------------------------------------------------------------------------------------


@pytest.fixture
def guard() -> Iterator[Guard]:
    with Guard(1, Limits(seconds=2.0)) as hands:
        yield hands


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is ended by processor time there")
def test_what_is_spent_is_taken_off_the_limit(guard: Guard) -> None:
    piece = Piece("seeds/a.txt", 0.5)
    assert guard.submit(Timed(make, 0.0), piece).result(60).seconds >= 0.4
    with pytest.raises(Overrun, match="takes longer than 2 s"):
        guard.submit(Timed(make, 1.7), piece).result(60)


def test_outside_of_a_worker_no_timer_is_set() -> None:
    assert Timed(make, 4.9)(Piece("seeds/a.txt")).path == "seeds/a.txt"
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def done(pieces: list[Piece], costs: Costs, memory: Any = None) -> tuple[list[str], list[str]]:
    """The paths of which something became, and the problems."""
    with Guard(2) as hands:
        shop = Workshop(memory or Memo(None), hands)
        found, problems = remembered_or_done({p.path: p for p in pieces}, Made, make, "x", shop, costs=costs)
    return [made.path for made in found.values()], [str(problem) for problem in problems]


def test_a_file_whose_texts_take_too_long_together_is_left_out_whole_with_one_line() -> None:
    slow = [Piece(path, 0.0) for path in parts(30)]
    costs = Costs({"seeds/a.zip": 1000}, dict.fromkeys(parts(30), 0.3))
    found, problems = done([Piece("seeds/0.txt"), *slow, Piece("seeds/b.txt")], costs)
    assert found == ["seeds/0.txt", "seeds/b.txt"]
    (line,) = problems
    assert line == (
        "seeds/a.zip: not read: its 30 texts take longer than 5 s together, as no articles of its size do; "
        "take out what is no article, or unpack or split it [over-limit]"
    )


def test_what_is_remembered_counts_as_if_it_were_done_now() -> None:
    class Known(Memo):
        def get(self, keys: Any, kind: Any) -> dict[str, Any]:
            return {key: Made(key, 0.6) for key in keys if key.startswith("seeds/a.zip#") and not key.endswith("9.txt")}

    found, problems = done([Piece(path) for path in parts(10)], Costs({"seeds/a.zip": 1000}), Known(None))
    assert found == []
    assert len(problems) == 1
    assert done([Piece(path) for path in parts(8)], Costs({"seeds/a.zip": 1000}), Known(None)) == (parts(8), [])


def test_an_archive_of_many_honest_texts_is_read_whole(tmp_path: Path) -> None:
    from digest import build
    from tests.bombs import SAID, zipped

    site = SiteTest(tmp_path)
    texts = {f"{n}.txt": f"Boat {n} of Port Ellery\n\n{SAID * 2}It carried {n} people." for n in range(120)}
    site.seed("a.zip", zipped(texts))
    with Guard(2) as hands:
        planned = build.plan(site.root, {}, Workshop(Memo(None), hands))
    assert len(planned.digest.articles) == len(texts)
    assert not [problem for problem in planned.problems if problem.level == "error"]


def test_the_line_of_a_text_that_is_left_out_is_the_only_one(tmp_path: Path) -> None:
    """What else is wrong with it, such as its length, is of no use then."""
    from digest import build

    site = SiteTest(tmp_path)
    site.seed("a.txt", "A council of nine met.").seed("long.md", "---\nodd: a\n---\n" + "[a](b “c " * 100_000)
    with Guard(1, Limits(seconds=0.05)) as hands:
        planned = build.plan(site.root, {}, Workshop(Memo(None), Impatient(hands)))  # type: ignore[arg-type]
    assert [problem.code for problem in planned.problems if problem.path == "seeds/long.md"] == ["over-limit"]
    told = build.plan(site.root, {}, Workshop(Memo(None))).problems
    assert {"unknown-key", "long-text"} <= {problem.code for problem in told if problem.path == "seeds/long.md"}


class Impatient:
    """Hands that read in this process, and work on what was read under limits."""

    def __init__(self, hands: Guard) -> None:
        self._hands = hands

    def submit(self, function: Any, item: Any) -> Any:
        from concurrent.futures import Future

        if hasattr(item, "body"):
            return self._hands.submit(function, item)
        future: Future[Any] = Future()
        future.set_result(function(item))
        return future
