"""Shelves: the articles that share a tag or quote the same source, and those that one outlet published."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digest import words
from digest.aliases import key
from digest.model import Article, CitationEdge, Copy, Digest, TagKind
from digest.render import spoken

SPEAKING: tuple[TagKind, ...] = ("person", "organisation")
"""The kinds of tags that can say something."""


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
class Source:
    """Somebody whom an article quotes or cites by name."""

    article: str
    label: str
    kind: TagKind


def tags(digest: Digest, home: str, sources: Iterable[Source] = (), least: int = 1) -> tuple[Shelf, ...]:
    """The shelves of tags, most articles first; `sources` that at least so many articles have stand among them.

    Articles that quote or cite a person or organisation stand on the shelf of its tag, too.
    """
    articles = {article.id: article for article in digest.articles}
    carried = [
        (tag.slug, tag.label, tag.kind, analysis.article) for analysis in digest.analyses for tag in analysis.tags
    ]
    kinds: defaultdict[str, Counter[TagKind]] = defaultdict(Counter)
    for slug, _label, kind, _article in carried:
        kinds[slug][kind] += 1
    filed = _of_kind(_shelves((slug, label, article) for slug, label, _kind, article in carried), kinds)
    order = {article: place for place, article in enumerate(articles)}
    return tuple(
        replace(
            shelf,
            articles=tuple(sorted(shelf.articles, key=order.__getitem__)),
            language=spoken.language(home, shelf.label, [articles[name] for name in shelf.articles]),
        )
        for shelf in _sorted(_with_sources(filed, sources, least))
    )


def _of_kind(found: Iterable[Shelf], kinds: Mapping[str, Counter[TagKind]]) -> list[Shelf]:
    """The shelves, each of the kind that most articles give it."""
    return [replace(one, kind=max(sorted(kinds[one.slug]), key=kinds[one.slug].__getitem__)) for one in found]


def sources(
    digest: Digest,
    called: Mapping[tuple[str, str], str],
    edges: Mapping[str, Iterable[CitationEdge]],
    outlets: Container[str],
) -> Iterator[Source]:
    """The people and institutions that articles quote or cite; not those of `outlets`, which have pages of their own."""
    for analysis in digest.analyses:
        names = {name.label: name.kind for name in analysis.names}
        cited = tuple(edges.get(analysis.article, ()))
        found: dict[str, TagKind] = {
            edge.target: "person" if edge.kind == "person" else "organisation"
            for edge in cited
            if edge.kind != "anonymous"
        }
        for speaker in sorted({quote.speaker for quote in analysis.quotes if quote.speaker}):
            if names.get(speaker) in SPEAKING:
                found.setdefault(called.get((analysis.article, speaker), speaker), names[speaker])
        for label, kind in found.items():
            if not label[:1].islower() and words.slug(label) not in outlets:
                yield Source(analysis.article, label, kind)


def _with_sources(filed: Sequence[Shelf], sources: Iterable[Source], least: int) -> list[Shelf]:
    known = {key(shelf.label): shelf.slug for shelf in reversed(filed)}
    by_slug = {shelf.slug: shelf for shelf in filed}
    rows = [(known.get(key(one.label), words.address(one.label)), one) for one in sources]
    kinds: defaultdict[str, Counter[TagKind]] = defaultdict(Counter)
    for slug, one in rows:
        kinds[slug][one.kind] += 1
    for shelf in _of_kind(_shelves((slug, one.label, one.article) for slug, one in rows), kinds):
        own = by_slug.get(shelf.slug)
        if own is not None and own.kind in SPEAKING:
            by_slug[own.slug] = replace(own, articles=tuple(dict.fromkeys([*own.articles, *shelf.articles])))
        elif own is None and shelf.slug and len(shelf.articles) >= least:
            by_slug[shelf.slug] = shelf
    return list(by_slug.values())


def outlets(digest: Digest, copies: Mapping[str, tuple[tuple[Copy, Article], ...]]) -> tuple[Shelf, ...]:
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
    return tuple(_sorted(shelves))


def _sorted(shelves: Iterable[Shelf]) -> list[Shelf]:
    return sorted(shelves, key=lambda shelf: (-len(shelf.articles), shelf.label.casefold(), shelf.slug))
