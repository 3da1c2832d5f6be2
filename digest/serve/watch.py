"""Says that something changed under the watched folders. The only importer of watchdog.

An event means no more than "look again": editors save by truncating, by renaming, by writing twice, and what counts is
what lies there when it is quiet. Folders may be missing, appear, vanish and be put in another's place at any time.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import threading
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

CHANGES: list[type[events.FileSystemEvent]] = [
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileAttribEvent,  # a file made readable is one more to read
    events.FileClosedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.DirCreatedEvent,
    events.DirAttribEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
]
"""Without a filter, a build that only reads would report its own reading (opened, closed without writing) and never end.
A folder's being modified is not here: what came, changed or went in it has an event of its own, and a name that tells more.
"""

COMING_AND_GOING = (events.EVENT_TYPE_CREATED, events.EVENT_TYPE_DELETED, events.EVENT_TYPE_MOVED)

ENDINGS = (events.EVENT_TYPE_CLOSED, events.EVENT_TYPE_MOVED)
"""By which a save ends, where the system tells: what was written is closed, or put in its place."""

OUT_OF_WATCHES = (errno.ENOSPC, errno.EMFILE, errno.ENFILE)
"""inotify(7): the limit on watches or instances of this user, or of open files, is reached."""

POLL_SECONDS = 1.0

Watch = tuple[Path, bool]
"""A folder that exists, and whether all below it counts (a watched folder) or only names in it (the folder above one)."""


class Watcher:
    """Calls `changed`, from a thread of its own, whenever something changed in one of `folders`.

    A context manager. `look` must be called after each report (not by `changed` itself): it takes up folders that
    have appeared and lets go of those that are gone. `saved`, where it is given, is called instead for an event by which
    a save ends, with the file, as it is called below its folder without links.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        changed: Callable[[], None],
        say: Callable[[str], None],
        saved: Callable[[Path], None] | None = None,
    ) -> None:
        self._folders = tuple(sorted({Path(os.path.abspath(folder)) for folder in folders}))  # noqa: PTH100 - links stay links
        self._changed = changed
        self._saved = saved or (lambda _: changed())
        self._say = say
        self._watches: dict[Watch, ObservedWatch] = {}
        self._replaced = threading.Event()
        """A watched folder came or went; what is watched under its name may be another one by now."""
        self._observer = self._started()

    def __enter__(self) -> Watcher:
        with contextlib.ExitStack() as fault:
            fault.callback(self._close)
            self.look()
            fault.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def look(self) -> None:
        """Watch what is there now: each folder with all below it, and above it the names through which it comes and goes."""
        try:
            self._renew()
        except OSError as fault:
            polling = self._polling(fault)
            self._close()
            self._observer = polling
            self._watches.clear()
            self._renew()

    def _started(self) -> BaseObserver:
        # Two folders made at once, one in the other, are told twice; watchdog warns that it has heard of the inner one.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        logging.getLogger("watchdog").addHandler(
            logging.NullHandler()
        )  # a folder that vanishes is no news to the editor
        try:
            observer = _observer()
            observer.start()
        except OSError as fault:
            return self._polling(fault)
        return observer

    def _polling(self, fault: OSError) -> BaseObserver:
        """The way to do without the system's help, if that is what the fault is about."""
        if fault.errno not in OUT_OF_WATCHES:
            raise fault
        self._say("This system's limit on watched folders is reached: looking for changes once a second instead")
        observer = PollingObserver(timeout=POLL_SECONDS)
        observer.start()
        return observer

    def _close(self) -> None:
        self._observer.stop()
        self._observer.join()

    def _renew(self) -> None:
        if self._replaced.is_set():
            self._replaced.clear()
            self._observer.unschedule_all()
            self._watches.clear()
        wanted = self._wanted()
        for gone in sorted(self._watches.keys() - wanted):
            self._observer.unschedule(self._watches.pop(gone))
        for watch in sorted(wanted - self._watches.keys()):  # a folder above comes before what is below
            self._watch(watch)
        if self._wanted() - wanted:  # more has appeared meanwhile
            self._renew()

    def _report(self, saved: Path | None) -> None:
        if saved is None:
            self._changed()
        else:
            self._saved(saved)

    def _targets(self) -> frozenset[Path]:
        """The folders, and where those that are links lead."""
        return frozenset(self._folders) | {Path(os.path.realpath(folder)) for folder in self._folders}

    def _wanted(self) -> frozenset[Watch]:
        folders = {(folder, True) for folder in self._folders if folder.is_dir()}
        return frozenset(folders | {(_above(target), False) for target in self._targets()})

    def _watch(self, watch: Watch) -> None:
        folder, below = watch
        names = None if below else frozenset(_steps(folder, self._targets()))
        handler = _Handler(os.path.realpath(folder), names, self._report, self._replaced)
        try:
            observed = self._observer.schedule(handler, handler.folder, recursive=below, event_filter=CHANGES)
        except (FileNotFoundError, NotADirectoryError):  # gone again; the folder above it is watched
            return
        self._watches[watch] = observed


class _Handler(events.FileSystemEventHandler):
    """Passes events on: all below the folder or, where names are given, those about these names in it."""

    def __init__(
        self,
        folder: str,
        names: frozenset[str] | None,
        report: Callable[[Path | None], None],
        replaced: threading.Event,
    ) -> None:
        self.folder = folder
        self._names = names
        self._report = report
        self._replaced = replaced

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        paths = [os.path.relpath(os.fsdecode(path), self.folder) for path in (event.src_path, event.dest_path) if path]
        named = self._names is not None and not self._names.isdisjoint(paths)
        if (named or os.curdir in paths) and event.event_type in COMING_AND_GOING:
            self._replaced.set()
            self._report(None)
        elif named or (self._names is None and not all(_is_litter(path) for path in paths)):
            ended = event.event_type in ENDINGS and not _is_litter(paths[-1])
            self._report(Path(self.folder, paths[-1]) if ended else None)


def _observer() -> BaseObserver:
    """The system's help; with inotify(7) it tells a file that is put in its place from elsewhere, whole, from one that is only begun."""
    kind: Callable[..., BaseObserver] = Observer
    return kind(generate_full_events=True) if kind.__name__ == "InotifyObserver" else kind()


def _is_litter(path: str) -> bool:
    """Whether a path below a watched folder is an editor's swap file or backup, of which no build makes anything."""
    return any(part.startswith(".") or part.endswith("~") for part in Path(path).parts)


def _above(folder: Path) -> Path:
    """The nearest folder above that exists."""
    return next(parent for parent in folder.parents if parent.is_dir())


def _steps(folder: Path, targets: frozenset[Path]) -> list[str]:
    """The names in `folder` on the way down to those targets that lie below it."""
    return [target.relative_to(folder).parts[0] for target in targets if folder in target.parents]
