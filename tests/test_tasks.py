"""Work done once, and what becomes of a file that breaks a limit."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures import ThreadPoolExecutor as Threads
from dataclasses import dataclass
from typing import Any

import pytest

from digest.memo import Memo
from digest.problems import DigestError, Overrun
from digest.tasks import Workshop, remembered_or_done


@dataclass(frozen=True, slots=True)
class Piece:
    path: str


class Hands:
    """An executor that breaks a limit at the paths it is given."""

    def __init__(self, *broken: str) -> None:
        self.broken = broken
        self.futures: dict[str, Future[Any]] = {}

    def submit(self, function: Any, item: Piece) -> Future[Any]:
        future: Future[Any] = Future()
        self.futures[item.path] = future
        if item.path in self.broken:
            future.set_exception(Overrun("takes longer than 5 s"))
        elif not item.path.endswith("waits"):
            future.set_result(function(item))
        return future


def done(*paths: str, broken: tuple[str, ...], known: tuple[str, ...] = ()) -> tuple[list[str], list[str], Hands]:
    """The paths of which something became, the problems, and the hands."""
    hands = Hands(*broken)

    class Known(Memo):
        def get(self, keys: Any, kind: Any) -> dict[str, Any]:
            return {key: key.upper() for key in keys if key in known}

    shop = Workshop(Known(None), hands)  # type: ignore[arg-type]
    found, problems = remembered_or_done({p: Piece(p) for p in paths}, str, lambda item: item.path.upper(), "x", shop)
    assert all(value == key.upper() for key, value in found.items())
    return list(found), [str(problem) for problem in problems], hands


def test_a_file_that_breaks_a_limit_is_one_line_and_the_others_are_read() -> None:
    found, problems, _ = done("seeds/a.txt", "seeds/b.txt", "seeds/c.txt", broken=("seeds/b.txt",))
    assert found == ["seeds/a.txt", "seeds/c.txt"]
    assert problems == [
        "seeds/b.txt: not read: it takes longer than 5 s; shorten or split it, or save it as plain text [over-limit]"
    ]


def test_no_part_is_read_after_one_that_breaks_a_limit() -> None:
    """Otherwise a small file of many parts would hold up a build for hours."""
    parts = ["seeds/a.zip#1", "seeds/a.zip#2", "seeds/a.zip#3", "seeds/a.zip#4waits", "seeds/b.zip#1"]
    found, problems, hands = done(*parts, broken=("seeds/a.zip#2", "seeds/a.zip#3"), known=())
    assert found == ["seeds/a.zip#1", "seeds/b.zip#1"]
    assert problems == [
        "seeds/a.zip#2: not read, nor the 2 texts after it: it takes longer than 5 s; take it out of the file [over-limit]"
    ]
    assert hands.futures["seeds/a.zip#4waits"].cancelled()


def test_what_was_remembered_of_such_parts_is_left_out_as_well() -> None:
    found, _, _ = done("seeds/a.zip#1", "seeds/a.zip#2", broken=("seeds/a.zip#1",), known=("seeds/a.zip#2",))
    assert found == []


def test_a_name_with_a_number_sign_is_a_file_of_its_own() -> None:
    found, _, _ = done("seeds/a#1.txt", "seeds/a#2.txt", broken=("seeds/a#1.txt",))
    assert found == ["seeds/a#2.txt"]


def test_a_file_that_brings_out_a_fault_of_the_program_is_one_line_and_the_others_are_read() -> None:
    def worded(item: Piece) -> str:
        if item.path.startswith("seeds/b"):
            raise ValueError("odd\x1b[2J\nbytes")
        return item.path

    with Threads(1) as hands:
        paths = ["seeds/a.txt", "seeds/b.zip#1", "seeds/b.zip#2", "seeds/c.txt"]
        shop = Workshop(executor=hands)
        found, problems = remembered_or_done({path: Piece(path) for path in paths}, str, worded, "x", shop)
    assert list(found) == ["seeds/a.txt", "seeds/c.txt"]
    assert [(problem.path, problem.code, problem.level) for problem in problems] == [
        ("seeds/b.zip#1", "fault", "error"),
        ("seeds/b.zip#2", "fault", "error"),
    ]
    assert "(ValueError: odd[2J bytes)" in problems[0].message


def test_without_a_process_to_work_in_nothing_is_read() -> None:
    def none(_: Piece) -> str:
        raise DigestError("no process can be started")

    with Threads(1) as hands, pytest.raises(DigestError, match="no process"):
        remembered_or_done({"a": Piece("seeds/a.txt")}, str, none, "x", Workshop(executor=hands))
