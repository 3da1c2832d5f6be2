"""The digest, laid out for look-up: what every page asks for, found once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from digest import tagging, words
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
    Options,
    Place,
    TagKind,
    Term,
    Topic,
)
from digest.render import grounds, spoken, wishes
from digest.render.allowance import Allowance, allow, everything
from digest.render.dates import DateView, show
from digest.render.fragments import Original
from digest.render.strings import Strings, strings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles that share a tag or an outlet."""

    slug: str
    label: str
    articles: tuple[str, ...]
    """Ids, in the digest's order."""
    kind: TagKind = "other"
    language: str | None = None
    """That of the label of a tag, where it is not the page's."""


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
    claims: Mapping[Place, Claim]
    """Who stands behind a sentence."""
    memberships: Mapping[str, tuple[Membership, ...]]
    """By article, in the order the site lists its topics."""
    links: Mapping[str, tuple[Link, ...]]
    """By article, from either side."""
    edges: Mapping[str, tuple[CitationEdge, ...]]
    """By article."""
    called: Mapping[tuple[str, str], str]
    """The label to show for somebody quoted or cited, by article and the name it has; only those called otherwise elsewhere."""
    copies: Mapping[str, tuple[tuple[Copy, Article], ...]]
    """By the article they are listed with, earliest first."""
    tags: Mapping[str, Shelf]
    """Every tag by its slug, most articles first."""
    terms: Mapping[str, Term]
    """The editor's own tags by their slugs."""
    outlets: Mapping[str, Shelf]
    """Every outlet by its slug, most articles first."""
    titles: Mapping[str, int]
    """How many articles have one title."""
    allowances: Mapping[str, Allowance]
    originals: Mapping[str, Original]
    dates: Mapping[str, DateView]
    """When each article was published, and on what that rests."""

    def tag_has_page(self, shelf: Shelf) -> bool:
        """Whether enough articles carry a tag."""
        return bool(shelf.slug) and len(shelf.articles) >= self.options.tags.pages_from

    def outlet_slug(self, article: Article) -> str:
        """The last part of the address of an article's outlet; empty when it has no page."""
        return words.slug(article.outlet.text) if article.outlet else ""


def catalog(digest: Digest, options: Options) -> Catalog:
    """The catalog of `digest`."""
    corpus, copies = digest.corpus, _copies(digest)
    digest = _shown(digest)
    analyses = {analysis.article: analysis for analysis in digest.analyses}
    coverage = {found.topic: found for found in corpus.topics}
    interface = strings(options.language)
    return Catalog(
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
        claims={claim.place: claim for claim in corpus.claims},
        memberships=_memberships(digest.topics, coverage),
        links=_by_article((end.article, link) for link in corpus.links for end in (link.a, link.b)),
        edges=_by_article((edge.article, edge) for edge in corpus.edges),
        called={(one.article, one.name): one.label for one in corpus.named},
        copies=copies,
        tags={shelf.slug: shelf for shelf in _tags(digest, interface.language)},
        terms={tagging.address(term): term for term in reversed(digest.vocabulary.terms)},
        outlets={shelf.slug: shelf for shelf in _outlets(digest, copies)},
        titles=Counter(article.title.text for article in digest.articles),
        allowances=_allowances(digest, options),
        originals={article.id: Original(article, analyses[article.id]) for article in digest.articles},
        dates={
            article.id: show(interface, article.published, grounds.of_date(interface, article))
            for article in digest.articles
        },
    )


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


def _tags(digest: Digest, home: str) -> tuple[Shelf, ...]:
    articles = {article.id: article for article in digest.articles}
    carried = [
        (tag.slug, tag.label, tag.kind, analysis.article) for analysis in digest.analyses for tag in analysis.tags
    ]
    kinds: defaultdict[str, Counter[TagKind]] = defaultdict(Counter)
    for slug, _label, kind, _article in carried:
        kinds[slug][kind] += 1
    shelves = _shelves((slug, label, article) for slug, label, _kind, article in carried)
    return tuple(
        replace(
            shelf,
            kind=max(sorted(kinds[shelf.slug]), key=kinds[shelf.slug].__getitem__),
            language=spoken.language(home, shelf.label, [articles[name] for name in shelf.articles]),
        )
        for shelf in shelves
    )


def _outlets(digest: Digest, copies: Mapping[str, tuple[tuple[Copy, Article], ...]]) -> tuple[Shelf, ...]:
    """An article stands on its own outlet's shelf and on those of the outlets that printed it too."""
    printed = (
        (one.outlet.text, article.id)
        for article in digest.articles
        for one in (article, *(found for _, found in copies.get(article.id, ())))
        if one.outlet
    )
    return _shelves((words.slug(name), name, article) for name, article in printed)


def _shelves(entries: Iterable[tuple[str, str, str]]) -> tuple[Shelf, ...]:
    """Shelves of (slug, label, article); of several labels under one slug the one met most often is shown."""
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    articles: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for slug, label, article in entries:
        labels[slug][label] += 1
        articles[slug][article] = None
    shelves = [
        Shelf(slug, max(sorted(labels[slug]), key=labels[slug].__getitem__), tuple(found))
        for slug, found in articles.items()
    ]
    return tuple(sorted(shelves, key=lambda shelf: (-len(shelf.articles), shelf.label.casefold(), shelf.slug)))


def _allowances(digest: Digest, options: Options) -> Mapping[str, Allowance]:
    asked = wishes.of_topics(digest.corpus)
    return {
        article.id: _allowance(article, analysis, asked.get(article.id, wishes.Asked()), options)
        for article, analysis in zip(digest.articles, digest.analyses, strict=True)
    }


def _allowance(article: Article, analysis: Analysis, asked: wishes.Asked, options: Options) -> Allowance:
    texts = {sentence.index: sentence.text for sentence in analysis.sentences}
    total = len(words.words(article.text))
    wanted = wishes.of_article(analysis, asked)
    if (article.stated.publish or options.publish) == "full":
        return everything(texts, [(wish.sentence, wish.piece) for wish in wanted if wish.piece], total)
    return allow(texts, wanted, total=total, limit=int(options.share * total))
