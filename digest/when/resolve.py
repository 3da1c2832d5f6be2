"""Turns an expression of time into calendar days, by the day of publication and never by today."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from digest.model import Basis, When
from digest.when import feasts
from digest.when.expression import Expression
from digest.when.units import Interval, add_months, is_quarter, month_end, quarter_again, shift, span

_SEASON_MONTH = (3, 6, 9, 12)  # meteorological seasons of the northern hemisphere


def resolve(expression: Expression, published: When | None, anchor: When | None = None) -> When | None:
    """The calendar days `expression` means in a text published on `published`; None where the words do not tell.

    An expression that counts from a date named before needs that date as `anchor`. It is `stated` when the text names the
    year and nothing had to be supplied.
    """
    try:
        interval = _interval(expression, published, anchor)
    except (OverflowError, ValueError):  # before year 1 or after 9999
        return None
    if interval is None:
        return None
    basis: Basis = "stated" if expression.year is not None and expression.direction is None else "inferred"
    return When(*interval, basis, expression.text)


def _interval(expression: Expression, published: When | None, anchor: When | None) -> Interval | None:
    if expression.kind == "vague":
        return None
    if expression.kind == "day" and expression.direction == 0:
        return None  # 03/04/2025: day and month could be either
    if expression.year is not None:
        return _absolute(expression, expression.year)
    base = anchor if expression.anchored else published
    if base is None:
        return None
    if expression.kind == "again" or (expression.anchored and expression.unit == "year" and is_quarter(base)):
        return quarter_again(base, expression.count or 0)
    if expression.of_year is not None:
        return _absolute(expression, base.end.year + expression.of_year) if base.start.year == base.end.year else None
    first = _relative(expression, base.start)
    return first if base.start == base.end or first == _relative(expression, base.end) else None


def _absolute(expression: Expression, year: int) -> Interval:
    """What is named with its year."""
    if expression.kind == "year":
        last = expression.until[0] if expression.until else None
        return date(year, 1, 1), date(last or year, 12, 31), "range" if last else "year"
    if expression.kind == "decade":
        return date(year, 1, 1), date(year + 9, 12, 31), "range"
    if expression.kind == "quarter":
        month = 3 * (expression.quarter or 1) - 2
        return date(year, month, 1), month_end(year, month + 2), "range"
    if expression.kind == "half":
        month = 6 * (expression.half or 1) - 5
        return date(year, month, 1), month_end(year, month + 5), "range"
    if expression.kind == "season":
        return _season(year, expression.season or 0)
    if expression.kind == "month":
        return _months(expression, year)
    if expression.kind == "feast":
        return _feast(expression, year)
    return _days(expression, year)


def _feast(expression: Expression, year: int) -> Interval:
    day = feasts.day(expression.feast or 0, year)
    return day, day, "day"


def _months(expression: Expression, year: int) -> Interval:
    month = expression.month or 1
    last = expression.until[1] if expression.until else None
    return date(year, month, 1), month_end(year, last or month), "range" if last else "month"


def _days(expression: Expression, year: int) -> Interval:
    first = date(year, expression.month or 1, expression.day or 1)
    if expression.until is None:
        return first, first, "day"
    last_year, month, day = expression.until
    last = date(last_year or year, month or first.month, day or first.day)
    if last < first:  # from December to January: the year named is the later one
        first = first.replace(year=first.year - 1)
    return first, last, "range"


def _season(year: int, season: int) -> Interval:
    first = date(year, _SEASON_MONTH[season], 1)
    return first, month_end(*add_months(year, first.month, 2)), "season"


def _relative(expression: Expression, base: date) -> Interval | None:
    """What is told from `base`."""
    recurring = _recurring(expression, base)
    if recurring is not None:
        return _nearest(expression, base, recurring)
    match expression.kind:
        case "half":
            return _absolute(expression, base.year + (expression.direction or 0))
        case "weekday of week":
            monday = base + timedelta(weeks=expression.count or 0, days=-base.weekday())
            return _day(monday + timedelta(days=expression.weekday or 0))
        case "weekday":
            return _weekday(expression, base)
        case "shift":
            return shift(expression.unit or "day", base, expression.count or 0)
        case "span":
            return span(expression, base)
        case _:
            return None


def _recurring(expression: Expression, base: date) -> list[Interval] | None:
    """What comes again every year, month or week, as often as it does so around `base`; None for what does not."""
    match expression.kind:
        case "day":
            return _yearless_days(expression, base)
        case "day of month":
            return _days_of_months(expression.day or 1, base)
        case "month":
            return [_months(expression, base.year + step) for step in (-1, 0, 1)]
        case "season":
            return [_season(base.year + step, expression.season or 0) for step in (-2, -1, 0, 1)]
        case "quarter":
            year = base.year + (expression.direction or 0)
            return [_absolute(expression, year + step) for step in (-1, 0, 1)]
        case "feast":
            return [_feast(expression, base.year + step) for step in (-1, 0, 1)]
        case "weekend":
            return list(filter(None, (shift("weekend", base, step) for step in (-1, 0, 1))))
        case _:
            return None


def _day(day: date) -> Interval:
    return day, day, "day"


def _days_of_months(day: int, base: date) -> list[Interval]:
    """That day of the month before, of this and of the next, where they have it."""
    months = [add_months(base.year, base.month, step) for step in (-1, 0, 1)]
    return [_day(date(year, month, day)) for year, month in months if day <= calendar.monthrange(year, month)[1]]


def _yearless_days(expression: Expression, base: date) -> list[Interval]:
    """The years in which the weekday fits, if one is named."""
    found = [_days(expression, base.year + step) for step in (-1, 0, 1) if _exists(base.year + step, expression)]
    if expression.weekday is not None:
        found = [interval for interval in found if interval[0].weekday() == expression.weekday] or found
    return found


def _exists(year: int, expression: Expression) -> bool:
    return (expression.month, expression.day) != (2, 29) or calendar.isleap(year)


# How many times nearer the occurrence ahead must be than the one behind, by tense: news tells of what was. A month or a season
# alone ("in August") looks back more often still.
_WEIGHT = {"past": 6.0, None: 1.5, "future": 0.15}
_VAGUER = 4.0
_DAYS = frozenset({"day", "feast", "day of month"})


def _nearest(expression: Expression, base: date, found: list[Interval]) -> Interval | None:
    """The occurrence before, around or after `base` that direction and tense ask for."""
    past = [interval for interval in found if interval[0] <= base]
    future = [interval for interval in found if interval[1] >= base]
    if expression.direction == -1:
        past = [interval for interval in found if interval[1] < base]
        return past[-1] if past else None
    if expression.direction == 1:
        return next((interval for interval in found if interval[0] > base), None)
    if expression.direction == 0:
        return next((interval for interval in found if interval[0].year == base.year), None)
    if not past or not future:
        return past[-1] if past else future[0] if future else None
    behind, ahead = max((base - past[-1][1]).days, 0), max((future[0][0] - base).days, 0)
    weight = _WEIGHT[expression.tense] * (1 if expression.kind in _DAYS else _VAGUER)
    return future[0] if ahead * weight <= behind and (ahead or not behind) else past[-1]


def _weekday(expression: Expression, base: date) -> Interval:
    back = (base.weekday() - (expression.weekday or 0)) % 7
    if expression.direction == 1:
        day = base + timedelta(days=7 - back)
    elif expression.direction == -1:
        day = base - timedelta(days=back or 7)
    elif expression.tense == "future" and expression.direction is None:
        day = base + timedelta(days=(7 - back) % 7)
    elif expression.direction == 0:
        day = base - timedelta(days=back) if expression.tense == "past" else base + timedelta(days=(7 - back) % 7)
    else:
        day = base - timedelta(days=back)
    day += timedelta(days=expression.offset)
    return day, day, "day"
