"""The editor's own files and folders, to be copied into `seeds/`."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest import below, paths
from digest.problems import DigestError
from digest.read.files import MAX_BYTES, SEED_ENDINGS, is_litter, pages_beside


@dataclass(frozen=True, slots=True)
class Local:
    """A file to copy."""

    path: Path
    name: str
    """Relative to `seeds/`, with `/`."""


def files(path: Path) -> Iterator[Local]:
    """The files that are meant by `path`: itself, or those below the folder that Digest reads, under the folder's name."""
    if not path.is_dir():
        yield Local(path, path.name)
        return
    above = path.resolve()
    for file in sorted(path.rglob("*")):
        below = file.relative_to(path)
        if _is_wanted(path, file):
            yield Local(file, f"{above.name}/{below.as_posix()}" if above.name else below.as_posix())


def _is_wanted(folder: Path, file: Path) -> bool:
    """Whether a file of `folder` is one to copy; links are not followed, nor is what belongs to a saved page."""
    steps = [file, *(one for one in file.parents if one != folder and one.is_relative_to(folder))]
    passed = any(is_litter(step.name) or step.is_symlink() or _is_companion(step) for step in steps)
    return not passed and file.is_file() and file.name.lower().endswith(SEED_ENDINGS)


def _is_companion(folder: Path) -> bool:
    """Whether a browser saved this folder with the page beside it."""
    return any(folder.with_name(page).is_file() for page in pages_beside(folder.name))


def data(local: Local) -> bytes:
    """What is in the file; raises DigestError where Digest could not read it from `seeds/`."""
    try:
        size, found = local.path.stat().st_size, local.path.is_file()
        if not found:
            raise DigestError("neither a file nor a folder")
        if not local.path.name.lower().endswith(SEED_ENDINGS):
            raise DigestError(f"not of a kind that Digest reads: {', '.join(SEED_ENDINGS)}")
        if is_litter(local.path.name):
            raise DigestError("files of this name are passed over; rename it")
        fault = next(filter(None, map(paths.misnamed, local.name.split("/"))), None)
        if fault is not None:
            raise DigestError(f"{fault}; rename it")
        if size > MAX_BYTES:
            raise DigestError(f"{size / 1024 / 1024:.1f} MB; at most {MAX_BYTES // 1024 // 1024} MB are read")
        with below.opened(local.path.resolve()) as handle:
            if not stat.S_ISREG(os.fstat(handle).st_mode):  # another has come in its place
                raise DigestError("neither a file nor a folder")
            return below.read(handle, MAX_BYTES)
    except OSError as fault:
        raise DigestError(f"cannot be opened: {fault.strerror}") from None
