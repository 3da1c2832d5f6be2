"""The archive: the list of all days that have articles, and the page of each."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from digest.render import address, archive, calendar, paging, parts
from digest.render.address import Here
from digest.render.archive import Section
from digest.render.calendar import YearView
from digest.render.catalog import Catalog
from digest.render.frame import Head, clipped, site_feed
from digest.render.paging import Leaf, PagerView, StepView

_MOST_DAYS = 500  # of a page of the archive, by whole months; some 12 kB, compressed
MOST = 80
"""Articles of a page of a day; some 20 kB, compressed."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date that has a page, and those beside it as time goes; the undated stand before all."""

    section: Section
    before: Section | None
    after: Section | None


@dataclass(frozen=True, slots=True)
class DaysView:
    """The archive."""

    title: str
    description: str
    """How many articles there are, and from when to when."""
    weekdays: tuple[str, ...]
    jumps: tuple[parts.LinkView, ...]
    """The years, where there are several."""
    years: tuple[YearView, ...]
    undated: parts.LinkView | None
    """The articles without a date."""
    pager: PagerView | None


@dataclass(frozen=True, slots=True)
class DayPageView:
    """The articles of a day, or of a date that is less precise."""

    title: str
    archive: str
    """The link to the list of all days."""
    counts: tuple[str, ...]
    vague: str
    """Words on what of the date is not known; empty for a day."""
    topics: tuple[parts.LinkView, ...]
    """What the articles of the day are about, most articles first."""
    entries: tuple[parts.EntryView, ...]
    pager: PagerView | None
    around: PagerView | None
    """The days before and after."""


def leaves(sections: Sequence[Section]) -> tuple[Leaf, ...]:
    """The pages of the archive: as their entries the keys of dates, by whole months where possible."""
    dated = [section.key for section in sections if section.key != archive.UNDATED]
    months = [list(found) for _, found in groupby(dated, key=lambda key: key[:7])]
    pages = paging.divided(months, _MOST_DAYS) or [()]
    return tuple(Leaf(address.DAYS, number, len(pages), keys) for number, keys in enumerate(pages, start=1))


def list_head(catalog: Catalog, leaf: Leaf) -> Head:
    """What a page of the archive says about itself."""
    first = Head(
        title=catalog.strings.labels["archive"],
        description=clipped(catalog.strings.phrase("about_archive", site=catalog.options.title)),
        feeds=(site_feed(catalog.options, leaf.here),),
    )
    return paging.head(catalog, leaf, first)


def list_view(catalog: Catalog, leaf: Leaf, sections: Sequence[Section]) -> DaysView:
    """What a page of the archive of `sections` shows."""
    days = [len(section.articles) for section in sections if section.when and section.when.precision == "day"]
    shown = set(leaf.articles)
    undated = [section for section in sections if section.key == archive.UNDATED and leaf.number == leaf.count]
    return DaysView(
        title=catalog.strings.labels["archive"],
        description=catalog.strings.count(len(catalog.digest.articles), "article"),
        weekdays=catalog.strings.locale.weekdays(),
        jumps=tuple(_jumps(leaf, sections)),
        years=calendar.years(
            catalog,
            leaf.here,
            [section for section in sections if section.key in shown],
            statistics.median(days) if days else 0,
        ),
        undated=next((_link(catalog, leaf.here, section) for section in undated), None),
        pager=paging.pager(catalog, leaf),
    )


def each(sections: Sequence[Section]) -> tuple[Day, ...]:
    """Each date with those beside it."""
    return tuple(map(Day, sections, [*sections[1:], None], [None, *sections[:-1]]))


def head(catalog: Catalog, leaf: Leaf, day: Day) -> Head:
    """What a page of a day says about itself."""
    section, strings, here = day.section, catalog.strings, leaf.here
    number, name = len(section.articles), archive.title(strings, section)
    first = Head(
        title=strings.phrase("page_day", date=name, number=number),
        description=clipped(strings.phrase("about_day", site=catalog.options.title, date=name, number=number)),
        feeds=(site_feed(catalog.options, here),),
    )
    found = paging.head(catalog, leaf, first)
    return replace(
        found,
        previous=found.previous or (here.to(day.before.folder) if day.before else None),
        following=found.following or (here.to(day.after.folder) if day.after else None),
    )


def view(catalog: Catalog, leaf: Leaf, day: Day) -> DayPageView:
    """What a page of a day shows."""
    section = day.section
    articles = [catalog.articles[name] for name in section.articles]
    outlets = {catalog.outlet_slug(article) for article in articles if article.outlet}
    counts = [catalog.strings.count(len(articles), "article")]
    when = section.when
    return DayPageView(
        title=archive.title(catalog.strings, section),
        archive=leaf.here.to(address.DAYS),
        counts=tuple([*counts, catalog.strings.count(len(outlets), "outlet")] if outlets else counts),
        vague=catalog.strings.labels[f"vague_{when.precision}"] if when and when.precision != "day" else "",
        topics=_topics(catalog, leaf.here, section),
        entries=tuple(parts.entry(catalog, leaf.here, name) for name in leaf.articles),
        pager=paging.pager(catalog, leaf),
        around=_pager(catalog, leaf.here, day),
    )


def _topics(catalog: Catalog, here: Here, section: Section) -> tuple[parts.LinkView, ...]:
    number: dict[str, int] = {topic.id: 0 for topic in catalog.digest.topics}
    for name in section.articles:
        for member in catalog.memberships.get(name, ()):
            number[member.topic] += 1
    found = sorted((topic for topic in number if number[topic]), key=lambda topic: -number[topic])
    return tuple(
        replace(parts.topic_link(catalog, here, topic), note=catalog.strings.number(number[topic])) for topic in found
    )


def _pager(catalog: Catalog, here: Here, day: Day) -> PagerView | None:
    before, after = (
        StepView(archive.title(catalog.strings, one), here.to(one.folder)) if one else None
        for one in (day.before, day.after)
    )
    return PagerView(catalog.strings.labels["days_around"], before, after, ()) if before or after else None


def _jumps(leaf: Leaf, sections: Sequence[Section]) -> Iterator[parts.LinkView]:
    """The years, each with a link to where it begins."""
    where = {key[:4]: one for one in reversed(leaves(sections)) for key in one.articles}
    for year, page in sorted(where.items(), reverse=True) if len(where) > 1 else ():
        yield parts.LinkView(str(int(year)), leaf.here.to(f"{page.target}#y{year}"))


def _link(catalog: Catalog, here: Here, section: Section) -> parts.LinkView:
    number = catalog.strings.number(len(section.articles))
    return parts.LinkView(archive.title(catalog.strings, section), here.to(section.folder), number)
