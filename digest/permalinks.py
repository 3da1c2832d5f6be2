"""The record of addresses: what is still to be added to it, and what in it needs an editor's eye."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from digest import addresses
from digest.model import GONE, Digest, Output, Recorded
from digest.model.permalinks import ARTICLES, TOPICS
from digest.problems import Problem
from digest.read.files import PERMALINKS

__all__ = ["PERMALINKS", "additions", "line", "lost", "problems", "written"]

_HEAD = """\
# The addresses of this site's pages, so that none is lost when a title, slug or file changes.
# `digest permalinks` adds lines; keep this file with the rest of content/.
# An address, then the file that stands there. The last line of a file has its address now; its earlier ones lead there.
# By hand: `an/address  another/address` leads on, `an/address  gone` says that nothing will stand there again.

"""


def additions(digest: Digest) -> tuple[Recorded, ...]:
    """A line for each article, topic and page whose address is not the one that is recorded for its file; by file.

    Copies have no page, and so no line.
    """
    recorded: dict[str, str] = {}
    for folder in (ARTICLES, TOPICS, ""):
        recorded |= {name: f"{folder}{slugs[-1]}" for name, slugs in digest.permalinks.slugs(folder).items()}
    wanted = dict(_pages(digest))
    return tuple(Recorded(wanted[name], name) for name in sorted(wanted) if recorded.get(name) != wanted[name])


def line(entry: Recorded) -> str:
    """How an entry is written."""
    return f"{entry.address}  {entry.target}"


def written(standing: bytes | None, added: Iterable[Recorded]) -> bytes:
    """The record's file (None: there is none) with lines at its end; nothing that stands is changed."""
    before = _HEAD.encode() if standing is None else standing
    end = b"\r\n" if b"\r\n" in before else b"\n"
    lines = b"".join(line(entry).encode() + end for entry in added)
    return before + (end if before and not before.endswith(b"\n") else b"") + lines


def lost(digest: Digest) -> tuple[Recorded, ...]:
    """The first line of each address whose file is gone and that leads nowhere else."""
    known = {address for _, address in _pages(digest)}
    kept = {entry.address for entry in digest.permalinks.entries if entry.here or entry.target == GONE}
    found: dict[str, Recorded] = {}
    for entry in digest.permalinks.entries:
        if not entry.here and entry.address not in known | kept:
            found.setdefault(entry.address, entry)
    return tuple(found.values())


def problems(digest: Digest, outputs: Iterable[Output]) -> Iterator[Problem]:
    """Where there is a record: pages it does not have, addresses whose file is gone, and those that lead to no page."""
    if not digest.permalinks.exists:
        return
    for entry in additions(digest):
        message = f"its address {entry.address}/ is not recorded"
        yield Problem(entry.target, None, "unrecorded", message, "run `digest permalinks`", "note")
    for entry in lost(digest):
        message = f"{entry.target} is gone; its address {entry.address}/ says so"
        hint = "was it renamed? write its new name there; otherwise write `gone`, or the address that it is to lead to"
        yield Problem(PERMALINKS, entry.line, "file-gone", message, hint)
    pages = {posixpath.dirname(output.path) for output in outputs if output.path.endswith("/index.html")}
    for entry in digest.permalinks.entries:
        if not entry.is_file and entry.target != GONE and entry.target not in pages:
            message = f"{entry.address}/ is to lead to {entry.target}/, which is not part of the site"
            yield Problem(PERMALINKS, entry.line, "broken-link", message, "write the address that it is to lead to")


def _pages(digest: Digest) -> Iterator[tuple[str, str]]:
    """Each file with a page of its own, and the address of the page."""
    hidden = {copy.article for copy in digest.corpus.copies}
    yield from ((addresses.file(one), f"{ARTICLES}{one.id}") for one in digest.articles if one.id not in hidden)
    yield from ((topic.path, f"{TOPICS}{topic.id}") for topic in digest.topics)
    yield from ((text.path, text.id) for text in digest.texts)
