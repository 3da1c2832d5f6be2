"""The day that htmldate finds. The only importer of htmldate (Barbaresi 2020, JOSS 5(51), 2439)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from digest.read.markup import Tree
from digest.read.metadata.head import Said

# Fixed, since without them the clock of the build would decide what is in the future.
_EARLIEST = datetime(1990, 1, 1)  # noqa: DTZ001 - htmldate compares naive days
_LATEST = datetime(2100, 1, 1)  # noqa: DTZ001
_LONGEST = 1_000_000  # characters of a page that is searched: two seconds or so


def clues(page: Tree, text: str) -> Iterator[Said]:
    """The day of first publication by markup and, in a second clue, by searching all that the page prints."""
    from htmldate import find_date

    if (len(text) or sum(map(len, page.itertext()))) > _LONGEST:
        return
    for extensive, origin in ((False, "htmldate"), (True, "htmldate search")):
        found = find_date(page, extensive, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
        if found is not None:
            yield "published", found, origin
            return
