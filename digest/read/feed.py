"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom, RDF. The only importer of feedparser.

What feedparser gives is taken as data: nothing is fetched, and no markup is kept.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias
from urllib.parse import urljoin

from digest import words
from digest.model import Clue
from digest.problems import Problem, is_web_address
from digest.read import fragment, markup, parts, text
from digest.read.files import RawFile
from digest.read.reading import Desk, Reading

Fields: TypeAlias = Any
"""A dictionary of feedparser's; `dict.get` reads it, since its own `get` answers for other keys too."""

_MOMENTS = ("published", "updated", "created")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_NAMED = re.compile(r"\(([^()@]+)\)")
_ADDRESS = re.compile(r"<?\b(?:mailto:)?[^\s<>()@]{1,64}@[^\s<>()@]{1,255}>?")


def read(raw: RawFile, desk: Desk) -> Reading:
    """The entries of the feed `raw`; of one that is broken what can be read of it."""
    decoded, _, problems = text.decoded(raw.path, raw.data, desk.fetched.charset or markup.declared(raw.data))
    if decoded is None:
        return Reading(problems=problems)
    if excess := markup.excess_of_feed(decoded):
        fault = Problem(raw.path, None, "too-complex", f"not read: {excess}", "split it, or save its pages", "error")
        return Reading(problems=(*problems, fault))
    found = _parsed(decoded, desk.fetched.address)
    entries = tuple(_entry(entry, found) for entry in found.entries)
    reading = parts.read(raw, entries, desk)
    return Reading(reading.sources, (*problems, *_faults(raw, decoded, found), *reading.problems))


def addresses(decoded: str, address: str) -> tuple[str, ...]:
    """The addresses of the entries' own pages in the feed `decoded`, which came from `address`; each once, in its order."""
    found = _parsed(decoded, address)
    return tuple(dict.fromkeys(filter(is_web_address, (_link(entry, found) for entry in found.entries))))


def _parsed(decoded: str, address: str) -> Fields:
    import feedparser

    # A string could be taken for an address or a file's name; a stream is read as it is.
    stream = io.BytesIO(parts.referable(decoded).encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    try:
        return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except ValueError:  # a namespace with spaces that are not plain, at which the library takes names apart
        return feedparser.FeedParserDict(entries=[], feed=feedparser.FeedParserDict(), version="", bozo=False)


def _faults(raw: RawFile, decoded: str, found: Fields) -> Iterator[Problem]:
    if not found.entries:
        message = "a feed without entries" if found.version else "no feed: no entry is found in it"
        yield Problem(raw.path, None, "no-text", message, level="note" if found.version else "error")
    if found.bozo:
        fault = found.bozo_exception
        # The parser was given the text without its declarations, which shifts the lines below them.
        counted = hasattr(fault, "getLineNumber") and "<!DOCTYPE" not in decoded
        message = f"not well-formed: {getattr(fault, 'getMessage', fault.__str__)()}; read as far as it can be"
        yield Problem(raw.path, fault.getLineNumber() if counted else None, "broken-feed", message, "save it again")


def _entry(entry: Fields, found: Fields) -> parts.Entry:
    offered = [*dict.get(entry, "content", ()), *filter(None, [dict.get(entry, "summary_detail")])]
    fullest = max((one for one in offered if _is_text(one)), key=lambda one: _size(one["value"]), default=None)
    value, is_html = (fullest["value"], _type(fullest) != "text/plain") if fullest else ("", False)
    tagged = is_html and _TAG.search(value) is not None
    link = _link(entry, found)
    return parts.Entry(
        key=words.squash(dict.get(entry, "id") or link or ""),
        html=value if tagged else "",
        text="" if tagged else (html.unescape(value) if is_html else value),
        clues=tuple(_clues(entry, found.feed, link, is_rss=not found.version.startswith("atom"))),
        whole=fullest is not None and fullest is not dict.get(entry, "summary_detail"),
        title=_line(entry, "title"),
    )


def _is_text(content: Fields) -> bool:
    return _type(content) in ("text/plain", "text/html", "application/xhtml+xml")


def _type(content: Fields) -> str:
    """The kind of text; of a broken feed's the parser may say none."""
    return str(content.get("type", "text/plain"))


def _size(value: str) -> int:
    return len(words.words(_TAG.sub(" ", value)))


def _clues(entry: Fields, feed: Fields, link: str, *, is_rss: bool) -> Iterator[Clue]:
    yield from parts.clue("title", _line(entry, "title"), "feed entry")
    source = dict.get(entry, "source") or {}
    yield from parts.clue("outlet", dict.get(source, "title") or "", "feed entry source")
    yield from parts.clue("outlet", _line(feed, "title"), "feed")
    yield from parts.clue("author", _authors(entry, is_rss=is_rss), "feed entry")
    published, updated, created = (parts.moment(dict.get(entry, name) or "") for name in _MOMENTS)
    # RSS has no word for changes: `dc:date` is when the entry was published.
    yield from parts.clue("published", published or created or (updated if is_rss else ""), "feed entry")
    yield from parts.clue("updated", updated if published or created or not is_rss else "", "feed entry")
    details = (dict.get(entry, "title_detail"), *dict.get(entry, "content", ()))
    stated = next((one["language"] for one in details if one and one.get("language")), "")
    yield from parts.clue("language", stated, "feed entry")
    yield from parts.clue("language", dict.get(feed, "language") or "", "feed")
    yield from parts.clue("url", link, "feed entry")


def _line(fields: Fields, name: str) -> str:
    """A title as a line of plain words."""
    detail = dict.get(fields, f"{name}_detail") or {}
    value = detail.get("value") or ""
    return words.squash(value if detail.get("type") == "text/plain" else fragment.plain(value))


def _link(entry: Fields, found: Fields) -> str:
    link = dict.get(entry, "feedburner_origlink") or dict.get(entry, "link") or ""
    try:
        return str(urljoin(dict.get(found.feed, "link") or "", link))
    except ValueError:  # an unclosed bracket in the host
        return ""


def _authors(entry: Fields, *, is_rss: bool) -> str:
    """The names of the authors, parted by commas; addresses of mail are nobody's name."""
    given: Sequence[Fields] = dict.get(entry, "authors", ())
    # In RSS feedparser cuts the addresses of some domains in the middle, and leaves their other half in the name.
    names = [one["name"] for one in given if one.get("name") and not (is_rss and one.get("email"))]
    return ", ".join(dict.fromkeys(names)) if names else _named(dict.get(entry, "author") or "")


def _named(author: str) -> str:
    """The name in `jane@example.org (Jane Doe)`, `Jane Doe <jane@example.org>` or `Jane Doe`."""
    match = _NAMED.search(author) if "@" in author else None
    return str(match[1]) if match else _ADDRESS.sub(" ", author[:1000]).replace("( )", "")
