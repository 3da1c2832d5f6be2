"""The SQLite file in which results are remembered, and its place in a folder; nothing is said here of what it holds."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import stat
from pathlib import Path

SIDES = ("", "-journal", "-wal", "-shm")
"""The files that SQLite may make for one database (https://sqlite.org/tempfiles.html)."""
_TABLE = "CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, sum BLOB NOT NULL, data BLOB NOT NULL) WITHOUT ROWID"
_FORMAT = 3
"""Written into the file as its user version."""
_PATIENCE = 10
"""Seconds for which a file is waited for that another process writes to."""


class OtherFormat(sqlite3.DatabaseError):
    """The file was made by a Digest that writes it otherwise: there is nothing wrong with it."""


def connected(path: Path) -> sqlite3.Connection:
    """The database at `path`; raises sqlite3.Error where it is none, and OtherFormat where another Digest made it."""
    database = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        ((version,),) = database.execute("PRAGMA user_version")
        ((tables,),) = database.execute("SELECT count(*) FROM sqlite_master")
        if tables:
            _check(version)
        else:
            database.execute(f"PRAGMA user_version = {_FORMAT}")
        database.execute(_TABLE)
        database.execute("PRAGMA synchronous = OFF")
    except BaseException:
        database.close()
        raise
    return database


def _check(version: int) -> None:
    if version != _FORMAT:
        raise OtherFormat(f"it is of version {version}")


def _is_own(path: Path) -> bool:
    """Whether there is nothing, or a file that has no other name."""
    try:
        about = path.lstat()
    except OSError:
        return True
    return stat.S_ISREG(about.st_mode) and about.st_nlink == 1


def clear(path: Path) -> None:
    """Remove the file and those that SQLite has made for it, or whatever else stands there; through a link, nothing."""
    for place in (_beside(path, side) for side in SIDES):
        with contextlib.suppress(OSError):
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            else:
                place.unlink()


def _beside(path: Path, side: str) -> Path:
    return path.with_name(path.name + side)


def unfit(folder: Path) -> str:
    """Why no database can be in `folder`, which is made where it is missing; empty where one can."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        return f"cannot be made ({fault.strerror})"
    return "is not used: its folder is a link to another" if folder.is_symlink() else ""


def is_own(path: Path) -> bool:
    """Whether nothing stands where the database and its files are, or files that have no other name."""
    return all(_is_own(_beside(path, side)) for side in SIDES)
