from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchdog.observers.inotify import InotifyObserver

from digest.serve import watch
from digest.serve.watch import Watcher
from tests.serving import until

pytestmark = pytest.mark.alone


class Bell:
    """Counts reports; looks after each, as the server does, when asked to hear."""

    def __init__(self) -> None:
        self.rung = threading.Event()
        self.said: list[str] = []
        self.watcher: Watcher | None = None

    def hears(self, act: Callable[[], object], what: str) -> None:
        """`act` leads to a report."""
        self.settle()
        act()
        until(self.rung.is_set, what)
        self.settle()

    def settle(self) -> None:
        """Look until no more reports come."""
        assert self.watcher is not None
        quiet = 0
        while quiet < 3:
            quiet = 0 if self.rung.is_set() else quiet + 1
            self.rung.clear()
            self.watcher.look()
            time.sleep(0.05)


@contextmanager
def watching(*folders: Path) -> Iterator[Bell]:
    before = set(threading.enumerate())
    bell = Bell()
    with Watcher(folders, bell.rung.set, bell.said.append) as bell.watcher:
        yield bell
    until(lambda: set(threading.enumerate()) <= before, "threads end")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    (folder / "deep" / "deeper").mkdir(parents=True)
    (folder / "a.txt").write_text("one")
    (folder / "deep" / "deeper" / "b.txt").write_text("one")
    return folder


def test_every_way_to_save_is_heard(seeds: Path) -> None:
    file, other, outside = seeds / "a.txt", seeds / "4913", seeds.parent / "outside.txt"
    outside.write_text("x")

    def vim() -> None:
        """Probe, keep the old one, write the new one, drop the old one: vim with its default backupcopy."""
        other.write_text("")
        other.unlink()
        file.rename(seeds / "a.txt~")
        file.write_text("vim")
        (seeds / "a.txt~").unlink()

    def atomically() -> None:
        (seeds / ".a.txt.tmp").write_text("atomic")
        (seeds / ".a.txt.tmp").replace(file)

    with watching(seeds) as bell:
        bell.hears(lambda: file.write_text("two"), "writing")
        bell.hears(lambda: file.open("a").close(), "closing after writing")
        bell.hears(atomically, "renaming over it")
        bell.hears(vim, "vim's steps")
        bell.hears(lambda: outside.replace(seeds / "c.txt"), "moving in from outside")
        bell.hears(lambda: (seeds / "c.txt").replace(outside), "moving out")
        bell.hears(lambda: file.chmod(0o600), "a change of rights")
        bell.hears(lambda: os.truncate(file, 0), "truncating")
        bell.hears(file.unlink, "deleting")
        bell.hears(lambda: (seeds / "deep" / "deeper" / "b.txt").write_text("two"), "writing deep below")
        bell.hears(lambda: (seeds / "deep").rename(seeds / "renamed"), "renaming a folder")
        bell.hears(
            lambda: (seeds / "renamed" / "deeper" / "b.txt").write_text("three"), "writing in the renamed folder"
        )
        bell.hears(lambda: shutil.rmtree(seeds / "renamed"), "deleting a folder")


def test_a_file_that_is_saved_is_told_by_its_name(seeds: Path) -> None:
    changed, saved = threading.Event(), list[Path]()
    file, outside = seeds / "a.txt", seeds.parent / "outside.txt"

    def said(act: Callable[[], object]) -> None:
        saved.clear()
        act()
        until(lambda: saved, "the save is told")
        assert {*saved} == {file.resolve()}

    def from_outside() -> None:
        outside.write_text("whole")
        outside.replace(file)

    def from_beside() -> None:
        (seeds / ".a.txt.tmp").write_text("whole")
        (seeds / ".a.txt.tmp").replace(file)

    with Watcher([seeds], changed.set, print, saved.append):
        said(lambda: file.write_text("two"))
        said(from_outside)
        said(from_beside)
        changed.clear()
        saved.clear()
        file.unlink()
        until(changed.is_set, "that it is gone is told")
        assert saved == []


def test_folders_made_later_are_watched_too(seeds: Path) -> None:
    new = seeds / "n1" / "n2"
    with watching(seeds) as bell:
        bell.hears(lambda: new.mkdir(parents=True), "new folders")
        bell.hears(lambda: (new / "a.txt").write_text("one"), "a file in a new folder")


