"""The digest, laid out for look-up: what every page asks for, found once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from digest import aliases, tagging, words
from digest.model import (
    Analysis,
    Article,
    CitationEdge,
    Claim,
    Copy,
    Coverage,
    Digest,
    Fact,
    Forecast,
    Happening,
    Link,
    Membership,
    Node,
    Options,
    Passing,
    Place,
    Tally,
    Term,
    Topic,
)
from digest.render import grounds, passings, recorded, shelves, wishes
from digest.render.allowance import Allowance, allow, everything
from digest.render.dates import DateView, show
from digest.render.fragments import Original
from digest.render.laying import Laying
from digest.render.mentions import NAMED, Mentions, mentions
from digest.render.shelves import Shelf
from digest.render.strings import Strings, strings

__all__ = ["Catalog", "Shelf", "catalog"]

T = TypeVar("T")
_OPPOSED = frozenset({"contradicts", "supersedes"})


@dataclass(frozen=True, slots=True)
class Catalog:
    """A digest with its look-ups; every mapping is complete when it is made and never changed."""

    digest: Digest
    """Without the copies, which have no pages."""
    options: Options
    strings: Strings
    """The interface, in the language of the site."""
    articles: Mapping[str, Article]
    analyses: Mapping[str, Analysis]
    topics: Mapping[str, Topic]
    coverage: Mapping[str, Coverage]
    facts: Mapping[str, Fact]
    happenings: Mapping[str, Happening]
    forecasts: Mapping[str, Forecast]
    tallies: Mapping[str, Tally]
    claims: Mapping[Place, Claim]
    """Who stands behind a sentence."""
    memberships: Mapping[str, tuple[Membership, ...]]
    """By article, in the order the site lists its topics."""
    links: Mapping[str, tuple[Link, ...]]
    """By article, from either side."""
    opposed: Mapping[str, tuple[Link, ...]]
    """Contradictions and what has been replaced, by the first of their two articles."""
    edges: Mapping[str, tuple[CitationEdge, ...]]
    """By article."""
    nodes: Mapping[str, Node]
    """Who is cited, or cites, by id."""
    passings: Mapping[str, tuple[Passing, ...]]
    """Who cites whom, by the article that says so."""
    called: Mapping[tuple[str, str], str]
    """The label to show for somebody quoted or cited, by article and the name it has; only those called otherwise elsewhere."""
    copies: Mapping[str, tuple[tuple[Copy, Article], ...]]
    """By the article they are listed with, earliest first."""
    tags: Mapping[str, Shelf]
    """Every tag by its slug, and whoever enough articles quote or cite; most articles first."""
    mentions: Mentions
    """Where those of them occur that are names and have a page."""
    terms: Mapping[str, Term]
    """The editor's own tags by their slugs."""
    outlets: Mapping[str, Shelf]
    """Every outlet by its slug, most articles first."""
    titles: Mapping[str, int]
    """How many articles have one title."""
    allowances: Mapping[str, Allowance]
    asked: Mapping[str, wishes.Asked]
    """What topic pages would like to print of each article."""
    originals: Mapping[str, Original]
    dates: Mapping[str, DateView]
    """When each article was published, and on what that rests."""
    places: Mapping[str, str]
    """The address of each file's page."""
    lasting: Mapping[str, str]
    """The address by which feeds know a page, by the one it has; only of pages that are recorded."""
    laying: Laying = field(default_factory=Laying)
    """What has been laid out of it already."""

    def tag_has_page(self, shelf: Shelf) -> bool:
        """Whether enough articles carry a tag."""
        return bool(shelf.slug) and len(shelf.articles) >= self.options.tags.pages_from

    def outlet_slug(self, article: Article) -> str:
        """The last part of the address of an article's outlet; empty when it has no page."""
        return words.slug(article.outlet.text) if article.outlet else ""


