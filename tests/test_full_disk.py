"""A disk that fills up while a site is built, and one that cannot be written to: the old site stands, one line says why, and with room the next build is done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import faults
from tests.building import build, edited, made, warm

IS_WHOLE = os.environ.get("DIGEST_FAULTS") == "0"
FREE = tuple(range(0, 640, 16)) if IS_WHOLE else (0, 24, 96, 256)
"""kB that are left."""


def mounted(folder: Path, *options: str) -> bool:
    """Whether the system lets us mount a file system of its own at `folder`."""
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    return subprocess.run(("mount", *options, str(folder)), capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small one, with a site on it."""
    folder = tmp_path / "disk"
    if not mounted(folder, "-t", "tmpfs", "-o", "size=16m", "tmpfs"):
        pytest.skip("no file system can be mounted here")
    try:
        warm(tmp_path / "warm")
        made(folder / "root")
        yield folder
    finally:
        subprocess.run(("umount", "--lazy", str(folder)), check=True)


def fill(disk: Path, free: int) -> None:
    """Leave so many bytes."""
    about = os.statvfs(disk)
    with (disk / "ballast").open("wb") as file:
        file.truncate(0)
        for _ in range((about.f_bavail * about.f_bsize - free) // about.f_bsize):
            file.write(bytes(about.f_bsize))


def test_a_disk_that_fills_up_keeps_the_old_site(disk: Path, tmp_path: Path) -> None:
    root, start = disk / "root", tmp_path / "start"
    shutil.copytree(root, start)
    old = faults.tree(root / "site")
    edited(start)
    assert faults.alone(lambda: build(start)).code == 0
    new = faults.tree(start / "site")
    shutil.rmtree(start)
    shutil.copytree(root, start)
    codes = []
    for free in FREE:
        for spare in (True, False):
            shutil.rmtree(root)
            shutil.copytree(start, root)
            if not spare:
                shutil.rmtree(root / ".digest")
            edited(root)
            fill(disk, free * 1024)
            ending = faults.alone(lambda: build(root))
            left = faults.tree(root / "site")
            codes.append(ending.code)
            assert left == (old if ending.code else new), f"{free} kB left: {ending.said}"
            assert ending.code in (0, 1), ending.said
            assert not ending.code or ("No space left" in ending.said and "make room on the disk" in ending.said)
            (disk / "ballast").unlink()
            again = faults.alone(lambda: build(root))
            assert (again.code, faults.tree(root / "site")) == (0, new), again.said
            assert {path.name for path in root.iterdir()} == {"seeds", "content", "site", ".digest"}
    print(f"{len(codes)} builds, {codes.count(1)} without room")
    assert {0, 1} <= set(codes) or not IS_WHOLE
    assert 1 in codes


def test_seeds_content_and_memory_that_cannot_be_written_to(disk: Path, tmp_path: Path) -> None:
    """Mounted read-only: only the folder to publish to is written."""
    root = disk / "root"
    edited(root)
    subprocess.run(("mount", "-o", "remount,ro", str(disk)), check=True)
    refused = faults.alone(lambda: build(root))
    assert refused.code == 1
    assert "Read-only file system" in refused.said
    assert "Traceback" not in refused.said
    done = faults.alone(lambda: build(root, place=tmp_path / "out"))
    assert done.code == 0, done.said
    assert done.said.count("[memory]") <= 1
    again = tmp_path / "again"
    shutil.copytree(root, again, ignore=shutil.ignore_patterns("site", ".digest"))
    assert faults.alone(lambda: build(again)).code == 0
    assert faults.tree(tmp_path / "out") == faults.tree(again / "site")
