"""The editor's files as the live server shows them: those of the watched folders and of the shipped theme, and no others."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from digest.problems import DigestError
from digest.read.text import decoded
from digest.read.theme import SHIPPED, shipped_folder

LARGEST = 1024 * 1024
"""Bytes of a file that is shown; a seed is seldom a hundredth of that, and to guess an encoding takes time."""

THEME = "templates"

EDITORS = {
    "vscode": "vscode://file{path}:{line}",
    "vscodium": "vscodium://file{path}:{line}",
    "idea": "idea://open?file={path}&line={line}",
    "textmate": "txmt://open?url=file://{path}&line={line}",
}
"""Addresses by which editors on a desk open a file, after their own documents."""

OPENER = re.compile(r"(?!(?:javascript|data|vbscript|blob|about|view-source):)[a-z][a-z0-9+.-]{1,30}:.+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file of the editor's, or of the shipped theme."""

    path: str
    """As messages name it: `seeds/a.txt`, `templates/base.html`."""
    place: Path
    lines: tuple[str, ...]
    shipped: bool = False


def opener(choice: str | None) -> str | None:
    """The pattern of an address that opens a file in the editor called `choice`, or in the one whose pattern it is.

    Raises DigestError for what is neither; None for none.
    """
    if not choice:
        return None
    pattern = EDITORS.get(choice.lower(), choice)
    if "{path}" not in pattern or not OPENER.fullmatch(pattern):
        known = ", ".join(sorted(EDITORS))
        raise DigestError(
            f'"{choice}" is no editor known here; write {known}, or an address such as vscode://file{{path}}:{{line}}'
        )
    return pattern.replace("/{path}", "{path}") if "://{path}" not in pattern else pattern


class Sources:
    """Reads files below `folders` by the name of their folder, and those of the shipped theme below `templates`."""

    def __init__(self, folders: Sequence[Path], opener: str | None = None) -> None:
        self._folders = {folder.name: folder for folder in folders}
        self._opener = opener

    def read(self, path: str) -> SourceText | None:
        """The text called `path`, or None: not there, no text, too large, hidden, or reached by a link that leads out.

        Of `seeds/news.zip#a.html`, a part of a file, the file is meant.
        """
        for name in dict.fromkeys((path, path.partition("#")[0])):
            found = self._place(name)
            if found is not None:
                place, shipped = found
                lines = _lines(place)
                return None if lines is None else SourceText(name, place, lines, shipped)
        return None

    def has(self, path: str) -> bool:
        """Whether there is a file called `path` that may be shown."""
        return self._place(path) is not None

    def opens(self, path: str, line: int | None) -> str | None:
        """The address that opens a file in the editor, where one was chosen."""
        found = self._place(path) or self._place(path.partition("#")[0])
        if self._opener is None or found is None:
            return None
        place = found[0].as_posix()
        absolute = quote(place if place.startswith("/") else f"/{place}", safe="/:")
        return self._opener.replace("{path}", absolute).replace("{line}", str(line or 1))

    def _place(self, path: str) -> tuple[Path, bool] | None:
        """Where a file lies, and whether it is a shipped one."""
        parts = path.split("/")
        if len(parts) < 2 or any(not part or part.startswith(".") or set(part) & set("\0\\") for part in parts):
            return None
        own = self._folders.get(parts[0])
        inside = "/".join(parts[1:])
        found = None if own is None else _inside(own, inside)
        if found is None and parts[0] == THEME:
            shipped = _inside(shipped_folder(), inside.removeprefix(SHIPPED))
            return None if shipped is None else (shipped, True)
        return None if found is None else (found, False)


def view(path: str, line: int | None = None) -> str:
    """The address of the source view of `path`, at a line."""
    place = "" if line is None else f"?{urlencode({'line': line})}#L{line}"
    return f"/-/source/{quote(path)}{place}"


def _inside(folder: Path, name: str) -> Path | None:
    """The regular file `name` in `folder`, itself where it lies, not elsewhere through a link."""
    root = os.path.realpath(folder)
    target = os.path.realpath(os.path.join(root, name))  # noqa: PTH118 - pathlib has no join of a text checked above
    if os.path.commonpath([root, target]) != root or not os.path.isfile(target):  # noqa: PTH113
        return None
    return Path(target)


def _lines(place: Path) -> tuple[str, ...] | None:
    """The lines of a text file; None for what is too large, or no text."""
    try:
        with place.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:  # gone, or not for us to read
        return None
    text = decoded(place.name, data)[0] if len(data) <= LARGEST else None
    return (
        None if text is None else tuple(text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n"))
    )
