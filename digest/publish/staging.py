"""A tree of files made from what stands and what is new: whole, in a folder of its own, before anybody looks at it.

Every file is reached by the handle of its folder, so that a link in the place of a folder, planted or put there while a build is under
way, ends the build and leads nowhere.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest import below, system
from digest.below import Below

_WITHOUT_LINKS = (errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EXDEV)
Flush = Callable[[int], None]


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
    with _flushing(tree, staging) as flush, Below(staging) as target:
        _fill(tree, target, tree.kept, flush)


def bring_up(
    tree: Tree, spare: Path, held: Iterable[str] | None = None, doubtful: Container[str] | None = None
) -> None:
    """The same in a folder that holds some of the tree already.

    Where it is known which files it holds, they are `held`, by path; otherwise it is walked, and nothing that is in it is believed.
    All but the `doubtful` ones among those to be kept are the very same files already; with None all are doubtful.
    """
    wanted = tree.written.keys() | set(tree.kept)
    with _flushing(tree, spare) as flush, Below(spare) as target:
        found = _found(spare) if held is None else dict.fromkeys(held, 0)
        for path in found:
            if path not in wanted:
                _remove(target, path)
        asked = [path for path in tree.kept if doubtful is None or path in doubtful]
        moved = _differing(tree, target, asked) if held is not None else _others(tree, found)
        for path in (*tree.written, *moved):
            _unlink(target, path)
        _fill(tree, target, moved, flush)


def discard(folder: Path) -> None:
    """Remove `folder` and what is in it, though somebody made its folders read-only; of a link, the link."""
    with contextlib.suppress(OSError):
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            folder.unlink()
            return
        folder.chmod(0o700)
        for _, folders, _, handle in os.fwalk(folder):
            for name in folders:
                if stat.S_ISDIR(os.stat(name, dir_fd=handle, follow_symlinks=False).st_mode):
                    os.chmod(name, 0o700, dir_fd=handle)
    shutil.rmtree(folder, ignore_errors=True)


def _flushing(tree: Tree, folder: Path) -> contextlib.AbstractContextManager[Flush]:
    return system.flushing(folder) if tree.flushed else contextlib.nullcontext(lambda _handle: None)


def _fill(tree: Tree, target: Below, kept: Iterable[str], flush: Flush) -> None:
    """Put into `target` what is written, and links to what is kept."""
    for path, data in sorted(tree.written.items()):
        place, name = target.parent(path, make=True)
        handle = below.write(name, data, place)
        try:
            flush(handle)
        finally:
            os.close(handle)
    linked = sorted(kept)
    if linked:
        with Below(tree.standing) as standing:
            for path in linked:
                _link(standing, target, path)


def _link(standing: Below, target: Below, path: str) -> None:
    """A hard link, or a copy where the file system has none."""
    source, name = standing.parent(path)
    place, _ = target.parent(path, make=True)
    try:
        os.link(name, name, src_dir_fd=source, dst_dir_fd=place, follow_symlinks=False)
    except OSError as fault:
        if fault.errno not in _WITHOUT_LINKS:
            raise
        _copy(name, source, place)


def _copy(name: str, source: int, place: int) -> None:
    about = os.stat(name, dir_fd=source, follow_symlinks=False)
    if stat.S_ISLNK(about.st_mode):
        os.symlink(os.readlink(name, dir_fd=source), name, dir_fd=place)
        return
    with below.opened(name, source) as handle, os.fdopen(below.write(name, b"", place), "wb") as copy:
        with open(handle, "rb", closefd=False) as file:
            shutil.copyfileobj(file, copy)
        copy.flush()
        os.fchmod(copy.fileno(), stat.S_IMODE(about.st_mode))
        os.utime(copy.fileno(), ns=(about.st_atime_ns, about.st_mtime_ns))


def _differing(tree: Tree, spare: Below, paths: Iterable[str]) -> list[str]:
    """Those of `paths` at which the spare has another file than the folder that stands, or none."""
    asked = sorted(paths)
    if not asked:
        return []
    with Below(tree.standing) as standing:
        return [path for path in asked if not _is_same(standing.about(path), spare.about(path))]


def _is_same(one: os.stat_result | None, other: os.stat_result | None) -> bool:
    return one is not None and other is not None and os.path.samestat(one, other)


def _found(folder: Path) -> dict[str, int]:
    """The inode of whatever is in a folder, by path; of folders, of those that are empty. Looks through no link."""
    found: dict[str, int] = {}
    places = [""]
    while places:
        place = places.pop()
        with os.scandir(os.path.join(folder, place)) as entries:
            above, is_empty = f"{place}/" if place else "", True
            for entry in entries:
                is_empty = False
                if entry.is_dir(follow_symlinks=False):
                    places.append(above + entry.name)
                else:
                    found[above + entry.name] = entry.inode()
        if is_empty and place:
            found[f"{place}/"] = 0
    return found


def _others(tree: Tree, found: Mapping[str, int]) -> list[str]:
    """Those of the files to keep that are not the very ones `found`, which lie on the same file system."""
    with Below(tree.standing) as standing:
        about = ((path, standing.about(path)) for path in sorted(tree.kept))
        return [path for path, one in about if one is None or one.st_ino != found.get(path)]


def _is_gone(name: str, above: int) -> bool:
    """Whether a folder is removed; not where something is left in it. Raises OSError where it should go and does not."""
    try:
        os.rmdir(name, dir_fd=above)
    except OSError as fault:
        if fault.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
        return False
    return True


def _unlink(folder: Below, path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        place, name = folder.parent(path)
        os.unlink(name, dir_fd=place)


def _remove(folder: Below, path: str) -> None:
    """Remove a file, or with a `/` at its end an empty folder, and the folders that are left empty."""
    if not path.endswith("/"):
        _unlink(folder, path)
    place = path.rpartition("/")[0]
    while place:
        try:
            above, name = folder.parent(place)
        except FileNotFoundError:
            return
        if not _is_gone(name, above):
            return
        place = place.rpartition("/")[0]
