"""Workers leave no process behind, however the program ends that they work for."""

from __future__ import annotations

import os
import pickle
import re
import signal
import subprocess
import sys
import time
import uuid
from datetime import date
from pathlib import Path

import pytest

from digest import worker
from tests import work
from tests.conftest import ROOT

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are listed on Linux only")


SCRIPT = """
import sys
sys.path.insert(0, {root!r})
from digest.guard import Guard, Limits
from tests import work
if __name__ == "__main__":
    hands = Guard(2, Limits(seconds=600))
    {body}
"""


ENDINGS = {
    "without a word": "hands.submit(work.double, 1).result(); hands.submit(work.touch_and_sleep, sys.argv[1])",
    "by an exception": "hands.submit(work.touch_and_sleep, sys.argv[1]); hands.submit(work.die, 1).result()",
    "in a block": "\n    with hands:\n        hands.submit(work.touch_and_sleep, sys.argv[1])\n        hands.submit(work.die, 1).result()",
}


def marked(mark: str) -> list[str]:
    """The processes that were started with `mark` in their environment."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (place / "environ").read_bytes():
                found.append(f"{place.name} {(place / 'cmdline').read_bytes()!r}")
        except OSError:
            continue
    return found


def started(tmp_path: Path, body: str, mark: str) -> subprocess.Popen[bytes]:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(root=str(ROOT), body=body))
    return subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "begun")],
        env={"PATH": "/usr/bin:/bin", "DIGEST_MARK": mark},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def is_empty(mark: str) -> bool:
    """Whether no process with the mark is left after a while."""
    for _ in range(200):
        if not marked(mark):
            return True
        time.sleep(0.05)
    return False


@LINUX
@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_no_process_is_left_when_the_interpreter_ends(tmp_path: Path, ending: str) -> None:
    mark = uuid.uuid4().hex
    done = started(tmp_path, ENDINGS[ending], mark)
    done.wait(60)
    assert is_empty(mark), marked(mark)


@LINUX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_after_a_signal(tmp_path: Path, number: int) -> None:
    """Idle workers end with the one they work for, whatever ended it; busy ones at their limit."""
    mark = uuid.uuid4().hex
    body = "\n    with hands:\n        hands.submit(work.touch_and_sleep, sys.argv[1]).result()"
    if number != signal.SIGINT:
        body = "\n    hands.submit(work.double, 1).result()\n    open(sys.argv[1], 'w').write('x')\n    work.sleep(600)"
    running = started(tmp_path, body, mark)
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
        assert running.poll() is None
    os.killpg(running.pid, number) if number == signal.SIGINT else running.send_signal(number)
    running.wait(60)
    assert is_empty(mark), marked(mark)


@LINUX
def test_a_busy_worker_whose_parent_was_killed_ends_at_its_limit(tmp_path: Path) -> None:
    mark = uuid.uuid4().hex
    body = "hands = Guard(1, Limits(seconds=0.5)); hands.submit(work.touch_and_sleep, sys.argv[1]).result()"
    running = started(tmp_path, body, mark)
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    running.kill()
    running.wait(60)
    assert is_empty(mark), marked(mark)


def test_a_result_arrives_as_it_was() -> None:
    made = work.worked(
        "The port of Lowmere shut on Friday, the harbour office said. “We go,” said Anna Moss on 3 March 2026."
    )
    for value in (made, (made.article, [made.analysis]), {"a": made.problems}, date(2026, 3, 1), re.compile("a"), None):
        assert pickle.loads(worker._result(value)) == (value, None)
