"""The picture of a timeline, laid out here and drawn by the template as SVG.

Horizontal places are per cents of the width and text keeps its size, so a picture is as readable at 320 px as on a wall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digest.model import When
from digest.render.dates import show
from digest.render.scale import Scale, scale
from digest.render.strings import Strings

_LANE = 16  # px from lane to lane
_APART = 4.0  # per cent between marks in a lane; some 12 px at 320 px, the size of a mark
_LANES = 8
_SIZES = 5  # a mark grows with its entries up to this many
_TICKS = 31.0  # per cent from tick to tick; some 80 px of the 255 px that a drawing has in a window of 320 px, the width of a date with its year
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}  # the share of its words' room that lies before a tick
_DAYS = 3  # fewer different days make no picture
_KEPT = 0.8  # the share of entries a drawn span must keep when far-off ones would squeeze it


@dataclass(frozen=True, slots=True)
class Entry:
    """What is drawn: a date, and how many sources give it."""

    date: When
    sources: int = 1
    ahead: bool = False
    """Whether it was yet to come."""


@dataclass(frozen=True, slots=True)
class MarkView:
    """An entry of a timeline, drawn as a dot or a bar."""

    x: str
    width: str
    """Of the bar; empty for a dot."""
    y: int
    size: int
    """Half its height: it grows with the sources that date it."""
    title: str
    hollow: bool = False
    """For what was yet to come."""


@dataclass(frozen=True, slots=True)
class TickView:
    """A date on the axis."""

    x: str
    """Where the room for its words begins."""
    width: str
    text: str
    anchor: str
    """Where in their room the words stand: at its start, middle or end."""


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """A timeline, drawn."""

    description: str
    note: str
    """What the picture leaves out: entries outside, stretches in which nothing is dated; empty for nothing."""
    height: int
    axis: int
    marks: tuple[MarkView, ...]
    ticks: tuple[TickView, ...]
    cuts: tuple[str, ...]
    """Where the axis is cut."""


def timeline(strings: Strings, events: Sequence[Entry]) -> TimelineChart | None:
    """The picture of `events`, earliest first; None where fewer than three lie on different days."""
    ordered = sorted(events, key=lambda event: (event.date.start, event.date.end, event.ahead))
    if _days(ordered) < _DAYS:
        return None
    drawn, axis = _drawn(ordered)
    first, last = axis.pieces[0].first, axis.pieces[-1].last
    marks = _marks(strings, drawn, axis)
    line = max(mark.y for mark in marks) + _LANE
    notes = [_outside(strings, len(events) - len(drawn)), strings.labels["chart_cut"] if axis.cuts() else ""]
    return TimelineChart(
        description=strings.phrase(
            "chart_timeline", number=len(drawn), first=strings.date(first, "day"), last=strings.date(last, "day")
        ),
        note=" ".join(note for note in notes if note),
        height=line + 24,
        axis=line,
        marks=marks,
        ticks=ticks(strings, axis),
        cuts=tuple(_percent(cut) for cut in axis.cuts()),
    )


def _drawn(events: list[Entry]) -> tuple[list[Entry], Scale]:
    """The events to draw, and the axis for them: far-off ones are left out where cutting the axis does not make room."""
    axis = scale([(event.date.start, event.date.end) for event in events])
    if axis.cuts():
        return events, axis
    near = _span(events)
    return near, scale([(event.date.start, event.date.end) for event in near])


def _span(events: list[Entry]) -> list[Entry]:
    """The events, without a few far-off ones when leaving them out at least halves the span of days."""
    least = max(3, round(len(events) * _KEPT))
    if len(events) <= least:
        return events
    whole = (events[-1].date.end - events[0].date.start).days
    runs = [events[start : start + least] for start in range(len(events) - least + 1)]
    best = min(runs, key=lambda run: max(event.date.end for event in run) - run[0].date.start)
    days = (max(event.date.end for event in best) - best[0].date.start).days
    if days * 2 > whole or _days(best) < _DAYS:
        return events
    # Those just outside, within a quarter of the span, are let in again: they do not squeeze it.
    low, high = best[0].date.start.toordinal() - days / 4, best[0].date.start.toordinal() + days * 1.25
    return [event for event in events if event.date.start.toordinal() >= low and event.date.end.toordinal() <= high]


def _outside(strings: Strings, number: int) -> str:
    return strings.phrase("outside", number=number) if number else ""


def _days(events: Sequence[Entry]) -> int:
    return len({event.date.start for event in events})


def _marks(strings: Strings, events: Sequence[Entry], axis: Scale) -> tuple[MarkView, ...]:
    alike: Counter[tuple[date, date, bool]] = Counter()
    for event in events:
        alike[event.date.start, event.date.end, event.ahead] += event.sources
    entries = Counter((event.date.start, event.date.end, event.ahead) for event in events)
    named = {(event.date.start, event.date.end): show(strings, event.date).text for event in events}
    ends: list[float] = []
    marks = []
    for (start, end, ahead), number in alike.items():
        left, right = axis.place(start), axis.place(end)
        lane = next((n for n, end in enumerate(ends) if end + _APART <= left), len(ends))
        if lane == len(ends) and lane < _LANES:
            ends.append(0)
        lane = min(lane, len(ends) - 1)
        ends[lane] = max(ends[lane], right)
        width = _percent(right - left) if right - left >= 1 else ""
        phrase = "chart_ahead" if ahead else "chart_mark"
        title = strings.phrase(phrase, date=named[start, end], number=entries[start, end, ahead])
        marks.append(MarkView(_percent(left), width, 10 + lane * _LANE, 3 + min(number, _SIZES), title, ahead))
    return tuple(marks)


def ticks(strings: Strings, axis: Scale) -> tuple[TickView, ...]:
    """The first and the last day, and between them as many as have room: where pieces begin, then where they end."""
    first, last = axis.pieces[0].first, axis.pieces[-1].last
    inner = [piece.first for piece in axis.pieces[1:]] + [piece.last for piece in axis.pieces[:-1]]
    if not inner:
        inner = [date.fromordinal((first.toordinal() + last.toordinal() + 1) // 2)]
    # The labels at the edges begin and end at their days, so that half a label more lies between them and the next.
    taken = [axis.place(first) + _TICKS / 2, axis.place(last) - _TICKS / 2]
    kept = []
    for value in inner:
        if all(abs(axis.place(value) - place) >= _TICKS for place in taken):
            taken.append(axis.place(value))
            kept.append(value)
    days = (last - first).days
    at = [(first, "start"), *((value, "middle") for value in sorted(kept)), (last, "end")]
    ticks = [
        TickView(
            _percent(axis.place(value) - _TICKS * _BEFORE[anchor]),
            _percent(_TICKS),
            _tick(strings, value, days),
            anchor,
        )
        for value, anchor in at
    ]
    texts = [tick.text for tick in ticks]
    return tuple(tick for number, tick in enumerate(ticks) if tick.text not in texts[:number])


def _tick(strings: Strings, value: date, days: int) -> str:
    if days > 3 * 365:
        return str(value.year)
    return strings.date(value, "month_short" if days > 400 else "day_short")


def _percent(value: float) -> str:
    return f"{value:.2f}%"
