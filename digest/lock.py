"""Lets one process at a time do what two must not do together, and tells the second who is at it.

The locks are those of flock(2): the system takes them back when a process ends, however it ends, so that none is ever left behind.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from digest.problems import DigestError

PATIENCE = 30.0
"""Seconds for which the second waits."""
_EACH = 0.05
"""Seconds between two looks."""
_NONE = (errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.EBADF, errno.EOPNOTSUPP)
"""What a file system answers that has no locks, or (NFS) none for a folder."""
_LONGEST = 1_000
"""Bytes read of what the holder has written down."""


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock on `folder`; raises DigestError where another process does not let go of it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        if not _taken(handle, lambda: None):
            raise DigestError(
                f"another process has been publishing in {folder} for {PATIENCE:g} s; try again when it is done"
            )
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def named(path: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock on the file `path`, in which this process writes down who it is.

    The second says who holds it, and waits; raises DigestError where that takes too long. Where there can be no such file, nothing is held.
    """
    handle = _opened(path)
    if handle is None:
        yield
        return
    try:
        if not _taken(handle, lambda: say(f"waiting for another build of this site: {_holder(handle)}")):
            raise DigestError(f"another build of this site has not ended in {PATIENCE:g} s: {_holder(handle)}")
        _write(handle, _myself())
        try:
            yield
        finally:
            _write(handle, b"")
    finally:
        os.close(handle)


def _taken(handle: int, held: Callable[[], None]) -> bool:
    """Whether the lock could be had in time; `held` is called once where it has to be waited for."""
    import fcntl

    end = time.monotonic() + PATIENCE
    is_told = False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not is_told:
                held()
                is_told = True
            if time.monotonic() >= end:
                return False
            time.sleep(_EACH)
        except OSError as fault:
            if fault.errno in _NONE:
                return True
            raise
        else:
            return True


def _opened(path: Path) -> int | None:
    """The file, made where it is missing or something else stands in its place; None where it cannot be."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _is_own(path):
            _clear(path)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o666)
    return None


def _is_own(path: Path) -> bool:
    """Whether there is nothing, or a file that has no other name."""
    try:
        about = path.lstat()
    except FileNotFoundError:
        return True
    return stat.S_ISREG(about.st_mode) and about.st_nlink == 1


def _clear(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _myself() -> bytes:
    since = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime())
    return f"process {os.getpid()}, since {since}: {' '.join(sys.argv)}\n".encode("utf-8", "replace")[:_LONGEST]


def _holder(handle: int) -> str:
    """Who holds the lock, as it has written down."""
    written = os.pread(handle, _LONGEST, 0).decode("utf-8", "replace")
    return "".join(filter(str.isprintable, written)) or "one that does not say which"


def _write(handle: int, data: bytes) -> None:
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        os.pwrite(handle, data, 0)
