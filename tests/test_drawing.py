"""Pictures are drawn once: what was drawn is remembered on a shelf of its own, and many are drawn by workers."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from digest import drawing, memo, render
from digest.guard import Guard
from digest.model import Found
from digest.tasks import Workshop
from tests.sites import SiteTest


class Counting(Executor):
    """Does at once what it is given, and counts it."""

    def __init__(self) -> None:
        self.done = 0

    def submit(self, function: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.done += 1
        future: Future[Any] = Future()
        future.set_result(function(*args, **kwargs))
        return future


def pictures(number: int) -> list[render.Picture]:
    return [render.Picture(f"{one}.png", "card", "Lowmoor", "", title=f"Mist {one}") for one in range(number)]


def test_what_was_drawn_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = memo.Memo(tmp_path)
    first, problems = drawing.drawn(pictures(3), Workshop(memory))
    assert [one.path for one in first] == ["0.png", "1.png", "2.png"]
    assert problems == ()
    monkeypatch.setattr(render, "draw", lambda _: pytest.fail("drawn again"))
    assert drawing.drawn(pictures(3), Workshop(memory))[0] == first
    memory.close()


def test_pictures_and_the_rest_of_the_memory_leave_each_other_alone(tmp_path: Path) -> None:
    memory = memo.Memo(tmp_path)
    memory.replace({"a": Found("x", "stated")})
    drawing.drawn(pictures(2), Workshop(memory))
    assert memory.get(["a"], Found) == {"a": Found("x", "stated")}
    memory.replace({"b": Found("y", "stated")})
    work = Workshop(memory, Counting())
    assert drawing.drawn(pictures(2), work)[0]
    keys = [f"picture:{memo.key(one, render.version())}" for one in pictures(2)]
    assert len(memory.get(keys, render.Drawn)) == 2
    drawing.drawn(pictures(1), work)
    assert len(memory.get(keys, render.Drawn)) == 1, "what is no longer shown is forgotten"
    memory.close()


def test_few_are_drawn_here_and_many_by_workers() -> None:
    few, many = Counting(), Counting()
    drawing.drawn(pictures(3), Workshop(executor=few))
    drawing.drawn(pictures(30), Workshop(executor=many))
    assert (few.done, many.done) == (0, 30)


def test_workers_draw_the_same_bytes() -> None:
    with Guard(1) as hands:
        there, problems = drawing.drawn(pictures(25), Workshop(executor=hands))
    here, _ = drawing.drawn(pictures(25), Workshop())
    assert problems == ()
    assert there == here


def test_a_build_writes_a_card_anew_only_when_what_it_says_changes(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).edit("content/site.yaml", "title: Lowmoor\nurl: https://example.org/\nsearch: false\n")
    site.seed("a.md", "---\ntitle: Mist on the river\n---\n\nThe bridge is shut, the council said on Monday.\n").build()
    assert site.tree()["articles/mist-on-the-river/card.png"].startswith(b"\x89PNG")
    site.seed("a.md", "---\ntitle: Mist on the river\n---\n\nThe bridge is open, the council said on Monday.\n").build()
    assert site.change is not None
    assert not any(path.endswith(".png") for path in site.change.written)
