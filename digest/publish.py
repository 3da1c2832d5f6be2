"""Brings a folder to hold exactly the outputs of a build: the only code that changes `site/`.

A whole new folder is staged beside the old one, flushed and exchanged with it, so that whoever looks sees one whole build
or the other. Files that stand already are linked, not written. What Digest owns is listed in `.digest-manifest` inside the
folder; files that are not on the list are somebody else's and are carried over.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.model import Output
from digest.problems import DigestError

MANIFEST = ".digest-manifest"
_HEADER = "# Files made by Digest in this folder; the next build replaces or removes them.\n"
_AT_WORKING_DIRECTORY = -100  # AT_FDCWD in <fcntl.h>
_RENAME_EXCHANGE = 2  # <linux/fs.h>


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing changed, by path inside the folder."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


def compare(outputs: Sequence[Output], folder: Path) -> Published:
    """What `publish` would do; changes nothing. Raises DigestError where `folder` is not ours to replace."""
    made = {output.path: output.data for output in outputs} | {MANIFEST: _manifest(outputs)}
    try:
        owned = _owned(folder)
        standing = {path for path, data in made.items() if _holds(folder / path, data)}
        removed = {path for path in owned - made.keys() if (folder / path).is_file()}
    except OSError as fault:
        raise _unpublishable(folder, fault) from fault
    return Published(tuple(sorted(made.keys() - standing)), tuple(sorted(removed)), tuple(sorted(standing)))


def publish(outputs: Sequence[Output], folder: Path) -> Published:
    """Make `folder` hold `outputs`; nothing is written when it already does."""
    folder = folder.resolve()
    change = compare(outputs, folder)
    if not change.written and not change.removed:
        return change
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder.parent):
            _replace(outputs, change, folder)
    except OSError as fault:
        raise _unpublishable(folder, fault) from fault
    return change


def _unpublishable(folder: Path, fault: OSError) -> DigestError:
    where = f" ({fault.filename})" if fault.filename not in (None, str(folder)) else ""
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
    hint = "make room on the disk" if full else "see to its permissions, or choose another folder with --output-dir"
    return DigestError(f"cannot publish to {folder}: {fault.strerror}{where}; nothing was changed; {hint}")


def _replace(outputs: Sequence[Output], change: Published, folder: Path) -> None:
    staging = folder.parent / f".{folder.name}.digest-staging"
    _discard(staging)  # what a build that was killed left
    try:
        _stage(outputs, change, folder, staging)
        _exchange(staging, folder)
        _flush(folder.parent)
    finally:
        _discard(staging)


def _discard(folder: Path) -> None:
    """Remove `folder` and what is in it, though somebody made its folders read-only."""
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
    for place, folders, _ in os.walk(folder):
        for path in (Path(place) / name for name in folders):
            if not path.is_symlink():
                with contextlib.suppress(OSError):
                    path.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _manifest(outputs: Sequence[Output]) -> bytes:
    return (_HEADER + "".join(f"{path}\n" for path in sorted(output.path for output in outputs))).encode()


def _owned(folder: Path) -> set[str]:
    """The files in `folder` that an earlier build made."""
    if not folder.exists():
        return set()
    if not folder.is_dir():
        raise DigestError(f"{folder} is not a folder; choose another with --output-dir")
    manifest = folder / MANIFEST
    if manifest.is_file():
        return {line for line in manifest.read_text("utf-8").splitlines() if line and not line.startswith("#")}
    if any(folder.iterdir()):
        raise DigestError(
            f"{folder} holds files that Digest did not make; empty it or choose another with --output-dir"
        )
    return set()


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _stage(outputs: Sequence[Output], change: Published, folder: Path, staging: Path) -> None:
    staging.mkdir()
    data = {output.path: output.data for output in outputs} | {MANIFEST: _manifest(outputs)}
    for path in change.written:
        target = staging / path
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, data[path])
    for path in (*change.unchanged, *_foreign(folder, change)):
        target = staging / path
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(folder / path, target)
    for place, _, _ in os.walk(staging, topdown=False):
        _flush(Path(place))
    if folder.exists():
        shutil.copymode(folder, staging)


def _foreign(folder: Path, change: Published) -> Iterator[str]:
    ours = {*change.written, *change.removed, *change.unchanged}
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in (*names, *links):
            path = (Path(place) / name).relative_to(folder).as_posix()
            if path not in ours:
                yield path


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _link(source: Path, target: Path) -> None:
    """A hard link, or a copy where the file system has none."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as fault:
        if fault.errno not in (errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EXDEV):
            raise
        shutil.copy2(source, target, follow_symlinks=False)


def _exchange(staging: Path, folder: Path) -> None:
    """Put `staging` in the place of `folder`; `staging` then holds the old one, if there was any."""
    if not folder.exists():
        staging.rename(folder)
    elif not _exchanged_at_once(staging, folder):
        aside = folder.parent / f".{folder.name}.digest-old"
        _discard(aside)
        folder.rename(aside)
        staging.rename(folder)
        _discard(aside)


def _exchanged_at_once(one: Path, other: Path) -> bool:
    """Whether the system swapped the two in one step: renameat2(2) with RENAME_EXCHANGE, Linux with glibc 2.28."""
    if sys.platform != "linux":
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    here = _AT_WORKING_DIRECTORY
    if call(here, os.fsencode(one), here, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    fault = ctypes.get_errno()
    if fault in (errno.EINVAL, errno.ENOSYS):  # a file system, or a kernel, that cannot
        return False
    raise OSError(fault, os.strerror(fault), str(other))


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the lock that keeps two builds from publishing into one folder at the same time."""
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
