"""Puts one file in its place, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import tempfile
from pathlib import Path

from digest import below
from digest.below import Below
from digest.problems import DigestError

WITHOUT_LINKS = (errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS)
"""What a file system without hard links answers."""


def write(path: Path, data: bytes, *, over: bool) -> bool:
    """Write `data` to `path` and make its folder; False, with nothing changed, where something stands there and not `over`.

    It goes under a temporary name that readers pass over, is flushed, then named. A link is followed, and a device or pipe that stands
    there is written to as it is. Raises DigestError where that cannot be.
    """
    try:
        place = Path(os.path.realpath(path)) if over else path
        if over and place.exists() and not place.is_file():
            place.write_bytes(data)
            return True
        place.parent.mkdir(parents=True, exist_ok=True)
        done = _placed(data, place, over=over)
        _flush(place.parent)
    except OSError as fault:
        raise DigestError(f"{path} cannot be written: {fault.strerror}; {_hint(fault)}") from fault
    return done


def write_below(root: Path, path: str, data: bytes, *, over: bool) -> bool:
    """The same for `path` below the folder `root`, which is made: no link is followed on the way, and one that stands there is replaced or, without `over`, counts."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        with Below(root.resolve()) as folder:
            place, name = folder.parent(path, make=True)
            return _placed_in(place, name, data, over=over)
    except OSError as fault:
        raise DigestError(f"{root / path} cannot be written: {fault.strerror}; {_hint(fault)}") from fault


def _placed_in(place: int, name: str, data: bytes, *, over: bool) -> bool:
    temporary = f".{secrets.token_hex(6)}.part"
    handle = below.write(temporary, data, place)
    try:
        os.fsync(handle)
        if over:
            os.replace(temporary, name, src_dir_fd=place, dst_dir_fd=place)
        else:
            os.link(temporary, name, src_dir_fd=place, dst_dir_fd=place, follow_symlinks=False)
    except FileExistsError:
        return False
    except OSError as fault:
        if over or fault.errno not in WITHOUT_LINKS:
            raise
        if name in os.listdir(place):
            return False
        os.rename(temporary, name, src_dir_fd=place, dst_dir_fd=place)
    finally:
        os.close(handle)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary, dir_fd=place)
    with contextlib.suppress(OSError):
        os.fsync(place)
    return True


def _placed(data: bytes, path: Path, *, over: bool) -> bool:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_mask())
        if over:
            temporary.replace(path)
        return over or _named(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _flush(folder: Path) -> None:
    """Have the name on the disk too, where the system can be asked for that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _hint(fault: OSError) -> str:
    if fault.errno in (errno.ELOOP, errno.ENOTDIR):
        return "a link or a file stands where a folder has to be"
    is_full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
    return "make room on the disk" if is_full else "see to the permissions of its folder"


def _named(temporary: Path, path: Path) -> bool:
    """Give the finished file its name, unless the name is taken."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if os.path.lexists(path):
            return False
        temporary.rename(path)
    return True


def _mask() -> int:
    """What new files may not be permitted; the system tells it only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
