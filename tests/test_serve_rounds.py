"""The page is right whatever the system tells of changes: nothing at all, too little, thousands at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from digest.serve import rounds, watch
from digest.serve.rounds import Rounds, state
from tests.conftest import ROOT
from tests.serving import Desk, until

pytestmark = pytest.mark.alone
CROWD = int(os.environ.get("DIGEST_CROWD", "600"))
"""Files that change at once."""
GIT = shutil.which("git")


def change(folder: Path) -> dict[str, Callable[[], object]]:
    """What may happen to a folder, in an order in which each can."""
    inner = folder / "inner"
    return {
        "a file comes": lambda: (folder / "a.txt").write_text("one"),
        "it is written over": lambda: (folder / "a.txt").write_text("two"),
        "it is renamed": lambda: (folder / "a.txt").rename(folder / "b.txt"),
        "it may be read": lambda: (folder / "b.txt").chmod(0o600),
        "a folder comes": inner.mkdir,
        "a file in it comes": lambda: (inner / "c.txt").write_text("three"),
        "it is linked": lambda: (inner / "d.txt").symlink_to(inner / "c.txt"),
        "the folder goes": lambda: shutil.rmtree(inner),
        "the whole is exchanged": lambda: (
            shutil.copytree(folder, folder.with_name("new"))
            and folder.rename(folder.with_name("old"))
            and folder.with_name("new").rename(folder)
        ),
        "the whole goes": lambda: shutil.rmtree(folder),
    }


def test_every_change_shows_and_looking_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name, act in change(folder).items():
        before = state([folder])
        assert state([folder]) == before
        time.sleep(0.02)
        moment = time.time_ns()
        act()
        after = state([folder])
        assert after[0] != before[0], name
        assert after[1] > moment - rounds.TICK or not folder.exists(), name


def test_what_nobody_tells_of_is_found(tmp_path: Path) -> None:
    rung = threading.Event()
    with Rounds([tmp_path], rung.set, pause=0.05):
        assert not rung.wait(0.5)
        (tmp_path / "a.txt").write_text("one")
        assert rung.wait(20)


def test_what_a_build_has_seen_is_not_told_again_but_what_came_after_it_began_is(tmp_path: Path) -> None:
    made = Rounds([tmp_path], lambda: None)
    assert not made.look()
    (tmp_path / "a.txt").write_text("seen")
    made.told()
    time.sleep(0.05)
    made.begins()
    assert not made.look()
    made.begins()
    time.sleep(0.05)
    (tmp_path / "a.txt").write_text("after it began")
    made.told()
    assert made.look()
    assert not made.look()
    (tmp_path / "b.txt").write_text("told by nobody")
    made.begins()
    assert made.look()


def page(desk: Desk, name: str) -> str:
    return desk.get(f"/{name}.html").body


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system tells of nothing, as where its queue has run over."""
    monkeypatch.setattr(watch._Handler, "on_any_event", lambda *_: None)
    monkeypatch.setattr(rounds, "PAUSE", 0.1)
    monkeypatch.setattr(Rounds.__init__, "__defaults__", (0.1,))


@pytest.mark.usefixtures("deaf")
def test_a_deaf_watcher_still_ends_in_the_right_page(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("content/a.txt", "one")
    with desk.open():
        for turn in ("two", "three"):
            desk.write("content/a.txt", turn)
            desk.write(f"content/new/{turn}/b.txt", turn)
            until(lambda turn=turn: f">{turn}<" in page(desk, "a"), "the page")  # type: ignore[misc]
            until(lambda turn=turn: f">{turn}<" in page(desk, f"new/{turn}/b"), "a page in a new folder")  # type: ignore[misc]


def names() -> list[str]:
    return [f"{number % 40}/{number}" for number in range(CROWD)]


def test_thousands_of_files_at_once_end_in_the_right_pages(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("content/a.txt", "one")
    with desk.open():
        for turn in ("first", "second"):
            for name in names():
                desk.write(f"content/{name}.txt", f"{turn} {name}")
        right(desk, "second")


def right(desk: Desk, turn: str) -> None:
    """All pages of the crowd are of that turn in the end."""

    def has(name: str) -> bool:
        with suppress(OSError):
            return f">{turn} {name}<" in (desk.site / f"{name}.html").read_text()
        return False

    until(lambda: all(map(has, names())), f"all pages are of the {turn} turn")
    assert f">{turn} {names()[-1]}<" in page(desk, names()[-1])


@pytest.mark.skipif(GIT is None, reason="git is not installed")
def test_a_change_of_branches_ends_in_the_right_pages(tmp_path: Path) -> None:
    desk = Desk(tmp_path)

    def git(*arguments: str) -> None:
        told = ["-c", "user.name=Test", "-c", "user.email=test@news.example", "-c", "init.defaultBranch=first"]
        subprocess.run([str(GIT), *told, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    for turn in ("first", "second"):
        if turn == "second":
            git("checkout", "-b", "second")
        for name in names():
            desk.write(f"content/{name}.txt", f"{turn} {name}")
        git("add", "content")
        git("commit", "-m", turn)
    with desk.open():
        right(desk, "second")
        for turn in ("first", "second"):
            git("checkout", turn)
            right(desk, turn)


# -- the program itself, where the system has no watches left ----------------------------------------------


def limited() -> str | None:
    """Why the limit on watches cannot be lowered for one program alone; None where it can."""
    if shutil.which("unshare") is None:
        return "there is no unshare on this machine"
    tried = subprocess.run(["unshare", "-Ur", "sh", "-c", LOWERED.format(4)], capture_output=True, check=False)
    return None if tried.returncode == 0 else "no limits of one's own are to be had here (user namespaces)"


LOWERED = "echo {} > /proc/sys/user/max_inotify_watches"
UNLIMITED = limited() if sys.platform == "linux" else "inotify is Linux's"


@pytest.mark.skipif(UNLIMITED is not None, reason=str(UNLIMITED))
@pytest.mark.parametrize("most", [0, 9] if "DIGEST_CROWD" in os.environ else [9])
def test_the_program_without_watches_ends_in_the_right_page(tmp_path: Path, most: int) -> None:
    """With none it begins by looking; with nine it has enough to begin with, and none for folders that come later."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text("Ferry\n\nThe ferry to Orlund sails again.\n")
    program = f"{LOWERED.format(most)} && exec {sys.executable} -m digest serve --port 0 --root {tmp_path}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        ["unshare", "-Ur", "sh", "-c", program], stdout=subprocess.PIPE, text=True, env=environment
    ) as server:
        try:
            url = ""
            while not url:
                line = (server.stdout or sys.stdin).readline()
                assert line or server.poll() is None
                url = line.split()[1] if line.startswith("Serving ") else ""
            until(lambda: "ferry-sails" in read(url) or "Ferry" in read(url), "the first build")
            for number in range(30):
                (seeds / f"new/{number}/deep").mkdir(parents=True)
            time.sleep(1)
            for number in (3, 29):
                text = f"Mill {number}\n\nThe mill at Orlund, number {number}, burned down on Monday.\n"
                (seeds / f"new/{number}/deep/b.txt").write_text(text)
                until(lambda number=number: f"Mill {number}" in read(url), "a file in a folder nobody watches")  # type: ignore[misc]
        finally:
            server.terminate()
            server.wait(30)


def read(url: str) -> str:
    with suppress(OSError), urllib.request.urlopen(url, timeout=30) as answer:
        return str(answer.read().decode())
    return ""
