"""What a page's markup says of its article beside the text: title, outlet, author, dates, language, address.

One file for each place that it stands in. Nothing is decided here: `digest.clean.clues` does that, for all kinds of seeds.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest import words
from digest.model import Clue
from digest.read import parts
from digest.read.markup import Tree
from digest.read.metadata import address, bylines, guess, head, headlines, linked_data, meta, microdata, times

_LONGEST = 1_000  # characters; a longer title, name or address is none
_MOST = 80


def clues(page: Tree, text: str = "") -> tuple[Clue, ...]:
    """Every clue on the page, in the order it was met; `text` is the file, for what stands outside the tree."""
    found: dict[Clue, None] = {}
    for field, said, origin in _met(page, text):
        squashed = words.squash(parts.clean(said[: 4 * _LONGEST]))
        if 0 < len(squashed) <= _LONGEST and len(found) < _MOST:
            found[Clue(field, squashed, origin)] = None
    return tuple(found)


def _met(page: Tree, text: str) -> Iterator[head.Said]:
    addresses = tuple(address.clues(page, text))
    headings = tuple(head.clues(page))
    tags = tuple(meta.clues(page))
    known = [said for field, said, _ in (*addresses, *headings, *tags) if field in ("url", "title")]
    yield from linked_data.clues(page, known)
    yield from tags
    yield from microdata.clues(page)
    yield from headings
    yield from addresses
    yield from times.clues(page)
    yield from headlines.clues(page, [said for field, said, _ in (*headings, *tags) if field == "title"])
    yield from bylines.clues(page)
    yield from guess.clues(page, text)
