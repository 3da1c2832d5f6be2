"""Microdata and RDFa: `itemprop` and `property` in the page's own elements, after schema.org and Dublin Core."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from itertools import islice

from digest import lexicon
from digest.model import ClueField
from digest.read.markup import Tree
from digest.read.metadata.elements import printed
from digest.read.metadata.head import Said

_MOST = 600  # elements looked at
_MOST_WITHIN = 40
_ARTICLES = ("article", "posting", "report", "review", "webpage", "recipe", "document", "item", "post")
_NAMES = ("name", "schema:name", "foaf:name")
_NESTED = ("title", "published", "updated", "language")


def clues(page: Tree) -> Iterator[Said]:
    """What the elements say of an article, those of the first article alone; people and houses by their names."""
    first: Tree | None = None
    for element in page.xpath("//body//*[@itemprop or @property]")[:_MOST]:
        for key in ("itemprop", "property"):
            for name in element.get(key, "").lower().split()[:3]:
                field = _fields().get(name.rpartition("/")[2].rpartition(":")[2])
                scope = _scope(element)
                if field is None or not _is_article(scope):
                    continue
                first = scope if first is None else first
                if scope is first:
                    yield field, _value(element, field), f"{key} {name}"


def _scope(element: Tree) -> Tree | None:
    """The thing that the element says something of."""
    around = (one for one in element.iterancestors() if "itemscope" in one.attrib or "typeof" in one.attrib)
    return next(around, None)


def _is_article(scope: Tree | None) -> bool:
    if scope is None:
        return False
    kind = (scope.get("itemtype") or scope.get("typeof") or "").lower()
    return kind.rstrip("/ ").endswith(_ARTICLES)


def _value(element: Tree, field: ClueField) -> str:
    for key in ("content", "datetime"):
        if element.get(key):
            return str(element.get(key))
    if field in _NESTED:
        return printed(element)
    within = islice(element.iterdescendants(), _MOST_WITHIN)
    inner = next((one for one in within if (one.get("itemprop") or one.get("property")) in _NAMES), element)
    return inner.get("content") or printed(inner)


@functools.cache
def _fields() -> Mapping[str, ClueField]:
    table = lexicon.table("metadata")["properties"]
    dublin: dict[str, ClueField] = {"date": "published", "issued": "published", "created": "published"}
    named: dict[str, ClueField] = {name: field for field, names in table.items() for name in names if name != "name"}
    return {**dublin, **named}
