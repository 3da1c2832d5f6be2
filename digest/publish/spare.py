"""The tree that the last build replaced, kept so that the next one need not make every file of a site anew."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from digest import system
from digest.publish.staging import Tree, bring_up, discard


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the files in the spare."""

    held: frozenset[str]
    changed: frozenset[str] | None = None
    """Those in which it differs from the tree that replaced it; None where that is to be found out."""
    mark: tuple[int, int] | None = None


class Spare:
    """A folder for it, with a list of its files beside it: only a tree whose files are known can be brought up to date.

    The list is there while the tree is as it says; losing either, or both, costs time and nothing else. A `lasting` spare is this
    process's own: it remembers the list, and what has changed since, and writes nothing down.
    """

    def __init__(self, folder: Path, *, lasting: bool = False) -> None:
        self.folder = folder
        self._list = folder.with_name(f"{folder.name}.json")
        self._lasting = lasting
        self._known: _Known | None = None

    @contextlib.contextmanager
    def ours(self) -> Iterator[None]:
        """Keep other builds from using it."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with system.alone(self.folder.parent):
            yield

    def staged(self, tree: Tree, *, alone: bool) -> bool:
        """Whether the spare now holds `tree`; it is gone where it could not be brought up to date.

        `alone` tells that nobody else has published since.
        """
        known, self._known = self._remembered() or self._listed(), None
        self._list.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            if known is not None and os.stat(self.folder).st_dev == os.stat(tree.standing).st_dev:
                bring_up(tree, self.folder, known.held, known.changed if alone else None)
                return True
        discard(self.folder)
        return False

    def keep(self, old: Path, held: frozenset[str], changed: Iterable[str]) -> None:
        """Take in the tree in `old`, of which all files are named in `held`; it is discarded where that cannot be.

        `changed` are the files in which the tree that replaced it differs.
        """
        try:
            if old != self.folder:
                old.rename(self.folder)
            if self._lasting:
                self._known = _Known(held, frozenset(changed), self._mark())
            else:
                _write_new(self._list, json.dumps(sorted(held)).encode())
        except OSError:
            discard(old)

    def _remembered(self) -> _Known | None:
        """What is remembered of the spare, where no other process has had it since."""
        try:
            is_ours = self._known is not None and not self._list.exists() and self._mark() == self._known.mark
        except OSError:
            return None
        return self._known if is_ours else None

    def _mark(self) -> tuple[int, int]:
        about = os.stat(self.folder)
        return about.st_ino, about.st_ctime_ns

    def _listed(self) -> _Known | None:
        try:
            held = json.loads(self._list.read_bytes())
        except (OSError, ValueError):
            return None
        if not isinstance(held, list) or not all(isinstance(path, str) for path in held):
            return None
        return _Known(frozenset(held))


def _write_new(path: Path, data: bytes) -> None:
    """Write a file where there is none: what stands there, a link for one, goes first."""
    path.unlink(missing_ok=True)
    with open(path, "xb") as file:
        file.write(data)
