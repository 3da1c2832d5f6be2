"""Authors as the page prints them: rel="author", and elements of a class such as `byline`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from digest.read.markup import Tree
from digest.read.metadata.elements import is_beside, is_of, printed
from digest.read.metadata.head import Said

_MOST = 200  # elements looked at
_MOST_SAID = 6
_LONGEST = 120  # characters of a byline


def clues(page: Tree) -> Iterator[Said]:
    """The names in document order, those beside the article left out."""
    yield from _said(page.xpath("//body//*[contains(concat(' ', @rel, ' '), ' author ')]"), "rel author")
    classed = (element for element in page.xpath("//body//*[@class or @id]") if is_of(element, "author"))
    yield from _said(classed, "class author")


def _said(elements: Iterable[Tree], origin: str) -> Iterator[Said]:
    lines = ((element, printed(element, 4 * _LONGEST)) for element in islice(elements, _MOST))
    short = ((element, line) for element, line in lines if 0 < len(line) <= _LONGEST)
    for _, line in islice((pair for pair in short if not is_beside(pair[0])), _MOST_SAID):
        yield "author", line, origin
