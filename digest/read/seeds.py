"""A seed becomes Sources: which reader opens which file. To read another format, add its reader here."""

from __future__ import annotations

import functools

from digest.model import ColumnOptions
from digest.problems import Problem
from digest.read import html, sources
from digest.read.files import RawFile
from digest.read.reading import Desk, Reader, Reading

_DEEPEST = 2
"""How deep files may lie in one another: a page in a message in an archive."""


def read(raw: RawFile, columns: ColumnOptions, *, depth: int = 0) -> Reading:
    """The texts in the seed `raw`; none where it cannot be read, with the reason."""
    reader = next((reader for endings, reader in READERS if raw.path.lower().endswith(endings)), None)
    if reader is None:
        return Reading(problems=(Problem(raw.path, None, "unknown-type", "not read: no reader for it", level="note"),))
    if depth > _DEEPEST:
        return Reading(problems=(Problem(raw.path, None, "too-deep", "files in files in files", "unpack it", "error"),))
    return reader(raw, Desk(columns, functools.partial(read, columns=columns, depth=depth + 1)))


def _text(raw: RawFile, _desk: Desk) -> Reading:
    found, problems = sources.source(raw)
    return Reading(() if found is None else (found,), problems)


READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    ((".txt", ".md", ".markdown"), _text),
    ((".html", ".htm", ".xhtml"), html.read),
)
