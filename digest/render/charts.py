"""Pictures of a timeline and of who cites whom, laid out here and drawn by the template as SVG.

Horizontal places are per cents of the width and text keeps its size, so a picture is as readable at 320 px as on a wall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from digest.model import Event
from digest.render.dates import show
from digest.render.scale import Scale, scale
from digest.render.strings import Strings

_LANE = 16  # px from lane to lane
_APART = 4.0  # per cent between marks in a lane; some 12 px at 320 px, the size of a mark
_LANES = 8
_SIZES = 5  # a mark grows with its entries up to this many
_TICKS = 21.0  # per cent from tick to tick; some 65 px at 320 px, the width of a date
_DAYS = 3  # fewer different days make no picture
_KEPT = 0.8  # the share of entries a drawn span must keep when far-off ones would squeeze it
_ROW = 26  # px between labels in the graph
_LABEL = 36  # characters of a label; the drawing clips what does not fit two fifths of its width
_NODES = 14  # a graph with more on one side is a tangle; the list tells more


@dataclass(frozen=True, slots=True)
class MarkView:
    """An entry of a timeline, drawn as a dot or a bar."""

    x: str
    width: str
    """Of the bar; empty for a dot."""
    y: int
    size: int
    """Half its height: it grows with the number of entries dated alike."""
    title: str


@dataclass(frozen=True, slots=True)
class TickView:
    """A date on the axis."""

    x: str
    text: str
    anchor: str


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


@dataclass(frozen=True, slots=True)
class NodeView:
    """A name at one side of the graph."""

    y: int
    text: str
    title: str
    language: str | None = None
    """That of the name where it is not the page's."""


@dataclass(frozen=True, slots=True)
class LineView:
    """From an article to one it cites."""

    y1: int
    y2: int


@dataclass(frozen=True, slots=True)
class GraphChart:
    """Who cites whom, drawn."""

    partial: bool
    """Whether only those are drawn whom several articles cite."""
    height: int
    left: tuple[NodeView, ...]
    right: tuple[NodeView, ...]
    lines: tuple[LineView, ...]


def timeline(strings: Strings, events: Sequence[Event]) -> TimelineChart | None:
    """The picture of `events`, earliest first; None where fewer than three lie on different days."""
    ordered = sorted(events, key=lambda event: (event.date.start, event.date.end, event.place))
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
        ticks=_ticks(strings, axis),
        cuts=tuple(_percent(cut) for cut in axis.cuts()),
    )


def graph(
    citing: Sequence[tuple[str, Sequence[str]]], languages: Mapping[str, str | None] = MappingProxyType({})
) -> GraphChart | None:
    """The picture of articles by label and the names they cite; None where there is too little or too much to draw.

    Where too many are cited, those whom several articles cite are drawn. `languages` has those of names that are not in
    the page's.
    """
    articles = Counter(name for _, cited in citing for name in set(cited))
    partial = len(articles) > _NODES
    wanted = {name for name, number in articles.items() if number > 1 or not partial}
    drawn = [(label, [name for name in cited if name in wanted]) for label, cited in citing]
    drawn = [(label, cited) for label, cited in drawn if cited]
    targets = list(dict.fromkeys(name for _, cited in drawn for name in cited))
    if min(len(drawn), len(targets)) < 2 or max(len(drawn), len(targets)) > _NODES:
        return None
    height = max(len(drawn), len(targets)) * _ROW
    left = [_node(label, index, len(drawn), height, languages.get(label)) for index, (label, _) in enumerate(drawn)]
    right = [_node(name, index, len(targets), height, languages.get(name)) for index, name in enumerate(targets)]
    places = {name: node.y for name, node in zip(targets, right, strict=True)}
    lines = [LineView(node.y, places[name]) for node, (_, cited) in zip(left, drawn, strict=True) for name in cited]
    return GraphChart(partial, height, tuple(left), tuple(right), tuple(lines))


def _drawn(events: list[Event]) -> tuple[list[Event], Scale]:
    """The events to draw, and the axis for them: far-off ones are left out where cutting the axis does not make room."""
    axis = scale([(event.date.start, event.date.end) for event in events])
    if axis.cuts():
        return events, axis
    near = _span(events)
    return near, scale([(event.date.start, event.date.end) for event in near])


def _span(events: list[Event]) -> list[Event]:
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


def _days(events: Sequence[Event]) -> int:
    return len({event.date.start for event in events})


def _marks(strings: Strings, events: Sequence[Event], axis: Scale) -> tuple[MarkView, ...]:
    alike = Counter((event.date.start, event.date.end) for event in events)
    named = {(event.date.start, event.date.end): show(strings, event.date).text for event in events}
    ends: list[float] = []
    marks = []
    for (start, end), number in alike.items():
        left, right = axis.place(start), axis.place(end)
        lane = next((n for n, end in enumerate(ends) if end + _APART <= left), len(ends))
        if lane == len(ends) and lane < _LANES:
            ends.append(0)
        lane = min(lane, len(ends) - 1)
        ends[lane] = max(ends[lane], right)
        width = _percent(right - left) if right - left >= 1 else ""
        title = strings.phrase("chart_mark", date=named[start, end], number=number)
        marks.append(MarkView(_percent(left), width, 10 + lane * _LANE, 3 + min(number, _SIZES), title))
    return tuple(marks)


def _ticks(strings: Strings, axis: Scale) -> tuple[TickView, ...]:
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
    ticks = [TickView(_percent(axis.place(value)), _tick(strings, value, days), anchor) for value, anchor in at]
    texts = [tick.text for tick in ticks]
    return tuple(tick for number, tick in enumerate(ticks) if tick.text not in texts[:number])


def _tick(strings: Strings, value: date, days: int) -> str:
    if days > 3 * 365:
        return str(value.year)
    return strings.date(value, "month_short" if days > 400 else "day_short")


def _node(text: str, index: int, count: int, height: int, language: str | None) -> NodeView:
    short = text if len(text) <= _LABEL else text[: _LABEL - 1].rstrip() + "…"
    return NodeView(round(height * (index + 0.5) / count), short, text, language)


def _percent(value: float) -> str:
    return f"{value:.2f}%"
