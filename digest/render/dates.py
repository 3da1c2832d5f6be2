"""How a date is put before the reader: as precisely as it is known, and on what grounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digest.model import When
from digest.render import strings


@dataclass(frozen=True, slots=True)
class DateView:
    """A date for the eye and for machines."""

    text: str
    """`14 March 2025`, `March 2025`, `date unknown`."""
    machine: str | None
    """A valid value of HTML's `datetime`; None where there is none, as for a season."""
    note: str = ""
    """`date inferred from “Friday”`; empty for a stated date."""
    precision: str = ""
    """How precisely it is known, in words; empty for a day."""
    known: bool = True


def show(when: When | None) -> DateView:
    """The view of `when`; None is shown as unknown."""
    if when is None:
        return DateView(strings.LABELS["date_unknown"], None, known=False)
    precision = "" if when.precision == "day" else strings.LABELS[f"precision_{when.precision}"]
    return DateView(_text(when), _machine(when), _note(when), precision)


def span(first: date, last: date) -> str:
    """`3 – 7 March 2025` and its longer forms; one day alone when both are the same."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    start = f"{first.day} {strings.MONTHS[first.month - 1]}" if first.year == last.year else day(first)
    return strings.phrase("span", first=start, last=day(last))


def months(first: date, last: date) -> str:
    """`March 2025`, or `February 2025 – March 2025`."""
    start, end = month(first), month(last)
    return start if start == end else strings.phrase("span", first=start, last=end)


def day(value: date) -> str:
    """`14 March 2025`."""
    return f"{value.day} {month(value)}"


def month(value: date) -> str:
    """`March 2025`."""
    return f"{strings.MONTHS[value.month - 1]} {value.year}"


def quoted(clue: str) -> str:
    """The words a finding rests on, in quotation marks unless they bring their own."""
    return clue if clue[:1] in '“"«„' else f"“{clue}”"


def _text(when: When) -> str:
    start = when.start
    if when.precision == "year" and start.year == when.end.year:
        return str(start.year)
    if when.precision == "month" and (start.year, start.month) == (when.end.year, when.end.month):
        return month(start)
    if when.precision == "week":
        return strings.phrase("week", day=day(start))
    if when.precision == "season" and start.month in strings.SEASONS and start.day == 1:
        return _season(start)
    return span(start, when.end)


def _season(start: date) -> str:
    if start.month == 12:
        return strings.phrase("season_winter", year=start.year, next=f"{(start.year + 1) % 100:02}")
    return strings.phrase("season", name=strings.SEASONS[start.month], year=start.year)


def _machine(when: When) -> str | None:
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


def _note(when: When) -> str:
    if when.basis == "stated":
        return ""
    if not when.clue:
        return strings.phrase("date_inferred_bare")
    return strings.phrase("date_inferred", clue=quoted(when.clue))
