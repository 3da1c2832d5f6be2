"""How a site is built: the keys of `content/site.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Method = Literal["news", "lead", "lexrank", "textrank", "lsa", "luhn", "edmundson", "sum-basic", "kl", "reduction"]
Publish = Literal["excerpt", "full"]
Font = Literal["serif", "sans"]
Density = Literal["comfortable", "compact"]
TagKind = Literal["phrase", "person", "organisation", "place", "event", "work", "other"]


@dataclass(frozen=True, slots=True)
class Alias:
    """A name and its other spellings and short forms."""

    label: str = ""
    """The form to show."""
    kind: TagKind = "other"
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """How articles are summarised."""

    method: Method = "news"
    sentences: int = 3
    """How many sentences a summary has."""
    words: int | None = None
    """How many words it may have instead."""
    share: float = 0.5
    """The largest share of an article's words that its summary may take."""


@dataclass(frozen=True, slots=True)
class NameOptions:
    """How names are found."""

    model: str | dict[str, str] = ""
    """A spaCy model that is installed, or one for each language; its entities are added to what the rules find."""


@dataclass(frozen=True, slots=True)
class TagOptions:
    """How articles are tagged."""

    count: int = 10
    """The most tags an article has."""
    pages_from: int = 2
    """A tag has a page when this many articles carry it, a person or institution also when this many quote or cite them."""


@dataclass(frozen=True, slots=True)
class TopicOptions:
    """What topic pages show."""

    sentences: int = 5
    """How many sentences a topic's summary has."""
    new: int = 3
    """The most sentences that tell what is new; 0 for none."""


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """When sentences of different articles are said to report the same fact."""

    threshold: float = 0.5
    """The least score, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class ColumnOptions:
    """Which columns of `.csv` and keys of `.jsonl` files hold what; an empty one is found by its usual names."""

    text: str = ""
    html: str = ""
    title: str = ""
    outlet: str = ""
    author: str = ""
    date: str = ""
    language: str = ""
    url: str = ""
    tags: str = ""
    id: str = ""
    """What names a row in `seed:`, whatever its place in the file."""


@dataclass(frozen=True, slots=True)
class Options:
    """A site's options, as in `content/site.yaml`."""

    title: str = "Digest"
    description: str = "What named sources say, sentence by sentence."
    url: str = ""
    """The address it will be published at, with its folder; absolute addresses in feeds and the sitemap need it."""
    domain: str = ""
    """A domain of one's own that the host is told of by a file CNAME; it gives the address where `url` is empty."""
    language: str = "en"
    author: str = ""
    publish: Publish = "excerpt"
    """`excerpt`: summaries and short quotations. `full`: whole texts, where the editor may republish them."""
    share: float = 0.3
    """With `publish: excerpt`, the largest share of a source's words that the site may print."""
    accent: str = ""
    """A CSS colour for links and marks, such as `#8a1c1c`; empty for the theme's own."""
    font: Font = "serif"
    """The kind of type that texts and headings are set in."""
    density: Density = "comfortable"
    """How much room is left between lines and between parts of a page."""
    cards: bool = True
    """Whether pictures are drawn: an icon for home screens and, with `url`, a card of each page for those who share it."""
    feed_entries: int = 50
    seeds: tuple[str, ...] = ()
    """Folders on other machines whose files are read as if they lay in `seeds/`."""
    topics: tuple[str, ...] = ()
    """Topic ids in the order to list them; others follow by title."""
    aliases: tuple[Alias, ...] = ()
    """Names with other spellings, beside the table that is shipped."""
    columns: ColumnOptions = ColumnOptions()
    summary: SummaryOptions = SummaryOptions()
    names: NameOptions = NameOptions()
    tags: TagOptions = TagOptions()
    topic: TopicOptions = TopicOptions()
    links: LinkOptions = LinkOptions()
    search: bool = True
    """Whether the site has a search."""
    drafts: bool = False
    """Whether drafts are published."""
