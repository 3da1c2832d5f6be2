"""A tree of files made from what stands and what is new: whole, in a folder of its own, before anybody looks at it."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest import system


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a tree by path: those to write, and those to take over from the folder they stand in."""

    written: Mapping[str, bytes]
    kept: tuple[str, ...]
    standing: Path
    flushed: bool = True
    """Whether it must be on the disk before anybody sees it."""


def stage(tree: Tree, staging: Path) -> None:
    """Make the folder `staging` hold the tree, and have it on the disk."""
    discard(staging)  # what a build that was killed left
    staging.mkdir()
    with _flushing(tree, staging) as flush:
        _make_folders(staging, (*tree.written, *tree.kept))
        for path, data in tree.written.items():
            _write(os.path.join(staging, path), data, flush)
        for path in tree.kept:
            _link(os.path.join(tree.standing, path), os.path.join(staging, path))


def bring_up(tree: Tree, spare: Path, held: Iterable[str], doubtful: Container[str] | None) -> None:
    """The same in a folder of which the files are known: `held`, by path.

    All but the `doubtful` ones among those to be kept are the very same files already; with None all are doubtful.
    """
    wanted = tree.written.keys() | set(tree.kept)
    with _flushing(tree, spare) as flush:
        for path in held:
            if path not in wanted:
                _remove(spare, path)
        asked = (path for path in tree.kept if doubtful is None or path in doubtful)
        moved = [path for path in asked if not _is_same(os.path.join(tree.standing, path), os.path.join(spare, path))]
        _make_folders(spare, (*tree.written, *moved))
        for path, data in tree.written.items():
            _unlink(os.path.join(spare, path))
            _write(os.path.join(spare, path), data, flush)
        for path in moved:
            _unlink(os.path.join(spare, path))
            _link(os.path.join(tree.standing, path), os.path.join(spare, path))


def discard(folder: Path) -> None:
    """Remove `folder` and what is in it, though somebody made its folders read-only."""
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
    for place, folders, _ in os.walk(folder):
        for path in (Path(place) / name for name in folders):
            if not path.is_symlink():
                with contextlib.suppress(OSError):
                    path.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _flushing(tree: Tree, folder: Path) -> contextlib.AbstractContextManager[Callable[[int], None]]:
    return system.flushing(folder) if tree.flushed else contextlib.nullcontext(lambda _handle: None)


def _make_folders(root: Path, paths: Iterable[str]) -> None:
    for place in sorted({path.rpartition("/")[0] for path in paths}):
        os.makedirs(os.path.join(root, place), exist_ok=True)


def _write(path: str, data: bytes, flush: Callable[[int], None]) -> None:
    with open(path, "xb", buffering=0) as file:
        file.write(data)
        flush(file.fileno())


def _link(source: str, target: str) -> None:
    """A hard link, or a copy where the file system has none."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as fault:
        if fault.errno not in (errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EXDEV):
            raise
        shutil.copy2(source, target, follow_symlinks=False)


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samestat(os.lstat(one), os.lstat(other))
    except (FileNotFoundError, NotADirectoryError):
        return False


def _unlink(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)


def _remove(root: Path, path: str) -> None:
    """Remove a file, and the folders that are left empty."""
    _unlink(os.path.join(root, path))
    place = path.rpartition("/")[0]
    while place:
        try:
            os.rmdir(os.path.join(root, place))
        except OSError:  # something is left in it
            return
        place = place.rpartition("/")[0]
