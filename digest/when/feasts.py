"""Days that move from year to year: Easter and what is counted from it, and weekdays such as the last Monday of May."""

from __future__ import annotations

from datetime import date, timedelta

_WEEK = 10_000
_EAST = 8  # in the place of the weekday: counted from the Easter of the Julian calendar
_WEST = 9


def day(feast: int, year: int) -> date:
    """The day of `feast` in `year`, in the Gregorian calendar; raises ValueError for a year that has none.

    10000 × w + 100 × month + day is the first weekday w (1 is Monday) on or after that day. 90000 + 100 + n is n days after
    Easter, 80000 + 100 + n after that of the eastern churches.
    """
    of_week, rest = divmod(feast, _WEEK)
    if of_week in {_EAST, _WEST}:
        return (_eastern(year) if of_week == _EAST else _western(year)) + timedelta(days=rest - 100)
    earliest = date(year, rest // 100, rest % 100)
    return earliest + timedelta(days=(of_week - 1 - earliest.weekday()) % 7)


def _western(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian algorithm (Meeus 1991, ch. 8)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    shift = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _eastern(year: int) -> date:
    """Easter Sunday by Meeus' Julian algorithm, moved to the Gregorian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
