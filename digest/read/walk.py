"""Walks `seeds/` and `content/` and reads the files that are the editor's: never through a link out, and never what would have to be waited for."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from digest import below, paths
from digest.below import Below
from digest.problems import DigestError, Problem
from digest.read.files import (
    CONTENT,
    MAX_BYTES,
    NO_SEEDS,
    SEEDS,
    SIDECAR,
    UNREADABLE,
    RawFile,
    is_litter,
    misnamed,
    pages_beside,
    unread,
)
from digest.standing import Kept

DEEPEST = 32
"""Folders in folders that are looked into."""
MOST_FILES = 1_000_000
SETTLED = 3_000_000_000
"""Nanoseconds after a change from which a file's marks are trusted; FAT counts time in steps of two seconds."""
Known = Kept[str, Any]
"""What was read of files: by path, with the marks by which a change would show."""


def files(root: Path, known: Known | None = None) -> tuple[tuple[RawFile, ...], tuple[Problem, ...]]:
    """The editor's files under `root` by path, `content/site.yaml` among them, and a problem for each one not read.

    A file that stands as it was read into `known` is not read again: it is the same object. Raises DigestError where there are too many.
    """
    found: list[RawFile] = []
    problems: list[Problem] = []
    shelf: Known = Kept() if known is None else known
    with Below(root.resolve()) as site:
        walk = _Walk(root.resolve(), site, shelf)
        for folder in (CONTENT, SEEDS):
            for item in walk.top(folder):
                if isinstance(item, RawFile):
                    found.append(item)
                else:
                    problems.append(item)
                if len(found) + len(problems) > MOST_FILES:
                    raise DigestError(f"{folder}/ holds more than {MOST_FILES:,} files; make several sites of them")
    found, stray = joined(found, shelf)
    problems += stray
    if not any(file.path.startswith(f"{SEEDS}/") for file in found):
        problems.append(_no_seeds(root))
    return tuple(sorted(found, key=lambda file: file.path)), tuple(sorted(problems, key=str))


def again(root: Path, path: str, known: Known) -> RawFile | None:
    """The file at `path` that was read into `known` before, if it holds something else now; None where a look at all is needed to tell."""
    before = known.get(path)
    if before is None:
        return None
    whole = root.resolve()
    try:
        with Below(whole) as site:
            about = site.about(path)
            if about is None or not stat.S_ISREG(about.st_mode) or unread(path, about.st_size):
                return None
            raw = _Walk(whole, site, known).read(path, path, about)
    except OSError:
        return None
    if not isinstance(raw, RawFile) or raw is before[1]:
        return None
    note = known.get(path + SIDECAR)
    return raw if note is None else _with_note(raw, note[1], known)


def told_apart(raws: Sequence[RawFile]) -> tuple[tuple[RawFile, ...], tuple[Problem, ...]]:
    """The files that no system takes for one before them, and a problem for each of the others that names both."""
    twins = {later: first for first, later in paths.clashes(raw.path for raw in raws)}
    return tuple(raw for raw in raws if raw.path not in twins), tuple(
        Problem(
            later,
            None,
            "same-name",
            f"one file with {first} where letter case and accents do not count",
            "rename one",
            "error",
        )
        for later, first in twins.items()
    )


def joined(found: list[RawFile], known: Known | None = None) -> tuple[list[RawFile], list[Problem]]:
    """The files with their sidecars, and a problem for each sidecar whose file is gone."""
    notes = {file.path.removesuffix(SIDECAR): file for file in found if file.path.endswith(SIDECAR)}
    kept = [file for file in found if not file.path.endswith(SIDECAR)]
    alone = notes.keys() - {file.path for file in kept}
    hint = "remove it, or put the file back that it is about"
    stray = [Problem(notes[path].path, None, "stray-file", f"there is no {path}", hint) for path in sorted(alone)]
    shelf: Known = Kept() if known is None else known
    return [_with_note(file, notes[file.path], shelf) if file.path in notes else file for file in kept], stray


def _with_note(file: RawFile, note: RawFile, known: Known) -> RawFile:
    """The file with its sidecar; the same object for the same two."""
    place = f"{file.path}\0{SIDECAR}"
    before = known.get(place)
    if before is None or before[0] is not file or before[1] is not note:
        before = (file, note, replace(file, sidecar=note.data))
        known.set(place, before)
    joined: RawFile = before[2]
    return joined


def _no_seeds(root: Path) -> Problem:
    there = (root / SEEDS).is_dir()
    message = "no text in this folder" if there else "there is no such folder"
    return Problem(SEEDS, None, NO_SEEDS, message, "put articles into seeds/, such as .txt, .md or .html files")


