"""What is remembered, changed behind the back of the program."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path


def forge(file: Path, old: bytes, new: bytes) -> int:
    """Put `new` for `old` into what is packed in the entries of a memo, whose checksums stay; how many entries had it."""
    with sqlite3.connect(file) as database:
        rows = [(key, zlib.decompress(data)) for key, data in database.execute("SELECT key, data FROM entry")]
        forged = [(zlib.compress(data.replace(old, new)), key) for key, data in rows if old in data]
        database.executemany("UPDATE entry SET data = ? WHERE key = ?", forged)
    database.close()
    return len(forged)
