"""`digest add`: paths and addresses become files in `seeds/`, each with a note of where it is from."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from digest.add import links, local
from digest.add.shelf import Known, Shelf, State, Taken
from digest.fetch import Client, FetchError, Page, normal
from digest.fetch import Known as Before
from digest.fetch.media import media_type
from digest.problems import DigestError, Overrun, Problem
from digest.progress import Progress, silent
from digest.read.editions import FEEDS
from digest.read.files import RawFile

__all__ = ["Added", "Helpers", "Shelf", "add"]

STEP = "Adding"
MOST = 5000
"""Paths and addresses of one call: lists that name further lists need have no end."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file."""

    state: State
    seed: str
    """`seeds/news.example/a.html`."""
    hint: str | None = None
    """What else could be added, or what was kept beside."""


@dataclass(frozen=True, slots=True)
class Helpers:
    """What adding works with."""

    shelf: Shelf
    client: Client
    executor: Executor
    """Looks through what was fetched, within limits of time and memory."""
    progress: Progress = silent


@dataclass(slots=True)
class _Run:
    """One call: what is still to be done, and what is done."""

    helpers: Helpers
    articles: bool
    waiting: deque[tuple[str, bool]] = field(default_factory=deque)
    """Paths and addresses, each with whether a feed named it as one of its entries."""
    met: set[str] = field(default_factory=set)


def add(arguments: Sequence[str], helpers: Helpers, *, articles: bool = False) -> Iterator[Added | Problem]:
    """Brings in what `arguments` name, one result at a time; with `articles` also each feed entry's own page.

    What fails is a Problem, and the rest goes on; raises DigestError where `seeds/` cannot be written.
    """
    run = _Run(helpers, articles, deque((argument, False) for argument in dict.fromkeys(arguments)))
    done = 0
    while run.waiting:
        if done == MOST:
            left = f"{len(run.waiting):,} more are waiting after {MOST:,}"
            yield Problem(_shown(run.waiting[0][0]), None, "too-many", left, "add the rest by another call", "error")
            return
        helpers.progress(STEP, done, done + len(run.waiting))
        name, is_entry = run.waiting.popleft()
        try:
            yield from _address(name, run, is_entry=is_entry) if "://" in name else _path(name, run)
        except FetchError as fault:
            yield Problem(_shown(name), None, fault.code, fault.message, fault.hint, "error")
        except Taken as fault:
            yield Problem(_shown(name), None, "name-taken", str(fault), level="error")
        done += 1
    helpers.progress(STEP, done, done)


def _shown(name: str) -> str:
    """`name` without the passwords that an address may hold, and without what would break the line."""
    with contextlib.suppress(FetchError):
        return normal(name) if "://" in name else name
    return "".join(filter(str.isprintable, name.rpartition("@")[2]))


def _address(name: str, run: _Run, *, is_entry: bool) -> Iterator[Added | Problem]:
    url = normal(name)
    if url in run.met:
        return
    run.met.add(url)
    known = run.helpers.shelf.find(url)
    if is_entry and known is not None and known.path.is_file():
        yield Added("unchanged", run.helpers.shelf.shown(known.path))  # an entry's page is asked for once
        return
    page = run.helpers.client.get(url, _before(known))
    if page.status == 304 and known is not None:
        yield Added("unchanged", run.helpers.shelf.shown(known.path))
        about, data = known.about, known.path.read_bytes()
        found = links.Found(name, about.media_type, data, about.charset, about.final_url)
    else:
        found = links.Found(name, page.media_type, page.data, page.charset, page.final_url)
        if page.media_type != links.LIST:
            yield _kept(page, found, run)
    yield from _onward(found, run)


def _before(known: Known | None) -> Before | None:
    """What to ask a server with for changes alone; nothing where the file is gone or was changed by hand."""
    if known is None or not known.untouched():
        return None
    return Before(known.about.final_url, known.about.etag, known.about.last_modified)


def _kept(page: Page, found: links.Found, run: _Run) -> Added:
    kept = run.helpers.shelf.keep(page, lambda old, new: _leave(old, new, run))
    is_front_page = page.media_type == "text/html" and urlsplit(page.final_url).path in ("", "/")
    feeds: tuple[str, ...] = ()
    with contextlib.suppress(FetchError):  # the page is saved, whatever can be found in it
        feeds = _looked_through(found, run) if is_front_page else ()
    hint = f"this is a front page; for its news: digest add {feeds[0]}" if feeds else None
    if kept.aside:
        hint = f"entries have left this feed; they stay in {kept.aside}"
    return Added(kept.state, kept.seed, hint)


def _leave(old: RawFile, new: RawFile, run: _Run) -> bool:
    """Whether entries of the feed `old` are not in `new`; taken for so where it cannot be told within limits."""
    try:
        return bool(run.helpers.executor.submit(links.leave, old, new).result())
    except Overrun:
        return True


def _onward(found: links.Found, run: _Run) -> Iterator[Problem]:
    """Puts what a list of feeds names in front of what is waiting, and, where wished for, the entries of a feed."""
    is_list = found.media_type == links.LIST
    if not is_list and not (run.articles and found.media_type in FEEDS):
        return
    addresses = _looked_through(found, run)
    run.waiting.extendleft((address, not is_list) for address in reversed(addresses))
    if is_list and not addresses:
        yield Problem(found.path, None, "no-feeds", "the list names no feed", level="error")


def _looked_through(found: links.Found, run: _Run) -> tuple[str, ...]:
    try:
        return run.helpers.executor.submit(links.find, found).result()
    except Overrun as fault:
        raise FetchError("over-limit", f"cannot be looked through for addresses: it {fault}") from None
    except DigestError:
        raise
    except Exception as fault:  # what one file brings out in a worker keeps no other from being added
        told = f"brings out a fault of the program ({type(fault).__name__})"
        raise FetchError("fault", f"cannot be looked through for addresses: it {told}", "report this line") from fault


def _path(name: str, run: _Run) -> Iterator[Added | Problem]:
    path = Path(name)
    if not path.exists():
        hint = "an address begins with https://" if not name.startswith((".", "/")) and "." in name else None
        yield Problem(name, None, "no-such-file", "there is no such file or folder", hint, "error")
        return
    count = 0
    for file in local.files(path):
        count += 1
        try:
            yield from _file(file, run)
        except DigestError as fault:
            yield Problem(str(file.path), None, "not-added", str(fault), level="error")
    if not count:
        yield Problem(
            name, None, "no-such-file", "nothing in this folder is of a kind that Digest reads", level="error"
        )


def _file(file: local.Local, run: _Run) -> Iterator[Added | Problem]:
    """Copies a file, unless it is a list of feeds or stands in `seeds/` already, and goes on from it."""
    data, shelf = local.data(file), run.helpers.shelf
    found = links.Found(str(file.path), _kind(file, data), data)
    if found.media_type != links.LIST:
        inside = file.path.resolve().is_relative_to(shelf.folder.resolve())
        yield Added("unchanged", str(file.path)) if inside else Added(*shelf.copy(file.name, data))
    yield from _onward(found, run)


def _kind(file: local.Local, data: bytes) -> str:
    """The media type of a file, by its bytes and ending; empty where they do not tell."""
    try:
        return media_type("", data, f"file:///{file.path.name}")
    except FetchError:
        return ""
