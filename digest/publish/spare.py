"""The tree that the last build replaced, kept so that the next one need not make every file of a site anew."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from digest import lock
from digest.publish.staging import Tree, bring_up, discard


@dataclass(frozen=True, slots=True)
class _Known:
    """What this process knows of the files in the spare."""

    held: frozenset[str]
    changed: frozenset[str]
    """Those in which it differs from the tree that replaced it."""
    mark: tuple[int, int]


class Spare:
    """A folder for it. Nothing in it is believed: a file in it counts where it is the very file that stands in the site.

    Losing it costs time and nothing else. A `lasting` spare is this process's own: it remembers what is in it, and what has changed since.
    """

    def __init__(self, folder: Path, *, lasting: bool = False) -> None:
        room = folder.parent
        self.folder = room.parent.resolve() / room.name / folder.name
        self._lasting = lasting
        self._known: _Known | None = None
        self._is_ours = False
        """Whether it can be had now, in a folder of Digest's own that is no link."""

    @contextlib.contextmanager
    def ours(self) -> Iterator[None]:
        """Keep other builds from using it; where it cannot be had, it is not used."""
        room = self.folder.parent
        with contextlib.ExitStack() as held:
            self._is_ours = False
            with contextlib.suppress(OSError):
                room.mkdir(parents=True, exist_ok=True)
                held.enter_context(lock.alone(room))
                self._is_ours = not room.is_symlink()
            yield

    def staged(self, tree: Tree, *, alone: bool) -> bool:
        """Whether the spare now holds `tree`; it is gone where it could not be brought up to date.

        `alone` tells that nobody else has published since.
        """
        known, self._known = self._remembered() if alone else None, None
        if not self._is_ours:
            return False
        with contextlib.suppress(OSError):
            about = os.lstat(self.folder)
            if stat.S_ISDIR(about.st_mode) and about.st_dev == os.stat(tree.standing).st_dev:
                if known is None:
                    bring_up(tree, self.folder)
                else:
                    bring_up(tree, self.folder, known.held, known.changed)
                return True
        discard(self.folder)
        return False

    def keep(self, old: Path, held: frozenset[str], changed: Iterable[str]) -> None:
        """Take in the tree in `old`, of which all files are named in `held`; it is discarded where that cannot be.

        `changed` are the files in which the tree that replaced it differs.
        """
        if not self._is_ours:
            return
        try:
            if old != self.folder:
                old.rename(self.folder)
            if self._lasting:
                self._known = _Known(held, frozenset(changed), self._mark())
        except OSError:
            discard(old)

    def forget(self) -> None:
        """Somebody else has been in the folder: what it has and the spare has not is to be found out."""
        self._known = None

    def _remembered(self) -> _Known | None:
        """What is remembered of the spare, where no other process has had it since."""
        try:
            is_ours = self._known is not None and self._mark() == self._known.mark
        except OSError:
            return None
        return self._known if is_ours else None

    def _mark(self) -> tuple[int, int]:
        about = os.lstat(self.folder)
        return about.st_ino, about.st_ctime_ns
