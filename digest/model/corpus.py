"""What articles say together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from digest.model.analysis import Analysis, CitedKind, Tag
from digest.model.content import Text, Topic
from digest.model.found import When
from digest.model.source import Article
from digest.model.vocabulary import Vocabulary

LinkKind = Literal["same-fact", "near-copy", "contradicts", "supersedes"]
WhyKind = Literal["shared", "denied", "replaced", "figures"]
_IN_WORDS = {
    "shared": ("both: ", "; "),
    "denied": ("one denies what the other states: ", "; "),
    "replaced": ("later: ", "; before: "),
    "figures": ("other figures: ", " against "),
}
MemberBasis = Literal["stated", "example", "pattern", "similar"]
"""The editor put it there; it is an example of the topic; patterns matched; it is like the examples."""
CopyKind = Literal["reprint", "version", "duplicate"]
"""Another outlet's; the same outlet's of another day or address; the same text once more."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A sentence of an article."""

    article: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Why:
    """Why two sentences were put together; as text, the plain English of the export."""

    kind: WhyKind
    words: tuple[str, ...]
    """Theirs. `shared`, `denied`: those of both, most telling first. `replaced`: that of the later, then of the earlier
    sentence. `figures`: that of the link's `a`, then of its `b`."""

    def __str__(self) -> str:
        opening, joint = _IN_WORDS[self.kind]
        return opening + joint.join(self.words)


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences of different articles, and what they have to do with each other."""

    kind: LinkKind
    a: Place
    """For `supersedes`: the later sentence."""
    b: Place
    score: float
    """From 0 to 1."""
    why: Why


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
    """The patterns that matched, as written by the editor; for `similar` what it has in common with an example, in plain English."""
    basis: MemberBasis = "pattern"
    like: tuple[str, ...] = ()
    """For `similar`: the ids of the examples it is like, nearest first."""
    terms: tuple[str, ...] = ()
    """As written in it: the words that patterns matched in one sentence; for `similar` the telling ones it shares with the nearest."""


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
class Update:
    """What articles from a day on tell that those before did not."""

    since: date
    sentences: tuple[Place, ...]
    """At least one."""


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
    update: Update | None = None
    """None where there is nothing new."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that prints the text of another one, and is shown with it."""

    article: str
    of: str
    """The article that is shown; never itself a copy."""
    kind: CopyKind
    score: float
    """The share of the shorter text's words that stand in the other, from 0 to 1."""
    why: str
    """In words an editor understands."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What an article is filed under, once all articles are known."""

    article: str
    tags: tuple[Tag, ...]
    """Those the editor stated, those of the editor's list, those the editor uses elsewhere, those found; each best first."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What articles say together; copies take no part but in `copies`."""

    links: tuple[Link, ...]
    facts: tuple[Fact, ...]
    topics: tuple[Coverage, ...]
    timeline: tuple[Event, ...]
    edges: tuple[CitationEdge, ...]
    copies: tuple[Copy, ...] = ()
    """By article id."""
    tags: tuple[Filed, ...] = ()
    """In the order of the articles, copies left out."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The whole: all that pages are made from."""

    articles: tuple[Article, ...]
    """Newest first; the undated last; ties by id; copies among them."""
    analyses: tuple[Analysis, ...]
    """In the order of `articles`."""
    topics: tuple[Topic, ...]
    """In the order the site lists them."""
    texts: tuple[Text, ...]
    corpus: Corpus
    vocabulary: Vocabulary = Vocabulary()  # noqa: RUF009 - frozen
