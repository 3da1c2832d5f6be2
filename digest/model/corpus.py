"""What articles say together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from digest.model.analysis import Analysis, Stance, Tag
from digest.model.citing import CitationEdge, CitationGraph, Named
from digest.model.content import Text, Topic
from digest.model.events import Event, Forecast, Happening
from digest.model.links import Claim, Fact, Link, Place, Tally
from digest.model.permalinks import Permalinks
from digest.model.source import Article
from digest.model.vocabulary import Vocabulary

MemberBasis = Literal["stated", "example", "pattern", "similar"]
"""The editor put it there; it is an example of the topic; patterns matched; it is like the examples."""
CopyKind = Literal["reprint", "version", "duplicate"]
"""Another outlet's; the same outlet's of another day or address; the same text once more."""
DecisionFault = Literal["gone", "ambiguous", "at odds"]
"""There is no such thing; there are several; another decision says otherwise."""


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
class Update:
    """What articles from a day on tell that those before did not."""

    since: date
    sentences: tuple[Place, ...]
    """At least one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence that answers a question of the editor's."""

    question: str
    place: Place
    score: float = 0.0
    """From 0 to 1: how much of what is asked it speaks of."""
    stances: tuple[Stance, ...] = ()
    """Those that bear on what is asked; none where it plainly says so."""
    words: tuple[str, ...] = ()
    """Those of the sentence that are asked about."""


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
    happenings: tuple[str, ...] = ()
    """Ids, earliest first."""
    forecasts: tuple[str, ...] = ()
    """Ids, in the order of when they were made."""
    tallies: tuple[str, ...] = ()
    """Ids, those of most sources first."""
    answers: tuple[Answer, ...] = ()
    """In the order of the topic's questions, then of the articles."""


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
class Unheeded:
    """A decision of the editor's that was not followed, or not wholly."""

    topic: str
    """The id of the topic in whose file it stands."""
    line: int | None
    fault: DecisionFault
    target: str
    """What it names; for `at odds` the other decision's place, as `path:line`."""
    several: tuple[str, ...] = ()
    """For `ambiguous`: what it may mean. For `gone`: what is nearest."""


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
    claims: tuple[Claim, ...] = ()
    """Of the sentences that stand in links, facts and tallies and of those that answer questions, by place."""
    tallies: tuple[Tally, ...] = ()
    happenings: tuple[Happening, ...] = ()
    """Earliest first."""
    forecasts: tuple[Forecast, ...] = ()
    """In the order of when they were made."""
    graph: CitationGraph = CitationGraph()  # noqa: RUF009 - frozen
    unheeded: tuple[Unheeded, ...] = ()
    """In the order of the topics and their lines."""
    named: tuple[Named, ...] = ()
    """By article, then name; whoever is called the same everywhere is left out."""


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
    permalinks: Permalinks = Permalinks()  # noqa: RUF009 - frozen
