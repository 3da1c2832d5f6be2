"""What stands in the folder that a build publishes to: whose it is, and what of it is as it shall be."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest import paths
from digest.below import Below
from digest.problems import DigestError

MANIFEST = ".digest-manifest"


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing changed, by path inside the folder."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be changed, and what else is there."""

    change: Published
    foreign: tuple[str, ...]
    """Files of others."""
    held: frozenset[str]
    """Every file there is; some of those that we made may be gone."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a build has left behind."""

    made: Mapping[str, bytes]
    foreign: tuple[str, ...]
    folders: Mapping[str, tuple[int, int]]
    """Inode and time of modification of each folder: the latter changes with each file that comes, goes or is replaced."""

    def stands(self, folder: Path) -> bool:
        """Whether nobody has put a file there, taken one away or replaced one."""
        try:
            return _states(folder, self.folders) == self.folders
        except OSError:
            return False

    def compared(self, made: Mapping[str, bytes]) -> Standing:
        """How that differs from what is `made` now."""
        unchanged = {path for path, data in made.items() if self.made.get(path) == data}
        return _standing(made, unchanged, self.made.keys() - made.keys(), self.foreign, self.made)


def left(folder: Path, made: Mapping[str, bytes], foreign: tuple[str, ...]) -> Left:
    """What a build leaves that has just published `made`."""
    places = {""}
    for path in (*made, *foreign):
        while (path := path.rpartition("/")[0]) not in places:
            places.add(path)
    return Left(made, foreign, _states(folder, places))


def compared(made: Mapping[str, bytes], folder: Path) -> Standing:
    """How what stands in `folder` differs from what is `made`. Raises DigestError where it is not ours to replace."""
    owned = _owned(folder)
    unchanged, removed = _looked_at(made, sorted(owned - made.keys()), folder)
    foreign = tuple(sorted(_others(folder, owned | made.keys())))
    _refuse_in_the_way(made, foreign, folder)
    return _standing(made, unchanged, removed, foreign, owned)


def _standing(
    made: Mapping[str, bytes],
    unchanged: set[str],
    removed: Iterable[str],
    foreign: tuple[str, ...],
    owned: Iterable[str],
) -> Standing:
    change = Published(tuple(sorted(made.keys() - unchanged)), tuple(sorted(removed)), tuple(sorted(unchanged)))
    return Standing(change, foreign, frozenset((*owned, *unchanged, *foreign, MANIFEST)))


def _owned(folder: Path) -> set[str]:
    """The files in `folder` that an earlier build made."""
    if not folder.exists():
        return set()
    if not folder.is_dir():
        raise DigestError(f"{folder} is not a folder; choose another with --output-dir")
    manifest = folder / MANIFEST
    if manifest.is_file():
        listed = manifest.read_text("utf-8", "replace").split("\n")
        return {line for line in listed if not line.startswith("#") and paths.unfit(line) is None}
    if any(folder.iterdir()):
        raise DigestError(
            f"{folder} holds files that Digest did not make; empty it or choose another with --output-dir"
        )
    return set()


def _looked_at(made: Mapping[str, bytes], ours: Iterable[str], folder: Path) -> tuple[set[str], set[str]]:
    """Which files in `folder` are as they are `made`, and which of the other ones of `ours` are there."""
    try:
        standing = Below(folder)
    except FileNotFoundError:
        return set(), set()
    with standing:
        unchanged = {path for path, data in sorted(made.items()) if standing.holds(path, data)}
        return unchanged, {path for path in ours if _is_file(standing.about(path))}


def _refuse_in_the_way(made: Mapping[str, bytes], foreign: Iterable[str], folder: Path) -> None:
    """Raises DigestError where a file or link of somebody else's has the name of a folder of ours, or is in one with the name of a file."""
    places = {path[:at] for path in made for at, sign in enumerate(path) if sign == "/"}
    for path in foreign:
        above = [path[:at] for at, sign in enumerate(path) if sign == "/"]
        if path in places or any(place in made for place in above):
            raise DigestError(
                f"{folder / paths.shown(path)} is not Digest's and stands where a page is to be; remove it, or choose "
                "another folder with --output-dir"
            )


def _is_file(about: os.stat_result | None) -> bool:
    return about is not None and not stat.S_ISDIR(about.st_mode)


def _others(folder: Path, ours: set[str]) -> Iterator[str]:
    """What others have put into `folder`: files, and links of any kind."""
    places = [""] if folder.exists() else []
    while places:
        below = places.pop()
        with os.scandir(os.path.join(folder, below)) as entries:
            for entry in entries:
                path = below + entry.name
                if entry.is_dir(follow_symlinks=False):
                    places.append(f"{path}/")
                elif path not in ours:
                    yield path


def _states(folder: Path, places: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Inode and time of modification of folders by their paths below `folder`."""
    found = {place: os.stat(os.path.join(folder, place)) for place in places}
    return {place: (about.st_ino, about.st_mtime_ns) for place, about in found.items()}
