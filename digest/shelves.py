"""The file in which results are remembered: what is wrong with it is a miss, said once, and mended.

It is an SQLite file, `.digest/memo.sqlite`. Each entry carries a digest of its key and its data; a file that SQLite cannot read, that is
of another version, or that is not a file of its own (a link, a pipe, a folder, a second name of another file) is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from digest import schema
from digest.problems import Problem

FILE = "memo.sqlite"
_SIDES = ("", "-journal", "-wal", "-shm")
"""The files that SQLite may make for one database (https://sqlite.org/tempfiles.html)."""
_TABLE = "CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, sum BLOB NOT NULL, data BLOB NOT NULL) WITHOUT ROWID"
_FORMAT = 2
"""Written into the file as its user version."""
_AT_ONCE = 500
"""Entries asked for at a time: SQLite before 3.32 takes at most 999."""
_PATIENCE = 10
"""Seconds for which a file is waited for that another process writes to."""
# What SQLite answers where the system will not have it (https://sqlite.org/rescode.html): then the file is as good as before.
_REFUSALS = ("BUSY", "LOCKED", "READONLY", "PERM", "CANTOPEN", "FULL", "NOMEM")


class Shelves:
    """Entries of one file, by key; not for use by two threads."""

    def __init__(self, folder: Path) -> None:
        """Open or make the file in `folder`; what stands there and is none of ours is removed."""
        self._path = folder / FILE
        self._broken: set[str] = set()
        """The keys of entries that are not what was stored."""
        self._missed: set[str] = set()
        """The keys under which nothing was found."""
        self._is_broken = False
        """Whether SQLite cannot read the file."""
        self._fault = ""
        self._database: sqlite3.Connection | None = None
        self._database = self._opened()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong, in one line."""
        if not self._fault:
            return ()
        where = f"{self._path.parent.name}/{FILE}"
        return (Problem(where, None, "memory", self._fault, "what it held is worked out again", "warning"),)

    def names(self, shelf: str) -> list[str]:
        """The keys on a shelf, which is what they have before a `:`."""
        if self._database is None:
            return []
        question = "SELECT key FROM entry WHERE key >= ? AND key < ?"
        found: list[str] = []
        with self._wary():
            rows = self._database.execute(question, (f"{shelf}:", f"{shelf};"))  # `;` follows `:`
            found.extend(key for (key,) in rows)
        return found

    def read(self, keys: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Key and data of each entry under `keys`, which are in its own order; as far as it can be read."""
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            question = f"SELECT key, sum, data FROM entry WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608 - marks alone
            rows: list[tuple[str, object, object]] = []
            with self._wary():
                rows = self._database.execute(question, some).fetchall() if self._database is not None else []
            self._missed.update(some)
            for key, checksum, data in rows:
                self._missed.discard(key)
                if isinstance(data, bytes) and checksum == _checksum(key, data):
                    yield key, data
                else:
                    self._broken.add(key)
                    self._tell("is broken")

    def fill(self, shelf: str, values: Mapping[str, object], unreadable: Collection[str]) -> None:
        """Have `values` on the `shelf` and nothing else; what cannot be stored is lost, and computed again by a later build."""
        if self._database is None:
            return
        if not self._is_broken:
            with self._wary():
                self._store(self._database, shelf, values, unreadable)
        if self._is_broken:
            self._anew()
            with self._wary():
                if self._database is not None:
                    self._store(self._database, shelf, values, ())

    def close(self) -> None:
        """Let go of the file; one that cannot be read is removed."""
        if self._is_broken:
            self._anew()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _look_through(self, database: sqlite3.Connection, keys: set[str]) -> None:
        """Raise sqlite3.Error where more than an entry is broken: another of the `keys` is not found, or SQLite finds its pages so."""
        found = "SELECT 1 FROM entry WHERE key = ?"
        lost = any(database.execute(found, (key,)).fetchone() is None for key in self._missed & keys)
        if lost or (self._broken and database.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]):
            raise sqlite3.DatabaseError("its pages are broken")
        self._missed.clear()

    def _store(
        self, database: sqlite3.Connection, shelf: str, values: Mapping[str, object], unreadable: Collection[str]
    ) -> None:
        with database:
            found = {str(key) for (key,) in database.execute("SELECT key FROM entry")}
            self._look_through(database, found)
            standing = {key for key in found if key.rpartition(":")[0] == shelf}
            stale = self._broken | set(unreadable) | (standing - values.keys())
            database.executemany("DELETE FROM entry WHERE key = ?", [(key,) for key in sorted(stale)])
            new = [(key, schema.to_json(values[key])) for key in sorted(values.keys() - (standing - stale))]
            rows = [(key, _checksum(key, data), data) for key, data in new]
            database.executemany("INSERT INTO entry VALUES (?, ?, ?)", rows)
        self._broken.clear()

    @contextlib.contextmanager
    def _wary(self) -> Iterator[None]:
        """What SQLite raises within the block is noted: the file is broken, or of no use to this build."""
        try:
            yield
        except (
            sqlite3.Error,
            UnicodeDecodeError,
        ) as fault:  # the latter where SQLite's own words on a fault hold bytes of the file
            if self._is_refusal(fault):
                self._tell(f"cannot be used ({fault})")
                self._let_go()
            else:
                self._tell("is broken")
                self._is_broken = True

    def _is_refusal(self, fault: Exception) -> bool:
        """Whether the system is in the way, and not what the file holds, which may say that nobody is to write to it."""
        name = getattr(fault, "sqlite_errorname", "")
        if name == "SQLITE_READONLY" and os.access(self._path, os.W_OK):
            return False
        return any(name.startswith(f"SQLITE_{one}") for one in _REFUSALS)

    def _tell(self, fault: str) -> None:
        self._fault = self._fault or fault

    def _let_go(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _anew(self) -> None:
        """Put an empty file in the place of one that cannot be read."""
        self._let_go()
        self._is_broken = False
        self._broken.clear()
        self._missed.clear()
        _clear(self._path)
        with self._wary():
            self._database = _connected(self._path)

    def _opened(self) -> sqlite3.Connection | None:
        folder = self._path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            self._tell(f"cannot be made ({fault.strerror})")
            return None
        if folder.is_symlink():
            self._tell("is not used: its folder is a link to another")
            return None
        if not all(_is_own(_beside(self._path, side)) for side in _SIDES):
            self._tell("was no file of Digest's own")
            _clear(self._path)
        database: sqlite3.Connection | None = None
        with self._wary():
            database = _connected(self._path)
        if not self._is_broken:
            return database
        self._anew()
        return self._database


def _connected(path: Path) -> sqlite3.Connection:
    """The database at `path`; raises sqlite3.Error where it is none, or of another version."""
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
        raise sqlite3.DatabaseError(f"it is of version {version}")


def _is_own(path: Path) -> bool:
    """Whether there is nothing, or a file that has no other name."""
    try:
        about = path.lstat()
    except OSError:
        return True
    return stat.S_ISREG(about.st_mode) and about.st_nlink == 1


def _clear(path: Path) -> None:
    """Remove the file and those that SQLite has made for it, or whatever else stands there; through a link, nothing."""
    for place in (_beside(path, side) for side in _SIDES):
        with contextlib.suppress(OSError):
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            else:
                place.unlink()


def _beside(path: Path, side: str) -> Path:
    return path.with_name(path.name + side)


def _checksum(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\0" + data).digest()
