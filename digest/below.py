"""Reaches what lies below a folder by handles, step by step: no link on the way leads elsewhere, not even one that is put there meanwhile.

openat(2) with O_NOFOLLOW, as POSIX.1-2008 has it. What is neither a file nor a folder is never waited for (O_NONBLOCK).
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from digest.problems import DigestError

FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_ELSEWHERE = frozenset(("", ".", ".."))
_STEP = 1024 * 1024
_LESS = 4096
"""Bytes that are asked for where an end is expected: room for more would be made for nothing."""
IN_THE_WAY = (errno.ENOTDIR, errno.ELOOP, errno.ENOENT)
"""What opening raises where a folder is missing, or something else stands for it; a link is ELOOP or, to a folder, ENOTDIR."""


class Below:
    """What lies below the folder `root`; its ways are asked for in order, so that few folders are opened twice. A context manager.

    Raises OSError where `root` cannot be opened. Paths are relative, with `/`, and without `.` and `..`.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._names: list[str] = []
        self._handles = [os.open(root, FOLDER)]
        self._place: str | None = ""
        """The folder of the last handle; None where it could not be reached."""

    def __enter__(self) -> Below:
        return self

    def __exit__(self, *_: object) -> None:
        self._back(0)
        os.close(self._handles.pop())

    def folder(self, place: str, *, make: bool = False) -> int:
        """The handle of the folder at `place`, which holds until the next is asked for; raises OSError where it is none."""
        if place == self._place:
            return self._handles[-1]
        names = place.split("/") if place else []
        if any(name in _ELSEWHERE or "\0" in name for name in names):
            raise NotADirectoryError(errno.ENOTDIR, "no path below a folder", place)
        shared = 0
        while shared < min(len(names), len(self._names)) and names[shared] == self._names[shared]:
            shared += 1
        self._back(shared)
        self._place = None
        for name in names[shared:]:
            self._handles.append(self._step(name, make=make))
            self._names.append(name)
        self._place = place
        return self._handles[-1]

    def parent(self, path: str, *, make: bool = False) -> tuple[int, str]:
        """The handle of the folder that `path` is in, and its last name."""
        place, _, name = path.rpartition("/")
        if name in _ELSEWHERE or "\0" in name:
            raise NotADirectoryError(errno.ENOTDIR, "no path below a folder", path)
        return self.folder(place, make=make), name

    def about(self, path: str) -> os.stat_result | None:
        """The state of what stands at `path`, itself and not what it leads to; None where nothing does, or a link is on the way."""
        try:
            handle, name = self.parent(path)
            return os.stat(name, dir_fd=handle, follow_symlinks=False)
        except OSError as fault:
            if fault.errno in IN_THE_WAY:
                return None
            raise

    def holds(self, path: str, data: bytes) -> bool:
        """Whether a regular file with these bytes stands at `path`."""
        try:
            handle, name = self.parent(path)
            with opened(name, handle) as file:
                about = os.fstat(file)
                return (
                    stat.S_ISREG(about.st_mode)
                    and about.st_size == len(data)
                    and read(file, len(data) + 1, len(data)) == data
                )
        except OSError as fault:
            if fault.errno in (*IN_THE_WAY, errno.ENXIO):
                return False
            raise

    def _step(self, name: str, *, make: bool) -> int:
        above = self._handles[-1]
        try:
            return os.open(name, FOLDER, dir_fd=above)
        except FileNotFoundError:
            if not make:
                raise
        with contextlib.suppress(FileExistsError):
            os.mkdir(name, dir_fd=above)
        return os.open(name, FOLDER, dir_fd=above)

    def _back(self, depth: int) -> None:
        while len(self._names) > depth:
            self._names.pop()
            os.close(self._handles.pop())


@contextlib.contextmanager
def opened(name: str | Path, folder: int | None = None) -> Iterator[int]:
    """The handle of the file `name` in the folder with the handle `folder`, to read; a link is not followed, a pipe not waited for."""
    handle = os.open(name, _READ, dir_fd=folder)
    try:
        yield handle
    finally:
        os.close(handle)


def read(handle: int, most: int, size: int = 0) -> bytes:
    """The bytes of an open file, or its first `most`; quickest where `size` is how many there are."""
    data = os.read(handle, min(most, size + 1 if size else _STEP))
    while len(data) < most and (piece := os.read(handle, min(_LESS, most - len(data)))):
        data += piece + _rest(handle, most - len(data) - len(piece))
    return data


def _rest(handle: int, most: int) -> bytes:
    """What there is more than was looked for."""
    pieces: list[bytes] = []
    while most > 0 and (piece := os.read(handle, min(_STEP, most))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def write(name: str, data: bytes, folder: int) -> int:
    """Write a new file into the folder with the handle `folder`; its own handle, to be closed. Raises OSError."""
    handle = os.open(name, _NEW, 0o666, dir_fd=folder)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
    except OSError:
        os.close(handle)
        raise
    return handle


def refuse_links(root: Path, *names: str) -> None:
    """Raises DigestError where one of the folders `names` of a site is a link that leads out of it, or, of those that only Digest uses, any."""
    whole = os.path.realpath(root)
    for name in names:
        leads = Path(os.path.realpath(root / name))
        if not leads.is_relative_to(whole) or (name.startswith(".") and os.path.islink(root / name)):  # noqa: PTH114
            raise DigestError(f"{root / name} is a link, to {leads}; put the folder itself there")
