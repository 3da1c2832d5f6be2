"""What is in what was fetched: the feeds of a list or page, the entries of a feed and those that have left it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from digest.model import ColumnOptions
from digest.problems import is_web_address
from digest.read import feed, jsonfeed, markup, opml, seeds, text
from digest.read.editions import FEEDS
from digest.read.files import RawFile

LIST = "text/x-opml"
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Found:
    """Something fetched, or an editor's own file, to be looked through for addresses."""

    path: str
    """What problems name it by."""
    media_type: str
    data: bytes
    charset: str = ""
    url: str = ""
    """Where it came from, which addresses in it are relative to."""


def find(found: Found) -> tuple[str, ...]:
    """The addresses that `found` leads to, each once: of an OPML list or a page its feeds, of a feed its entries.

    What it reads is hostile; call it where time and memory are limited.
    """
    decoded, _, _ = text.decoded(found.path, found.data, found.charset)
    if decoded is None:
        return ()
    if found.media_type == LIST:
        return tuple(one.url for one in opml.subscriptions(decoded))
    if found.media_type == "application/feed+json":
        return jsonfeed.addresses(decoded)
    if found.media_type in FEEDS:
        return feed.addresses(decoded, found.url)
    return _offered(decoded, found.url) if found.media_type in _PAGES else ()


def leave(old: RawFile, new: RawFile) -> bool:
    """Whether entries that are read from the feed `old` are not in `new`, the same feed at a later time; as hostile."""
    held, holds = ({source.path for source in seeds.read(raw, ColumnOptions()).sources} for raw in (old, new))
    return not held <= holds


def _offered(decoded: str, url: str) -> tuple[str, ...]:
    """The feeds that a page names in its head (RSS autodiscovery)."""
    page = markup.tree(markup.slim(decoded))
    found = [link.get("href", "").strip() for link in page.iter("link") if _is_feed(link)] if page is not None else []
    return tuple(dict.fromkeys(filter(is_web_address, (_joined(url, href) for href in found if href))))


def _is_feed(link: markup.Tree) -> bool:
    return link.get("type", "").strip().lower() in FEEDS and "alternate" in link.get("rel", "").lower().split()


def _joined(url: str, href: str) -> str:
    try:
        return urljoin(url, href)
    except ValueError:  # an unclosed bracket in the host
        return ""
