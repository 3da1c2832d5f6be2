"""The file in which results are remembered: what is wrong with it is a miss, said once, and mended.

It is an SQLite file, `.digest/memo.sqlite`. Each entry carries a digest of its key and of its data, which is packed (zlib, RFC 1950); a file that SQLite cannot read, that is
of another version, or that is not a file of its own (a link, a pipe, a folder, a second name of another file) is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from digest import database, schema
from digest.problems import Problem

FILE = "memo.sqlite"
_LEVEL = 1
"""How hard data is packed: texts with what was found of them take a fourth of the room, and packing less time than making them."""
_MOST = 1 << 30
"""Bytes that an entry unpacks to at most."""
_AT_ONCE = 500
"""Entries asked for at a time: SQLite before 3.32 takes at most 999."""
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
                whole = _unpacked(data) if isinstance(data, bytes) and checksum == _checksum(key, data) else None
                if whole is not None:
                    yield key, whole
                else:
                    self._broken.add(key)
                    self._tell("is broken")

    def fill(
        self, shelf: str, values: Mapping[str, object], unreadable: Collection[str], staying: Collection[str] = ()
    ) -> None:
        """Have `values` on the `shelf`, what it has under the keys `staying`, and nothing else.

        What cannot be stored is lost, and computed again by a later build.
        """
        if self._database is None:
            return
        if not self._is_broken:
            with self._wary():
                self._store(self._database, shelf, values, (unreadable, staying))
        if self._is_broken:
            self._anew()
            with self._wary():
                if self._database is not None:
                    self._store(self._database, shelf, values, ((), ()))

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
        self,
        database: sqlite3.Connection,
        shelf: str,
        values: Mapping[str, object],
        known: tuple[Collection[str], Collection[str]],
    ) -> None:
        unreadable, staying = known
        with database:
            found = {str(key) for (key,) in database.execute("SELECT key FROM entry")}
            self._look_through(database, found)
            standing = {key for key in found if key.rpartition(":")[0] == shelf}
            stale = self._broken | set(unreadable) | (standing - values.keys() - set(staying))
            database.executemany("DELETE FROM entry WHERE key = ?", [(key,) for key in sorted(stale)])
            new = sorted(values.keys() - (standing - stale))
            packed = ((key, zlib.compress(schema.to_json(values[key]), _LEVEL)) for key in new)
            database.executemany(
                "INSERT INTO entry VALUES (?, ?, ?)", ((key, _checksum(key, data), data) for key, data in packed)
            )
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
                if not isinstance(fault, database.OtherFormat):
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
        database.clear(self._path)
        with self._wary():
            self._database = database.connected(self._path)

    def _opened(self) -> sqlite3.Connection | None:
        fault = database.unfit(self._path.parent)
        if fault:
            self._tell(fault)
            return None
        if not database.is_own(self._path):
            self._tell("was no file of Digest's own")
            database.clear(self._path)
        opened: sqlite3.Connection | None = None
        with self._wary():
            opened = database.connected(self._path)
        if not self._is_broken:
            return opened
        self._anew()
        return self._database


def _unpacked(data: bytes) -> bytes | None:
    """What `data` was packed from; None where that was none of ours, or is more than any build stores."""
    unpacking = zlib.decompressobj()
    try:
        whole = unpacking.decompress(data, _MOST)
    except zlib.error:
        return None
    return whole if unpacking.eof and not unpacking.unused_data else None


def _checksum(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\0" + data).digest()
