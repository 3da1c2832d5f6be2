"""Seeds that lie on other machines, as if they lay in `seeds/`: listed by each build, fetched where they changed."""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from digest.problems import DigestError, Problem
from digest.read.files import MAX_BYTES, SEEDS, UNREADABLE, RawFile, is_litter, pages_beside, unfit
from digest.read.walk import joined
from digest.remote.places import Entry, Place, Refused
from digest.tasks import Workshop

_DEEPEST = 32
_MOST = 1_000_000
"""Folders and files of one place: a server may make up more without end."""

_SETTLED = 3.0
"""Seconds after a change from which a file's stamp is trusted."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What a file held when it was fetched."""

    encoded: str
    """In Base64, so that it can be remembered beside other values."""

    @property
    def data(self) -> bytes:
        """The file."""
        return base64.b64decode(self.encoded)


Files = tuple[tuple[RawFile, ...], tuple[Problem, ...]]


def seeds(addresses: Sequence[str], workshop: Workshop) -> Files:
    """The files at `addresses` as seeds, the first of each path, and a problem for each one not read.

    Raises DigestError where one of the folders cannot be had: it would be another site.
    """
    found: dict[str, RawFile] = {}
    where: dict[str, str] = {}
    problems: list[Problem] = []
    for address in addresses:
        files, faults = _at(address, workshop)
        problems += faults
        for raw in files:
            if raw.path in found:
                problems.append(twice(raw.path, where[raw.path], address))
            else:
                found[raw.path], where[raw.path] = raw, address
    return tuple(found.values()), tuple(problems)


def twice(path: str, first: str, second: str) -> Problem:
    """Two files want one path, by which corrections name them."""
    message = f"lies in {first} and at {second}; the one in {first} is read"
    return Problem(path, None, "same-name", message, "rename one of them")


def _at(address: str, workshop: Workshop) -> Files:
    """The files of one place, with what was fetched beside them, and what is wrong."""
    place = Place(address)
    try:
        listed, problems = _listed(place)
        with ThreadPoolExecutor(place.lanes) as lanes:
            told = dict(zip(listed, lanes.map(lambda entry: _told(place, entry), listed.values()), strict=True))
            entries = {path: entry for path, entry in told.items() if isinstance(entry, Entry)}
            large = [fault for path, entry in entries.items() if (fault := unfit(path, entry.size or 0))]
            entries = {path: entry for path, entry in entries.items() if not unfit(path, entry.size or 0)}
            data = _fetched(place, entries, lanes, workshop)
    finally:
        place.close()
    refused = [_refused(path, one) for path, one in {**told, **data}.items() if isinstance(one, Refused)]
    grown = [fault for path, held in data.items() if isinstance(held, bytes) and (fault := unfit(path, len(held)))]
    fit = [RawFile(path, held) for path, held in data.items() if isinstance(held, bytes) and len(held) <= MAX_BYTES]
    files, stray = joined(sorted(fit, key=lambda raw: raw.path))
    return tuple(files), (*problems, *large, *refused, *grown, *stray)


def _listed(place: Place) -> tuple[dict[str, Entry], list[Problem]]:
    """The files of the place by their paths among the seeds, as far as their names can be read, and why others are not."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for path, entry in _walked(place, place.root, SEEDS, 0):
        if len(entries) + len(problems) >= _MOST:
            raise DigestError(f"the seeds at {place.address} are more than {_MOST:,}; name a smaller folder")
        fault = _link(path) if entry.kind == "link" else unfit(path, 0)
        if fault is None:
            entries[path] = entry
        else:
            problems.append(fault)
    return entries, problems


def _walked(place: Place, at: str, shown: str, depth: int) -> Iterator[tuple[str, Entry]]:
    """What lies below a folder, but for what is litter or belongs to a saved page."""
    if depth > _DEEPEST:
        raise DigestError(f"the seeds at {place.address} lie more than {_DEEPEST} folders deep; name a folder below")
    entries = place.entries(at)
    names = frozenset(entry.name for entry in entries)
    for entry in entries:
        path = f"{shown}/{entry.name}"
        if is_litter(entry.name):
            continue
        if entry.kind != "directory":
            yield path, entry
        elif not entry.name.isprintable():
            yield path, entry  # told as a bad name
        elif names.isdisjoint(pages_beside(entry.name)):
            yield from _walked(place, entry.at, path, depth + 1)


def _told(place: Place, entry: Entry) -> Entry | Refused:
    try:
        return place.about(entry)
    except Refused as fault:
        return fault


def _fetched(
    place: Place, entries: Mapping[str, Entry], lanes: ThreadPoolExecutor, workshop: Workshop
) -> dict[str, bytes | Refused]:
    """What each file holds: from the memo where it stands as it was, else from its server; what came in is kept in any case."""
    shelf = f"remote {hashlib.sha256(place.address.encode()).hexdigest()}"
    keys = {path: _key(shelf, path, entry.stamp) for path, entry in entries.items()}
    known = workshop.memory.get([keys[path] for path, entry in entries.items() if entry.stamp], Copy)
    data: dict[str, bytes | Refused] = {path: known[key].data for path, key in keys.items() if key in known}
    missing = [path for path in entries if path not in data]
    kept, moment = dict(known), time.time()
    try:
        arrived = lanes.map(lambda path: _read(place, entries[path]), missing)
        for done, (path, held) in enumerate(zip(missing, arrived, strict=True), 1):
            data[path] = held
            if isinstance(held, bytes) and _will_show(entries[path], moment):
                kept[keys[path]] = Copy(base64.b64encode(held).decode("ascii"))
            workshop.progress("fetched", done, len(missing))
    finally:
        lanes.shutdown(cancel_futures=True)
        workshop.memory.replace(kept, shelf)
    return data


def _will_show(entry: Entry, moment: float) -> bool:
    """Whether another stamp would show a change: what was written just now may be written again within the same second."""
    return bool(entry.stamp) and moment - entry.changed > _SETTLED


def _read(place: Place, entry: Entry) -> bytes | Refused:
    try:
        return place.read(entry, MAX_BYTES + 1)
    except Refused as fault:
        return fault


def _key(shelf: str, path: str, stamp: str) -> str:
    return f"{shelf}:{hashlib.sha256(f'{path} {stamp}'.encode()).hexdigest()}"


def _link(path: str) -> Problem:
    return Problem(
        path, None, "leads-outside", "a link on another machine is not followed", "put the file there", "error"
    )


def _refused(path: str, fault: Refused) -> Problem:
    return Problem(path, None, UNREADABLE, str(fault), "see to its permissions", "error")
