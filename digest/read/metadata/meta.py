"""<meta> elements: Open Graph, article:*, Twitter, Dublin Core, Highwire, Parse.ly, Sailthru, and the plain names."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from digest import lexicon
from digest.model import ClueField
from digest.read.markup import Tree
from digest.read.metadata.head import Said

_MOST = 400  # elements looked at


def clues(page: Tree) -> Iterator[Said]:
    """What the elements say, in their order; the origin is the element's own name."""
    for element in page.xpath("//meta[@content]")[:_MOST]:
        for key in ("property", "name", "itemprop", "http-equiv"):
            # RDFa lets one element have several names.
            for name in element.get(key, "").lower().split()[:3]:
                field = _fields().get(name)
                if field is not None and not _is_nested(element, key):
                    yield field, element.get("content"), name if ":" in name else f"meta {name}"


def _is_nested(element: Tree, key: str) -> bool:
    """Whether microdata say it of a thing within the page: `microdata` reads those."""
    return key == "itemprop" and next(element.iterancestors("head"), None) is None


@functools.cache
def _fields() -> Mapping[str, ClueField]:
    table = lexicon.table("metadata")["meta"]
    return {name: field for field, names in table.items() for name in names}
