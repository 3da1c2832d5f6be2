"""Where names occur: which articles name whom, quote them and cite them, and what they call them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from digest import aliases, words
from digest.aliases import AliasTable, key
from digest.model import Analysis, Article, CitationEdge, Digest, Quote, TagKind

NAMED: tuple[TagKind, ...] = ("person", "organisation", "place")
"""The kinds of tags that are somebody's or some place's name."""


@dataclass(slots=True)
class Mention:
    """What all articles have of one name, each list in the digest's order; filled inside one call of `mentions`."""

    articles: list[str] = field(default_factory=list)
    """Those that name it."""
    quotes: list[tuple[str, Quote]] = field(default_factory=list)
    edges: list[CitationEdge] = field(default_factory=list)
    forms: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many articles write it so, by the words and the language of the article."""
    proper: set[tuple[str, str]] = field(default_factory=set)
    """Of these, those that an article itself goes by, and so no inflected ones."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The names that have a page, and the outlets that are cited; made once, then only read."""

    by_slug: Mapping[str, Mention]
    by_article: Mapping[str, tuple[str, ...]]
    """The slugs of those that each article names."""
    outlets: Mapping[str, tuple[CitationEdge, ...]]
    """Who cites an outlet, by its slug."""
    slugs: Mapping[tuple[str, str], str]
    """The page of somebody quoted or cited, by article and label."""


def mentions(
    digest: Digest,
    names: Sequence[tuple[str, str]],
    called: Mapping[tuple[str, str], str],
    edges: Mapping[str, Sequence[CitationEdge]],
    table: AliasTable | None = None,
) -> Mentions:
    """The mentions of `names`, (slug, label) of those with a page, most important first; `edges` are by article."""
    register = _Register(digest.analyses, names, called, table or aliases.table())
    found = {slug: Mention() for slug, _ in names}
    by_article: dict[str, tuple[str, ...]] = {}
    slugs: dict[tuple[str, str], str] = {}
    outlets: defaultdict[str, list[CitationEdge]] = defaultdict(list)
    for article, analysis in zip(digest.articles, digest.analyses, strict=True):
        met = _named(article, analysis, register, found)
        for quote in analysis.quotes:
            slug = register.slug(article.id, quote.speaker) if quote.speaker else None
            if slug and quote.speaker:
                found[slug].quotes.append((article.id, quote))
                slugs[article.id, called.get((article.id, quote.speaker), quote.speaker)] = slug
                met[slug] = None
        for edge in edges.get(article.id, ()):
            outlets[words.slug(edge.target)].append(edge)
            slug = register.slug(article.id, edge.target) if edge.kind != "anonymous" else None
            if slug:
                found[slug].edges.append(edge)
                slugs[article.id, edge.target] = slug
                met[slug] = None
        by_article[article.id] = tuple(met)
        for slug in met:
            found[slug].articles.append(article.id)
    return Mentions(found, by_article, {slug: tuple(rows) for slug, rows in outlets.items()}, slugs)


def _named(article: Article, analysis: Analysis, register: _Register, found: Mapping[str, Mention]) -> dict[str, None]:
    """The slugs of those whom an article names or is filed under; how it writes them is noted in `found`."""
    met = {tag.slug: None for tag in analysis.tags if tag.slug in found}
    language = article.language.text
    for tag in analysis.tags:
        if tag.was and tag.slug in met:
            found[tag.slug].forms[tag.was, language] += 1
            found[tag.slug].proper.add((tag.was, language))
    for name in analysis.names:
        slug = register.named(article.id, name.label)
        if slug:
            met[slug] = None
            for form in name.forms:
                found[slug].forms[form, language] += 1
            if name.label in name.forms:
                found[slug].proper.add((name.label, language))
    return met


class _Register:
    """Which name with a page is meant by a label; lives inside one call of `mentions`."""

    def __init__(
        self,
        analyses: Iterable[Analysis],
        names: Sequence[tuple[str, str]],
        called: Mapping[tuple[str, str], str],
        table: AliasTable,
    ) -> None:
        self.called, self.table = called, table
        self.by_label = {key(label): slug for slug, label in reversed(names)}
        known = {slug for slug, _ in names}
        self.own = {(one.article, key(was)): slug for one in analyses for slug, was in _renamed(one) if slug in known}
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for (_, was), slug in self.own.items():
            owners[was].add(slug)
        self.elsewhere = {was: next(iter(slugs)) for was, slugs in owners.items() if len(slugs) == 1}

    def named(self, article: str, label: str) -> str | None:
        """The name with a page that is called `label`, whomever an article quotes under it."""
        return self.own.get((article, key(label))) or self.by_label.get(key(label)) or self.slug(article, label)

    def slug(self, article: str, label: str) -> str | None:
        """The name with a page that `article` means by `label`: as it is filed there, as all call it, by the table of names."""
        folded = key(label)
        shared = key(self.called.get((article, label), label))
        found = self.own.get((article, folded)) or self.by_label.get(shared) or self.by_label.get(folded)
        if found is None and (alias := self.table.canonical(label)) is not None:
            found = self.by_label.get(key(alias.label))
        return found or self.elsewhere.get(folded)


def _renamed(analysis: Analysis) -> Iterator[tuple[str, str]]:
    """The tags of an article that it calls otherwise, with what it calls them."""
    return ((tag.slug, tag.was) for tag in analysis.tags if tag.was)
