"""What is wrong with a feed, a list of feeds, a sitemap, a robots.txt, by the rules of their standards; nothing where all is well."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import jsonschema
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
_ATOM = "{http://www.w3.org/2005/Atom}"
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_IRI = re.compile(r"^[a-z][a-z0-9+.-]*:\S+$")
_STAMP = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
_ONCE = {"feed": ("id", "title", "updated", "subtitle", "rights", "generator", "icon", "logo"), "entry": ("id", "title", "updated", "published", "summary", "content", "rights", "source")}  # fmt: skip
_KNOWN = {
    "feed": {*_ONCE["feed"], "author", "category", "contributor", "link", "entry"},
    "entry": {*_ONCE["entry"], "author", "category", "contributor", "link"},
}
MOST_IN_SITEMAP = 50_000


def atom(data: bytes, url: str) -> list[str]:
    """The faults of an Atom feed at `url` by RFC 4287."""
    feed = etree.fromstring(data)
    if feed.tag != f"{_ATOM}feed":
        return ["the root is no feed"]
    faults = [*_holder(feed, "feed")]
    selves = [link.get("href") for link in feed.findall(f"{_ATOM}link") if link.get("rel") == "self"]
    if selves != [url]:
        faults.append(f"rel=self is {selves}, not {url}")
    identifiers = [entry.findtext(f"{_ATOM}id") for entry in feed.findall(f"{_ATOM}entry")]
    faults += [f"two entries are {name}" for name in {*identifiers} if identifiers.count(name) > 1]
    for entry in feed.findall(f"{_ATOM}entry"):
        faults += _holder(entry, "entry")
        if entry.find(f"{_ATOM}author") is None and feed.find(f"{_ATOM}author") is None:
            faults.append("an entry without an author in a feed without one (4.1.2)")
        if entry.find(f"{_ATOM}content") is None and not _alternates(entry):
            faults.append("an entry without content and without an alternate link (4.1.2)")
    return faults


def _holder(element: etree._Element, kind: str) -> Iterator[str]:
    names = [
        etree.QName(child).localname for child in element if isinstance(child.tag, str) and child.tag.startswith(_ATOM)
    ]
    yield from (f"{kind} without {name}" for name in ("id", "title", "updated") if name not in names)
    yield from (f"{kind} with {names.count(name)} × {name}" for name in _ONCE[kind] if names.count(name) > 1)
    yield from (f"{name} in a {kind}" for name in names if name not in _KNOWN[kind])
    if kind == "feed" and "entry" in names and set(names[names.index("entry") :]) != {"entry"}:
        yield "what belongs to the feed stands behind entries"
    for name in ("updated", "published"):
        for found in element.findall(_ATOM + name):
            if not _STAMP.match(found.text or "") or not _parsed(found.text or ""):
                yield f"{name} is {found.text} (3.3)"
    if not _IRI.match(element.findtext(f"{_ATOM}id") or ""):
        yield f"id is {element.findtext(f'{_ATOM}id')} (4.2.6)"
    if not (element.findtext(f"{_ATOM}title") or "").strip():
        yield f"{kind} with an empty title"
    yield from _inside(element)


def _inside(element: etree._Element) -> Iterator[str]:
    for author in element.findall(f"{_ATOM}author"):
        if not (author.findtext(f"{_ATOM}name") or "").strip():
            yield "author without a name (3.2)"
    yield from (
        f"category without a term: {found.attrib}"
        for found in element.findall(f"{_ATOM}category")
        if not found.get("term")
    )
    yield from (
        f"link without href: {found.attrib}" for found in element.findall(f"{_ATOM}link") if not found.get("href")
    )
    alternates = [(link.get("type"), link.get("hreflang")) for link in _alternates(element)]
    if len(alternates) != len(set(alternates)):
        yield "two alternate links of one type and language (4.1.1)"
    for found in element.findall(f"{_ATOM}content"):
        children = [child.tag for child in found]
        if found.get("type") == "xhtml" and children != [f"{_XHTML}div"]:
            yield f"XHTML content that is not one div: {children} (3.1.1.3)"


def _alternates(element: etree._Element) -> list[etree._Element]:
    return [link for link in element.findall(f"{_ATOM}link") if link.get("rel", "alternate") == "alternate"]


def _parsed(stamp: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return None


def json_feed(data: bytes, url: str) -> list[str]:
    """The faults of a JSON Feed at `url` by its version 1.1."""
    feed = json.loads(data)
    faults = by_schema(feed, "jsonfeed.json")
    if feed.get("feed_url") != url:
        faults.append(f"feed_url is {feed.get('feed_url')}, not {url}")
    identifiers = [item.get("id") for item in feed.get("items", ())]
    return faults + [f"two items are {name}" for name in {*identifiers} if identifiers.count(name) > 1]


def by_schema(value: object, name: str) -> list[str]:
    """The faults of `value` by one of our JSON Schemas."""
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    found = jsonschema.Draft202012Validator(schema).iter_errors(value)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]


def opml(data: bytes) -> list[str]:
    """The faults of a list of feeds by OPML 2.0."""
    root = etree.fromstring(data)
    faults = [] if root.tag == "opml" and root.get("version") == "2.0" else ["the root is no opml of version 2.0"]
    if [child.tag for child in root] != ["head", "body"]:
        faults.append("not a head and a body")
    outlines = root.findall("body//outline")
    faults += [] if outlines else ["a body without an outline"]
    for outline in outlines:
        if not (outline.get("text") or "").strip():
            faults.append("an outline without text")
        if outline.get("type") == "rss" and not (outline.get("xmlUrl") or "").startswith("http"):
            faults.append(f"a feed without xmlUrl: {outline.attrib}")
    return faults


def sitemap(data: bytes, url: str) -> list[str]:
    """The faults of a sitemap of the site at `url` by the sitemaps protocol 0.9."""
    root = etree.fromstring(data)
    entries = root.findall(f"{_MAP}url")
    faults = [] if root.tag == f"{_MAP}urlset" and len(entries) == len(root) else ["not a urlset of urls"]
    if not 0 < len(entries) <= MOST_IN_SITEMAP:
        faults.append(f"{len(entries)} entries")
    places = [entry.findtext(f"{_MAP}loc") or "" for entry in entries]
    faults += [f"not of this site: {place}" for place in places if not place.startswith(url) or "#" in place]
    faults += [f"{place} twice" for place in {*places} if places.count(place) > 1]
    for entry in entries:
        order = [etree.QName(child).localname for child in entry]
        if order not in (["loc"], ["loc", "lastmod"]):
            faults.append(f"an entry of {order}")
        if (changed := entry.findtext(f"{_MAP}lastmod")) is not None and not _is_day(changed):
            faults.append(f"lastmod is {changed}")
    return faults


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text[:10])) and (len(text) == len("2031-03-05") or bool(_STAMP.match(text)))
    except ValueError:
        return False


def robots(data: bytes, url: str) -> list[str]:
    """The faults of a robots.txt by RFC 9309, for a site that wants to be found."""
    lines = [line.partition("#")[0].strip() for line in data.decode().splitlines()]
    fields = [
        (name.strip().lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines if line)
    ]
    faults = [
        f"unknown field {name}" for name, _ in fields if name not in {"user-agent", "allow", "disallow", "sitemap"}
    ]
    if not fields or fields[0][0] not in {"user-agent", "sitemap"}:
        faults.append("rules before a user agent")
    if ("disallow", "/") in fields:
        faults.append("everything is forbidden")
    return faults + ([] if ("sitemap", f"{url}sitemap.xml") in fields else ["no sitemap"])