@dataclass(frozen=True, slots=True)
class _Walk:
    """One look through the editor's folders."""

    root: Path
    """Without links in it."""
    site: Below
    known: Known

    def top(self, shown: str) -> Iterator[RawFile | Problem]:
        """What stands in one of the site's own folders, which may be a link to another place in the site."""
        place = self._inside(self.root / shown)
        if place is None:
            yield _leads_outside(shown)
        else:
            yield from self._folder(place, shown)

    def _folder(self, place: str, shown: str) -> Iterator[RawFile | Problem]:
        """What stands in the folder at `place`, which is told as `shown`, and below it."""
        try:
            with os.scandir(self.site.folder(place)) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
                names = frozenset(entry.name for entry in entries)
                saved = {one.name for one in entries if not names.isdisjoint(pages_beside(one.name)) and one.is_dir()}
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as fault:
            yield _unreadable(shown, fault)
            return
        for entry in entries:
            if entry.name not in saved and not is_litter(entry.name):
                yield from self._entry(f"{place}/{entry.name}", f"{shown}/{entry.name}")

    def _entry(self, place: str, shown: str) -> Iterator[RawFile | Problem]:
        """What stands at `shown`: the files below a folder, one file, or why it is passed over."""
        fault = misnamed(shown)
        if fault is not None:
            yield fault
            return
        try:
            about, linked = self._about(place), False
            if stat.S_ISLNK(about.st_mode):
                leads = self._inside(self.root / place)
                if leads is None:
                    yield _leads_outside(shown)
                    return
                place, linked = leads, True
                about = self._about(place)
        except OSError as broken:
            yield _unreadable(shown, broken)
            return
        if not stat.S_ISDIR(about.st_mode):
            yield from self._file(place, shown, about)
        elif linked:
            yield Problem(
                shown, None, "linked-folder", "a linked folder is not followed", "put the files here", "error"
            )
        elif shown.count("/") > DEEPEST:
            message = f"more than {DEEPEST} folders deep"
            yield Problem(shown, None, "too-deep", message, "move it further up", "error")
        else:
            yield from self._folder(place, shown)

    def _about(self, place: str) -> os.stat_result:
        folder, name = self.site.parent(place)
        return os.stat(name, dir_fd=folder, follow_symlinks=False)

    def _inside(self, path: Path) -> str | None:
        """Where `path`, which may be a link, leads to below the root; None where that is elsewhere."""
        leads = os.path.realpath(path)
        return os.path.relpath(leads, self.root) if Path(leads).is_relative_to(self.root) else None

    def _file(self, place: str, shown: str, about: os.stat_result) -> Iterator[RawFile | Problem]:
        if not stat.S_ISREG(about.st_mode):
            yield Problem(shown, None, "not-a-file", "neither a file nor a folder", "remove it", "error")
        elif fault := unread(shown, about.st_size):
            yield fault
        else:
            try:
                yield self.read(place, shown, about)
            except OSError as broken:
                yield _unreadable(shown, broken)

    def read(self, place: str, shown: str, about: os.stat_result) -> RawFile | Problem:
        """The file at `place`: as it was read before, where it stands untouched since or holds the same."""
        before, raw = self.known.get(shown) or (None, None)
        if raw is not None and before == _marks(about):
            kept: RawFile = raw
            return kept
        moment = time.time_ns()
        folder, name = self.site.parent(place)
        with below.opened(name, folder) as handle:
            now = os.fstat(handle)
            if not stat.S_ISREG(now.st_mode):
                raise OSError(errno.EINVAL, "another has come in its place", shown)
            data = below.read(handle, MAX_BYTES + 1, now.st_size)
        fault = unread(shown, len(data))  # it may have grown since it was looked at
        if fault is not None:
            return fault
        # What was written just now may be written again within the same tick of the file system's clock, and not show it.
        sure = moment - max(now.st_mtime_ns, now.st_ctime_ns) > SETTLED and len(data) == now.st_size
        raw = raw if raw is not None and raw.data == data else RawFile(shown, data)
        self.known.set(shown, (_marks(now) if sure else None, raw))
        return raw


def _marks(about: os.stat_result) -> tuple[int, ...]:
    """By what a change of a file shows."""
    return about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_dev


def _leads_outside(shown: str) -> Problem:
    message = "a link out of the site's folder is not followed"
    return Problem(shown, None, "leads-outside", message, "put the files here", "error")


def _unreadable(shown: str, fault: OSError) -> Problem:
    """One of the editor's that cannot be opened; a link whose file is gone counts as such."""
    gone = isinstance(fault, FileNotFoundError)
    hint = "mend or remove the link" if gone else "see to its permissions"
    return Problem(shown, None, UNREADABLE, f"cannot be opened: {fault.strerror}", hint, "error")
