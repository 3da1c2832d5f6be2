"""The front page: topics first, then the articles, newest day first."""

from __future__ import annotations

from dataclasses import dataclass

from digest.render import address, parts
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.frame import CardText, Head, canonical, clipped, site_feed
from digest.render.structured import collection
from digest.render.topic_head import TopicCard, card


@dataclass(frozen=True, slots=True)
class IndexView:
    """The front page."""

    topics: tuple[TopicCard, ...]
    days: tuple[parts.DayView, ...]
    articles: str
    """How many articles there are, in words."""
    empty: bool


def head(catalog: Catalog, here: Here) -> Head:
    """What the front page says about itself."""
    options = catalog.options
    listed = [(topic.title, address.topic(topic.id)) for topic in catalog.digest.topics]
    return Head(
        title=options.title,
        description=clipped(options.description) or options.title,
        canonical=canonical(options, address.HOME),
        structured=collection(options, address.HOME, options.title, listed),
        card=CardText(options.title, lede=options.description, counts=_counts(catalog)),
        feeds=(site_feed(options, here),),
    )


def _counts(catalog: Catalog) -> tuple[str, ...]:
    """How many articles there are, and of how many outlets."""
    number = sum(1 for shelf in catalog.outlets.values() if shelf.slug)
    articles = catalog.strings.count(len(catalog.digest.articles), "article")
    return (articles, catalog.strings.count(number, "outlet")) if number else (articles,)


def view(catalog: Catalog, here: Here) -> IndexView:
    """What the front page shows."""
    articles = catalog.digest.articles
    return IndexView(
        topics=tuple(card(catalog, here, topic) for topic in catalog.digest.topics),
        days=parts.days(catalog, here, [article.id for article in articles]),
        articles=catalog.strings.count(len(articles), "article"),
        empty=not articles,
    )
