"""When things happened, as the sources of a topic date them, and what they said to be coming."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digest.model import Coverage, Event, Forecast, Happening, Outcome, Place
from digest.render import charts, parts
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.dates import DateView, show


@dataclass(frozen=True, slots=True)
class EventView:
    """A dated sentence, or the words that date it when no more of it is printed."""

    statement: parts.StatementView
    words: str
    """The words that date it."""
    date: DateView | None = None
    """Where it is another than that of the entry it stands with."""


@dataclass(frozen=True, slots=True)
class HappeningView:
    """Something that happened, in the words of one source, and who else dates it."""

    event: EventView
    more: tuple[EventView, ...]
    """Further sources that date it, one sentence of each."""
    apart: tuple[EventView, ...]
    """Sources that date it to other days."""


@dataclass(frozen=True, slots=True)
class MomentView:
    """All that is dated alike."""

    date: DateView
    happenings: tuple[HappeningView, ...]
    others: tuple[EventView, ...]
    """Sources of which no more is printed than the words that date what they tell, one sentence of each."""


@dataclass(frozen=True, slots=True)
class ExpectedView:
    """What a source said to be coming, and what became of it."""

    statement: parts.StatementView
    kind: str
    """`Planned`, `Forecast` …"""
    date: DateView | None
    """For when."""
    outcome: Outcome
    label: str
    """The outcome in words."""
    told: tuple[parts.StatementView, ...]
    """Later sentences that tell it."""


def timeline(catalog: Catalog, here: Here, coverage: Coverage, numbers: Mapping[str, int]) -> tuple[MomentView, ...]:
    """What happened under its dates, earliest first; what several sources date is one entry."""
    moments: list[tuple[DateView, list[HappeningView]]] = []
    for happening in happenings(catalog, coverage):
        day = show(catalog.strings, happening.date)
        if not moments or moments[-1][0].text != day.text:
            moments.append((DateView(day.text, day.machine, precision=day.precision), []))
        moments[-1][1].append(happening_view(catalog, here, happening, numbers))
    return tuple(_moment(day, found) for day, found in moments)


def single(moments: Iterable[MomentView]) -> tuple[MomentView, ...]:
    """Each thing that happened as a moment of its own; what `gathered` puts together again."""
    found: list[MomentView] = []
    for moment in moments:
        alone = [MomentView(moment.date, (one,), ()) for one in moment.happenings] or [MomentView(moment.date, (), ())]
        found += [*alone[:-1], replace(alone[-1], others=moment.others)]
    return tuple(found)


def gathered(moments: Iterable[MomentView]) -> tuple[MomentView, ...]:
    """`moments`, those of one date that follow each other as one."""
    found: list[MomentView] = []
    for moment in moments:
        if found and found[-1].date == moment.date:
            last = found.pop()
            moment = replace(  # noqa: PLW2901 - the two as one
                last, happenings=last.happenings + moment.happenings, others=last.others + moment.others
            )
        found.append(moment)
    return tuple(found)


def weightiest(moments: Sequence[MomentView], most: int) -> tuple[MomentView, ...]:
    """Of single `moments` those that most sources date, the latest of equals, in their order."""
    ranked = sorted(range(len(moments)), key=lambda place: (_sources(moments[place]), place), reverse=True)
    kept = sorted(ranked[:most])
    return tuple(moments[place] for place in kept)


def _sources(moment: MomentView) -> int:
    return sum(1 + len(one.more) for one in moment.happenings)


def happenings(catalog: Catalog, coverage: Coverage) -> tuple[Happening, ...]:
    """What the timeline of a topic tells of, each with the sentences of the topic alone; those never grouped stand for themselves."""
    own = {event.place: event for event in coverage.timeline}
    known = [catalog.happenings[name] for name in coverage.happenings if name in catalog.happenings]
    kept = [
        Happening(one.id, one.date, tuple(event for event in one.events if event.place in own), one.basis, one.apart)
        for one in known
    ]
    grouped = {event.place for one in kept for event in one.events}
    alone = [Happening("", event.date, (event,)) for event in coverage.timeline if event.place not in grouped]
    found = [one for one in (*kept, *alone) if one.events]
    return tuple(sorted(found, key=lambda one: (one.date.start, one.date.end, one.events[0].place)))


def expected(catalog: Catalog, here: Here, coverage: Coverage, numbers: Mapping[str, int]) -> tuple[ExpectedView, ...]:
    """What was said to be coming on a day or has come, as far as it is printed, by the day it was said for."""
    found = [catalog.forecasts[name] for name in coverage.forecasts if name in catalog.forecasts]
    worth = [one for one in found if one.date is not None or one.told]
    worth.sort(key=lambda one: (one.date.start if one.date else date.max, one.place))
    views = (_expected(catalog, here, one, numbers) for one in worth)
    return tuple(view for view in views if view.statement.passage is not None)


def drawn(catalog: Catalog, coverage: Coverage) -> charts.TimelineChart | None:
    """The picture: a mark grows with the sources that date it, and is hollow for what was yet to come."""
    told = [
        charts.Entry(one.date, len({event.place.article for event in one.events}))
        for one in happenings(catalog, coverage)
    ]
    known = [catalog.forecasts[name] for name in coverage.forecasts if name in catalog.forecasts]
    ahead = [charts.Entry(one.date, 1, ahead=True) for one in known if one.date is not None and not one.told]
    return charts.timeline(catalog.strings, [*told, *ahead] if len(told) > 1 else told)


def _expected(catalog: Catalog, here: Here, forecast: Forecast, numbers: Mapping[str, int]) -> ExpectedView:
    labels = catalog.strings.labels
    told = (parts.statement(catalog, here, place, number=numbers.get(place.article)) for place in forecast.told[:1])
    return ExpectedView(
        statement=parts.statement(catalog, here, forecast.place, number=numbers.get(forecast.place.article)),
        kind=labels[f"expected_{forecast.kind}"],
        date=show(catalog.strings, forecast.date) if forecast.date is not None else None,
        outcome=forecast.outcome,
        label=labels[f"outcome_{forecast.outcome.replace(' ', '_')}"],
        told=tuple(told),
    )


def happening_view(catalog: Catalog, here: Here, happening: Happening, numbers: Mapping[str, int]) -> HappeningView:
    """A happening in the words of the source of which most is printed."""
    views = [_event(catalog, here, event, numbers) for event in happening.events]
    first = max(views, key=lambda view: (is_told(view), bool(view.words)))
    more = {
        view.statement.source.id: view
        for view in reversed(views)
        if view.statement.source.id != first.statement.source.id
    }
    apart = [_event(catalog, here, event, numbers, other_day=True) for event in happening.apart]
    return HappeningView(
        first, tuple(view for view in views if more.get(view.statement.source.id) is view), tuple(apart)
    )


def is_told(view: EventView) -> bool:
    """Whether more is printed than the words that date it."""
    return view.statement.passage is not None and view.statement.passage.text != view.words


def _moment(day: DateView, found: Sequence[HappeningView]) -> MomentView:
    told = tuple(one for one in found if is_told(one.event))
    rest = [event for one in found if one not in told for event in (one.event, *one.more)]
    others = {event.statement.source.id: event for event in reversed(rest)}
    return MomentView(day, told, tuple(event for event in rest if others.get(event.statement.source.id) is event))


def _event(
    catalog: Catalog, here: Here, event: Event, numbers: Mapping[str, int], *, other_day: bool = False
) -> EventView:
    number = numbers.get(event.place.article)
    whole = _whole(catalog, here, event, number)
    day = show(catalog.strings, event.date) if other_day else None
    return EventView(whole, event.text if whole.passage else "", day)


def _whole(catalog: Catalog, here: Here, event: Event, number: int | None) -> parts.StatementView:
    """The sentence; where a clip granted for another reason does not hold the words that date it, those alone."""
    place: Place = event.place
    whole = parts.statement(catalog, here, place, number=number)
    if whole.passage is None or event.text not in whole.passage.text:
        return parts.statement(catalog, here, place, piece=event.text, number=number)
    return whole
