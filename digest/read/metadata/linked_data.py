"""JSON-LD: what <script type="application/ld+json"> says of the article, after schema.org."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from digest.model import ClueField
from digest.read.markup import Tree
from digest.read.metadata.head import Said

Node: TypeAlias = Mapping[str, Any]

_LONGEST_SCRIPT = 1_000_000
_MOST_SCRIPTS = 30
_MOST_NODES = 4_000
_MOST_AUTHORS = 12
_ARTICLES = ("Article", "Posting", "Report", "Review", "Recipe", "HowTo", "ClaimReview")
# What says of a thing under these keys says it of the page itself; under others it is another page or a comment.
_OWN = frozenset({"@graph", "mainEntity", "mainEntityOfPage", "hasPart"})
# What hides a script from old programs; its end is taken off without a pattern, which would begin anew at every space.
_OPENED = re.compile(r"\s*(?:<!--|(?://\s{0,9})?<!\[CDATA\[)?")
_END = string.whitespace + ";"
_TRAILING_COMMA = re.compile(r",(?=\s{0,100}[}\]])")
_BROKEN = re.compile(r'"(headline|datePublished|dateModified)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){4,400})"')


def clues(page: Tree, known: Sequence[str]) -> Iterator[Said]:
    """What is said of the page's own article, told from others by the titles and addresses that are `known` of it."""
    nodes: list[tuple[Node, bool]] = []
    broken: list[str] = []
    for script in page.xpath("//script[contains(@type, 'ld+json')]")[:_MOST_SCRIPTS]:
        text = (script.text or "")[:_LONGEST_SCRIPT]
        value = _loaded(text)
        nodes.extend(_nodes(value, _MOST_NODES - len(nodes)))
        broken += [text] if value is None else []
    named = {node["@id"]: node for node, _ in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [(node, own) for node, own in nodes if _is(node, *_ARTICLES)]
    article = _chosen(articles, known)
    if article is not None:
        yield from _article(article, named, "JSON-LD")
    yield from _around(nodes, named)
    if not articles:
        yield from _salvaged(broken)


def _loaded(text: str) -> Any:
    """The value, with what is commonly broken mended; None where that does not help."""
    bare = _unwrapped(text)
    for tried in (bare, _TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(tried, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(text: str) -> str:
    """`text` without the comment or section that it is wrapped in, and without semicolons at its end."""
    opened = _OPENED.match(text)
    bare = text[opened.end() if opened else 0 :].rstrip(_END)
    if bare.endswith("]]>"):
        bare = bare.removesuffix("]]>").rstrip().removesuffix("//")
    return bare.removesuffix("-->").rstrip(_END)


def _nodes(value: Any, most: int) -> list[tuple[Node, bool]]:
    """The things in `value` in document order, each with whether it stands for the page itself."""
    found: list[tuple[Node, bool]] = []
    waiting: list[tuple[Any, bool]] = [(value, True)]
    while waiting and len(found) < most:
        item, own = waiting.pop()
        if isinstance(item, dict):
            found.append((item, own))
            waiting.extend((inner, own and key in _OWN) for key, inner in reversed(item.items()))
        elif isinstance(item, list):
            waiting.extend((inner, own) for inner in reversed(item[:most]))
    return found


def _is(node: Node, *kinds: str) -> bool:
    types = _listed(node.get("@type"))
    return any(isinstance(kind, str) and kind.endswith(kinds) for kind in types)


def _chosen(articles: Sequence[tuple[Node, bool]], known: Sequence[str]) -> Node | None:
    """The article with the page's address or title; else the only one that stands for the page."""
    keys = {_key(text) for text in known}
    for node, _ in articles:
        if any(_key(text) in keys for text in _addresses(node)):
            return node
    titles = [key for text in known if (key := _key(text))]
    for node, _ in articles:
        headline = _key(_text(node.get("headline")) or _text(node.get("name")))
        if headline and any(title.startswith(headline) for title in titles):
            return node
    own = [node for node, own in articles if own]
    return own[0] if len(own) == 1 else None


def _key(text: str) -> str:
    """An address without scheme, host's `www.`, query and fragment; a title in one case without punctuation."""
    if text.startswith(("http://", "https://")):
        try:
            parts = urlsplit(text.strip())
        except ValueError:
            return ""
        path = parts.path.rstrip("/")
        return f"{(parts.hostname or '').removeprefix('www.')}{path}?{parts.query}" if path or parts.query else ""
    return " ".join(re.findall(r"\w+", text.casefold()[:300]))


def _addresses(node: Node) -> Iterator[str]:
    for key in ("mainEntityOfPage", "url", "@id"):
        for value in _listed(node.get(key)):
            text = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(text, str) and text.startswith(("http://", "https://")):
                yield text


def _article(node: Node, named: Mapping[str, Node], origin: str) -> Iterator[Said]:
    headline = _text(node.get("headline")) or _text(node.get("name"))
    yield "title", headline, f"{origin} headline"
    yield from _simple(node, origin)
    people = [_name(value, named) for value in _listed(node.get("author") or node.get("creator"))]
    for name in people[:_MOST_AUTHORS]:
        yield "author", name, f"{origin} author"
    for value in _listed(node.get("publisher"))[:1]:
        yield "outlet", _name(value, named), f"{origin} publisher"
    for text in list(_addresses(node))[:1]:
        yield "url", text.partition("#")[0], f"{origin} url"


def _simple(node: Node, origin: str) -> Iterator[Said]:
    fields: tuple[tuple[ClueField, str], ...] = (
        ("published", "datePublished"),
        ("published", "dateCreated"),
        ("updated", "dateModified"),
        ("language", "inLanguage"),
    )
    for field, key in fields:
        for value in _listed(node.get(key))[:1]:
            text = value.get("alternateName") or value.get("name") if isinstance(value, dict) else value
            yield field, _text(text), f"{origin} {key}"


def _around(nodes: Sequence[tuple[Node, bool]], named: Mapping[str, Node]) -> Iterator[Said]:
    """What is said of the page and the site."""
    page = next((node for node, own in nodes if own and _is(node, "WebPage")), None)
    if page is not None:
        yield from _simple(page, "JSON-LD WebPage")
    site = next((node for node, own in nodes if _is(node, "WebSite")), None)
    if site is not None:
        yield "outlet", _name(site, named), "JSON-LD WebSite"
    house = next((node for node, own in nodes if own and _is(node, "Organization")), None)
    if house is not None:
        yield "outlet", _name(house, named), "JSON-LD Organization"


def _salvaged(broken: Sequence[str]) -> Iterator[Said]:
    """What can be read in JSON that is none, where it is about one article alone."""
    fields: dict[str, ClueField] = {"headline": "title", "datePublished": "published", "dateModified": "updated"}
    for text in broken:
        matches = list(_BROKEN.finditer(text))
        for key, field in fields.items():
            values = {match[2] for match in matches if match[1] == key}
            if len(values) == 1:
                yield field, values.pop().replace('\\"', '"').replace("\\/", "/"), f"JSON-LD {key}"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: Any, named: Mapping[str, Node]) -> str:
    """The name of a person or house, followed where only its id is given; some pages hold JSON in a string of JSON."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        value = _loaded(value)
    if isinstance(value, dict):
        if "name" not in value and isinstance(value.get("@id"), str):
            value = named.get(value["@id"], value)
        value = next(iter(_listed(value.get("name"))), None)
    return _text(value)


def _text(value: Any) -> str:
    """A string as it reads: JSON-LD often holds HTML."""
    from html import unescape

    if isinstance(value, list):
        value = next(iter(value), None)
    return unescape(re.sub(r"<[^<>]{1,200}>", "", value[:4_000])) if isinstance(value, str) else ""
