"""Tells, before anything heavy is imported, that a build would change nothing: every file it reads or writes stands as it was left.

A build leaves a record in `.digest/`. A file counts as unchanged when its size, inode, modification and change times are what they
were; nothing is recorded while a file that is read is so new that a later change might bear the same times (Git calls such an entry racy:
https://git-scm.com/docs/racy-git). Whatever differs, the record itself included, makes the next build a whole one, so that times save
work and never decide what is built.
"""

from __future__ import annotations

import contextlib
import json
import marshal
import os
import stat
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest import __version__

if TYPE_CHECKING:
    from digest.problems import Problem

_FOLDERS = ("seeds", "content", "templates")
_LIBRARIES = ("site-packages", "dist-packages")
_FIELDS = 5
_CHECKSUM = 4
_UNFOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_MADE_BY_PYTHON = "__pycache__"


@dataclass(frozen=True, slots=True)
class Command:
    """What a build is asked for, as far as it bears on what is built and where."""

    root: str
    output_dir: str
    base_url: str | None = None
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """All that a build depends on, as it was before the build read it."""

    data: bytes
    is_settled: bool
    """False where a file is as new as the look at it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a build has to say, to be said again."""

    summary: str
    problems: tuple[tuple[str, bool], ...] = ()
    """Each line, and whether it is a note, told only when asked for."""


def look(command: Command) -> Seen | None:
    """What a build depends on; None where the state of its files does not tell, or nothing can be recorded."""
    try:
        now = _now(command.root)
        rows = _rows(command)
    except (OSError, ValueError):
        return None
    return Seen(_packed(command, rows), max(*rows[2::_FIELDS], *rows[3::_FIELDS]) < now)


def keep(command: Command, seen: Seen | None, paths: Sequence[str], said: Said) -> None:
    """Record that a build of what was `seen` has left the output folder with `paths` in it; else forget what was recorded."""
    record = _record(command.root)
    if os.path.islink(os.path.dirname(record)):
        return
    _clear(record)
    if seen is None or not seen.is_settled:
        return
    with contextlib.suppress(OSError, ValueError):
        names = b"\0".join(map(os.fsencode, paths))
        made = _states(command.output_dir, names)
        head = {"summary": said.summary, "problems": said.problems, "sizes": (len(names), len(seen.data))}
        body = json.dumps(head).encode() + b"\n" + names + seen.data + made
        trial = _trial(command.root)
        with open(_made(trial), "wb") as file:
            file.write(_checksum(body) + body)
        os.replace(trial, record)


def problems(command: Command) -> tuple[Problem, ...]:
    """A line where what stands in the place of the record is none that a build left; it is replaced with the next one."""
    from digest.problems import Problem

    try:
        _body(command.root)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, ValueError):
        hint = "the build goes through everything again"
        return (Problem(".digest/unchanged", None, "memory", "is broken", hint, "warning"),)
    return ()


def since_last_build(command: Command) -> Said | None:
    """What the last build said where another one would change nothing; None where it might."""
    try:
        body = _body(command.root)
        line, _, rest = body.partition(b"\n")
        head = json.loads(line)
        said = Said(head["summary"], tuple((line, is_note) for line, is_note in head["problems"]))
        named, size = head["sizes"]
        names, data, made = rest[:named], rest[named : named + size], rest[named + size :]
        if _packed(command, _rows(command)) != data or _states(command.output_dir, names) != made:
            return None
    except (OSError, ValueError, TypeError, KeyError):  # there is no record, or it is broken
        return None
    return said


def _body(root: str) -> bytes:
    """The record without its checksum; raises ValueError where it does not bear that out, OSError where there is no file.

    A pipe is not waited at, and no link is followed.
    """
    with open(os.open(_record(root), os.O_RDONLY | _UNFOLLOWED), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ValueError("the record is no file")
        checksum, body = file.read(_CHECKSUM), file.read()
    if checksum != _checksum(body):
        raise ValueError("the record was changed")
    return body


def _made(path: str) -> int:
    """A new file at `path`, open for writing, whatever stood there."""
    _clear(path)
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)


def _clear(path: str) -> None:
    """Remove what stands at `path`: a file, or what somebody has put in its place."""
    with contextlib.suppress(
        OSError
    ):  # what stays is in the way of what is to be made there, and that is then not made
        if stat.S_ISDIR(os.lstat(path).st_mode):
            import shutil

            shutil.rmtree(path)
        else:
            os.unlink(path)


def _checksum(body: bytes) -> bytes:
    return zlib.crc32(body).to_bytes(_CHECKSUM, "big")


def _record(root: str) -> str:
    return os.path.join(root, ".digest", "unchanged")


def _trial(root: str) -> str:
    """Where a file is made for a moment."""
    return _record(root) + ".part"


def _now(root: str) -> int:
    """The time, in ns, by the clock of the file system that `root` is on: only that one can be compared with its files' times.

    Raises ValueError where the folder of what is remembered is a link: nothing is written through that.
    """
    trial = _trial(root)
    if os.path.islink(os.path.dirname(trial)):
        raise ValueError("what is remembered lies elsewhere")
    with open(_made(trial), "wb") as file:
        now = os.fstat(file.fileno()).st_mtime_ns
    os.unlink(trial)
    return now


def _packed(command: Command, rows: list[Any]) -> bytes:
    libraries = [
        (path, os.stat(path).st_mtime_ns) for path in sys.path if path.endswith(_LIBRARIES) and os.path.isdir(path)
    ]
    asked = (os.path.abspath(command.output_dir), command.base_url, command.drafts)
    return marshal.dumps((__version__, sys.version, libraries, asked, rows), 2)


def _rows(command: Command) -> list[Any]:
    """Name, size, times of modification and of change, and inode of every file of the program and of the site, folder by folder.

    Raises ValueError where a folder is reached through a link: what changes in there would not show.
    """
    rows: list[Any] = []
    package = os.path.dirname(os.path.abspath(__file__))
    beside = os.path.join(os.path.dirname(package), "templates")  # in a checkout, where the theme is not in the package
    for folder in (package, beside, *(os.path.abspath(os.path.join(command.root, name)) for name in _FOLDERS)):
        if os.path.isdir(folder):
            _scan(folder, rows)
    return rows


def _scan(folder: str, rows: list[Any]) -> None:
    """Add a row for `folder` and for all that is in it; in the folder's own order, which lasts as long as nothing in it changes."""
    rows += (folder, 0, 0, 0, 0)
    below = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink():
                rows += _linked(entry)
            elif entry.is_dir():
                below.append(entry)
            else:
                about = entry.stat()
                rows += (entry.name, about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)
    for entry in below:
        if entry.name != _MADE_BY_PYTHON:
            _scan(entry.path, rows)


def _linked(entry: os.DirEntry[str]) -> tuple[Any, ...]:
    """A row for a link, with the state of the file that it leads to."""
    if entry.is_dir():
        raise ValueError(f"{entry.path} is a linked folder")
    try:
        about = entry.stat()
    except FileNotFoundError:
        return os.readlink(entry.path), 0, 0, 0, 0
    return os.readlink(entry.path), about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino


def _states(folder: str, names: bytes) -> bytes:
    """Size, times and inode of each file that a build left in `folder`; raises OSError where one is gone.

    `names` are their paths there, parted by zeros: names as the system has them are looked up soonest.
    """
    states: list[int] = []
    handle = os.open(folder, os.O_RDONLY)
    try:
        for path in names.split(b"\0"):
            about = os.stat(path, dir_fd=handle, follow_symlinks=False)
            states += (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)
    finally:
        os.close(handle)
    return marshal.dumps(states, 2)
