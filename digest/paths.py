"""Which names files may have, so that every system takes them, for the same files, and none of them for a place elsewhere.

After "Naming Files, Paths, and Namespaces" of Microsoft (https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file), POSIX's
NAME_MAX, and canonical caseless matching (The Unicode Standard, 3.13, D145), by which macOS and Windows take names for one.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from digest.problems import DigestError

MOST_NAME = 255
"""Bytes of one name in UTF-8: what ext4, APFS and NTFS all take."""
MOST_PATH = 1000
"""Bytes of a path below the site's folder; macOS takes 1,024 with what stands before it."""

_SHOWN = 200
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]*(?:[.:].*)?", re.IGNORECASE | re.DOTALL
)
_DEVICES = frozenset(("con", "prn", "aux", "nul", "com", "lpt"))
"""With what their names begin."""
_SIGNS = re.compile(r'[<>:"|?*]')


def unfit(path: str) -> str | None:
    """Why there cannot be a file of ours at `path`, relative and with `/`, on some system; None where there can."""
    if len(path.encode("utf-8", "surrogatepass")) > MOST_PATH:
        return f"a path of more than {MOST_PATH:,} bytes"
    return next((fault for name in path.split("/") if (fault := misnamed(name) or _unwritable(name))), None)


def misnamed(name: str) -> str | None:
    """What is wrong with the name of a file that is read: it means another place, a device, or nothing one could type."""
    if not name.isprintable():
        return "the name has unprintable characters"
    if name in ("", ".", "..") or "\\" in name:
        return "the name means another place"
    if name[:3].lower() in _DEVICES and _DEVICE.fullmatch(name):
        return "the name is that of a device under Windows"
    if name[-1] in ". ":
        return "the name ends in a dot or a space, which Windows leaves out"
    if len(name) <= MOST_NAME and name.isascii():
        return None
    return None if len(name.encode()) <= MOST_NAME else f"a name of more than {MOST_NAME} bytes"


def _unwritable(name: str) -> str | None:
    sign = _SIGNS.search(name)
    return f"no name may have {sign[0]} in it under Windows" if sign else None


def is_device(name: str) -> bool:
    """Whether Windows takes `name`, whatever its ending, for a device."""
    return _DEVICE.fullmatch(name) is not None


def key(path: str) -> str:
    """What paths have in common that some system takes for one: letter case and the way accents are written do not count."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold())


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each of `paths` that some system takes for one before it, or for a folder of one before it or around it, after that one."""
    asked = tuple(paths)
    keys = [key(path) for path in asked]
    alone = set(keys)
    if len(alone) == len(asked) and alone.isdisjoint({place for whole in _folders(keys) for place in _around(whole)}):
        return
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path, whole in zip(asked, keys, strict=True):
        above = list(_around(whole.rpartition("/")[0]))
        other = files.get(whole) or folders.get(whole) or next((files[one] for one in above if one in files), None)
        if other is not None:
            yield other, path
            continue
        files[whole] = path
        for place in above:
            folders.setdefault(place, path)


def _folders(paths: Iterable[str]) -> set[str]:
    return {path.rpartition("/")[0] for path in paths}


def _around(place: str) -> Iterator[str]:
    """The folder `place` and those it is in."""
    while place:
        yield place
        place = place.rpartition("/")[0]


def refuse(origins: Mapping[str, str]) -> None:
    """Raises DigestError where one of the paths that are keys could not stand on every system, or two would be one file; it names what wants them."""
    if _are_fit(frozenset(origins)):
        return
    for path, origin in origins.items():
        fault = unfit(path)
        if fault is not None:
            raise DigestError(f"{shown(origin)}: cannot be published as {shown(path)}: {fault}; rename it")
    for first, later in clashes(origins):
        if origins[first] == origins[later]:
            raise DigestError(f"{shown(origins[later])}: {shown(first)} and {shown(later)} are one path; rename one")
        both = f"{shown(origins[first])} and {shown(origins[later])}"
        raise DigestError(f"{both} both want {shown(later)}: letter case and accents tell no files apart; rename one")


def shown(path: str) -> str:
    """`path` as a line may hold it, not too long."""
    plain = path if path.isprintable() else path.encode("unicode_escape", "replace").decode("ascii")
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


@functools.lru_cache(maxsize=4)
def _are_fit(paths: frozenset[str]) -> bool:
    """Kept, because the live server publishes the same paths again and again."""
    return all(unfit(path) is None for path in paths) and next(clashes(sorted(paths)), None) is None
