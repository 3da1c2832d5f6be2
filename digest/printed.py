"""What the last build rendered, so that a page of the same values is not rendered again.

Remembered is only what each file was made from and a digest of it: the file itself stands in the output folder, and counts only while
it is, byte for byte, what was rendered. A process that builds again and again has it at hand.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from digest import below, memo

_SHELF = "page"


@dataclass(frozen=True, slots=True)
class Table:
    """What was rendered, by path: from what, and what it became."""

    pages: Mapping[str, tuple[str, str]]


class Printed:
    """The pages of the last build and of this one."""

    def __init__(self, memory: memo.Memo, folder: Path) -> None:
        """Those that `memory` knows of, whose files stand in `folder`."""
        self._memory = memory
        self._folder = folder
        self._name = f"{_SHELF}:{memo.key('pages')}"
        tables = memory.shelf(_SHELF, Table)
        self._before: Mapping[str, tuple[str, str]] = {}
        for key, table in tables.items():
            if key.startswith(self._name):
                self._before = table.pages
        self._now: dict[str, tuple[str, str]] = {}

    def known(self, path: str, key: str) -> bytes | None:
        """The file at `path` as it was rendered under `key`; None where it was not, or does not stand any more."""
        was = self._before.get(path)
        if was is None or was[0] != key:
            return None
        data = self._memory.at_hand(_place(path, key)) or self._standing(path, was[1])
        if data is not None:
            self._now[path] = was
            self._memory.lay(_place(path, key), data)
        return data

    def _standing(self, path: str, checksum: str) -> bytes | None:
        """The file at `path`, where it is what it was."""
        try:
            with below.opened(self._folder / path) as handle:
                about = os.fstat(handle)
                data = below.read(handle, about.st_size + 1, about.st_size) if stat.S_ISREG(about.st_mode) else b""
        except OSError:
            return None
        return data if _sum(data) == checksum else None

    def remember(self, path: str, key: str, data: bytes) -> None:
        """That the file at `path` was rendered under `key`."""
        self._now[path] = key, _sum(data)
        self._memory.lay(_place(path, key), data)

    def keep(self) -> None:
        """Remember what this build rendered, and forget the one before."""
        if self._now != self._before:
            table = Table(dict(sorted(self._now.items())))
            self._memory.replace({f"{self._name}-{memo.key(table)}": table}, _SHELF)


def _place(path: str, key: str) -> str:
    """What a page is called while a process keeps it at hand."""
    return f"{_SHELF} {path} {key}"


def _sum(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
