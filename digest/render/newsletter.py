"""The newsletter: what is new since a day, topic by topic, for those who read it in their mail.

It prints nothing that the site does not print, so that the excerpt rule holds for both together and every sentence has a place to lead to.
All links are whole addresses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest.model import Link, Place, Topic
from digest.render import accent, address, dates, parts, topic_facts
from digest.render.catalog import Catalog
from digest.render.frame import clipped
from digest.render.topic_head import members

_PREHEADER = 110  # characters; lists of mail show about as many beside the subject


@dataclass(frozen=True, slots=True)
class SectionView:
    """What is new in one topic."""

    title: str
    href: str
    counts: tuple[str, ...]
    """`3 articles`, `2–4 March 2031`."""
    statements: tuple[parts.StatementView, ...]
    """What is told that was not told before."""
    differences: tuple[topic_facts.DifferenceView, ...]
    """Where a new source differs from another, or replaces what it said."""
    sources: tuple[parts.SourceView, ...]
    """The new ones, and those that differ from them."""


@dataclass(frozen=True, slots=True)
class NewsletterView:
    """An edition of the newsletter."""

    title: str
    """Its subject."""
    site: str
    """The site's title."""
    site_language: str | None
    """That of the editor's words where it is not the interface's."""
    language: str
    """That of the interface."""
    heading: str
    preheader: str
    """What lists of mail show beside the subject."""
    day: date
    """That of the newest article."""
    counts: tuple[str, ...]
    home: str
    method: str
    accents: tuple[str, str]
    """The site's colour as it can be read on light and on dark paper, hexadecimal."""
    font: str
    """`serif` or `sans`."""
    sections: tuple[SectionView, ...]
    others: tuple[parts.EntryView, ...]
    """The new articles that belong to no topic."""


def printed(catalog: Catalog) -> frozenset[Place]:
    """The sentences that the site prints whole."""
    return frozenset(
        Place(article, sentence)
        for article, allowance in catalog.allowances.items()
        for sentence, passage in allowance.sentences.items()
        if passage.whole
    )


def view(
    catalog: Catalog, since: date, told: Mapping[str, Sequence[Place]], wanted: Collection[str] = ()
) -> NewsletterView | None:
    """What is new from the day `since` on; `told` has the sentences that tell it, by topic. None where nothing is.

    With ids of topics in `wanted` only those are told of.
    """
    here = address.anywhere(catalog.options.url)
    new = tuple(article.id for article in catalog.digest.articles if _is_new(catalog, article.id, since))
    chosen = [topic for topic in catalog.digest.topics if topic.id in wanted or not wanted]
    numbers: dict[str, int] = {}
    sections = tuple(
        _section(catalog, topic, told.get(topic.id, ()), own, numbers)
        for topic in chosen
        if (own := _of_topic(catalog, topic.id, new))
    )
    rest = () if wanted else tuple(name for name in new if not catalog.memberships.get(name))
    shown = {name for topic in chosen for name in _of_topic(catalog, topic.id, new)} | set(rest)
    if not shown:
        return None
    day = catalog.strings.date(since, "day")
    site = catalog.options.title
    return NewsletterView(
        title=catalog.strings.phrase("newsletter", site=site, day=day),
        site=site,
        site_language=parts.foreign(catalog, catalog.options.language),
        language=catalog.strings.language,
        heading=catalog.strings.phrase("new_since", day=day),
        preheader=clipped(" · ".join(_titles(catalog, sections, rest)), _PREHEADER),
        day=max(_day(catalog, name) for name in shown),
        counts=_counts(catalog, sorted(shown)),
        home=here.to(address.HOME),
        method=here.to(address.METHOD),
        accents=accent.hexadecimal(catalog.options.accent),
        font=catalog.options.font,
        sections=sections,
        others=tuple(parts.entry(catalog, here, name) for name in rest),
    )


def _section(
    catalog: Catalog, topic: Topic, told: Sequence[Place], new: Sequence[str], numbers: dict[str, int]
) -> SectionView:
    """A topic's section; `numbers` gains those of the sources it is the first to name."""
    here = address.anywhere(catalog.options.url)
    links = _links(catalog, members(catalog, topic.id), new)
    differing = [place.article for link in links for place in (link.a, link.b)]
    for name in (*(place.article for place in told), *new, *differing):
        numbers.setdefault(name, len(numbers) + 1)
    own = sorted({*new, *differing}, key=lambda name: numbers[name])
    return SectionView(
        title=topic.title,
        href=here.to(address.topic(topic.id)),
        counts=_counts(catalog, new),
        statements=tuple(parts.statement(catalog, here, place, number=numbers[place.article]) for place in told),
        differences=tuple(topic_facts.difference(catalog, here, link, numbers) for link in links),
        sources=tuple(parts.source(catalog, here, name, numbers[name]) for name in own),
    )


def _links(catalog: Catalog, articles: Collection[str], new: Collection[str]) -> list[Link]:
    """What differs or is replaced among `articles`, one of them `new`, where the words of both are printed."""
    return [
        link
        for link in topic_facts.differing(catalog, articles)
        if {link.a.article, link.b.article} & set(new)
        and all(catalog.allowances[place.article].sentences.get(place.sentence) for place in (link.a, link.b))
    ]


def _is_new(catalog: Catalog, article: str, since: date) -> bool:
    """Of the undated nobody knows, so they are old."""
    when = catalog.articles[article].published
    return when is not None and when.start >= since


def _of_topic(catalog: Catalog, topic: str, new: Iterable[str]) -> tuple[str, ...]:
    own = set(members(catalog, topic))
    return tuple(name for name in new if name in own)


def _day(catalog: Catalog, article: str) -> date:
    when = catalog.articles[article].published
    return when.start if when else date.min


def _counts(catalog: Catalog, articles: Sequence[str]) -> tuple[str, ...]:
    days = [_day(catalog, name) for name in articles]
    return catalog.strings.count(len(articles), "article"), dates.span(catalog.strings, min(days), max(days))


def _titles(catalog: Catalog, sections: Iterable[SectionView], rest: Iterable[str]) -> list[str]:
    return [section.title for section in sections] or [catalog.articles[name].title.text for name in rest]
