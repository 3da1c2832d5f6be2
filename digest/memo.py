"""Remembers the results of pure functions between builds, in `.digest/` beside the site.

A key is a digest of everything the result depends on, the code included, so nothing here is ever out of date. An entry that
cannot be read back is a miss. Losing the folder costs time and nothing else.
"""

from __future__ import annotations

import functools
import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from digest import schema

T = TypeVar("T")

_TABLE = "CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, sum BLOB NOT NULL, data BLOB NOT NULL) WITHOUT ROWID"
# The libraries whose answers end up in remembered results, with those that do the work inside them.
LIBRARIES = (
    "charset-normalizer", "courlan", "dateparser", "feedparser", "htmldate", "justext", "lxml", "markdown-it-py", "numpy",
    "nupunkt", "py3langid", "pydantic", "pydantic-core", "pystemmer", "python-slugify", "pyyaml", "snowballstemmer", "stopwordsiso",
    "sumy", "text-unidecode", "trafilatura",
)  # fmt: skip


class Memo:
    """Results by key, kept in one SQLite file; not for use by two threads."""

    def __init__(self, folder: Path | None) -> None:
        """Open or make the memo in `folder`; with None it remembers nothing."""
        self._database = _open(folder / "memo.sqlite") if folder is not None else None
        self._broken: set[str] = set()

    def get(self, keys: Iterable[str], kind: type[T]) -> dict[str, T]:
        """The values of type `kind` remembered under `keys`."""
        found: dict[str, T] = {}
        for key in keys if self._database is not None else ():
            row = self._read(key)
            if row is None:
                continue
            try:
                found[key] = _opened(kind, *row)
            except ValueError:
                self._broken.add(key)
        return found

    def replace(self, values: Mapping[str, object], shelf: str = "") -> None:
        """Remember `values` by key, and forget everything else on the `shelf`, which is what their keys have before a `:`."""
        if self._database is None:
            return
        try:
            self._store(self._database, values, self._broken, shelf)
        except sqlite3.DatabaseError:  # full, or broken: what is lost is computed again, by a build that opens it anew
            self.close()

    @staticmethod
    def _store(database: sqlite3.Connection, values: Mapping[str, object], broken: set[str], shelf: str) -> None:
        with database:
            found = {key for (key,) in database.execute("SELECT key FROM entry")}
            standing = {key for key in found if key.rpartition(":")[0] == shelf}
            stale = broken | (standing - values.keys())
            database.executemany("DELETE FROM entry WHERE key = ?", [(key,) for key in sorted(stale)])
            new = [(key, schema.to_json(values[key])) for key in sorted(values.keys() - (standing - stale))]
            rows = [(key, _checksum(data), data) for key, data in new]
            database.executemany("INSERT INTO entry VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Let go of the file."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _read(self, key: str) -> tuple[object, object] | None:
        assert self._database is not None
        try:
            row: tuple[object, object] | None = self._database.execute(
                "SELECT sum, data FROM entry WHERE key = ?", (key,)
            ).fetchone()
        except sqlite3.DatabaseError:
            return None
        return row


def key(*parts: object) -> str:
    """A digest of `parts` (values of the model, or strings) and of the program itself."""
    whole = hashlib.sha256(program())
    for part in parts:
        data = schema.to_json(part)
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


@functools.cache
def program() -> bytes:
    """A digest of the package's own files and of the versions of the libraries that shape its results."""
    whole = hashlib.sha256(sys.version.encode())
    for name in LIBRARIES:
        whole.update(f"{name} {metadata.version(name)}\n".encode())
    for file in _files(resources.files("digest")):
        whole.update(file.read_bytes())
    return whole.digest()


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name not in ("__pycache__", "templates", "starter"):
            found += _files(item)
        elif item.name.endswith((".py", ".toml", ".json", ".tsv", ".ttf")):
            found.append(item)
    return found


def _opened(kind: type[T], checksum: object, data: object) -> T:
    """The value that `data` holds; raises ValueError where it is not what was stored."""
    if not isinstance(data, bytes) or _checksum(data) != checksum:
        raise ValueError("the entry was changed after it was stored")
    return schema.from_json(kind, data)


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def _open(path: Path) -> sqlite3.Connection | None:
    """The database at `path`, made anew where it is not one; None where there can be none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _connect(path)
    except (OSError, sqlite3.OperationalError):  # a folder that cannot be written to, or a file held by another build
        return None
    except sqlite3.DatabaseError:
        path.unlink()
        return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=10)
    try:
        database.execute(_TABLE)
        database.execute("PRAGMA synchronous = OFF")
    except sqlite3.Error:
        database.close()
        raise
    return database
