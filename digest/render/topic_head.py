"""What a topic is in a few words: how many sources, from when to when."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest import words
from digest.model import Output, Topic, When
from digest.render import address, dates
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.parts import shared
from digest.render.strings import Strings


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic in a list."""

    title: str
    href: str
    description: str
    counts: tuple[str, ...]
    """`5 sources`, `3 outlets`, `28 February – 14 March 2025`."""


def card(catalog: Catalog, here: Here, topic: Topic) -> TopicCard:
    """The topic in a list."""
    return TopicCard(
        title=topic.title,
        href=here.to(address.topic(topic.id)),
        description=topic.description or "",
        counts=counts(catalog, topic.id),
    )


def members(catalog: Catalog, topic: str) -> tuple[str, ...]:
    """Ids of a topic's articles, strongest first."""
    coverage = catalog.coverage.get(topic)
    return tuple(member.article for member in coverage.members) if coverage else ()


def counts(catalog: Catalog, topic: str) -> tuple[str, ...]:
    """How many sources and outlets a topic has, and its first and last date."""
    return shared(catalog, "", ("counts", topic), lambda: extent(catalog, members(catalog, topic), "source"))


def extent(catalog: Catalog, identifiers: Iterable[str], noun: str, *, outlets_told: bool = True) -> tuple[str, ...]:
    """How many articles there are, under the `noun` that counts them, of how many outlets, and their first and last date."""
    articles = [catalog.articles[identifier] for identifier in identifiers]
    if not articles:
        return (catalog.strings.count(0, noun),)
    outlets = {words.slug(article.outlet.text) or article.outlet.text for article in articles if article.outlet}
    unnamed = sum(article.outlet is None for article in articles)
    found = [catalog.strings.count(len(articles), noun)]
    if outlets and outlets_told:
        found.append(catalog.strings.count(len(outlets), "outlet"))
    if unnamed and outlets_told:
        found.append(catalog.strings.phrase("unknown_outlets", number=unnamed))
    published = [article.published for article in articles if article.published]
    if published:
        found.append(_span(catalog.strings, published))
    return tuple(found)


def _span(strings: Strings, published: Sequence[When]) -> str:
    """From the first date to the last; in months where not every day is known."""
    first, last = min(when.start for when in published), max(when.end for when in published)
    return (
        dates.span(strings, first, last)
        if all(when.precision == "day" for when in published)
        else dates.months(strings, first, last)
    )


def by_topic(catalog: Catalog, make: Callable[[Catalog, Topic], Iterator[Output]]) -> Iterator[Output]:
    """What `make` makes of each topic; not again, where all that it was made of is as it was."""

    def made(name: str) -> tuple[Output, ...]:
        return tuple(make(catalog, catalog.topics[name]))

    for topic in catalog.digest.topics:
        yield from catalog.laying.kept((make, topic.id), functools.partial(made, topic.id))
