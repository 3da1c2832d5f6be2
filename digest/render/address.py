"""Where pages are, and how one page points to another."""

from __future__ import annotations

import functools
import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from digest.disguise import unmasked

HOME = ""
TAGS = "tags/"
OUTLETS = "outlets/"
DAYS = "days/"
TIMELINE = "timeline/"
SEARCH = "search/"
METHOD = "method/"
ATOM = "feed.xml"
JSON = "feed.json"
OPML = "feeds.opml"
MARKDOWN = "index.md"
STYLE = "assets/style.css"
ICON = "assets/icon.svg"
TOUCH_ICON = "assets/touch-icon.png"

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff<>\"`\\]")
_ODD = re.compile(r"[{}|^\[\]]|%(?![0-9A-Fa-f]{2})")
"""What may not stand in an address as it is (WHATWG URL, 4.3), though browsers take it."""
_LABEL = 63  # the most letters between the full stops of a host (RFC 1035)
_PUNYCODE = "xn--"
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


def article(identifier: str, sentence: int | None = None) -> str:
    """The address of an article's page, or of a sentence on it, from the site's root."""
    anchor = "" if sentence is None else f"#s{sentence}"
    return f"articles/{identifier}/{anchor}"


def topic(identifier: str) -> str:
    """The address of a topic's page from the site's root."""
    return f"topics/{identifier}/"


def tag(slug: str) -> str:
    """The address of a tag's page from the site's root."""
    return f"{TAGS}{slug}/"


def tag_kind(kind: str) -> str:
    """The address of the list of all tags of a kind from the site's root; no tag's page or further page is there."""
    return f"{TAGS}kind/{kind}/"


def outlet(slug: str) -> str:
    """The address of an outlet's page from the site's root."""
    # `outlets/2/` is the second page of the list; no slug ends in a hyphen.
    return f"{OUTLETS}{slug}{'-' if slug.isdecimal() else ''}/"


def day(key: str) -> str:
    """The address of the page of a day, a month, a year or the undated, from the site's root."""
    return f"{DAYS}{key}/"


def numbered(folder: str, number: int) -> str:
    """The address of page `number`, from 1, of the list whose first page is at `folder`."""
    return folder if number == 1 else f"{folder}{number}/"


def card(target: str) -> str:
    """The file of the card of the page at `target`, from the site's root."""
    return f"{target}card.png"


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the numbered sources of a topic are listed."""

    page: str
    """The page that lists the first ones, from the site's root."""
    listed: int
    """How many it lists."""
    rest: str
    """The first of the pages that list them all."""
    most: int
    """How many each of those lists."""

    def place(self, number: int) -> str:
        """The page that lists the source `number`, from 1."""
        return self.page if number <= self.listed else numbered(self.rest, (number - 1) // self.most + 1)


@dataclass(frozen=True, slots=True)
class Here:
    """The page that links are written for."""

    folder: str
    """Its address from the site's root: empty or ending in `/`."""
    base: str | None = None
    """What every link begins with, for a page that is shown at any address; None makes links page-relative."""
    sources: Sources | None = None
    """Where its numbered sources are listed; None for a page that lists them all itself."""

    def kin(self, *rooms: str) -> str | None:
        """What is the same for all pages from which links into `rooms` are the same; None for a page inside one of them."""
        if self.base is not None:
            return self.base
        return None if self.folder.partition("/")[0] in rooms else "../" * self.folder.count("/")

    def source(self, number: int) -> str:
        """The link from here to the source `number` in the list of sources."""
        page = self.sources.place(number) if self.sources else self.folder
        return self.to(f"{page}#source-{number}")

    def to(self, target: str) -> str:
        """The link from here to `target`, an address from the site's root with or without a `#fragment`."""
        path, mark, fragment = target.partition("#")
        if self.base is not None:
            return self.base + quote(path) + mark + fragment
        if path == self.folder and mark:
            return mark + fragment
        return _between(self.folder, path) + mark + fragment


def absolute(url: str, target: str) -> str:
    """`target` under the site's address `url`."""
    return _folder(url) + quote(target)


def anywhere(url: str) -> Here:
    """A place whose links hold wherever the page is shown: absolute under `url`, or from the root of the host."""
    return Here("", _folder(url) if url else "/")


def web(url: str | None) -> str | None:
    """`url` as it may be linked, if it is an address on the web, else None; none that names a user, who would pass for the host.

    What browsers take but no address may hold, and what nobody would see in it, is written in percent.
    """
    if not url or _FORBIDDEN.search(url):
        return None
    try:
        parts = urlsplit(url)
        known = parts.scheme.lower() in {"http", "https"} and _is_host(parts.hostname or "") and parts.port != 0
    except ValueError:  # an unclosed bracket in the host, or a port that is none
        return None
    if not known or "@" in parts.netloc:
        return None
    host = len(parts.scheme) + len("://") + len(parts.netloc)
    rest = _ODD.sub(lambda match: quote(match[0], safe=""), url[host:])
    if unmasked(rest) != rest:
        rest = "".join(sign if unmasked(sign) else quote(sign, safe="") for sign in rest)
    return url[:host] + rest


def _is_host(host: str) -> bool:
    """Whether it is a name or an address that says what it looks like: browsers read `１` and `%31` as `1`."""
    labels = host.removesuffix(".").split(".")
    if ":" in host or _NUMBER.fullmatch(labels[-1]):
        return bool(ipaddress.ip_address(host))
    plain = unicodedata.normalize("NFKC", host) == host and unmasked(host) == host
    return plain and all(map(_is_label, labels))


def _is_label(label: str) -> bool:
    if label.startswith(_PUNYCODE):
        label.removeprefix(_PUNYCODE).encode("ascii").decode("punycode")
    return 0 < len(label) <= _LABEL and all(
        sign.isalnum() or sign in "-_" or unicodedata.category(sign) in ("Mn", "Mc") for sign in label
    )


def _folder(url: str) -> str:
    return url if url.endswith("/") else url + "/"


@functools.lru_cache(maxsize=2**14)
def _between(folder: str, path: str) -> str:
    """The link from a page in `folder` to `path`, both from the site's root."""
    if path.partition("/")[0] != folder.partition("/")[0]:  # nothing shared, as between most pages
        return "../" * folder.count("/") + _quoted(path) or "./"
    here, there = folder.split("/")[:-1], path.split("/")
    shared = _shared(here, there[:-1])
    return "../" * (len(here) - shared) + quote("/".join(there[shared:])) or "./"


@functools.lru_cache(maxsize=2**16)
def _quoted(path: str) -> str:
    return quote(path)


def _shared(here: list[str], there: list[str]) -> int:
    number = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        number += 1
    return number
