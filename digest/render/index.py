"""The front page: topics first, the first of them with most room, then the newest days and the way to all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.model import Coverage, Place, Topic
from digest.render import address, archive, parts
from digest.render.address import Here
from digest.render.archive import Section
from digest.render.catalog import Catalog
from digest.render.frame import CardText, Head, canonical, clipped, site_feed
from digest.render.structured import collection
from digest.render.topic_head import TopicCard, card, members

_CARDS = 9  # topics with a card, in rows of three; of more only titles
_LATEST = 36  # articles, by whole days where possible
_OF_A_DAY = 20  # of a day with more, when there are others
_FEW = 12  # where fewer are shown, a day that does not fit is shown in part
_OPENED = 6  # the newest articles are shown with the first sentence of their summary
_HEADLINES = 3  # the newest of the first topic; a card has one


@dataclass(frozen=True, slots=True)
class LeadView:
    """A topic on the front page."""

    card: TopicCard
    statement: parts.StatementView | None
    """The first sentence of what is new in it, or of its summary."""
    newest: tuple[parts.SourceView, ...]
    """The newest of its articles."""


@dataclass(frozen=True, slots=True)
class IndexView:
    """The front page."""

    lead: LeadView | None
    """The first topic, where it has a summary."""
    topics: tuple[LeadView, ...]
    """Those that follow."""
    more: tuple[TopicCard, ...]
    """Those for which there is no room but for their titles."""
    days: tuple[parts.DayView, ...]
    """The newest."""
    articles: str
    """How many articles there are, in words."""
    archive: parts.LinkView | None
    """The way to all of them, where not all are shown."""
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
    articles, topics = catalog.digest.articles, list(catalog.digest.topics)
    lead = _topic(catalog, here, topics[0], _HEADLINES) if topics else None
    if lead and (lead.statement is None or lead.statement.passage is None):
        lead = None
    rest = topics[1:] if lead else topics
    latest = newest(archive.sections(articles))
    shown = sum(len(names) for _, names in latest)
    return IndexView(
        lead=lead,
        topics=tuple(_topic(catalog, here, topic, 1) for topic in rest[:_CARDS]),
        more=tuple(card(catalog, here, topic) for topic in rest[_CARDS:]),
        days=_days(catalog, here, latest),
        articles=catalog.strings.count(len(articles), "article"),
        archive=_all(catalog, here) if shown < len(articles) else None,
        empty=not articles,
    )


def newest(sections: Sequence[Section]) -> list[tuple[Section, tuple[str, ...]]]:
    """The newest dates, with the articles of each for which there is room."""
    found: list[tuple[Section, tuple[str, ...]]] = []
    room = _LATEST
    for section in sections:
        wanted = section.articles[: _LATEST if len(sections) == 1 else _OF_A_DAY]
        if not room or (len(wanted) > room and _LATEST - room >= _FEW):
            break
        found.append((section, wanted[:room]))
        room -= len(wanted[:room])
    return found


def _days(catalog: Catalog, here: Here, latest: Sequence[tuple[Section, tuple[str, ...]]]) -> tuple[parts.DayView, ...]:
    """The newest dates; where there are many articles, only the first are opened."""
    number = sum(len(names) for _, names in latest)
    opened = {name for _, names in latest for name in names}
    if number > _FEW:
        opened = set([name for _, names in latest for name in names][:_OPENED])
    return tuple(_day(catalog, here, section, names, opened) for section, names in latest)


def _day(catalog: Catalog, here: Here, section: Section, names: tuple[str, ...], opened: set[str]) -> parts.DayView:
    entries = (parts.entry(catalog, here, name) for name in names)
    (first, *_) = parts.days(catalog, here, names[:1])
    number, href = len(section.articles), here.to(section.folder)
    return replace(
        first,
        entries=tuple(entry if entry.source.id in opened else replace(entry, opening=None) for entry in entries),
        more=parts.LinkView(catalog.strings.phrase("all_of_day", number=number), href) if len(names) < number else None,
    )


def _topic(catalog: Catalog, here: Here, topic: Topic, headlines: int) -> LeadView:
    coverage = catalog.coverage.get(topic.id)
    inside = set(members(catalog, topic.id))
    own = [article.id for article in catalog.digest.articles if article.id in inside]
    told = _told(coverage) if coverage else ()
    return LeadView(
        card=card(catalog, here, topic),
        statement=parts.statement(catalog, here, told[0]) if told else None,
        newest=tuple(parts.source(catalog, here, name) for name in own[:headlines]),
    )


def _all(catalog: Catalog, here: Here) -> parts.LinkView:
    number = len(catalog.digest.articles)
    return parts.LinkView(catalog.strings.phrase("all_by_day", number=number), here.to(address.DAYS))


def _told(coverage: Coverage) -> tuple[Place, ...]:
    """What is new first: a summary may begin long ago."""
    return (*(coverage.update.sentences if coverage.update else ()), *coverage.summary)
