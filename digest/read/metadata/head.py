"""What the page is called and the language it says it is in: <title>, <h1>, `lang`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from digest.model import ClueField
from digest.read.markup import Tree
from digest.read.metadata.elements import printed

Said: TypeAlias = tuple[ClueField, str, str]
"""A field, what is said of it, and where: a clue that is not yet squashed and measured."""

_MOST_HEADINGS = 3


def clues(page: Tree) -> Iterator[Said]:
    """The page's title, its first headings of the first rank, and its language."""
    for title in page.xpath("/html/head/title | /html/body/title")[:1]:
        yield "title", printed(title), "<title>"
    shown = (text for heading in page.iter("h1") if (text := printed(heading)))
    for text in islice(shown, _MOST_HEADINGS):
        yield "title", text, "<h1>"
    for lang in page.xpath("/html/@lang | /html/@xml:lang | /html/body/@lang")[:1]:
        yield "language", lang, "html lang"
