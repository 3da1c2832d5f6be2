"""What the record of addresses makes of a site: which pages have moved, which are gone, and by what feeds know them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from digest.model import Digest, Permalinks, Recorded
from digest.render import address

FILE = "content/permalinks.txt"


@dataclass(frozen=True, slots=True)
class Moved:
    """A former address."""

    old: str
    new: str
    """Both from the site's root, with a slash at the end."""
    origin: str
    """What brings it, for messages."""


def places(digest: Digest) -> Mapping[str, str]:
    """The address of each file's page, by the name it is recorded under; a copy's is that of the page it is listed on."""
    shown = {copy.article: copy.of for copy in digest.corpus.copies}
    found = {topic.path: address.topic(topic.id) for topic in digest.topics}
    found |= {text.path: f"{text.id}/" for text in digest.texts}
    for article in digest.articles:
        name = f"seeds/{article.seed}" if article.seed else article.path
        found[name] = address.article(shown.get(article.id, article.id))
    return found


def lasting(permalinks: Permalinks, known: Mapping[str, str]) -> Mapping[str, str]:
    """The first address that each page was recorded at, by the one it has now."""
    found: dict[str, str] = {}
    for entry in permalinks.entries:
        if entry.target in known:
            found.setdefault(known[entry.target], f"{entry.address}/")
    return found


def moved(permalinks: Permalinks, known: Mapping[str, str], pages: Set[str]) -> Iterator[Moved]:
    """Each recorded address whose file is published elsewhere, or that leads to another of the site's `pages`."""
    told: set[str] = set()
    for entry in permalinks.entries:
        old, new = f"{entry.address}/", _target(entry, known, pages)
        if new is not None and old not in (new, *told):
            told.add(old)
            yield Moved(old, new, f"{entry.target} ({FILE}:{entry.line})")


def gone(permalinks: Permalinks, known: Mapping[str, str], pages: Set[str]) -> Iterator[tuple[str, str]]:
    """Each recorded address at which nothing stands any more, and what brings it; `pages` are all addresses that are taken."""
    told = {f"{entry.address}/" for entry in permalinks.entries if _target(entry, known, pages) is not None}
    for entry in permalinks.entries:
        old = f"{entry.address}/"
        if old not in told and old not in pages:
            told.add(old)
            yield old, f"{FILE}:{entry.line}"


def _target(entry: Recorded, known: Mapping[str, str], pages: Set[str]) -> str | None:
    """Where the page is that the entry leads to; None where there is none."""
    if entry.is_file:
        return known.get(entry.target)
    return f"{entry.target}/" if f"{entry.target}/" in pages else None
