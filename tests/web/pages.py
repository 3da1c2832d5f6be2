"""The page types, read off the disk: one page of each kind, so that a kind that is added is checked without being listed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from tests.web.builds import Built

NAMES = {
    "": "index", "404.html": "not found", "articles/*": "article", "topics/*": "topic", "tags": "tag index", "tags/*": "tag",
    "outlets": "outlet index", "outlets/*": "outlet", "days": "day index", "days/*": "day", "timeline": "timeline",
    "search": "search", "method": "method",
}  # fmt: skip
"""What a page is called by its place: its folder, or any page in a folder. Other pages on the top floor are the editor's own texts."""
OWN_TEXT = "own text"
EXPECTED = frozenset(
    {
        "index",
        "not found",
        "article",
        "topic",
        "tag index",
        "tag",
        "outlet index",
        "outlet",
        "method",
        OWN_TEXT,
        "redirect",
    }
)
"""What the example site must show: a kind that were missing would otherwise be checked by nobody."""
_ENTITY = {"Person": "person", "Organization": "organisation", "Place": "place"}
_REFRESH = re.compile(rb'<meta http-equiv="refresh"', re.IGNORECASE)
_JSON_LD = re.compile(rb'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a site."""

    site: str
    kind: str
    path: str
    """Its file, from the site's root."""

    @property
    def address(self) -> str:
        """Its address from the site's root."""
        return quote(self.path.removesuffix("index.html"))

    def __str__(self) -> str:
        return f"{self.site}: {self.kind}"


def pages(built: Built) -> list[Page]:
    """The heaviest page of each kind on `built`, in the order of their kinds."""
    found: dict[str, str] = {}
    tree = html(built.tree())
    for path, data in tree.items():
        name = kind(path, data)
        if name not in found or len(data) > len(tree[found[name]]):
            found[name] = path
    return [Page(built.name, name, path) for name, path in sorted(found.items())]


def html(tree: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pages among the files of a site; what a search index keeps for itself is none."""
    return {path: data for path, data in tree.items() if path.endswith(".html") and not path.startswith("pagefind/")}


def kind(path: str, data: bytes) -> str:
    """What kind of page stands at `path`."""
    if _REFRESH.search(data):
        return "redirect"
    parts = path.removesuffix("index.html").strip("/").split("/")
    later = ""
    if len(parts) > 1 and parts[-2] == "page" and parts[-1].isdigit():
        parts, later = parts[:-2] or [""], ", page 2"
    place = parts[0] if len(parts) == 1 else f"{parts[0]}/*"
    name = NAMES.get(place, OWN_TEXT if len(parts) == 1 else place)
    return (_entity(data) or name if name == "tag" else name) + later


def _entity(data: bytes) -> str | None:
    """Whom a page of names is about, as it says itself to search engines."""
    for script in _JSON_LD.findall(data):
        for node in nodes(json.loads(script)):
            about = node.get("about") if node.get("@type") == "CollectionPage" else node
            if isinstance(about, dict) and about.get("@type") in _ENTITY:
                return _ENTITY[about["@type"]]
    return None


def nodes(value: object) -> Iterable[dict[str, object]]:
    """The top objects of a JSON-LD block."""
    if isinstance(value, list):
        return [node for entry in value for node in nodes(entry)]
    if isinstance(value, dict):
        graph = value.get("@graph")
        return nodes(graph) if graph else [value]
    return []
