"""The timeline, happenings, forecasts, tallies and claims as the editor wants them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TypeVar

from digest.identity import identity, told_apart
from digest.model import Claim, Count, Decision, Event, Forecast, Happening, Place, Tally
from digest.relate.decisions.groups import Groups
from digest.relate.decisions.rulings import Ruling, of

T = TypeVar("T", Happening, Tally)


def events(found: tuple[Event, ...], rulings: Sequence[Ruling]) -> tuple[Event, ...]:
    """The timeline without the sentences that are hidden; those that the editor dates say so."""
    hidden, dated = _hidden(rulings), _dated(rulings)
    return tuple(_set(event, dated) for event in found if event.place not in hidden)


def happenings(
    found: tuple[Happening, ...], rulings: Sequence[Ruling], texts: Mapping[Place, str]
) -> tuple[Happening, ...]:
    """Happenings merged, split and taken away, each as precise as its most precise sentence."""
    hidden, dated = _hidden(rulings), _dated(rulings)
    groups = Groups({one.id: one.events for one in found})
    taken = {
        ruling: tuple(event for one in found for event in one.events if event.place in ruling.taken())
        for ruling in of(rulings, "split", "happening")
    }
    groups.rule(rulings, "happening", taken)
    known = {one.events: one for one in found}
    out: list[Happening] = []
    for number, members in groups.members.items():
        kept = tuple(_set(event, dated) for event in members if event.place not in hidden)
        before = known.get(tuple(members))
        if before is not None and kept == before.events and number not in groups.touched:
            out.append(before)
        elif kept:
            out.append(_happening(kept, texts))
    ordered = sorted(out, key=lambda one: (one.date.start, one.date.end, one.events[0].place))
    names = told_apart(one.id.partition("-")[0] for one in ordered)
    return tuple(dataclasses.replace(one, id=name) for name, one in zip(names, ordered, strict=True))


def _happening(told: Sequence[Event], texts: Mapping[Place, str]) -> Happening:
    """Of one day if one sentence knows it; the shortest interval comes first."""
    ordered = sorted(told, key=lambda event: (event.date.end - event.date.start, event.date.start, event.place))
    first = min(told, key=lambda event: event.place)
    return Happening(identity(texts[first.place]), ordered[0].date, tuple(ordered), "stated")


def forecasts(found: tuple[Forecast, ...], rulings: Sequence[Ruling]) -> tuple[Forecast, ...]:
    """Forecasts with the outcome that the editor gives, without those taken away."""
    rejected = {item for ruling in of(rulings, "reject", "forecast") for item in ruling.items("forecast")}
    given = {
        item: ruling.decision.outcome
        for ruling in of(rulings, "outcome", "forecast")
        for item in ruling.items("forecast")
    }
    kept = (one for one in found if one.id not in rejected)
    return tuple(
        dataclasses.replace(one, outcome=outcome, basis="stated") if (outcome := given.get(one.id)) else one
        for one in kept
    )


def tallies(found: tuple[Tally, ...], rulings: Sequence[Ruling]) -> tuple[Tally, ...]:
    """Tallies merged, split and taken away; of two merged the first one's name stays."""
    groups = Groups({one.id: one.counts for one in found})
    taken = {
        ruling: tuple(count for one in found for count in one.counts if _is_taken(count, ruling))
        for ruling in of(rulings, "split", "tally")
    }
    groups.rule(rulings, "tally", taken)
    by_count = {count: one for one in reversed(found) for count in one.counts}
    out = []
    for number, members in groups.members.items():
        counts = tuple(members)
        if len(counts) > 1:
            before = by_count[counts[0]]
            touched = number in groups.touched
            out.append(dataclasses.replace(before, counts=counts, basis="stated") if touched else before)
    names = told_apart(one.id.partition("-")[0] for one in out)
    return tuple(dataclasses.replace(one, id=name) for name, one in zip(names, out, strict=True))


def _is_taken(count: Count, ruling: Ruling) -> bool:
    taken = ruling.taken()
    return count.place in taken or (count.place.article, count.figure) in taken


def claims(found: tuple[Claim, ...], rulings: Sequence[Ruling]) -> tuple[Claim, ...]:
    """Claims with the claimant that the editor gives."""
    given = {place: ruling.decision for ruling in of(rulings, "claimant") for place in ruling.places()}
    dated = _dated(rulings)
    said = (_claimed(claim, given[claim.place]) if claim.place in given else claim for claim in found)
    return tuple(dataclasses.replace(claim, basis="stated") if claim.place in dated else claim for claim in said)


def _claimed(claim: Claim, decision: Decision) -> Claim:
    name = next(iter(decision.names), None)
    found = claim.kind if claim.claimant == name else None
    kind = decision.kind or found or ("organisation" if name else None)
    return dataclasses.replace(claim, claimant=name, kind=kind if name else None, clue=None, basis="stated")


def _hidden(rulings: Sequence[Ruling]) -> frozenset[Place]:
    return frozenset(place for ruling in of(rulings, "hide") for place in ruling.places())


def _dated(rulings: Sequence[Ruling]) -> frozenset[Place]:
    return frozenset(place for ruling in of(rulings, "date") for place in ruling.places())


def _set(event: Event, dated: frozenset[Place]) -> Event:
    return dataclasses.replace(event, basis="stated") if event.place in dated else event