def test_reading_and_looking_around_is_not_heard(seeds: Path) -> None:
    with watching(seeds, seeds.parent / "content") as bell:
        bell.settle()
        for path in sorted(seeds.rglob("*")):
            _ = path.read_bytes() if path.is_file() else sorted(path.iterdir())
        (seeds.parent / "site").mkdir()
        (seeds.parent / "site" / "index.html").write_text("x")
        (seeds.parent / "site").rename(seeds.parent / "other")
        time.sleep(0.3)
        assert not bell.rung.is_set()


def test_what_editors_leave_beside_a_file_is_not_heard(seeds: Path) -> None:
    with watching(seeds) as bell:
        bell.settle()
        for name in (".a.txt.swp", "a.txt~", ".git/index", "deep/.hidden.txt"):
            (seeds / name).parent.mkdir(exist_ok=True)
            (seeds / name).write_text("swap")
            (seeds / name).write_text("swap and more")
            (seeds / name).unlink()
        time.sleep(0.3)
        assert not bell.rung.is_set()
        bell.hears(lambda: (seeds / "a.txt").rename(seeds / ".a.txt"), "hiding a file")
        bell.hears(lambda: (seeds / ".a.txt").rename(seeds / "a.txt"), "showing it again")


def test_a_folder_missing_at_the_start_is_taken_up_with_what_is_above_it(tmp_path: Path) -> None:
    folder = tmp_path / "x" / "y" / "seeds"
    with watching(folder) as bell:
        bell.hears(lambda: folder.mkdir(parents=True), "the folder appears")
        bell.hears(lambda: (folder / "a.txt").write_text("one"), "a file in it")


def test_a_folder_may_go_and_come_back_any_number_of_times(seeds: Path) -> None:
    with watching(seeds) as bell:
        for turn in range(5):
            bell.hears(lambda: shutil.rmtree(seeds), f"deleted, turn {turn}")
            bell.hears(seeds.mkdir, f"made again, turn {turn}")
            bell.hears(lambda: (seeds / "a.txt").write_text("one"), f"written to, turn {turn}")


def test_a_folder_put_in_the_place_of_another_is_the_one_watched(seeds: Path) -> None:
    fresh = seeds.parent / "fresh"
    fresh.mkdir()

    def swap() -> None:
        seeds.rename(seeds.parent / "old")
        fresh.rename(seeds)

    with watching(seeds) as bell:
        bell.hears(swap, "the swap")
        bell.hears(lambda: (seeds / "a.txt").write_text("one"), "a file in the new one")
        (seeds.parent / "old" / "a.txt").write_text("two")
        time.sleep(0.3)
        assert not bell.rung.is_set()


def test_a_link_to_a_folder_is_followed_where_it_leads_and_when_it_is_changed(seeds: Path, tmp_path: Path) -> None:
    link, second = tmp_path / "elsewhere" / "seeds", tmp_path / "second"
    link.parent.mkdir()
    second.mkdir()
    link.symlink_to(seeds)

    def turn() -> None:
        (link.parent / "new").symlink_to(second)
        (link.parent / "new").rename(link)

    with watching(link) as bell:
        bell.hears(lambda: (seeds / "a.txt").write_text("two"), "a file where the link leads")
        bell.hears(turn, "the link leads elsewhere")
        bell.hears(lambda: (second / "a.txt").write_text("one"), "a file where it leads now")
        bell.hears(
            second.rmdir if not any(second.iterdir()) else lambda: shutil.rmtree(second), "the end of the link is gone"
        )
        bell.hears(second.mkdir, "the end of the link is back")
        bell.hears(lambda: (second / "a.txt").write_text("one"), "a file in it")


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "inotify watch limit reached")


@pytest.mark.parametrize("step", ["__init__", "schedule"])
def test_a_system_out_of_watches_is_looked_through_instead(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(InotifyObserver, step, full)
    monkeypatch.setattr(watch, "POLL_SECONDS", 0.05)
    with watching(seeds, seeds.parent / "content") as bell:
        assert len(bell.said) == 1
        assert "once a second" in bell.said[0]
        bell.hears(lambda: (seeds / "a.txt").write_text("longer than before"), "writing")
        bell.hears((seeds.parent / "content").mkdir, "a new folder")
        bell.hears(lambda: (seeds.parent / "content" / "x.txt").write_text("one"), "a file in it")
        assert len(bell.said) == 1


def test_another_fault_of_the_system_is_not_hidden_and_leaves_nothing_running(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "broken disk")

    before = set(threading.enumerate())
    monkeypatch.setattr(InotifyObserver, "schedule", broken)
    with pytest.raises(OSError, match="broken disk"), Watcher([seeds], threading.Event().set, print):
        pass
    until(lambda: set(threading.enumerate()) <= before, "threads end")
