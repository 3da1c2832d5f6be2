"""The months of the archive as calendars: which days have articles, and how many."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from digest.render import dates
from digest.render.address import Here
from digest.render.archive import Section
from digest.render.catalog import Catalog
from digest.render.parts import LinkView

_BUSY = 2  # times the articles of a usual day, from which on a day is marked


@dataclass(frozen=True, slots=True)
class CellView:
    """A day of a month."""

    day: str
    href: str | None = None
    """None for a day without articles."""
    number: str = ""
    """How many articles it has."""
    label: str = ""
    """Both in words."""
    busy: bool = False
    """Whether it has many more than a usual day."""


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month."""

    title: str
    machine: str
    """A valid value of HTML's `datetime`."""
    number: str
    """How many articles it has, in words."""
    weeks: tuple[tuple[CellView | None, ...], ...]
    """Each of seven days; None for those of other months; no weeks where only the month is known."""
    vague: LinkView | None
    """The articles of which the day is not known."""


@dataclass(frozen=True, slots=True)
class YearView:
    """A year."""

    title: str
    id: str
    number: str
    months: tuple[MonthView, ...]
    """Newest first; those without articles are left out."""
    vague: LinkView | None
    """The articles of which the month is not known."""


def years(catalog: Catalog, here: Here, sections: Iterable[Section], usual: float) -> tuple[YearView, ...]:
    """The years of dated `sections`, newest first; a `usual` day has so many articles."""
    grouped = groupby(sections, key=lambda section: section.key[:4])
    return tuple(_year(catalog, here, name, list(found), usual) for name, found in grouped)


def _year(catalog: Catalog, here: Here, name: str, found: Sequence[Section], usual: float) -> YearView:
    months = groupby((section for section in found if len(section.key) > 4), key=lambda section: section.key[:7])
    return YearView(
        title=str(int(name)),
        id=f"y{name}",
        number=_number(catalog, found),
        months=tuple(_month(catalog, here, month, list(inside), usual) for month, inside in months),
        vague=_vague(catalog, here, [section for section in found if section.key == name], "month_unknown"),
    )


def _month(catalog: Catalog, here: Here, name: str, found: Sequence[Section], usual: float) -> MonthView:
    first = min(section.when.start for section in found if section.when)
    days = {section.key: section for section in found if section.key != name}
    weeks = calendar.Calendar(catalog.strings.locale.first_weekday()).monthdatescalendar(first.year, first.month)
    return MonthView(
        title=catalog.strings.date(first, "month"),
        machine=name,
        number=_number(catalog, found),
        weeks=tuple(
            tuple(_cell(catalog, here, days.get(day.isoformat()), day.day, usual) if day.month == first.month else None for day in week)
            for week in weeks
            if days
        ),
        vague=_vague(catalog, here, [section for section in found if section.key == name], "day_unknown"),
    )  # fmt: skip


def _cell(catalog: Catalog, here: Here, section: Section | None, day: int, usual: float) -> CellView:
    if section is None:
        return CellView(catalog.strings.number(day))
    number = len(section.articles)
    return CellView(
        day=catalog.strings.number(day),
        href=here.to(section.folder),
        number=catalog.strings.number(number),
        label=catalog.strings.phrase("page_day", date=dates.show(catalog.strings, section.when).text, number=number),
        busy=number > _BUSY * usual,
    )


def _vague(catalog: Catalog, here: Here, found: Sequence[Section], label: str) -> LinkView | None:
    if not found:
        return None
    number = catalog.strings.number(len(found[0].articles))
    return LinkView(catalog.strings.labels[label], here.to(found[0].folder), number)


def _number(catalog: Catalog, found: Iterable[Section]) -> str:
    return catalog.strings.count(sum(len(section.articles) for section in found), "article")
