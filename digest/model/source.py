"""One text: as it came, and cleaned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from digest.model.found import Found, When
from digest.model.options import Publish

MediaType = Literal["text/plain", "text/markdown", "text/html"]
ClueField = Literal["title", "outlet", "author", "published", "updated", "language", "url"]
BlockKind = Literal["paragraph", "heading"]


@dataclass(frozen=True, slots=True)
class Stated:
    """What front matter or a correction says about an article; None or empty where it says nothing."""

    seed: str | None = None
    """The seed a correction is for, relative to `seeds/`."""
    checked: str | None = None
    """The checksum of what was read from that seed when the correction was looked over."""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: str | None = None
    """A calendar date as written: `2025-03-14`, `2025-03`, `2025`, or words such as `14 March 2025`."""
    language: str | None = None
    """BCP 47."""
    url: str | None = None
    slug: str | None = None
    aliases: tuple[str, ...] = ()
    """Former slugs."""
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """Ids of topics the editor puts the article into, whatever its words."""
    copy_of: str | None = None
    """The id or file of the article that prints the same text and is to be shown; `none` where it is no copy of any."""
    note: str | None = None
    """A line shown with the article, such as the mark of a demonstration text."""
    publish: Publish | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Clue:
    """What a page, feed or message says of its article beside the text."""

    field: ClueField
    text: str
    """As written there, white space squashed; an ISO 8601 date or words for `published` and `updated`."""
    origin: str
    """Where it stands, by a name that editors can look up: `JSON-LD headline`, `og:title`, `feed entry`."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading of the article."""

    kind: BlockKind
    start: int
    end: int
    text: str
    """Plain text. Equal to `source[start:end]` unless `offsets` is set."""
    offsets: tuple[int, ...] = ()
    """For text whose markup was taken out: the source offset of each character of `text`; else empty."""

    def offset(self, index: int) -> int:
        """The source offset of the character at `index` of `text`."""
        return self.offsets[index] if self.offsets else self.start + index


@dataclass(frozen=True, slots=True)
class Source:
    """One text as it came, decoded."""

    path: str
    """Relative to the site's root, with `/`: `seeds/a.txt`, `content/articles/b.md`; `#` and the part's name follow where
    a file holds several: `seeds/news.zip#a.html`, `seeds/feed.xml#an-entry`."""
    seed: str | None
    """Relative to `seeds/`, with the part; None for an article of the editor's own."""
    media_type: MediaType
    text: str
    """The whole file, newlines normalised to LF and nothing else changed; of a page or feed the text extracted from it."""
    body: int = 0
    """Where the body begins: the offset after front matter."""
    stated: Stated = Stated()
    encoding: str = "utf-8"
    blocks: tuple[Block, ...] = ()
    """The paragraphs and headings that markup tells; empty where the text's lines have to tell them."""
    clues: tuple[Clue, ...] = ()
    """What is said of the article beside its text, in the order it was met."""

    @property
    def name(self) -> str:
        """The file's or the part's own name without its ending."""
        last = re.split(r"[/#]", self.path)[-1]
        return last.rpartition(".")[0] or last


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of the source that is not part of the article."""

    text: str
    reason: str
    """In words an editor understands: `repeats the title`, `comment form`."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned text with what is known about it."""

    id: str
    """Unique in a site, made of `a-z0-9-`; the last part of its page's URL."""
    path: str
    seed: str | None
    media_type: MediaType
    title: Found
    outlet: Found | None
    """Who published it; never whom it cites."""
    author: Found | None
    published: When | None
    language: Found
    """BCP 47."""
    url: str | None
    source: str
    """`Source.text`: what all positions point into."""
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    stated: Stated = Stated()
    clues: tuple[Clue, ...] = ()
    """What was said of it beside its text."""

    @property
    def text(self) -> str:
        """The clean text, headings included, blocks parted by blank lines."""
        return "\n\n".join(" ".join(block.text.split()) for block in self.blocks)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, in reading order."""
        return tuple(" ".join(block.text.split()) for block in self.blocks if block.kind == "heading")
