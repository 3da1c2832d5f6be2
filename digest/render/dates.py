"""How a date is put before the reader: as precisely as it is known, and on what grounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digest.model import When
from digest.render.strings import NOTHING, Mixed, Strings

_SEASONS = (3, 6, 9, 12)
"""The months in which meteorological seasons begin (northern hemisphere)."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date for the eye and for machines."""

    text: str
    """`14 March 2025`, `March 2025`, `date unknown`."""
    machine: str | None
    """A valid value of HTML's `datetime`; None where there is none, as for a season."""
    note: Mixed = NOTHING
    """`date inferred from “Friday”`; empty for a stated date."""
    precision: str = ""
    """How precisely it is known, in words; empty for a day."""
    known: bool = True


def show(strings: Strings, when: When | None, note: Mixed = NOTHING) -> DateView:
    """The view of `when`, with the `note` on what it rests; None is shown as unknown."""
    if when is None:
        return DateView(strings.labels["date_unknown"], None, known=False)
    precision = "" if when.precision == "day" else strings.labels[f"precision_{when.precision}"]
    return DateView(_text(strings, when), machine(when), note, precision)


def span(strings: Strings, first: date, last: date) -> str:
    """`3–7 March 2025` and its longer forms; one day alone when both are the same."""
    if first == last:
        return strings.date(first, "day")
    end = strings.date(last, "day")
    if (first.year, first.month) == (last.year, last.month):
        return strings.phrase("span_in_month", first=strings.date(first, "day_of_month"), last=end)
    return strings.phrase(
        "span", first=strings.date(first, "day_of_year" if first.year == last.year else "day"), last=end
    )


def months(strings: Strings, first: date, last: date) -> str:
    """`March 2025`, or `February 2025 – March 2025`."""
    start, end = strings.date(first, "month"), strings.date(last, "month")
    return start if start == end else strings.phrase("span", first=start, last=end)


def machine(when: When) -> str | None:
    """A valid value of HTML's `datetime`; None where there is none, as for a season."""
    start, end = when.start, when.end
    if when.precision == "day" and start == end:
        return start.isoformat()
    if when.precision == "week":
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}"
    if when.precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start.year:04}-{start.month:02}"
    if when.precision == "year" and start.year == end.year:
        return f"{start.year:04}"
    return None


def _text(strings: Strings, when: When) -> str:
    start = when.start
    if when.precision == "year" and start.year == when.end.year:
        return str(start.year)
    if when.precision == "month" and (start.year, start.month) == (when.end.year, when.end.month):
        return strings.date(start, "month")
    if when.precision == "week":
        return strings.phrase("week", day=strings.date(start, "day"))
    if when.precision == "season" and start.month in _SEASONS and start.day == 1:
        return _season(strings, start)
    return span(strings, start, when.end)


def _season(strings: Strings, start: date) -> str:
    return strings.phrase(f"season_{start.month}", year=str(start.year), next=f"{(start.year + 1) % 100:02}")
