"""From the path of a request to the bytes of a file inside the site, and to nothing outside it."""

from __future__ import annotations

import mimetypes
import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path

from digest import below
from digest.below import Below

ATTEMPTS = 20
PAUSE = 0.01
"""Publishing replaces the whole folder: for an instant it may not be there. 0.2 s is far more than two renames take."""

MEDIA_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css",
    ".gif": "image/gif",
    ".htm": "text/html",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Our own table first: the machine's, which mimetypes reads, may be missing or wrong (Windows' registry is a known case)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the site, read in one go."""

    path: str
    """Inside the site, with `/`."""
    data: bytes


def find(site: Path, path: str) -> Found | None:
    """The file that `path` (a decoded URL path, without its leading `/`) asks for, or None.

    A folder stands for its `index.html`, with or without the closing slash. Names that start with a dot, that climb, or
    that lead out of the site through a link are not there.
    """
    names = _candidates(path)
    for _ in range(ATTEMPTS):
        before = _identity(site)
        found = next(filter(None, (_read(site, name) for name in names)), None)
        if found is not None or (before is not None and _identity(site) == before):
            return found
        time.sleep(PAUSE)
    return None


def media_type(path: str) -> str:
    """The media type of a file, by its ending; bytes of an unknown kind are only offered for saving."""
    ending = os.path.splitext(path)[1].lower()  # noqa: PTH122 - a URL path, not one of this machine
    return MEDIA_TYPES.get(ending) or mimetypes.guess_type("x" + ending)[0] or "application/octet-stream"


def _candidates(path: str) -> tuple[str, ...]:
    *folders, last = path.split("/")
    parts = [*folders, last] if last else folders
    if any(not part or part.startswith(".") or set(part) & set("\0\\:") for part in parts):
        return ()
    index = "/".join([*parts, "index.html"])
    return ("/".join(parts), index) if last else (index,)


def _read(site: Path, name: str) -> Found | None:
    root = os.path.realpath(site)
    target = os.path.realpath(os.path.join(root, name))  # noqa: PTH118 - pathlib has no join of a text checked above
    if os.path.commonpath([root, target]) != root or not os.path.isfile(target):  # noqa: PTH113
        return None
    try:
        with Below(Path(root)) as folder:
            handle, last = folder.parent(os.path.relpath(target, root))
            with below.opened(last, handle) as file:
                about = os.fstat(file)  # another may have come in its place since the line above
                return (
                    Found(name, below.read(file, about.st_size + 1, about.st_size))
                    if stat.S_ISREG(about.st_mode)
                    else None
                )
    except OSError:  # gone, or not for us to read
        return None


def _identity(site: Path) -> tuple[int, int, int] | None:
    """Which folder it is; with when it came to be so, as a new one may have the number of one that is gone."""
    try:
        stat = site.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino, stat.st_ctime_ns
