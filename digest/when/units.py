"""Weeks, months, quarters and years counted from a day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from digest.model import Precision, When
from digest.when.expression import Expression

Interval = tuple[date, date, Precision]


def shift(unit: str, base: date, count: int) -> Interval | None:
    """The day, week, month … that lies `count` units from that of `base`."""
    if unit == "day":
        day = base + timedelta(days=count)
        return day, day, "day"
    if unit in {"week", "weekend"}:
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=count)
        if unit == "week":
            return monday, monday + timedelta(days=6), "week"
        return monday + timedelta(days=5), monday + timedelta(days=6), "range"
    if unit == "month":
        year, month = add_months(base.year, base.month, count)
        return date(year, month, 1), month_end(year, month), "month"
    if unit == "quarter":
        year, month = add_months(base.year, (base.month - 1) // 3 * 3 + 1, 3 * count)
        return date(year, month, 1), month_end(year, month + 2), "range"
    if unit == "year":
        return date(base.year + count, 1, 1), date(base.year + count, 12, 31), "year"
    return date(base.year + 10 * count, 1, 1), date(base.year + 10 * count, 12, 31), "range"


def span(expression: Expression, base: date) -> Interval:
    """From `count` units before `base` to `base`, or the other way round."""
    count = expression.count or 0
    unit = expression.unit or "day"
    if unit in {"day", "week", "weekend"}:
        other = base + timedelta(days=count * (1 if unit == "day" else 7))
    else:
        months = count * {"month": 1, "quarter": 3, "year": 12}.get(unit, 120)
        year, month = add_months(base.year, base.month, months)
        other = date(year, month, min(base.day, calendar.monthrange(year, month)[1]))
    return min(base, other), max(base, other), "range"


def is_quarter(when: When) -> bool:
    """Whether an interval is a quarter of a year."""
    return (
        when.start.day == 1
        and when.start.month % 3 == 1
        and when.end == month_end(when.start.year, when.start.month + 2)
    )


def quarter_again(base: When, years: int) -> Interval | None:
    """The quarter named before, or that of another year."""
    if not is_quarter(base):
        return None
    return shift("quarter", base.start, 4 * years)


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The year and month that lies `count` months from another."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])
