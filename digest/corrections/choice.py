"""Which texts an editor means by a path, a part, a folder or a pattern."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from digest.build import Gathered
from digest.model import Analysis, Article
from digest.read.editions import lasting
from digest.read.files import SEEDS


def found(gathered: Gathered) -> dict[str, tuple[Article, Analysis | None, tuple[str, ...]]]:
    """What is known of each seed: its article, its analysis where there is one, and the ids of its topics."""
    topics: dict[str, tuple[str, ...]] = {}
    for coverage in gathered.digest.corpus.topics:
        for member in coverage.members:
            topics[member.article] = (*topics.get(member.article, ()), coverage.topic)
    pairs = zip(gathered.digest.articles, gathered.digest.analyses, strict=True)
    published = [(article, analysis, topics.get(article.id, ())) for article, analysis in pairs]
    empty = [(one.article, None, ()) for one in gathered.left_out]
    return {one[0].seed: one for one in (*published, *empty) if one[0].seed is not None}


def chosen(wanted: str, root: Path, seeds: Iterable[str]) -> tuple[str, ...]:
    """Those of `seeds` (relative to `seeds/`, with their parts) that `wanted` means, sorted; none where it means nothing.

    `wanted` is a path as seen from here, from the site's root or from `seeds/`, of a file, one part of it or a folder, or a
    pattern with `*`, `?` or `[…]`. A file that holds several texts means them all.
    """
    known = sorted(seeds)
    called = tuple(names(wanted, root))
    for name in (*called, *map(lasting, called)):
        found = tuple(seed for seed in known if _is_meant(seed, name))
        if found:
            return found
    return ()


def names(wanted: str, root: Path) -> Iterator[str]:
    """What `wanted` may be called as seen from `seeds/`, the likeliest first."""
    place = Path(os.path.relpath(wanted, root / SEEDS))
    if place.parts[:1] != (os.pardir,):
        yield place.as_posix()
    plain = os.path.normpath(wanted).replace(os.sep, "/")
    yield plain.removeprefix(SEEDS).lstrip("/") or "." if plain.split("/")[0] == SEEDS else plain


def _is_meant(seed: str, name: str) -> bool:
    file = seed.partition("#")[0]
    below = seed.startswith((f"{name}/", f"{name}#"))
    return name in (".", seed) or below or fnmatchcase(seed, name) or fnmatchcase(file, name)
