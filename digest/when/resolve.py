"""Turns an expression of time into calendar days, by the day of publication and never by today."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from digest.model import Basis, Precision, When
from digest.when import feasts
from digest.when.expression import Expression

_SEASON_MONTH = (3, 6, 9, 12)  # meteorological seasons of the northern hemisphere
Interval = tuple[date, date, Precision]


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
        return date(year, month, 1), _month_end(year, month + 2), "range"
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
    return date(year, month, 1), _month_end(year, last or month), "range" if last else "month"


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
    return first, _month_end(*_add_months(year, first.month, 2)), "season"


def _relative(expression: Expression, base: date) -> Interval | None:
    """What is told from `base`."""
    match expression.kind:
        case "day":
            return _yearless_day(expression, base)
        case "month":
            return _nearest(expression, base, [_months(expression, base.year + step) for step in (-1, 0, 1)])
        case "season":
            return _nearest(
                expression, base, [_season(base.year + step, expression.season or 0) for step in (-2, -1, 0, 1)]
            )
        case "quarter":
            year = base.year + (expression.direction or 0)
            return _nearest(expression, base, [_absolute(expression, year + step) for step in (-1, 0, 1)])
        case "feast":
            return _nearest(expression, base, [_feast(expression, base.year + step) for step in (-1, 0, 1)])
        case "weekday":
            return _weekday(expression, base)
        case "shift":
            return _shift(expression.unit or "day", base, expression.count or 0)
        case "span":
            return _span(expression, base)
        case _:
            return None


def _yearless_day(expression: Expression, base: date) -> Interval | None:
    """The year in which the weekday fits, if one is named; else the occurrence that the tense asks for."""
    found = [_days(expression, base.year + step) for step in (-1, 0, 1) if _exists(base.year + step, expression)]
    if expression.weekday is not None:
        found = [interval for interval in found if interval[0].weekday() == expression.weekday] or found
    return _nearest(expression, base, found)


def _exists(year: int, expression: Expression) -> bool:
    return (expression.month, expression.day) != (2, 29) or calendar.isleap(year)


# How many times nearer the occurrence ahead must be than the one behind, by tense: news tells of what was. A month or a season
# alone ("in August") looks back more often still.
_WEIGHT = {"past": 6.0, None: 1.5, "future": 0.15}
_VAGUER = 4.0


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
    weight = _WEIGHT[expression.tense] * (1 if expression.kind in {"day", "feast"} else _VAGUER)
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


def _shift(unit: str, base: date, count: int) -> Interval | None:
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
        year, month = _add_months(base.year, base.month, count)
        return date(year, month, 1), _month_end(year, month), "month"
    if unit == "quarter":
        year, month = _add_months(base.year, (base.month - 1) // 3 * 3 + 1, 3 * count)
        return date(year, month, 1), _month_end(year, month + 2), "range"
    if unit == "year":
        return date(base.year + count, 1, 1), date(base.year + count, 12, 31), "year"
    return date(base.year + 10 * count, 1, 1), date(base.year + 10 * count, 12, 31), "range"


def _span(expression: Expression, base: date) -> Interval:
    """From `count` units before `base` to `base`, or the other way round."""
    count = expression.count or 0
    unit = expression.unit or "day"
    if unit in {"day", "week", "weekend"}:
        other = base + timedelta(days=count * (1 if unit == "day" else 7))
    else:
        months = count * {"month": 1, "quarter": 3, "year": 12}.get(unit, 120)
        year, month = _add_months(base.year, base.month, months)
        other = date(year, month, min(base.day, calendar.monthrange(year, month)[1]))
    return min(base, other), max(base, other), "range"


def _add_months(year: int, month: int, count: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
