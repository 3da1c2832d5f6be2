"""The addresses that pages keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

ARTICLES = "articles/"
TOPICS = "topics/"
"""Where the pages of articles and topics are, from the site's root."""
GONE = "gone"
"""What an address leads to that is given up for good."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An address, and what stands there."""

    address: str
    """From the site's root, without a slash at its end: `articles/harbour-open`."""
    target: str
    """A file (`seeds/a.txt`, `seeds/feed.xml#an-entry`, `content/topics/b.md`), another address, or `gone`."""
    line: int = 0
    here: bool = True
    """Whether there is such a file; True for what is no file."""

    @property
    def is_file(self) -> bool:
        """Whether the target is a file of the editor's."""
        return self.target.startswith(("seeds/", "content/"))


@dataclass(frozen=True, slots=True)
class Permalinks:
    """The record, in its order: the last address of a file is the one it has, the earlier ones lead there."""

    entries: tuple[Recorded, ...] = ()
    exists: bool = False

    def slugs(self, folder: str) -> Mapping[str, tuple[str, ...]]:
        """The last parts of the addresses of each file right below `folder`, in the order of the record."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for entry in self.entries:
            last = entry.address.removeprefix(folder)
            if entry.is_file and "/" not in last and entry.address == folder + last:
                found[entry.target].append(last)
        return {target: tuple(slugs) for target, slugs in found.items()}
