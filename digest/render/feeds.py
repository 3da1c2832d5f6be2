"""Feeds of the site, its topics, tags and outlets: Atom, JSON Feed, and OPML, which lists them all.

Ids are the pages' addresses, the first that was recorded, when the site's address is known, else name-based UUIDs (RFC 9562, version 5) of the site's
title and the article's id. Dates are those of the articles, never of the build: `updated` of a feed is its newest
article's date, and an article without a date, for which Atom still demands one, carries the first second of 1970.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from digest.model import Article, Options, Place
from digest.render import address, parts
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.frame import channel_title
from digest.render.printable import json_file, printable
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
    summary: tuple[parts.StatementView, ...]
    """Its summary, each sentence with its places."""
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
class Channel:
    """What has a feed."""

    folder: str
    """The address of its page from the site's root."""
    title: str
    """That of its feed."""
    description: str
    articles: tuple[str, ...]
    """Ids, in the digest's order."""
    origin: str
    """What it is made from, for messages."""


def channels(catalog: Catalog) -> Iterator[Channel]:
    """The site, its topics, and the tags and outlets that have a page."""
    options, every = catalog.options, tuple(article.id for article in catalog.digest.articles)
    yield Channel(address.HOME, options.title, options.description or options.title, every, "the site’s feed")
    for topic in catalog.digest.topics:
        inside = set(members(catalog, topic.id))
        own = tuple(name for name in every if name in inside)
        title = channel_title(catalog, topic.title)
        yield Channel(address.topic(topic.id), title, topic.description or topic.title, own, topic.path)
    for shelf in catalog.tags.values():
        if catalog.tag_has_page(shelf):
            title = channel_title(catalog, shelf.label)
            yield Channel(address.tag(shelf.slug), title, title, shelf.articles, f'the tag "{shelf.label}"')
    for shelf in catalog.outlets.values():
        if shelf.slug:
            title = channel_title(catalog, shelf.label)
            yield Channel(address.outlet(shelf.slug), title, title, shelf.articles, f'the outlet "{shelf.label}"')


def feed(catalog: Catalog, channel: Channel) -> Feed:
    """The feed of `channel`, with the newest of its articles."""
    options = catalog.options
    here = Here(channel.folder, address.anywhere(options.url).base if options.url else None)
    names = channel.articles[: options.feed_entries]
    entries = tuple(_entry(catalog, here, catalog.articles[name]) for name in names)
    return Feed(
        id=_identity(options, catalog.lasting.get(channel.folder, channel.folder)),
        title=channel.title,
        language=options.language or catalog.strings.language,
        interface=catalog.strings.language,
        description=channel.description,
        author=options.author or options.title,
        home=here.to(channel.folder),
        atom=here.to(channel.folder + address.ATOM),
        json=here.to(channel.folder + address.JSON),
        updated=max((entry.updated for entry in entries), default=_NEVER),
        entries=entries,
    )


def json_feed(feed: Feed, show: Callable[[FeedEntry], str], *, absolute: bool) -> bytes:
    """`feed` as JSON Feed 1.1; addresses are left out unless they are `absolute`, as the format demands.

    `show` gives an entry as HTML.
    """
    links = {"home_page_url": feed.home, "feed_url": feed.json} if absolute else {}
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "language": feed.language,
        **links,
        "description": feed.description,
        "authors": [{"name": feed.author}],
        "items": [_item(entry, show(entry) if absolute else "") for entry in feed.entries],
    }
    return json_file(value)


def opml(options: Options, found: Iterable[Channel]) -> bytes:
    """The Atom feeds of `found` as OPML 2.0, for a feed reader to subscribe to at once."""
    root = ElementTree.Element("opml", {"version": "2.0"})
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = printable(options.title)
    body = ElementTree.SubElement(root, "body")
    for channel in found:
        values = {
            "type": "rss",  # what OPML says for any feed
            "text": printable(channel.title),
            "title": printable(channel.title),
            "xmlUrl": address.absolute(options.url, channel.folder + address.ATOM),
            "htmlUrl": address.absolute(options.url, channel.folder),
        }
        ElementTree.SubElement(body, "outline", values)
    ElementTree.indent(root, " ")
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(catalog: Catalog, here: Here, article: Article) -> FeedEntry:
    return parts.shared(
        catalog, here.kin("articles", "outlets"), ("feed", article.id), lambda: _made(catalog, here, article)
    )


def _made(catalog: Catalog, here: Here, article: Article) -> FeedEntry:
    analysis, target = catalog.analyses[article.id], address.article(article.id)
    source = parts.source(catalog, here, article.id)
    moment = f"{article.published.start.isoformat()}T00:00:00Z" if article.published else None
    return FeedEntry(
        id=_identity(catalog.options, catalog.lasting.get(target, target)),
        title=article.title.text,
        link=here.to(target),
        updated=moment or _NEVER,
        published=moment,
        date=source.date.text,
        outlet=source.outlet,
        language=article.language.text,
        foreign=source.language is not None,
        summary=tuple(
            parts.statement(catalog, here, Place(article.id, sentence.index)) for sentence in analysis.summary
        ),
        tags=tuple(tag.label for tag in analysis.tags),
    )


def _item(entry: FeedEntry, content: str) -> Mapping[str, object]:
    """An entry with its `content` as HTML, or with its words alone where no address may stand in it."""
    said = [one.passage.text for one in entry.summary if one.passage]
    words = {"content_html": content} if content else {"content_text": "\n\n".join([*said, _byline(entry)])}
    return {
        "id": entry.id,
        **({"url": entry.link} if content else {}),
        "title": entry.title,
        **words,
        **({"date_published": entry.published} if entry.published else {}),
        "authors": [{"name": entry.outlet}],
        "tags": list(entry.tags),
        "language": entry.language,
    }


def _byline(entry: FeedEntry) -> str:
    return f"{entry.outlet}, {entry.date}"


def _identity(options: Options, target: str) -> str:
    if options.url:
        return address.absolute(options.url, target)
    return uuid.uuid5(uuid.NAMESPACE_URL, f"digest:{options.title}/{target}").urn
