"""What the parts of a matched expression say, as fields of an `Expression`; None where they make no date."""

from __future__ import annotations

from datetime import date

from digest.when.expression import Kind
from digest.when.parts import Builder, Fields, Parts, counted_value, toward, unit_of, value
from digest.when.tokens import UNITS

_LAST_FIXED = 1231  # 100 × month + day; greater values are days that move
_PIVOT = 50  # two-digit years 00–49 are of this century, as in POSIX strptime but nearer to what news texts need


def day(parts: Parts) -> Fields | None:
    """A day with its month, and its weekday and year where they stand there."""
    named = value(parts, "month", "maybe_month")
    number = value(parts, "number_of_day", "ordinal", "ordinal_word")
    in_year = value(parts, "year_number")
    if named is None or number is None or not _exists(in_year, named, number):
        return None
    of_week = value(parts, "weekday", "maybe_weekday")
    return {"kind": "day", "year": in_year, "month": named, "day": number, "weekday": of_week}


def days(parts: Parts) -> Fields | None:
    """From one day to another of the same month; where both months are named each end is an expression of its own."""
    fields = day(parts)
    last = value(parts, "number_of_day", "ordinal", index=1)
    if fields is None or last is None or last <= fields["day"] or not _exists(fields["year"], fields["month"], last):
        return None
    return fields | {"weekday": None, "until": (fields["year"], fields["month"], last)}


def named_day(parts: Parts) -> Fields | None:
    """A day with a name, such as Christmas: its value is 100 × month + day, and greater for one that moves (see `feasts`)."""
    named = value(parts, "named_day") or 0
    in_year = {"year": value(parts, "year_number"), **toward(parts)}
    if named > _LAST_FIXED:
        return {"kind": "feast", "feast": named, **in_year}
    month, day = divmod(named, 100)
    return {"kind": "day", "month": month, "day": day, **in_year}


def numeric(parts: Parts) -> Fields | None:
    """ISO 8601, year first, or day and month in the order that only one reading allows; dots put the day first."""
    text = parts["numeric"][0].text
    if text.isdecimal():
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    mark = next(char for char in text if not char.isdigit())
    first, second, third = (int(part) for part in text.split(mark))
    if first > 999:
        year, month, day = first, second, third
    else:
        short = len(text.rsplit(mark, 1)[1]) == 2
        year = third + (0 if not short else 2000 if third < _PIVOT else 1900)
        day, month = first, second
        if short and mark == "-":
            return None
        if month > 12 and mark == "/":
            day, month = month, day
        elif mark == "/" and day <= 12 and day != month:
            return (
                {"kind": "day", "year": year, "month": month, "day": day, "direction": 0}
                if _exists(year, month, day)
                else None
            )
    return {"kind": "day", "year": year, "month": month, "day": day} if _exists(year, month, day) else None


def _exists(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)  # 2000 has a 29 February
    except ValueError:
        return False
    return True


def weekday(parts: Parts) -> Fields | None:
    """A day of the week, with a direction such as "next"."""
    return {"kind": "weekday", "weekday": value(parts, "weekday"), **toward(parts), **_anchor(parts)}


def beside_weekday(parts: Parts) -> Fields | None:
    """The day before or after a day of the week."""
    fields = weekday(parts)
    return fields and {**fields, "offset": -1 if "before_that" in parts else 1}


def weekday_of_week(parts: Parts) -> Fields | None:
    """A day of the week before, of this or of the next: "Tuesday of last week"."""
    if unit_of(parts) != "week":
        return None
    return {"kind": "weekday of week", "weekday": value(parts, "weekday"), "count": toward(parts)["direction"]}


def weekday_weeks_ago(parts: Parts) -> Fields | None:
    """A day of the week some weeks back: "two weeks ago Monday"."""
    count = counted_value(parts)
    if unit_of(parts) != "week" or count is None or "vague" in parts:
        return None
    return {"kind": "weekday", "weekday": value(parts, "weekday"), "direction": -1, "offset": -7 * count}


def day_of_month(parts: Parts) -> Fields | None:
    """A day without its month: "on the 15th"."""
    return {"kind": "day of month", "day": value(parts, "ordinal", "number_of_day")}


def _anchor(parts: Parts) -> Fields:
    return (
        {"anchored": True, "direction": 1 if "following" in parts else -1}
        if {"previous", "following"} & set(parts)
        else {}
    )


def relative(parts: Parts) -> Fields | None:
    """As in "yesterday"."""
    return {"kind": "shift", "unit": "day", "count": value(parts, "relative")}


def relative_year(parts: Parts) -> Fields | None:
    """A word for the year before or this year, such as Ukrainian "торік"."""
    return {"kind": "shift", "unit": "year", "count": value(parts, "relative_year")}


def daypart(parts: Parts) -> Fields | None:
    """As in "last night" and "this evening"."""
    return {"kind": "shift", "unit": "day", "count": toward(parts)["direction"]}


def near(parts: Parts) -> Fields | None:
    """As in "last week", "this month" and "next year"."""
    direction = toward(parts)["direction"]
    unit = unit_of(parts)
    if unit in {"day", "decade"}:
        return None
    return {"kind": "shift", "unit": unit, "count": direction}


def weekend(parts: Parts) -> Fields | None:
    """A weekend without a direction: the one that the tense asks for."""
    return {"kind": "weekend"} if unit_of(parts) == "weekend" else None


def past(parts: Parts) -> Fields | None:
    """As in "the past week", which reaches up to now; "last week" is the one before this."""
    return {"kind": "span", "unit": unit_of(parts), "count": -1}


def anchored_near(parts: Parts) -> Fields | None:
    """As in "the previous week" and "that month", counted from a date named before."""
    count = next((count for kind, count in (("previous", -1), ("following", 1), ("same", 0)) if kind in parts), None)
    return {"kind": "shift", "unit": unit_of(parts), "count": count, "anchored": True}


def anchored_day(parts: Parts) -> Fields | None:
    """The day before or after one named before, or that day itself: "that evening"."""
    return {
        "kind": "shift",
        "unit": "day",
        "count": 0 if "same" in parts else -1 if "before_that" in parts else 1,
        "anchored": True,
    }


def counted(kind: Kind, sign: int, *, anchored: bool = False) -> Builder:
    """Builds a number of units before (`sign` -1) or after: a `shift` or a `span`."""

    def build(parts: Parts) -> Fields | None:
        count = counted_value(parts)
        if count is None or "vague" in parts:
            return {"kind": "vague"}
        if count > 1000:
            return None
        return {"kind": kind, "unit": unit_of(parts), "count": sign * count, "counted": True, "anchored": anchored}

    return build


def one_ago(parts: Parts) -> Fields | None:
    """As in Russian "год назад", where the unit alone means one of them."""
    return {"kind": "shift", "unit": UNITS[value(parts, "unit_alone") or 0], "count": -1}


def ahead(parts: Parts) -> Fields | None:
    """As in "in three days": from now where the words around tell of the future, else a duration and no date."""
    fields = counted("shift", 1)(parts)
    return fields and {**fields, "direction": 1}
