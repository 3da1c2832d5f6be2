"""How the program ends: as soon as all is said and done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# What is printed waits to be written, as it does unless somebody has asked otherwise.
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""}
HELD = """
import atexit, sys
from digest import cli, entry

class Made:
    def __del__(self):
        print("let go")

def work():
    made = Made()
    atexit.register(print, "at the end")
    print("done")
    sys.exit({code})

cli.main = work
sys.argv[1:] = ["check"]
entry.run()
"""


@pytest.mark.parametrize(("code", "status", "said"), [("None", 0, ""), ("0", 0, ""), ("3", 3, ""), ("'no'", 1, "no\n")])
def test_the_program_ends_when_all_is_said_without_letting_go_of_what_it_made(
    code: str, status: int, said: str
) -> None:
    command = (sys.executable, "-c", HELD.format(code=code))
    ended = subprocess.run(command, check=False, capture_output=True, text=True, env=ENVIRONMENT)
    assert (ended.returncode, ended.stderr) == (status, said)
    assert ended.stdout == ("done\nat the end\n" if not said else "done\nlet go\nat the end\n")


@pytest.fixture
def spare() -> Iterator[Path]:
    """A folder for files for a while, with a short name: sockets have to have room in it."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        yield Path(folder)


@pytest.mark.parametrize("below", [".", "a-folder-of-a-name-with-which-a-socket-has-too-long-a-path/" * 2])
def test_the_program_leaves_nothing_where_files_are_for_a_while(tmp_path: Path, spare: Path, below: str) -> None:
    """Processes of its own are started through a folder there, or elsewhere where its path is too long for that."""
    site = tmp_path / "site"
    (spare / below).mkdir(parents=True, exist_ok=True)
    for folder in ("seeds", "content"):
        shutil.copytree(ROOT / folder, site / folder)
    command = (sys.executable, "-m", "digest", "build", "--jobs", "2")
    environment = ENVIRONMENT | {"TMPDIR": str(spare / below)}
    ended = subprocess.run(command, check=False, cwd=site, capture_output=True, text=True, env=environment)
    assert ended.returncode == 0, ended.stderr
    assert " articles, " in ended.stdout
    assert list((spare / below).iterdir()) == []


def test_a_reader_that_has_gone_is_told_of_as_python_does() -> None:
    with subprocess.Popen(
        (sys.executable, "-c", HELD.format(code=0)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as program:
        assert program.stdout is not None
        program.stdout.close()
        assert program.wait(60) == 120
