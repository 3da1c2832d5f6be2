"""The nouns. Every value is frozen, holds ids instead of references, and has a stable JSON form.

Positions are character offsets into `Source.text` (newlines normalised to LF), end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Basis = Literal["stated", "inferred"]
Precision = Literal["day", "week", "month", "season", "year", "range"]
MediaType = Literal["text/plain", "text/markdown"]
BlockKind = Literal["paragraph", "heading"]
TagKind = Literal["phrase", "person", "organisation", "place", "event", "work", "other"]
QuoteKind = Literal["direct", "fragment"]
CitedKind = Literal["outlet", "person", "organisation", "anonymous"]
LinkKind = Literal["same-fact", "near-copy", "contradicts", "supersedes"]
Publish = Literal["excerpt", "full"]
Method = Literal["news", "lead", "lexrank", "textrank", "lsa", "luhn", "edmundson", "sum-basic", "kl", "reduction"]


# -- what was found, and on what grounds ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of metadata and why it is believed."""

    text: str
    basis: Basis
    clue: str | None = None
    """The words of the source it came from; None when the editor or the file itself states it."""


@dataclass(frozen=True, slots=True)
class When:
    """An interval of calendar days, both ends included."""

    start: date
    end: date
    precision: Precision
    basis: Basis
    clue: str | None = None
    """The words it came from."""


# -- options --------------------------------------------------------------------------------------


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
class TagOptions:
    """How articles are tagged."""

    count: int = 8
    """The most tags an article has."""
    pages_from: int = 2
    """A tag has a page when this many articles carry it."""


@dataclass(frozen=True, slots=True)
class TopicOptions:
    """What topic pages show."""

    sentences: int = 5
    """How many sentences a topic's summary has."""


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """When sentences of different articles are said to report the same fact."""

    threshold: float = 0.5
    """The least score, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Options:
    """A site's options, as in `content/site.yaml`."""

    title: str = "Digest"
    description: str = "What named sources say, sentence by sentence."
    url: str = ""
    """The address it will be published at, with its folder; absolute addresses in feeds and the sitemap need it."""
    language: str = "en"
    author: str = ""
    publish: Publish = "excerpt"
    """`excerpt`: summaries and short quotations. `full`: whole texts, where the editor may republish them."""
    share: float = 0.3
    """With `publish: excerpt`, the largest share of a source's words that the site may print."""
    accent: str = ""
    """A CSS colour for links and marks, such as `#8a1c1c`; empty for the theme's own."""
    feed_entries: int = 50
    topics: tuple[str, ...] = ()
    """Topic ids in the order to list them; others follow by title."""
    aliases: tuple[Alias, ...] = ()
    """Names with other spellings, beside the table that is shipped."""
    summary: SummaryOptions = SummaryOptions()
    tags: TagOptions = TagOptions()
    topic: TopicOptions = TopicOptions()
    links: LinkOptions = LinkOptions()
    drafts: bool = False
    """Whether drafts are published."""


# -- read -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stated:
    """What front matter or a correction says about an article; None or empty where it says nothing."""

    seed: str | None = None
    """The seed a correction is for, relative to `seeds/`."""
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
    note: str | None = None
    """A line shown with the article, such as the mark of a demonstration text."""
    publish: Publish | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One text as it came, decoded."""

    path: str
    """Relative to the site's root, with `/`: `seeds/a.txt`, `content/articles/b.md`."""
    seed: str | None
    """Relative to `seeds/`; None for an article of the editor's own."""
    media_type: MediaType
    text: str
    """The whole file, newlines normalised to LF; nothing else is changed."""
    body: int = 0
    """Where the body begins: the offset after front matter."""
    stated: Stated = Stated()
    encoding: str = "utf-8"


