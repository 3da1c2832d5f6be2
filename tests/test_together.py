"""Several at once: builds of one site, a build beside the live server, workers that somebody kills."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from digest import lock, memo, publish, tasks
from digest.problems import Ended
from digest.serve.session import Session
from digest.standing import Standing
from tests import faults
from tests.building import build, edited, made, warm
from tests.conftest import ROOT
from tests.test_site import BRIDGE

AT_ONCE = 10
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked and looked at as Linux has it")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("together")
    warm(folder / "warm")
    made(folder / "root")
    return folder / "root"


@pytest.fixture
def root(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "root"))


def clean(root: Path) -> dict[str, object]:
    """What a clean build makes of the site as it is."""
    again = root.with_name("clean")
    shutil.copytree(root, again, ignore=shutil.ignore_patterns("site", ".digest"))
    assert faults.alone(lambda: build(again)).code == 0
    return faults.tree(again / "site")


def test_of_ten_builds_at_once_each_is_done_or_says_who_is_at_it(root: Path, tmp_path: Path) -> None:
    edited(root)
    shutil.rmtree(root / "site")
    shutil.rmtree(root / ".digest")
    said = [tmp_path / f"said{number}" for number in range(AT_ONCE)]
    children = [faults.begun(lambda: build(root), one) for one in said]
    codes = [faults.ended(child) for child in children]
    told = [one.read_text() for one in said]
    assert set(codes) <= {0, 1}
    assert 0 in codes
    for code, words in zip(codes, told, strict=True):
        assert "Traceback" not in words
        assert code == 0 or "another build of this site" in words
    named = {
        int(pid)
        for words in told
        for pid in re.findall(r"process (\d+), since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC: ", words)
    }
    assert named <= set(children)
    assert named, "ten builds at once, and none had to wait"
    assert faults.tree(root / "site") == clean(root)
    assert {path.name for path in root.iterdir()} == {"seeds", "content", "site", ".digest"}


def test_the_second_says_who_holds_the_site_and_gives_up(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hold() -> None:
        sys.argv = ["digest", "build", "--root", "elsewhere"]
        with lock.named(root / ".digest/lock", print):
            (tmp_path / "held").touch()
            time.sleep(600)

    before = faults.tree(root / "site")
    edited(root)
    holder = faults.begun(hold, tmp_path / "holder")
    while not (tmp_path / "held").exists():
        time.sleep(0.01)
    monkeypatch.setattr(lock, "PATIENCE", 0.3)
    second = faults.alone(lambda: build(root))
    assert second.code == 1
    who = rf"process {holder}, since 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC: digest build --root elsewhere"
    assert re.search(f"digest: waiting for another build of this site: {who}\n", second.said)
    assert re.search(f"digest: another build of this site has not ended in 0.3 s: {who}\n", second.said)
    assert faults.tree(root / "site") == before
    os.kill(holder, signal.SIGKILL)
    assert faults.ended(holder) == -signal.SIGKILL
    third = faults.alone(lambda: build(root))  # what a killed build has written down holds nobody up
    assert (third.code, "another build" in third.said) == (0, False)
    assert faults.tree(root / "site") == clean(root)


def test_where_the_file_system_has_no_locks_builds_go_on(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_handle: int, _how: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", none)
    edited(root)
    assert faults.alone(lambda: build(root)).code == 0
    assert faults.tree(root / "site") == clean(root)


def _live(root: Path) -> None:
    """The live server's builds, of twelve saves."""

    @contextlib.contextmanager
    def opened(standing: Standing) -> Iterator[tasks.Workshop]:
        memory = memo.Memo(root / ".digest", standing)
        try:
            yield tasks.Workshop(memory)
        finally:
            memory.close()

    publisher = publish.Publisher(root / "site", spare=root / ".digest/spare", lasting=True)
    session = Session(root, publisher, {}, opened, lambda *_: None)
    for number in range(12):
        (root / "seeds/b.md").write_text(BRIDGE.replace("48", str(100 + number)))
        done = session()
        while done.rest is not None:
            done = done.rest(lambda: False)
        if done.tidy is not None:
            done.tidy()


def test_a_build_beside_the_live_server_and_a_reader_that_always_finds_a_page(root: Path, tmp_path: Path) -> None:
    server = faults.begun(lambda: _live(root), tmp_path / "server")
    codes, missing, reads = [], 0, 0
    for number in range(4):
        (root / "seeds/a.txt").write_text(BRIDGE.replace("Friday", f"the {number + 3}rd"))
        verb = faults.begun(lambda: build(root), tmp_path / f"verb{number}")
        while faults.is_running(verb):
            reads += 1
            missing += not (root / "site/index.html").is_file()
            time.sleep(0.001)
        codes.append(faults.ended(verb))
    assert (faults.ended(server), (tmp_path / "server").read_text()) == (0, "")
    assert codes == [0] * 4
    assert reads > 100
    assert missing == 0
    assert faults.alone(lambda: build(root)).code == 0
    assert faults.tree(root / "site") == clean(root)


# -- workers --------------------------------------------------------------------------------------------------


def _workers(pid: int) -> list[int]:
    """The processes that came from `pid`, but those that only fork others."""
    table: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            table.setdefault(int(fields[1]), []).append(int(path.parent.name))
    return [worker for child in table.get(pid, []) for worker in table.get(child, [])]


@pytest.mark.alone
def test_a_build_whose_workers_are_killed_over_and_over_ends_right_or_says_what_it_left_out(root: Path) -> None:
    shutil.rmtree(root / ".digest")
    for number in range(6):
        (root / f"seeds/s{number}.txt").write_text(BRIDGE.replace("48", str(200 + number)))
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-m", "digest", "build", "--jobs", "2", "--root", str(root))
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        killed: set[int] = set()
        while running.poll() is None and len(killed) < 6:
            for worker in sorted(set(_workers(running.pid)) - killed)[:1]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
                    killed.add(worker)
            time.sleep(0.2)  # or none would ever be ready
        said, problems = running.communicate(timeout=120)
    assert killed
    assert running.returncode == 0, problems
    assert "Traceback" not in problems
    left_out = [line for line in problems.splitlines() if "[worker-ended]" in line]
    assert f"{8 - len(left_out)} articles" in said, (said, problems)
    assert faults.alone(lambda: build(root)).code == 0
    assert faults.tree(root / "site") == clean(root)


class _Ending(Executor):
    """Does everything here, but for what is in a.txt: that process ends."""

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if "a.txt" in str(args):
            future.set_exception(Ended("was at work in a process that something else ended (signal 9)"))
        else:
            future.set_result(function(*args, **kwargs))
        return future


def test_a_text_left_out_for_no_fault_of_its_own_is_read_by_the_next_build(root: Path) -> None:
    (root / "seeds/c.txt").write_text(BRIDGE.replace("48", "300"))
    edited(root)
    ending = faults.alone(lambda: build(root, _Ending()))
    assert ending.code == 0
    assert (
        "seeds/a.txt: not read: it was at work in a process that something else ended (signal 9), twice; build again"
        in ending.said
    )
    assert "2 articles" in ending.said
    again = faults.alone(lambda: build(root))
    assert (again.code, "3 articles" in again.said) == (0, True), again.said
    assert faults.tree(root / "site") == clean(root)
