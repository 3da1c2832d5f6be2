"""The timeline of the site: what happened, day by day, whatever the topic, in the words of a source that dates it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from digest.model import Happening
from digest.render import address, paging, parts
from digest.render.catalog import Catalog
from digest.render.dates import DateView, show
from digest.render.frame import Head, clipped, site_feed
from digest.render.paging import Leaf, PagerView
from digest.render.spread import SpreadView, spread
from digest.render.topic_timeline import HappeningView, happening_view

_MOST = 50
"""Entries of a page; some 15 kB, compressed."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """Something that happened."""

    happening: HappeningView
    topics: tuple[parts.LinkView, ...]
    """Those whose timelines tell of it."""


@dataclass(frozen=True, slots=True)
class DateEntriesView:
    """All that is dated alike."""

    date: DateView
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class YearEntriesView:
    """What a page shows of a year."""

    title: str
    id: str
    dates: tuple[DateEntriesView, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A page of the timeline."""

    title: str
    description: str
    """How many entries there are on all pages."""
    jumps: tuple[parts.LinkView, ...]
    """The years, each with the number of its entries."""
    chart: SpreadView | None
    """How much falls when, on the first page."""
    years: tuple[YearEntriesView, ...]
    """Newest first."""
    pager: PagerView | None


def leaves(found: Sequence[Happening]) -> tuple[Leaf, ...]:
    """The pages of what is `found`, by whole dates where possible; none where nothing is."""
    alike = [[one.id for one in same] for _, same in groupby(found, key=_alike)]
    pages = paging.divided(alike, _MOST)
    return tuple(Leaf(address.TIMELINE, number, len(pages), page) for number, page in enumerate(pages, start=1))


def head(catalog: Catalog, leaf: Leaf, number: int) -> Head:
    """What a page of the timeline, which has `number` entries in all, says about itself."""
    about = catalog.strings.phrase("about_timeline", site=catalog.options.title, number=number)
    first = Head(
        title=catalog.strings.labels["timeline"],
        description=clipped(about),
        feeds=(site_feed(catalog.options, leaf.here),),
    )
    return paging.head(catalog, leaf, first)


def view(catalog: Catalog, leaf: Leaf, found: Sequence[Happening]) -> TimelineView:
    """What a page of the timeline shows."""
    inside = set(leaf.articles)
    return TimelineView(
        title=catalog.strings.labels["timeline"],
        description=catalog.strings.phrase("entries", number=len(found)),
        jumps=tuple(_jumps(catalog, leaf, found)),
        chart=spread(catalog.strings, [one.date.start for one in found]) if leaf.number == 1 else None,
        years=tuple(_years(catalog, leaf, [one for one in found if one.id in inside])),
        pager=paging.pager(catalog, leaf),
    )


def _jumps(catalog: Catalog, leaf: Leaf, found: Sequence[Happening]) -> Iterator[parts.LinkView]:
    """Each year, with a link to where it begins."""
    years = {one.id: one.date.start.year for one in found}
    number = Counter(years.values())
    where = {years[name]: page for page in reversed(leaves(found)) for name in page.articles}
    for year in sorted(number, reverse=True):
        target = f"{where[year].target}#{_anchor(year)}"
        yield parts.LinkView(str(year), leaf.here.to(target), catalog.strings.number(number[year]))


def _years(catalog: Catalog, leaf: Leaf, found: Sequence[Happening]) -> Iterator[YearEntriesView]:
    topics = _topics(catalog)
    for year, inside in groupby(found, key=lambda one: one.date.start.year):
        dates = (_date(catalog, leaf, list(alike), topics) for _, alike in groupby(inside, key=_alike))
        yield YearEntriesView(str(year), _anchor(year), tuple(dates))


def _date(
    catalog: Catalog, leaf: Leaf, alike: Sequence[Happening], topics: Mapping[str, Sequence[str]]
) -> DateEntriesView:
    day = show(catalog.strings, alike[0].date)
    entries = (
        EntryView(
            happening_view(catalog, leaf.here, one, {}),
            tuple(parts.topic_link(catalog, leaf.here, topic) for topic in topics.get(one.id, ())),
        )
        for one in alike
    )
    return DateEntriesView(DateView(day.text, day.machine, precision=day.precision), tuple(entries))


def _alike(one: Happening) -> tuple[date, date, str]:
    return one.date.start, one.date.end, one.date.precision


def _topics(catalog: Catalog) -> Mapping[str, Sequence[str]]:
    """The topics of each happening, in the order the site lists them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for topic in catalog.digest.topics:
        coverage = catalog.coverage.get(topic.id)
        for name in dict.fromkeys(coverage.happenings) if coverage else ():
            found[name].append(topic.id)
    return found


def _anchor(year: int) -> str:
    return f"y{year:04}"
