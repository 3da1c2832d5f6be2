"""Opens the theme: the site's own templates and assets over those that Digest ships."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from digest import below, paths
from digest.below import Below
from digest.problems import DigestError

SHIPPED = "digest/"
FOLDER = "templates"
_DEEPEST = 32
_LARGEST = 64 * 1024 * 1024
"""Bytes of one file of a theme."""


def shipped_folder() -> Path:
    """Where the shipped theme lies: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def theme(root: Path) -> dict[str, bytes]:
    """Every file of the theme by its name; those shipped also as `digest/NAME`, so that an override can extend them.

    Raises DigestError where a file cannot be opened: without it the pages would be others.
    """
    shipped = _shipped(shipped_folder())
    own = dict(_own(root))
    return {SHIPPED + name: data for name, data in shipped.items()} | shipped | own


def _shipped(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in names.items() if not _hidden(name)}


def _own(root: Path) -> Iterator[tuple[str, bytes]]:
    """The site's own files of the theme; raises DigestError where one is not to be read."""
    whole = Path(os.path.realpath(root))
    at = os.path.relpath(os.path.realpath(whole / FOLDER), whole)
    shown = f"{FOLDER}/"
    try:
        with Below(whole) as site:
            for name in sorted(_names(site, at, "")):
                shown = f"{FOLDER}/{name}"
                yield name, _read(site, whole, f"{at}/{name}", shown)
    except OSError as fault:
        raise DigestError(
            f"{paths.shown(shown)} cannot be opened: {fault.strerror}; see to its permissions, or remove it"
        ) from fault


def _names(site: Below, place: str, above: str) -> Iterator[str]:
    """The names of all that is in the folder at `place` and below it, but for hidden things; none where there is no folder."""
    try:
        with os.scandir(site.folder(place)) as listing:
            found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in listing]
    except (FileNotFoundError, NotADirectoryError):
        return
    for name, is_folder in found:
        if _hidden(name):
            continue
        if is_folder and above.count("/") < _DEEPEST:
            yield from _names(site, f"{place}/{name}", f"{above}{name}/")
        else:
            yield above + name


def _read(site: Below, root: Path, place: str, shown: str) -> bytes:
    """The bytes of a regular file that is in the site, or to which a link there leads; raises DigestError for anything else."""
    fault = paths.misnamed(shown.rpartition("/")[2])
    if fault is not None:
        _refuse(shown, fault, "rename it")
    folder, name = site.parent(place)
    about = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if stat.S_ISLNK(about.st_mode):
        leads = Path(os.path.realpath(root / place))
        if not leads.is_relative_to(root):
            _refuse(shown, "a link out of the site's folder is not followed", "put the file here")
        folder, name = site.parent(os.path.relpath(leads, root))
        about = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if not stat.S_ISREG(about.st_mode):
        is_folder = stat.S_ISDIR(about.st_mode)
        _refuse(
            shown,
            "a linked folder is not followed" if is_folder else "neither a file nor a folder",
            "put the files here",
        )
    with below.opened(name, folder) as handle:
        data = below.read(handle, _LARGEST + 1)
    if len(data) > _LARGEST:
        _refuse(shown, f"at most {_LARGEST // 1024 // 1024} MB are read", "keep it elsewhere")
    return data


def _refuse(shown: str, fault: str, hint: str) -> NoReturn:
    raise DigestError(f"{paths.shown(shown)}: {fault}; {hint}, or remove it")


def _hidden(name: str) -> bool:
    """Whether `name` is a system's or an editor's own file, not part of a theme."""
    return any(part.startswith(".") for part in name.split("/")) or name.endswith(("~", ".swp", ".bak", ".tmp"))
