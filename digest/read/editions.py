"""Editions of a feed: `feed.xml` as it was fetched last, and beside it `feed.2026-11-21.xml`, kept since entries had left it.

An entry that several editions hold is read from the newest of them. It is called as if it stood in `feed.xml`, so that a
correction goes on to work when the entry has left the feed.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from digest.model import Source
from digest.problems import Problem
from digest.read import sidecar
from digest.read.files import SEEDS, RawFile
from digest.read.reading import Reading
from digest.read.sidecar import Fetched

FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_NAME = re.compile(r"(?P<stem>.+)\.(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<number>\d{1,3}))?(?P<ending>\.[a-z]{1,8})")
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_NOT_YET = datetime.max.replace(tzinfo=UTC)


def dated(name: str, day: str, number: int) -> str:
    """What the file `name` is called once it is kept: by the day it was fetched, from the second of a day on with a number."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{day}{f'-{number}' if number > 1 else ''}.{ending}"


def lasting(name: str) -> str:
    """`name`, of a file or a part of one, without the day of an edition: what it was called before it was kept."""
    file, mark, part = name.partition("#")
    found = _NAME.fullmatch(file)
    return f"{found['stem']}{found['ending']}{mark}{part}" if found else name


def is_kept(name: str, about: Fetched) -> bool:
    """Whether the file `name`, with what is known of it, is an older edition of a feed."""
    return _NAME.fullmatch(name) is not None and about.media_type in FEEDS


def newest(raws: Iterable[RawFile], readings: Iterable[Reading]) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The texts in `readings`, by their names in corrections, and what is wrong with them.

    Of an entry in several editions the newest counts. Of older editions only errors are told, and what concerns texts
    that no newer one holds: the rest was told when they were new.
    """
    known = tuple(readings)
    age = _ages(raws)
    sources = [source for reading in known for source in reading.sources]
    kept = _kept((source for source in sources if _file(source.path) in age), age)
    apart = [source for source in sources if _file(source.path) not in age]
    shown = {source.path for source in kept}
    problems = [problem for reading in known for problem in reading.problems]
    told = [one for one in problems if not age.get(_file(one.path)) or one.level == "error" or one.path in shown]
    return tuple(sorted((*apart, *kept), key=lambda source: source.seed or source.path)), tuple(told)


def _kept(sources: Iterable[Source], age: Mapping[str, int]) -> tuple[Source, ...]:
    """Each entry once, from the edition of the least age."""
    kept: dict[str, Source] = {}
    for source in sorted(sources, key=lambda source: (age[_file(source.path)], source.path)):
        seed = lasting(source.path).removeprefix(f"{SEEDS}/")
        kept.setdefault(seed, dataclasses.replace(source, seed=seed))
    return tuple(kept.values())


def _file(path: str) -> str:
    """The feed that an entry is in; names of entries have no `#`."""
    return path.rpartition("#")[0] or path


def _ages(raws: Iterable[RawFile]) -> Mapping[str, int]:
    """How many editions are newer, by path, for the files of each feed that has dated ones."""
    files = {raw.path: raw for raw in raws}
    families: defaultdict[str, list[RawFile]] = defaultdict(list)
    for path, raw in files.items():
        if raw.sidecar is not None and _NAME.fullmatch(path) and is_kept(path, sidecar.parse(raw)[0]):
            families[lasting(path)].append(raw)
    for name in families.keys() & files.keys():
        families[name].append(files[name])
    ranked = (sorted(editions, key=_rank, reverse=True) for editions in families.values())
    return {raw.path: place for editions in ranked for place, raw in enumerate(editions)}


def _rank(raw: RawFile) -> tuple[datetime, str, int, str]:
    """Orders the editions of one feed: by the moment of fetching, then by name, the one without a day last."""
    named = _NAME.fullmatch(raw.path)
    if named is None:
        return _fetched(raw, _NOT_YET), "~", 0, raw.path
    return _fetched(raw, _LONG_AGO), named["day"], int(named["number"] or 1), raw.path


def _fetched(raw: RawFile, otherwise: datetime) -> datetime:
    """When `raw` was fetched, as the note beside it says; `otherwise` where it does not."""
    try:
        found = datetime.fromisoformat(sidecar.parse(raw)[0].fetched)
    except ValueError:
        return otherwise
    return found if found.tzinfo else found.replace(tzinfo=UTC)
