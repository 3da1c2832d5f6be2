"""Feeds and what else machines fetch: Atom, JSON Feed, sitemap, robots.

Ids are the pages' addresses when the site's address is known, else name-based UUIDs (RFC 9562, version 5) of the site's
title and the article's id. Dates are those of the articles, never of the build: `updated` of a feed is its newest
article's date, and an article without a date, for which Atom still demands one, carries the first second of 1970.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest.model import Article, Options, Topic
from digest.render import address, parts
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.printable import json_file
from digest.render.topic_head import members

_NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed."""

    id: str
    title: str
    link: str
    updated: str
    published: str | None
    date: str
    """The date in words."""
    outlet: str
    language: str
    foreign: bool
    """Whether that is another than the interface's."""
    summary: tuple[str, ...]
    """The sentences of its summary."""
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, before it is Atom or JSON."""

    id: str
    title: str
    language: str
    """Of the title and the description."""
    interface: str
    """The language of dates and of what else the site says itself."""
    description: str
    author: str
    home: str
    """The page it belongs to."""
    atom: str
    json: str
    updated: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page in the sitemap."""

    url: str
    changed: str | None


def site_feed(catalog: Catalog) -> Feed:
    """The feed of the whole site."""
    options, articles = catalog.options, catalog.digest.articles
    return _feed(catalog, address.HOME, options.title, options.description, articles)


def topic_feed(catalog: Catalog, topic: Topic) -> Feed:
    """The feed of one topic."""
    inside = set(members(catalog, topic.id))
    articles = [article for article in catalog.digest.articles if article.id in inside]
    title = catalog.strings.phrase("feed_topic", topic=topic.title, site=catalog.options.title)
    return _feed(catalog, address.topic(topic.id), title, topic.description or topic.title, articles)


def json_feed(feed: Feed, *, absolute: bool) -> bytes:
    """`feed` as JSON Feed 1.1; addresses are left out unless they are `absolute`, as the format demands."""
    links = {"home_page_url": feed.home, "feed_url": feed.json} if absolute else {}
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": feed.language,
        **links,
        "description": feed.description,
        "authors": [{"name": feed.author}],
        "items": [_item(entry, absolute=absolute) for entry in feed.entries],
    }
    return json_file(value)


def sitemap(options: Options, pages: Sequence[tuple[str, date | None]]) -> tuple[SitemapEntry, ...]:
    """The (address, last change) pairs of pages as the sitemap lists them."""
    return tuple(
        SitemapEntry(address.absolute(options.url, target), changed.isoformat() if changed else None)
        for target, changed in pages
    )


def robots(options: Options) -> bytes:
    """Everybody may read everything; where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address.absolute(options.url, 'sitemap.xml')}\n".encode()


def _feed(catalog: Catalog, folder: str, title: str, description: str, articles: Sequence[Article]) -> Feed:
    options = catalog.options
    here = Here(folder, address.anywhere(options.url).base if options.url else None)
    entries = tuple(_entry(catalog, here, article) for article in articles[: options.feed_entries])
    return Feed(
        id=_identity(options, folder),
        title=title,
        language=options.language or catalog.strings.language,
        interface=catalog.strings.language,
        description=description or title,
        author=options.author or options.title,
        home=here.to(folder),
        atom=here.to(folder + address.ATOM),
        json=here.to(folder + address.JSON),
        updated=max((entry.updated for entry in entries), default=_NEVER),
        entries=entries,
    )


def _entry(catalog: Catalog, here: Here, article: Article) -> FeedEntry:
    analysis, target = catalog.analyses[article.id], address.article(article.id)
    source = parts.source(catalog, here, article.id)
    moment = f"{article.published.start.isoformat()}T00:00:00Z" if article.published else None
    return FeedEntry(
        id=_identity(catalog.options, target),
        title=article.title.text,
        link=here.to(target),
        updated=moment or _NEVER,
        published=moment,
        date=source.date.text,
        outlet=source.outlet,
        language=article.language.text,
        foreign=source.language is not None,
        summary=tuple(sentence.text for sentence in analysis.summary),
        tags=tuple(tag.label for tag in analysis.tags),
    )


def _item(entry: FeedEntry, *, absolute: bool) -> Mapping[str, object]:
    return {
        "id": entry.id,
        **({"url": entry.link} if absolute else {}),
        "title": entry.title,
        "content_text": "\n\n".join([*entry.summary, f"{entry.outlet}, {entry.date}"]),
        **({"date_published": entry.published} if entry.published else {}),
        "authors": [{"name": entry.outlet}],
        "tags": list(entry.tags),
        "language": entry.language,
    }


def _identity(options: Options, target: str) -> str:
    if options.url:
        return address.absolute(options.url, target)
    return uuid.uuid5(uuid.NAMESPACE_URL, f"digest:{options.title}/{target}").urn
