"""Where to go on from what was fetched: the feeds of a list or page, the entries of a feed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from digest.problems import is_web_address
from digest.read import feed, opml, text

FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
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
        return _items(decoded)
    if found.media_type in FEEDS:
        return feed.addresses(decoded, found.url)
    return _offered(decoded, found.url) if found.media_type in _PAGES else ()


def _items(decoded: str) -> tuple[str, ...]:
    try:
        value = json.loads(decoded.removeprefix("\ufeff"))
    except (ValueError, RecursionError):  # the reader of the saved file says what is wrong with it
        return ()
    items: Any = value.get("items") if isinstance(value, dict) else None
    given = [item.get("url") for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return tuple(dict.fromkeys(url for url in given if isinstance(url, str) and is_web_address(url)))


def _offered(decoded: str, url: str) -> tuple[str, ...]:
    """The feeds that a page names in its head (RSS autodiscovery)."""
    page = _Head()
    page.feed(decoded)
    page.close()
    return tuple(dict.fromkeys(filter(is_web_address, (_joined(url, href) for href in page.found))))


def _joined(url: str, href: str) -> str:
    try:
        return urljoin(url, href)
    except ValueError:  # an unclosed bracket in the host
        return ""


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: (value or "").strip() for name, value in attrs}
        is_feed = given.get("type", "").lower() in FEEDS
        if tag == "link" and is_feed and "alternate" in given.get("rel", "").lower().split() and given.get("href"):
            self.found.append(given["href"])
