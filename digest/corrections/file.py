"""Puts a new file in its place, whole or not at all, and never over another."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from digest.problems import DigestError


def write(path: Path, text: str) -> bool:
    """Write `text` to a new file at `path`; False, with nothing changed, where something stands there.

    Raises DigestError where the folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o666 & ~_mask())
            return _placed(Path(name), path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as fault:
        raise DigestError(f"{path} cannot be written: {fault.strerror}") from fault


def _placed(name: Path, path: Path) -> bool:
    """Give the finished file its name, unless the name is taken."""
    try:
        os.link(name, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if os.path.lexists(path):
            return False
        name.rename(path)
    return True


def _mask() -> int:
    """What new files may not be permitted; the system tells it only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
