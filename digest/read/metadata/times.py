"""Days that the page prints in elements for them: <time>, and elements of a class such as `date` or `published`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from digest.read.markup import Tree
from digest.read.metadata.elements import is_beside, is_of, printed
from digest.read.metadata.head import Said

_MOST = 300  # elements looked at
_MOST_SAID = 6  # of a kind
_LONGEST = 80  # characters of a line that prints a day
_TIMES = "//body//time | //body//abbr[@title][contains(@class, 'publish') or contains(@class, 'date')]"
_CLASSED = "//body//*[@class or @id][not(self::time or self::abbr or self::script or self::style)]"


def clues(page: Tree) -> Iterator[Said]:
    """The days in document order; those that stand with other articles, comments or in the page's frame are left out."""
    times = (element for element in page.xpath(_TIMES)[:_MOST] if not is_beside(element))
    for element in islice(times, _MOST_SAID):
        said = element.get("datetime") or element.get("title") or printed(element)
        yield _labelled(element, said, "<time>")
    dated = (element for element in page.xpath(_CLASSED) if is_of(element, "date") or is_of(element, "published"))
    lines = ((element, printed(element, 4 * _LONGEST)) for element in islice(dated, _MOST))
    short = ((element, line) for element, line in lines if len(line) <= _LONGEST and any(map(str.isdigit, line)))
    for element, line in islice((pair for pair in short if not is_beside(pair[0])), _MOST_SAID):
        yield _labelled(element, line, "class date")


def _labelled(element: Tree, said: str, origin: str) -> Said:
    if "pubdate" in element.attrib or is_of(element, "published"):
        return "published", said, f"{origin} published"
    return ("updated", said, f"{origin} updated") if is_of(element, "updated") else ("published", said, origin)
