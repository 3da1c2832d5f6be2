"""Puts one file in its place, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from digest.problems import DigestError


def write(path: Path, data: bytes, *, over: bool) -> bool:
    """Write `data` to `path` and make its folder; False, with nothing changed, where something stands there and not `over`.

    It goes under a temporary name that readers pass over, is flushed, then named. Raises DigestError where the folder cannot be
    written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
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
    except OSError as fault:
        raise DigestError(
            f"{path} cannot be written: {fault.strerror}; see to the permissions of its folder"
        ) from fault


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