# -- clean ------------------------------------------------------------------------------------------


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

    @property
    def text(self) -> str:
        """The clean text, headings included, blocks parted by blank lines."""
        return "\n\n".join(" ".join(block.text.split()) for block in self.blocks)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, in reading order."""
        return tuple(" ".join(block.text.split()) for block in self.blocks if block.kind == "heading")


# -- segment and analyse ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph; headings have none."""

    index: int
    block: int
    start: int
    end: int
    text: str
    """`source[start:end]` without markup, with runs of white space made one space."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature's share in a score."""

    feature: str
    value: float


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence chosen for the summary."""

    index: int
    text: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organisation, place or other named thing, under one label."""

    label: str
    kind: TagKind
    sentences: tuple[int, ...]
    forms: tuple[str, ...]
    """The spellings and short forms met in this article."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A name or key phrase an article is filed under."""

    label: str
    slug: str
    kind: TagKind
    score: float
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given as somebody's own."""

    sentence: int
    text: str
    """Without the outer quotation marks."""
    speaker: str | None
    kind: QuoteKind
    start: int
    end: int
    clue: str | None = None
    """The words the speaker was found by."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures something."""

    sentence: int
    text: str
    """The number with its unit and qualifier, as written."""
    value: float | None
    about: str | None
    """What is counted or measured, in the words of the sentence."""
    unit: str | None = None
    qualifier: str | None = None
    """`about`, `more than`, `estimated` … as written."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time in a sentence."""

    sentence: int
    text: str
    date: When | None
    """None where the text does not tell which day, week, month or year is meant."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Someone whom the article names as where its knowledge is from."""

    name: str
    kind: CitedKind
    sentences: tuple[int, ...]
    clue: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one article says."""

    article: str
    sentences: tuple[Sentence, ...]
    summary: tuple[SummarySentence, ...]
    """In reading order."""
    tags: tuple[Tag, ...]
    """Best first."""
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    dates: tuple[DateMention, ...]
    cites: tuple[Citation, ...]


# -- what the editor asks for -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pattern:
    """Something whose occurrence in a sentence counts for a topic: one of `text`, `name` or `near`."""

    text: str | None = None
    """Whole words in a row, compared by stem; `*` at the end of a word matches any ending."""
    name: str | None = None
    """A name, matched with its aliases."""
    near: tuple[str, ...] = ()
    """Words or phrases that must all occur in one sentence, in any order, within `within` words."""
    within: int = 10
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """What makes an article part of a topic."""

    any: tuple[Pattern, ...] = ()
    """Each adds its weight."""
    all: tuple[Pattern, ...] = ()
    """Each must occur somewhere in the article."""
    never: tuple[Pattern, ...] = ()
    """A sentence in which one occurs earns nothing."""
    threshold: float = 1.0
    """The weight an article must reach."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as the editor defines it."""

    id: str
    title: str
    path: str
    rule: Rule = Rule()
    introduction: str = ""
    """The editor's own words, Markdown."""
    description: str | None = None
    """One line for lists and previews."""
    aliases: tuple[str, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A page of the editor's own, such as about or method."""

    id: str
    title: str
    path: str
    body: str
    """Markdown."""
    description: str | None = None
    draft: bool = False


# -- relate -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A sentence of an article."""

    article: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences of different articles, and what they have to do with each other."""

    kind: LinkKind
    a: Place
    """For `supersedes`: the later sentence."""
    b: Place
    score: float
    """From 0 to 1."""
    why: str
    """In words a reader understands."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Sentences of different articles that report the same thing."""

    id: str
    """Made from its earliest sentence; survives a rebuild."""
    sentences: tuple[Place, ...]
    origins: tuple[str, ...]
    """The independent origins behind it, by name."""


@dataclass(frozen=True, slots=True)
class Membership:
    """An article's place in a topic, and what earned it."""

    topic: str
    article: str
    score: float
    """From 0 to 1."""
    sentences: tuple[int, ...]
    """The sentences that earned it, best first; none where the editor put it there."""
    why: tuple[str, ...]
    """The patterns that matched, as written by the editor."""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated sentence on a timeline."""

    place: Place
    date: When
    text: str
    """The words that date it."""


@dataclass(frozen=True, slots=True)
class CitationEdge:
    """An article that cites a source."""

    article: str
    target: str
    """The name of the outlet, person or organisation cited."""
    kind: CitedKind
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the sources together say about one topic."""

    topic: str
    members: tuple[Membership, ...]
    """Strongest first."""
    summary: tuple[Place, ...]
    facts: tuple[str, ...]
    """Ids, those with most independent origins first."""
    timeline: tuple[Event, ...]
    """Earliest first."""
    related: tuple[str, ...]
    """Ids of topics that share articles with it, most shared first."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What articles say together."""

    links: tuple[Link, ...]
    facts: tuple[Fact, ...]
    topics: tuple[Coverage, ...]
    timeline: tuple[Event, ...]
    edges: tuple[CitationEdge, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The whole: all that pages are made from."""

    articles: tuple[Article, ...]
    """Newest first; the undated last; ties by id."""
    analyses: tuple[Analysis, ...]
    """In the order of `articles`."""
    topics: tuple[Topic, ...]
    """In the order the site lists them."""
    texts: tuple[Text, ...]
    corpus: Corpus


# -- render -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the published site."""

    path: str
    """Relative to the output folder, with `/`."""
    data: bytes
    origin: str
    """What it was made from, for messages: a template, a content file, an asset."""
