"""What is wrong with the JSON-LD of a page: types and properties that schema.org does not have, and what search engines ask for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

from lxml import html as lxml_html

VOCABULARY = Path(__file__).parent / "node_modules/schema-dts/dist/schema.d.ts"
_LD_CONTEXTS = {"https://schema.org", "http://www.w3.org/ns/anno.jsonld"}
_INTERFACE = re.compile(
    r"^(?:export )?interface (\w+?)(?:Base|Leaf)? extends ([^{]+)\{(.*?)^\}", re.MULTILINE | re.DOTALL
)
_PROPERTY = re.compile(r"^    \"(\w+)\"\??:", re.MULTILINE)
_DATES = ("datePublished", "dateModified", "dateCreated", "startDate", "endDate")
_ADDRESSES = ("url", "image", "isBasedOn", "sameAs", "mainEntityOfPage")
NEEDED = {
    "NewsArticle": {"headline", "url"},
    "CollectionPage": {"name", "url"},
    "ItemList": {"itemListElement", "numberOfItems"},
    "ListItem": {"position"},
}
"""What is useless without it."""
_ASKED_BY_ENGINES = {("SearchAction", "query-input")}
"""Not of the vocabulary, but as search engines document it."""
MOST_OF_A_HEADLINE = 400


@cache
def vocabulary() -> dict[str, frozenset[str]]:
    """The types of schema.org, each with all its properties, as the package schema-dts lists them."""
    own: dict[str, set[str]] = {}
    above: dict[str, set[str]] = {}
    for name, parents, body in _INTERFACE.findall(VOCABULARY.read_text("utf-8")):
        own.setdefault(name, set()).update(_PROPERTY.findall(body))
        names = (
            parent.strip().removesuffix("Base").removesuffix("Leaf")
            for parent in re.sub(r"<[^>]*>", "", parents).split(",")
        )
        above.setdefault(name, set()).update(parent for parent in names if parent != name)

    def whole(name: str) -> set[str]:
        return own.get(name, set()).union(*(whole(parent) for parent in above.get(name, ())))

    return {name: frozenset(whole(name)) for name in own}


def blocks(page: bytes) -> list[object]:
    """The JSON-LD of a page."""
    scripts = lxml_html.document_fromstring(page.decode()).xpath('//script[@type="application/ld+json"]/text()')
    return [json.loads(str(script)) for script in scripts]


def faults(page: bytes) -> list[str]:
    """What is wrong with the JSON-LD of a page."""
    found = []
    for block in blocks(page):
        entries = block if isinstance(block, list) else [block]
        for entry in entries:
            if not isinstance(entry, dict) or entry.get("@context") not in _LD_CONTEXTS:
                found.append(f"a block of another vocabulary: {str(entry)[:80]}")
            elif entry["@context"] == "https://schema.org":
                found += _node({name: value for name, value in entry.items() if name != "@context"})
    return found


def _node(node: dict[str, object]) -> Iterator[str]:
    if isinstance(graph := node.get("@graph"), list):
        for entry in graph:
            yield from _node(entry)
        return
    kind = node.get("@type")
    if set(node) == {"@id"}:
        return
    if not isinstance(kind, str) or kind not in vocabulary():
        yield f"unknown type {kind}"
        return
    yield from (f"{kind} without {name}" for name in sorted(NEEDED.get(kind, set()) - set(node)))
    for name, value in node.items():
        if not name.startswith("@") and name not in vocabulary()[kind] and (kind, name) not in _ASKED_BY_ENGINES:
            yield f"{kind} has no {name}"
        yield from _values(kind, name, value if isinstance(value, list) else [value])


def _values(kind: str, name: str, values: list[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict):
            yield from _node(value)
        elif value in (None, ""):
            yield f"{kind}.{name} is empty"
        elif name in _DATES and not _is_date(str(value)):
            yield f"{kind}.{name} is {value}"
        elif name in _ADDRESSES and not str(value).startswith(("http://", "https://")):
            yield f"{kind}.{name} is no address: {value}"
        elif name == "headline" and len(str(value)) > MOST_OF_A_HEADLINE:
            yield f"{kind}.{name} has {len(str(value))} characters"


def _is_date(text: str) -> bool:
    try:
        if re.fullmatch(r"\d{4}(-\d\d)?", text):
            return bool(date.fromisoformat(f"{text}-01-01"[:10]))
        return bool(datetime.fromisoformat(text))
    except ValueError:
        return False
