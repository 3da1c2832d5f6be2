"""How the live server ends: as a process of its own, by the signals a terminal sends."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.serving import PATIENCE

pytestmark = pytest.mark.alone

ROOT = Path(__file__).resolve().parent.parent

PROGRAM = """
import sys, threading, time
from pathlib import Path
from digest.serve import run
from tests.serving import Desk
desk = Desk(Path(sys.argv[1]))
slow = float(sys.argv[2])
def say(line): print(line, flush=True)
def build():
    print("building", flush=True)
    time.sleep(slow)
    return desk.build()
run(build, [desk.root / "content"], desk.site, port=0, say=say)
print("ended with", threading.active_count(), "thread", flush=True)
"""


def start(folder: Path, slow: float = 0) -> subprocess.Popen[str]:
    (folder / "content").mkdir()
    (folder / "content" / "index.txt").write_text("hello")
    command = [sys.executable, "-W", "error", "-c", PROGRAM, str(folder), str(slow)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def first_line(process: subprocess.Popen[str], beginning: str) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(beginning):
            return line
    raise AssertionError(f"ended without saying {beginning!r}")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("times", [1, 3])
def test_a_signal_ends_it_in_good_order_however_often_it_is_sent_at_once(
    tmp_path: Path, number: signal.Signals, times: int
) -> None:
    process = start(tmp_path)
    url = first_line(process, "Serving").split()[1]
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        assert b"hello" in answer.read()
    for _ in range(times):
        process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, "")
    assert out.endswith("ended with 1 thread\n")


def test_a_build_that_is_under_way_is_let_to_its_end(tmp_path: Path) -> None:
    process = start(tmp_path, slow=1.0)
    first_line(process, "building")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, "")
    assert (tmp_path / "site" / "index.html").is_file()
