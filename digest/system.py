"""What the operating system does in one step or not at all: two folders exchanged, a whole tree flushed."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_AT_WORKING_DIRECTORY = -100  # AT_FDCWD in <fcntl.h>
_RENAME_EXCHANGE = 2  # <linux/fs.h>
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM)
"""What a file system, a kernel or a sandbox answers that has no such exchange."""


def exchanged(one: Path, other: Path) -> bool:
    """Whether the system swapped the two in one step: renameat2(2) with RENAME_EXCHANGE, Linux with glibc 2.28."""
    call = _of_linux("renameat2")
    if call is None:
        return False
    here = _AT_WORKING_DIRECTORY
    if call(here, os.fsencode(one), here, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    fault = ctypes.get_errno()
    if fault in _CANNOT:
        return False
    raise OSError(fault, os.strerror(fault), str(other))


@contextlib.contextmanager
def flushing(folder: Path) -> Iterator[Callable[[int], None]]:
    """Have all that is written below `folder` within the context on the disk at its end.

    One syncfs(2), which answers with what went wrong since it was opened (Linux 5.8); elsewhere each file is flushed by the
    function that is yielded, for open handles, and each folder at the end.
    """
    call = _of_linux("syncfs")
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield os.fsync if call is None else lambda _handle: None
        if call is None:
            for place, _, _ in os.walk(folder, topdown=False):
                flush(Path(place))
        elif call(handle) != 0:
            fault = ctypes.get_errno()
            raise OSError(fault, os.strerror(fault), str(folder))
    finally:
        os.close(handle)


def flush(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _of_linux(name: str) -> Callable[..., Any] | None:
    """A function of the C library, where it is Linux's and has it."""
    return getattr(ctypes.CDLL(None, use_errno=True), name, None) if sys.platform == "linux" else None
