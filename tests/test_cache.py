"""Whatever is done to what a site remembers, the next build is that of a clean one, says what was broken once, and harms nothing else."""

from __future__ import annotations

import os
import random
import shutil
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import faults
from tests.building import build, edited, made, warm
from tests.forging import forge
from tests.test_site import BRIDGE

IS_WHOLE = os.environ.get("DIGEST_FAULTS") == "0"
"""Whether everything is tried, one by one (`make faults`)."""
FLIPS = 60 if IS_WHOLE else 10
"""How often bytes are flipped in each file, one build for each."""
EDITED = BRIDGE.replace("Friday", "Monday")
PRECIOUS = b"years of work"
FILES = ("memo.sqlite", "unchanged", "lock", "spare", "spare/index.html", "spare/.digest-manifest", "memo.sqlite-journal", "unchanged.part")  # fmt: skip


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built twice, so that everything is there that a build leaves."""
    folder = tmp_path_factory.mktemp("cache")
    warm(folder / "warm")
    made(folder / "root")
    return folder / "root"


@pytest.fixture(scope="module")
def clean(template: Path) -> dict[str, object]:
    """What a clean build makes of the site once a seed was edited."""
    root = template.with_name("clean")
    shutil.copytree(template, root, ignore=shutil.ignore_patterns("site", ".digest"))
    edited(root)
    build(root)
    return faults.tree(root / "site")


@pytest.fixture
def root(template: Path, tmp_path: Path) -> Path:
    (tmp_path / "precious").write_bytes(PRECIOUS)
    return Path(shutil.copytree(template, tmp_path / "root", symlinks=True))


def held(root: Path, clean: dict[str, object], *, most: int = 1) -> str:
    """Build after an edit; what was said of the memory, in no more lines than `most`. The site must be the clean one, and nothing must be said again."""
    edited(root)
    ending = faults.alone(lambda: build(root))
    assert ending.code == 0, ending.said
    assert faults.tree(root / "site") == clean
    assert (root.parent / "precious").read_bytes() == PRECIOUS
    (root / "seeds/a.txt").write_text(BRIDGE)
    again = faults.alone(lambda: build(root))
    assert again.code == 0, again.said
    assert "[memory]" not in again.said
    lines = [line for line in ending.said.splitlines() if "[memory]" in line]
    assert len(lines) <= most, ending.said
    return "".join(lines)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "memo.sqlite").write_bytes(b"x")


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # its name may not be long
    try:
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(path.name)
    finally:
        os.chdir(here)


def _pages(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE entry (key TEXT, page BLOB)")
    database.close()


REPLACEMENTS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _path: None,
    "an empty file": lambda path: path.write_bytes(b""),
    "another file": lambda path: path.write_bytes(b"neither one nor the other\n" * 400),
    "a folder": _folder,
    "a pipe": os.mkfifo,
    "a socket": _socket,
    "a link out of the site": lambda path: path.symlink_to(path.parents[3 if path.parent.name == "spare" else 2] / "precious"),
    "a link to nothing": lambda path: path.symlink_to("/nonexistent/precious"),
    "a link to a folder": lambda path: path.symlink_to("/"),
    "a name of a file elsewhere": lambda path: path.hardlink_to(path.parents[3 if path.parent.name == "spare" else 2] / "precious"),
    "another program's database": _pages,
}  # fmt: skip


def _replaced(path: Path, kind: str) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    if path.parent.is_dir():
        REPLACEMENTS[kind](path)


@pytest.mark.parametrize("kind", REPLACEMENTS)
def test_what_stands_in_the_place_of_the_files_does_no_harm(root: Path, clean: dict[str, object], kind: str) -> None:
    for name in FILES:
        if "/" not in name:
            _replaced(root / ".digest" / name, kind)
    said = held(root, clean, most=2)
    assert said or kind in ("nothing", "an empty file"), kind


@pytest.mark.skipif(not IS_WHOLE, reason="takes minutes: make faults")
@pytest.mark.parametrize("name", FILES)
def test_what_stands_in_the_place_of_a_file_does_no_harm(root: Path, clean: dict[str, object], name: str) -> None:
    start = root.with_name("start")
    shutil.copytree(root, start, symlinks=True)
    for kind in REPLACEMENTS:
        shutil.rmtree(root)
        shutil.copytree(start, root, symlinks=True)
        _replaced(root / ".digest" / name, kind)
        said = held(root, clean)
        is_told = name in ("memo.sqlite", "unchanged") and kind not in ("nothing", "an empty file")
        assert bool(said) >= is_told, f"{name} replaced by {kind}: {said}"


@pytest.mark.parametrize("name", ["memo.sqlite", "unchanged"])
def test_a_flipped_byte_or_a_lost_end_is_a_miss(root: Path, clean: dict[str, object], name: str) -> None:
    start = root.with_name("start")
    shutil.copytree(root, start, symlinks=True)
    whole = (root / ".digest" / name).read_bytes()
    drawn = random.Random(8)
    told = 0
    for _ in range(FLIPS):
        shutil.rmtree(root)
        shutil.copytree(start, root, symlinks=True)
        at, count = drawn.randrange(len(whole)), drawn.choice((1, 1, 40, 4_000))
        flipped = bytes(byte ^ 0xA5 for byte in whole[at : at + count])
        data = whole[:at] if drawn.random() < 0.2 else whole[:at] + flipped + whole[at + count :]
        (root / ".digest" / name).write_bytes(data)
        told += bool(held(root, clean))
    print(f"{name}: {told} of {FLIPS} told; the others changed nothing that was read")
    assert told > (FLIPS // 2 if name == "unchanged" else 0)


def test_the_text_of_an_entry_is_not_believed(root: Path, clean: dict[str, object]) -> None:
    """The positive control of the checksums: texts are changed where they stand, and entries change their keys."""
    assert forge(root / ".digest/memo.sqlite", b"Lindqvist", b"Lindquist")
    assert ".digest/memo.sqlite: is broken" in held(root, clean)
    with sqlite3.connect(root / ".digest/memo.sqlite") as database:
        rows = database.execute("SELECT key, sum, data FROM entry").fetchall()
        database.execute("DELETE FROM entry")
        turned = [(key, *rows[at - 1][1:]) for at, (key, *_) in enumerate(rows)]
        database.executemany("INSERT INTO entry VALUES (?, ?, ?)", turned)
    database.close()
    assert ".digest/memo.sqlite: is broken" in held(root, clean)


def test_a_file_of_another_version_is_made_anew_and_nobody_is_told_that_it_is_broken(
    root: Path, clean: dict[str, object]
) -> None:
    for version in (0, 1, 99) if IS_WHOLE else (1,):
        with sqlite3.connect(root / ".digest/memo.sqlite") as database:
            database.execute(f"PRAGMA user_version = {version}")
        database.close()
        assert not held(root, clean)


@pytest.mark.parametrize("kind", ["nothing", "another file", "a pipe"])
def test_the_folder_itself_is_something_else(root: Path, clean: dict[str, object], kind: str) -> None:
    shutil.rmtree(root / ".digest")
    REPLACEMENTS[kind](root / ".digest")
    edited(root)
    ending = faults.alone(lambda: build(root))
    assert ending.code == 0, ending.said
    assert faults.tree(root / "site") == clean
    assert ending.said.count("[memory]") == (kind != "nothing")
