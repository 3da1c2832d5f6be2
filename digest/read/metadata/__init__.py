"""What a page's markup says of its article beside the text: title, outlet, author, dates, language, address."""

from __future__ import annotations

from digest.model import Clue
from digest.read.markup import Tree


def clues(page: Tree) -> tuple[Clue, ...]:
    """Every clue on the page, in the order it was met."""
    found = [Clue("language", lang, "html lang") for lang in page.xpath("/html/@lang")[:1]]
    return tuple(clue for clue in found if clue.text.strip())
