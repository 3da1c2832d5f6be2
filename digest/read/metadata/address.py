"""Where the page stands on the web: its canonical link, and the note that browsers leave in a page they save."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from digest.read.markup import Tree
from digest.read.metadata.head import Said

# `<!-- saved from url=(0025)https://easton.example/a -->` of Chrome, Edge and Internet Explorer; `url: https://…` of SingleFile.
_SAVED = re.compile(r"<!--\s*saved from url=\(\d{1,8}\)\s*(\S{1,2000})")
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})")
_REACH = 20_000  # characters of the file in which such a note stands


def clues(page: Tree, text: str) -> Iterator[Said]:
    """The addresses, each with scheme and host."""
    saved = _SAVED.search(text, 0, _REACH) or _SINGLE_FILE.search(text, 0, _REACH)
    base = next(iter(page.xpath("/html/head/base/@href")), saved[1] if saved else "")
    for href in page.xpath("//link[@rel='canonical']/@href")[:1]:
        if whole := _whole(base, href):
            yield "url", whole, "canonical link"
    if saved and _whole("", saved[1]):
        yield "url", saved[1], "saved from"


def _whole(base: str, href: str) -> str | None:
    """The address without its fragment; None where it is none of the web."""
    try:
        url = urljoin(base.strip(), href.strip())
        parts = urlsplit(url)
    except ValueError:
        return None
    return url.partition("#")[0] if parts.scheme in ("http", "https") and parts.hostname else None
