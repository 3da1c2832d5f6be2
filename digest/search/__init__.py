"""The search index: what the pages print becomes the files that Pagefind's program asks in the browser.

The index is made in a thread and a process of its own while the pages are rendered, and remembered by the records it holds.
"""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from digest import memo
from digest.model.output import Output, Record
from digest.problems import Problem
from digest.search import canonical
from digest.search.pagefind import PagefindError, Service, version

__all__ = ["FOLDER", "Indexer", "indexing", "language"]

FOLDER = "pagefind/"
SHELF = "search"
HINT = "reinstall Digest, or set `search: false` in content/site.yaml"
STEMMED = frozenset({
    "ar", "ca", "da", "de", "el", "en", "eo", "es", "et", "eu", "fi", "fr", "ga", "hi", "hu", "hy", "id",
    "it", "lt", "nb", "ne", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi",
})  # fmt: skip
"""The languages whose endings Pagefind 1.5 knows: those for which it wrote a program of their own."""
_NEEDED = ("pagefind.js", "pagefind-entry.json")
"""Beside the index itself; the rest are widgets, a highlighter and a worker that this site does not use."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the index as it is remembered."""

    path: str
    data: str
    """Base64."""


@dataclass(frozen=True, slots=True)
class Index:
    """All files of an index."""

    files: tuple[File, ...]


class Indexer:
    """Makes the index of one build; lives inside `indexing`."""

    def __init__(self, memory: memo.Memo) -> None:
        self.problems: tuple[Problem, ...] = ()
        """Why there is no index, once `files` was called."""
        self._memory = memory
        self._key = ""
        self._known: Index | None = None
        self._service: Service | None = None
        self._pool = ThreadPoolExecutor(1, "search")
        self._made: Future[Index] | None = None

    def begin(self, records: Iterable[Record]) -> None:
        """Start on the index of `records`, whose order does not matter."""
        ordered = tuple(sorted(records, key=lambda record: record.url))
        try:
            self._key = f"{SHELF}:{memo.key(ordered, version())}"
            self._known = self._memory.get([self._key], Index).get(self._key)
            if self._known is None and ordered:
                self._service = Service()
                self._made = self._pool.submit(_index, self._service, ordered)
        except PagefindError as fault:
            self.problems = (_problem(fault),)

    def files(self) -> tuple[Output, ...]:
        """The files of the index once it is done; none where it could not be made."""
        try:
            found = self._made.result() if self._made else self._known
        except PagefindError as fault:
            self.problems = (_problem(fault),)
            return ()
        if found is None:
            return ()
        self._memory.replace({self._key: found}, SHELF)
        return tuple(Output(FOLDER + one.path, base64.b64decode(one.data), "the search index") for one in found.files)

    def close(self) -> None:
        """End what is still at work."""
        if self._service is not None:
            self._service.close()
        self._pool.shutdown()


@contextlib.contextmanager
def indexing(memory: memo.Memo) -> Iterator[Indexer]:
    """An indexer that leaves no process behind, however the block ends."""
    indexer = Indexer(memory)
    try:
        yield indexer
    finally:
        indexer.close()


def language(records: Iterable[Record]) -> str:
    """The language by whose grammar all records are indexed: the one of most of them that Pagefind can stem.

    Its stemmers leave words in other scripts alone, so that a Ukrainian word is found in an English index as it stands.
    """
    counts: dict[str, int] = {}
    for record in records:
        counts[record.language] = counts.get(record.language, 0) + 1
    return min(counts, key=lambda tag: (tag not in STEMMED, -counts[tag], tag), default="en")


def _index(service: Service, records: tuple[Record, ...]) -> Index:
    tongue = language(records)
    # One index for all: Pagefind would otherwise make one for each language, and ask only that of the page.
    index = service.ask({"type": "NewIndex", "config": {"force_language": tongue}})["index_id"]
    for record in records:
        service.ask({"type": "AddRecord", "index_id": index, **_message(record, tongue)})
    answer = service.ask({"type": "GetFiles", "index_id": index})
    service.close()
    files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    found = canonical.files({path: data for path, data in files.items() if _is_needed(path, tongue, files)})
    return Index(tuple(File(path, base64.b64encode(found[path]).decode()) for path in sorted(found)))


def _message(record: Record, tongue: str) -> dict[str, object]:
    return {
        "url": record.url,
        "content": record.text,
        "language": tongue,
        "meta": dict(record.shown),
        "filters": {name: list(values) for name, values in record.facets.items()},
        # Pages of one day in the order of their addresses; without a value they would be left out of a sorted search.
        "sort": {"date": f"{record.day} {record.url}"},
    }


def _is_needed(path: str, tongue: str, files: Mapping[str, bytes]) -> bool:
    program = f"wasm.{tongue}.pagefind"
    if path.startswith("wasm."):
        return path == (program if program in files else "wasm.unknown.pagefind")
    return path in _NEEDED or path.endswith((".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"))


def _problem(fault: PagefindError) -> Problem:
    return Problem("search/", None, "no-search", f"the site has no search: {fault}", HINT)
