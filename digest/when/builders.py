"""What the parts of a matched expression say, as fields of an `Expression`; None where they make no date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from digest.when.expression import Kind, Unit
from digest.when.tokens import UNITS, Token

Parts = Mapping[str, tuple[Token, ...]]
Fields = dict[str, Any]
"""What an expression says, by the names of its fields."""
Builder = Callable[[Parts], Fields | None]

_LAST_FIXED = 1231  # 100 × month + day; greater values are days that move
_PIVOT = 50  # two-digit years 00–49 are of this century, as in POSIX strptime but nearer to what news texts need


def _value(parts: Parts, *classes: str, index: int = 0) -> int | None:
    found = sorted(
        ((token.start, token.classes[kind]) for kind in classes for token in parts.get(kind, ())),
        key=lambda pair: pair[0],
    )
    return found[index][1] if len(found) > index else None


def day(parts: Parts) -> Fields | None:
    """A day with its month, and its weekday and year where they stand there."""
    named = _value(parts, "month", "maybe_month")
    number = _value(parts, "number_of_day", "ordinal", "ordinal_word")
    in_year = _value(parts, "year_number")
    if named is None or number is None or not _exists(in_year, named, number):
        return None
    of_week = _value(parts, "weekday", "maybe_weekday")
    return {"kind": "day", "year": in_year, "month": named, "day": number, "weekday": of_week}


def days(parts: Parts) -> Fields | None:
    """From one day to another of the same month; where both months are named each end is an expression of its own."""
    fields = day(parts)
    last = _value(parts, "number_of_day", "ordinal", index=1)
    if fields is None or last is None or last <= fields["day"] or not _exists(fields["year"], fields["month"], last):
        return None
    return fields | {"weekday": None, "until": (fields["year"], fields["month"], last)}


def named_day(parts: Parts) -> Fields | None:
    """A day with a name, such as Christmas: its value is 100 × month + day, and greater for one that moves (see `feasts`)."""
    value = _value(parts, "named_day") or 0
    in_year = {"year": _value(parts, "year_number"), **_toward(parts)}
    if value > _LAST_FIXED:
        return {"kind": "feast", "feast": value, **in_year}
    month, day = divmod(value, 100)
    return {"kind": "day", "month": month, "day": day, **in_year}


def numeric(parts: Parts) -> Fields | None:
    """ISO 8601, year first, or day and month in the order that only one reading allows; dots put the day first."""
    text = parts["numeric"][0].text
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


def month(parts: Parts) -> Fields | None:
    """A month, with its year or a direction such as "last"."""
    return {
        "kind": "month",
        "month": _value(parts, "month", "maybe_month"),
        "year": _value(parts, "year_number"),
        **_toward(parts),
    }


def shy_month(parts: Parts) -> Fields | None:
    """A month whose name is another word too; alone it counts only when it is written out."""
    token = parts["maybe_month"][0]
    return month(parts) if len(token.text) > 4 or token.text[0].isupper() else None


def months(parts: Parts) -> Fields | None:
    """From one month to another of the same year."""
    first, last = _value(parts, "month", "maybe_month"), _value(parts, "month", "maybe_month", index=1)
    year = _value(parts, "year_number")
    if first is None or last is None or last <= first:
        return None
    return {"kind": "month", "month": first, "year": year, "until": (year, last, None)}


def season(parts: Parts) -> Fields | None:
    """A season, with its year or a direction."""
    return {"kind": "season", "season": _value(parts, "season"), "year": _value(parts, "year_number"), **_toward(parts)}


def weekday(parts: Parts) -> Fields | None:
    """A day of the week, with a direction such as "next"."""
    return {"kind": "weekday", "weekday": _value(parts, "weekday"), **_toward(parts), **_anchor(parts)}


def beside_weekday(parts: Parts) -> Fields | None:
    """The day before or after a day of the week."""
    fields = weekday(parts)
    return fields and {**fields, "offset": -1 if "before_that" in parts else 1}


def _anchor(parts: Parts) -> Fields:
    return (
        {"anchored": True, "direction": 1 if "following" in parts else -1}
        if {"previous", "following"} & set(parts)
        else {}
    )


def _toward(parts: Parts) -> Fields:
    for words, direction in ((("last", "last_after", "past_span"), -1), (("this",), 0), (("next", "next_after"), 1)):
        if any(word in parts for word in words):
            return {"direction": direction}
    return {}


def year(parts: Parts) -> Fields | None:
    """A year, or from one to another."""
    last = _value(parts, "year_number", index=1)
    year = _value(parts, "year_number") or 0
    if last is not None and last <= year:
        return None
    return {"kind": "year", "year": year, "until": (last, None, None) if last else None}


def decade(parts: Parts) -> Fields | None:
    """Ten years, as in "the 1990s"."""
    return {"kind": "decade", "year": _value(parts, "decade_years")}


def quarter(parts: Parts) -> Fields | None:
    """A quarter of a year."""
    number = _value(parts, "ordinal_word", "ordinal")
    if not _is_unit(parts, "quarter") or number is None or number > 4:
        return None
    return {"kind": "quarter", "quarter": number, "year": _value(parts, "year_number"), **_toward(parts)}


def quarter_word(parts: Parts) -> Fields | None:
    """A quarter in one word: "third-quarter"."""
    return {"kind": "quarter", "quarter": _value(parts, "quarter_word"), "year": _value(parts, "year_number")}


def relative(parts: Parts) -> Fields | None:
    """As in "yesterday"."""
    return {"kind": "shift", "unit": "day", "count": _value(parts, "relative")}


def relative_year(parts: Parts) -> Fields | None:
    """A word for the year before or this year, such as Ukrainian "торік"."""
    return {"kind": "shift", "unit": "year", "count": _value(parts, "relative_year")}


def daypart(parts: Parts) -> Fields | None:
    """As in "last night" and "this evening"."""
    return {"kind": "shift", "unit": "day", "count": _toward(parts)["direction"]}


def _unit(parts: Parts) -> Unit:
    return UNITS[_value(parts, "unit") or 0]


def _is_unit(parts: Parts, *units: str) -> bool:
    return _unit(parts) in units


def near(parts: Parts) -> Fields | None:
    """As in "last week", "this month" and "next year"."""
    direction = _toward(parts)["direction"]
    unit = _unit(parts)
    if unit in {"day", "decade"}:
        return None
    return {"kind": "shift", "unit": unit, "count": direction}


def past(parts: Parts) -> Fields | None:
    """As in "the past week", which reaches up to now; "last week" is the one before this."""
    return {"kind": "span", "unit": _unit(parts), "count": -1}


def anchored_near(parts: Parts) -> Fields | None:
    """As in "the previous week" and "that month", counted from a date named before."""
    count = next((count for kind, count in (("previous", -1), ("following", 1), ("same", 0)) if kind in parts), None)
    return {"kind": "shift", "unit": _unit(parts), "count": count, "anchored": True}


def anchored_day(parts: Parts) -> Fields | None:
    """The day before or after one named before."""
    return {"kind": "shift", "unit": "day", "count": -1 if "before_that" in parts else 1, "anchored": True}


def _count(parts: Parts) -> int | None:
    return _value(parts, "number", "one")


def counted(kind: Kind, sign: int, *, anchored: bool = False) -> Builder:
    """Builds a number of units before (`sign` -1) or after: a `shift` or a `span`."""

    def build(parts: Parts) -> Fields | None:
        count = _count(parts)
        if count is None or "vague" in parts:
            return {"kind": "vague"}
        if count > 1000:
            return None
        return {"kind": kind, "unit": _unit(parts), "count": sign * count, "anchored": anchored}

    return build


def one_ago(parts: Parts) -> Fields | None:
    """As in Russian "год назад", where the unit alone means one of them."""
    return {"kind": "shift", "unit": UNITS[_value(parts, "unit_alone") or 0], "count": -1}


def ahead(parts: Parts) -> Fields | None:
    """As in "in three days": from now where the words around tell of the future, else a duration and no date."""
    fields = counted("shift", 1)(parts)
    return fields and {**fields, "direction": 1}
