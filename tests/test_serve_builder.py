"""When the live server builds, and in which order what it makes is told."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.serve import builder, run
from digest.serve.builder import QUIET, Builder, window
from digest.serve.outcome import Due, Outcome
from digest.serve.state import Board
from tests.builders import told, version
from tests.serving import until

pytestmark = pytest.mark.alone


def test_one_save_is_hardly_waited_for_and_many_events_longer() -> None:
    assert window(1, finished=True) <= 0.005
    assert window(4, finished=True) <= 0.02
    assert window(18, finished=True) <= QUIET
    assert window(5_000, finished=True) == window(1, finished=False) == QUIET


def test_the_rest_of_a_build_follows_the_news_of_its_pages() -> None:
    seen: list[str] = []

    def rest(_: Due) -> Outcome:
        seen.append("rest")
        return Outcome(("index",))

    async def story(_: Builder, board: Board) -> None:
        await version(board, 1)
        assert board.since("run.0") in (("page",), ("index", "page"))
        await version(board, 2)
        assert board.since("run.1") == ("index",)

    told(lambda: Outcome(("page",), rest=rest), story)
    assert seen == ["rest"]


def test_the_rest_is_left_to_a_newer_build_that_is_due() -> None:
    seen: list[int] = []
    first, gate = threading.Event(), threading.Event()

    def build() -> Outcome:
        number = len(seen)
        seen.append(number)
        if number == 0:
            first.set()
            gate.wait(30)
        return Outcome((f"page {number}",), rest=lambda _: Outcome((f"rest {number}",)))

    async def story(worker: Builder, board: Board) -> None:
        while not first.is_set():
            await asyncio.sleep(0.001)
        worker.look_again(saved=Path("a.txt"))
        gate.set()
        await version(board, 3)
        assert board.since("run.0") == ("page 0", "page 1", "rest 1")

    told(build, story)
    assert seen == [0, 1]


def test_a_glance_comes_first_where_one_file_was_saved_and_the_whole_look_follows() -> None:
    done: list[str] = []

    def build() -> Outcome:
        done.append("whole")
        return Outcome((f"whole {len(done)}",))

    def glance(saved: Path) -> Outcome | None:
        done.append(saved.name)
        return Outcome(("glance",), proofs={}, rest=lambda _: build()) if saved.name == "a.txt" else None

    async def story(worker: Builder, board: Board) -> None:
        await version(board, 1)
        worker.look_again()
        worker.look_again(saved=Path("a.txt"))
        worker.look_again(saved=Path("a.txt"))
        await version(board, 3)
        assert done == ["whole", "a.txt", "whole"]
        worker.look_again(saved=Path("b.txt"))
        await version(board, 4)
        assert done[3:] == ["b.txt", "whole"]
        worker.look_again(saved=Path("a.txt"))
        worker.look_again(saved=Path("b.txt"))
        await version(board, 5)
        worker.look_again()
        await version(board, 6)
        assert done[5:] == ["whole", "whole"]

    told(build, story, glance)


def test_tidying_waits_until_nothing_is_to_be_done_or_for_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    tidied: list[int] = []
    built: list[int] = []

    def build() -> Outcome:
        built.append(1)
        number = len(built)
        return Outcome((f"{number}",), tidy=lambda: tidied.append(number))

    async def busy(worker: Builder, board: Board) -> None:
        for number in (1, 2, 3):
            await version(board, number)
            worker.look_again()
        await version(board, 4)
        assert tidied == []

    monkeypatch.setattr(builder, "IDLE", 60.0)
    told(build, busy)
    assert tidied == [len(built)]  # the newest one's, at the end

    async def idle(_: Builder, board: Board) -> None:
        await version(board, 1)
        while not tidied:
            await asyncio.sleep(0.001)

    monkeypatch.setattr(builder, "IDLE", 0.001)
    for seen in (tidied, built):
        seen.clear()
    told(build, idle)
    assert tidied == [1]


class Eye:
    """A server over a folder whose builds only look what is there."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "seeds"
        self.folder.mkdir(parents=True)
        self.looks = 0
        self.seen: dict[str, str] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(root,))

    def look(self) -> Outcome:
        self.looks += 1
        self.seen = self.there()
        return Outcome()

    def there(self) -> dict[str, str]:
        found = {}
        for path in self.folder.iterdir():
            if not path.name.startswith("."):
                with contextlib.suppress(FileNotFoundError):
                    found[path.name] = path.read_text()
        return found

    def _run(self, root: Path) -> None:
        run(self.look, [self.folder], root / "site", port=0, say=lambda _: None, until=self._stop)

    def __enter__(self) -> Eye:
        self._thread.start()
        until(lambda: self.looks, "the first build")
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(30)


def over(path: Path, text: str, pause: float) -> None:
    """Emptied, and written a moment later."""
    with path.open("w") as file:
        file.flush()
        time.sleep(pause)
        file.write(text)


def renamed(path: Path, text: str, pause: float) -> None:
    path.with_name(f".{path.name}.tmp").write_text(text)
    time.sleep(pause)
    path.with_name(f".{path.name}.tmp").replace(path)


def aside(path: Path, text: str, pause: float) -> None:
    """As vim does: the old one is put aside, the new one written, the old one removed."""
    if path.exists():
        path.replace(path.with_name(path.name + "~"))
    time.sleep(pause)
    path.write_text(text)
    path.with_name(path.name + "~").unlink(missing_ok=True)


def gone(path: Path, text: str, pause: float) -> None:
    time.sleep(pause)
    path.unlink(missing_ok=True)


SAVE = st.tuples(
    st.sampled_from([over, renamed, aside, gone]), st.sampled_from("ab"), st.floats(0, 0.04), st.floats(0, 0.04)
)


def test_no_save_is_lost_however_saves_follow_each_other() -> None:
    with TemporaryDirectory() as folder, Eye(Path(folder)) as eye:
        number = 0

        @given(st.lists(SAVE, min_size=1, max_size=8))
        @settings(max_examples=40, deadline=None, database=None)
        def saves(schedule: list[tuple[Callable[[Path, str, float], None], str, float, float]]) -> None:
            nonlocal number
            for save, name, within, after in schedule:
                number += 1
                save(eye.folder / name, f"text {number}", within)
                time.sleep(after)
            there = {name: text for name, text in eye.there().items() if not name.endswith("~")}
            until(lambda: eye.seen == there, f"{eye.seen} becomes {there}")

        saves()


def test_a_change_of_branches_is_a_handful_of_builds(tmp_path: Path) -> None:
    with Eye(tmp_path) as eye:
        for branch in ("one", "two"):
            before = eye.looks
            for number in range(5_000):
                (eye.folder / f"{number}").write_text(branch)
            until(lambda branch=branch: set(eye.seen.values()) == {branch} and len(eye.seen) == 5_000, branch)  # type: ignore[misc]
            assert eye.looks - before <= 30
