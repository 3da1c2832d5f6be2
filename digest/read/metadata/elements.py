"""What can be told of an element by its name, its class and the elements round it."""

from __future__ import annotations

import functools
import re

from digest import lexicon
from digest.read.markup import Tree

_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FRAME = ("footer", "aside", "nav")


def printed(element: Tree, most: int = 1_000) -> str:
    """The first `most` characters or so that the element prints: never the whole of a page that it might hold."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        pieces.append(piece[:most])
        size += len(piece) + 1
        if size > most:
            break
    return " ".join(" ".join(pieces).split())


def is_of(element: Tree, kind: str) -> bool:
    """Whether a word of the element's class or id is one of those listed under `kind`."""
    return not _listed(kind).isdisjoint(_words(f"{element.get('class', '')} {element.get('id', '')}"[:400]))


def is_beside(element: Tree) -> bool:
    """Whether an element stands in the page's frame, or with other articles and comments."""
    return any(
        one.tag in _FRAME or (one.tag not in ("html", "body") and is_of(one, "beside"))
        for one in (element, *element.iterancestors())
    )


@functools.lru_cache(maxsize=4_096)
def _words(names: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_CAMEL.sub(" ", names).lower()))


@functools.cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(lexicon.table("metadata")["classes"][kind])
