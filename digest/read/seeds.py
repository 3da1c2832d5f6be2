"""A seed becomes Sources: which reader opens which file. To read another format, add its reader here."""

from __future__ import annotations

import dataclasses
import functools
import re

from digest.model import Clue, ColumnOptions, Source
from digest.problems import Problem
from digest.read import archive, feed, html, jsonfeed, mail, opml, sidecar, sources, table
from digest.read.files import RawFile
from digest.read.reading import Desk, Reader, Reading
from digest.read.sidecar import Fetched

_DEEPEST = 2
"""How deep files may lie in one another: a page in a message in an archive."""
_PROLOG = 64 * 1024
"""How many bytes are searched for the root element of an `.xml` file."""
_TAG = re.compile(rb"<([A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)[\s/>]")
# What is not closed reaches to the end: to look for its end from each of many beginnings would take too long.
_PASSED_OVER = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)


def read(raw: RawFile, columns: ColumnOptions, *, depth: int = 0) -> Reading:
    """The texts in the seed `raw`, and the files in it that are to be read next; none where it cannot be read, with the reason."""
    fetched, faults = sidecar.parse(raw)
    reader = _reader(raw, fetched.media_type)
    if reader is None:
        return Reading(problems=(*faults, _unknown(raw)))
    if depth > _DEEPEST:
        message = "files in files in files are not read"
        return Reading(problems=(Problem(raw.path, None, "too-deep", message, "unpack it", "error"),))
    desk = Desk(columns, functools.partial(read, columns=columns, depth=depth + 1), fetched)
    found = reader(raw, desk)
    addressed = tuple(_addressed(source, fetched) if source.path == raw.path else source for source in found.sources)
    return Reading(addressed, (*faults, *found.problems), found.inside)


def _reader(raw: RawFile, media_type: str) -> Reader | None:
    """The reader for the ending; where that does not tell, for the root element, else for the type the server named."""
    name = raw.path.lower()
    if name.endswith(".xml"):
        return _ROOTS.get(_root(raw.data)) or _TYPES.get(media_type)
    if name.endswith(".txt") and media_type in _TYPES:
        return _TYPES[media_type]
    return next((reader for endings, reader in READERS if name.endswith(endings)), None)


def _root(data: bytes) -> str:
    """The name of the first element in small letters, without its prefix; empty where there is none near the top.

    Texts in UTF-16 are looked at as if their letters stood alone.
    """
    head = _PASSED_OVER.sub(b"", data[:_PROLOG].replace(b"\x00", b""))
    tag = _TAG.search(head)
    return tag[2].decode("ascii", "replace").lower() if tag else ""


def _addressed(source: Source, fetched: Fetched) -> Source:
    """`source` with the address it was fetched from among its clues."""
    if not fetched.address:
        return source
    return dataclasses.replace(source, clues=(*source.clues, Clue("url", fetched.address, "fetched from")))


def _unknown(raw: RawFile) -> Problem:
    if raw.path.lower().endswith(".xml"):
        message, hint = "neither a feed nor OPML nor a page", "save its text as .txt"
        return Problem(raw.path, None, "unknown-type", f"not read: {message}", hint)
    return Problem(raw.path, None, "unknown-type", "not read: no reader for it", level="note")


def _text(raw: RawFile, desk: Desk) -> Reading:
    found, problems = sources.source(raw, desk.fetched.charset)
    return Reading(() if found is None else (found,), problems)


READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    ((".txt", ".md", ".markdown"), _text),
    ((".html", ".htm", ".xhtml"), html.read),
    ((".rss", ".atom", ".rdf"), feed.read),
    ((".json",), jsonfeed.read),
    ((".opml",), opml.read),
    ((".eml",), mail.read),
    ((".mhtml", ".mht"), mail.page),
    ((".csv", ".tsv", ".jsonl", ".ndjson"), table.read),
    ((".zip",), archive.read),
)
_ROOTS: dict[str, Reader] = {
    "rss": feed.read,
    "rdf": feed.read,
    "feed": feed.read,
    "channel": feed.read,
    "opml": opml.read,
    "html": html.read,
}
_TYPES: dict[str, Reader] = {
    "text/html": html.read,
    "application/xhtml+xml": html.read,
    "application/rss+xml": feed.read,
    "application/atom+xml": feed.read,
    "application/rdf+xml": feed.read,
    "application/feed+json": jsonfeed.read,
    "text/x-opml": opml.read,
    "text/csv": table.read,
    "message/rfc822": mail.read,
    "multipart/related": mail.page,
    "application/zip": archive.read,
}