def catalog(digest: Digest, options: Options, laying: Laying | None = None) -> Catalog:
    """The catalog of `digest`, from which `laying` lays out a site."""
    laying = laying or Laying()
    corpus, copies, places = digest.corpus, _copies(digest), recorded.places(digest)
    asked = wishes.of_topics(corpus)
    digest = _shown(digest)
    analyses = {analysis.article: analysis for analysis in digest.analyses}
    coverage = {found.topic: found for found in corpus.topics}
    interface = strings(options.language)
    edges = _by_article((edge.article, edge) for edge in corpus.edges)
    called = {(one.article, one.name): one.label for one in corpus.named}
    outlets = {shelf.slug: shelf for shelf in shelves.outlets(digest, copies)}
    sources = shelves.sources(digest, called, edges, outlets)
    tags = shelves.tags(digest, interface.language, sources, options.tags.pages_from)
    made = Catalog(
        digest=digest,
        options=options,
        strings=interface,
        articles={article.id: article for article in digest.articles},
        analyses=analyses,
        topics={topic.id: topic for topic in digest.topics},
        coverage=coverage,
        facts={fact.id: fact for fact in corpus.facts},
        happenings={one.id: one for one in corpus.happenings},
        forecasts={one.id: one for one in corpus.forecasts},
        tallies={tally.id: tally for tally in corpus.tallies},
        claims={claim.place: claim for claim in corpus.claims},
        memberships=_memberships(digest.topics, coverage),
        links=_by_article((end.article, link) for link in corpus.links for end in (link.a, link.b)),
        opposed=_by_article((link.a.article, link) for link in corpus.links if link.kind in _OPPOSED),
        edges=edges,
        nodes={node.id: node for node in corpus.graph.nodes},
        passings=laying.again("passings", passings.by_article, corpus.graph),
        called=called,
        copies=copies,
        tags={shelf.slug: shelf for shelf in tags},
        mentions=mentions(digest, _paged(tags, options), called, edges, aliases.table(options.aliases)),
        terms={tagging.address(term): term for term in reversed(digest.vocabulary.terms)},
        outlets=outlets,
        titles=Counter(article.title.text for article in digest.articles),
        allowances=_allowances(digest, asked, options, laying),
        asked=asked,
        originals=_originals(digest, laying),
        dates=_dates(digest, interface),
        places=places,
        lasting=recorded.lasting(digest.permalinks, places),
        laying=laying,
    )
    return laying.over(made)


def _paged(tags: Iterable[Shelf], options: Options) -> list[tuple[str, str]]:
    """The names among `tags` that have a page."""
    least = options.tags.pages_from
    return [(one.slug, one.label) for one in tags if one.kind in NAMED and one.slug and len(one.articles) >= least]


def _shown(digest: Digest) -> Digest:
    """The digest without its copies."""
    hidden = {copy.article for copy in digest.corpus.copies}
    pairs = zip(digest.articles, digest.analyses, strict=True)
    kept = [(article, analysis) for article, analysis in pairs if article.id not in hidden]
    return replace(
        digest,
        articles=tuple(article for article, _ in kept),
        analyses=tuple(analysis for _, analysis in kept),
    )


def _copies(digest: Digest) -> Mapping[str, tuple[tuple[Copy, Article], ...]]:
    articles = {article.id: article for article in digest.articles}
    found = [(copy, articles[copy.article]) for copy in digest.corpus.copies]
    ordered = sorted(found, key=lambda pair: (_day(pair[1]), pair[0].article))
    return _by_article((copy.of, (copy, article)) for copy, article in ordered)


def _day(article: Article) -> date:
    return article.published.start if article.published else date.max


def _memberships(topics: Iterable[Topic], coverage: Mapping[str, Coverage]) -> Mapping[str, tuple[Membership, ...]]:
    listed = [coverage[topic.id] for topic in topics if topic.id in coverage]
    return _by_article((member.article, member) for found in listed for member in found.members)


def _by_article(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for article, value in pairs:
        found[article].append(value)
    return {article: tuple(values) for article, values in found.items()}


def _allowances(
    digest: Digest, asked: Mapping[str, wishes.Asked], options: Options, laying: Laying
) -> Mapping[str, Allowance]:
    nothing = wishes.Asked()
    return {
        article.id: laying.again(
            ("allowance", article.id), allowed, article, analysis, asked.get(article.id, nothing), options
        )
        for article, analysis in zip(digest.articles, digest.analyses, strict=True)
    }


def _dates(digest: Digest, interface: Strings) -> Mapping[str, DateView]:
    return {
        article.id: show(interface, article.published, grounds.of_date(interface, article))
        for article in digest.articles
    }


def _originals(digest: Digest, laying: Laying) -> Mapping[str, Original]:
    return {
        article.id: laying.again(("original", article.id), Original, article, analysis)
        for article, analysis in zip(digest.articles, digest.analyses, strict=True)
    }


def allowed(article: Article, analysis: Analysis, asked: wishes.Asked, options: Options) -> Allowance:
    """What of an article may be printed, where topic pages have `asked` for some of it."""
    texts = {sentence.index: sentence.text for sentence in analysis.sentences}
    total = len(words.words(article.text))
    wanted = wishes.of_article(analysis, asked)
    if (article.stated.publish or options.publish) == "full":
        return everything(texts, [(wish.sentence, wish.piece) for wish in wanted if wish.piece], total)
    return allow(texts, wanted, total=total, limit=int(options.share * total))
