"""The day of publication where more than the text tells it: what the page prints by its headline, and what it says to machines.

Measured on pages with known dates (docs/metadata.md): the day that readers see is right more often than any that is written
for machines, which is often the day of the last change, or of another zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from digest import when
from digest.clean import clues as decide
from digest.clean import date as dates
from digest.model import Basis, Clue, Source, When

PRINTED = "printed by the headline"
SEARCH = "htmldate search"

_GUESSED = ("htmldate", SEARCH)

_ISO = re.compile(r"(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T ]?\d{2}.*)?", re.ASCII)
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?", re.ASCII)
_CLOCK = re.compile(
    r"(?:T|\b)\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:\s?[ap]\.?m\.?\b)?(?:\s?[A-Z]{3,4}\b)?(?:[+-]\d{2}:?\d{2})?"
)
_UNIVERSAL = re.compile(r"(?:Z|[+-]00:?00|GMT|UTC)$")
_SLASHED = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b")
_LONGEST = 120
# Before the first newspapers nothing is published (Relation, Strasbourg 1605); beyond the latest stand placeholders.
_EARLIEST, _LATEST = 1605, 2099
# Where clocks and tables begin: Unix, Excel, MySQL; and the day that Unix ends.
_PLACEHOLDERS = frozenset(
    {date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1), date(1899, 12, 30), date(2038, 1, 19)}
)


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that a clue gives."""

    day: date
    origin: str
    text: str
    weak: bool = False
    updated: bool = False
    changing: bool = False


def published(told: When | None, source: Source, language: str) -> When | None:
    """The day of publication by the clues of `source` and what its text has `told`; what the editor states stays."""
    if source.stated.date is not None and dates.understood(source.stated.date, language):
        return told
    addressed = tuple(_address(source))
    days = [*(_local(day, addressed) for day in _machine(source.clues, language)), *addressed]
    shown = [*_shown(source.clues, language), *_alone(days)]
    strong = [day for day in days if not day.weak]
    weak = _kept([day for day in days if day.weak])
    changed = [*_changed(source.clues, language), *(day for day in shown if day.updated)]
    seen = [day for day in shown if not day.updated]
    # What the text alone tells may be of another day than its own, unless the markup says it too.
    pairs = ((seen, strong), (_from_text(told), strong), (seen, weak), (seen, changed))
    borne_out = (day for days, others in pairs for day in days if any(_agree(day, other) for other in others))
    chosen = next(borne_out, None)
    if chosen is not None:
        return _to_readers(chosen, strong, weak)
    return _first(strong, weak) or _first(seen, ()) or _first(weak, ()) or _last_change(changed) or told


def _to_readers(shown: _Day, strong: Sequence[_Day], weak: Sequence[_Day]) -> When:
    """The day that the page shows, in the order of day and month that other clues bear out; inferred where more contradict it."""
    agreeing = [one for one in (*strong, *weak) if _agree(shown, one)]
    against = [one for one in strong if not _agree(shown, one)]
    doubtful = len({one.origin for one in agreeing}) < len({one.origin for one in against})
    others = {one.day for one in agreeing}
    swapped = _swapped(shown)
    day = swapped if swapped in others and shown.day not in others else shown.day
    assert day is not None
    return _when(day, "inferred" if doubtful else "stated", [shown, *agreeing], against if doubtful else ())


def _kept(weak: Sequence[_Day]) -> list[_Day]:
    """The weak clues without those that only repeat a date of the file, and searches that found no more than a month."""
    sound = {day.day for day in weak if not day.changing and day.origin not in _GUESSED}
    changing = {day.day for day in weak if day.changing} - sound
    fit = [day for day in weak if day.origin != SEARCH or day.day.day != 1]
    return [day for day in fit if day.day not in changing]


def _first(days: Sequence[_Day], others: Sequence[_Day]) -> When | None:
    """The one of `days` that most clues bear out, `others` too."""
    known = {day.day for day in days}
    bearing = [day for day in others if day.day in known]
    verdict = decide.decided([_candidate(day) for day in (*days, *bearing)], _same)
    return None if verdict is None else _judged(verdict)


def _last_change(changed: Sequence[_Day]) -> When | None:
    """The day of a change, which no article says it was published on, but seldom lies far from it."""
    found = _first(changed[:1], ())
    return None if found is None else replace(found, basis="inferred")


def _candidate(day: _Day) -> decide.Candidate:
    return decide.Candidate(day.day.isoformat(), day.origin, not day.weak)


def _judged(verdict: decide.Verdict) -> When:
    day = date.fromisoformat(verdict.chosen.value)
    sure = verdict.basis == "stated" and (verdict.chosen.contradicts or ";" in verdict.clue)
    return When(day, day, "day", "stated" if sure else "inferred", verdict.clue)


def _same(day: str, other: str) -> bool:
    return day == other


def _when(day: date, basis: Basis, agreeing: Iterable[_Day], against: Iterable[_Day]) -> When:
    grounds = decide.named((one.origin for one in agreeing), (one.origin for one in against))
    return When(day, day, "day", basis, grounds)


def _agree(shown: _Day, other: _Day) -> bool:
    """Whether two days are one: written in another order, or told in universal time of a place that is some hours off."""
    if other.day in (shown.day, _swapped(shown)):
        return True
    return bool(_UNIVERSAL.search(other.text)) and abs(shown.day - other.day) == timedelta(days=1)


def _swapped(shown: _Day) -> date | None:
    """The day that is meant where the month stands first: `03/04/2024`."""
    day = shown.day
    return date(day.year, day.day, day.month) if day.day <= 12 and _SLASHED.search(shown.text) else None


# -- what the clues give ----------------------------------------------------------------------------


def _machine(found: Iterable[Clue], language: str) -> Iterator[_Day]:
    for clue in decide.of(found, "published"):
        day = None if clue.origin == PRINTED else parsed(clue.text, language)
        if day is not None:
            weak, changing = decide.is_among("weak", clue), decide.is_among("changing", clue)
            yield _Day(day, clue.origin, clue.text, weak=weak, changing=changing)


def _local(day: _Day, addressed: Sequence[_Day]) -> _Day:
    """A day told in universal time as the day of the place, where the address has it: it is made of the outlet's own clock."""
    near = (one.day for one in addressed if abs(one.day - day.day) == timedelta(days=1))
    there = next(near, None) if _UNIVERSAL.search(day.text) else None
    return day if there is None else replace(day, day=there)


def _changed(found: Iterable[Clue], language: str) -> Iterator[_Day]:
    for clue in decide.of(found, "updated"):
        day = parsed(clue.text, language)
        if day is not None:
            yield _Day(day, clue.origin, clue.text, updated=True)


def _address(source: Source) -> Iterator[_Day]:
    found = dates.in_address(source.stated.url or decide.url(source.clues) or "")
    if found is not None and _is_possible(found.start):
        yield _Day(found.start, "address", "", weak=True)


def _shown(found: Iterable[Clue], language: str) -> Iterator[_Day]:
    for clue in decide.of(found, "published"):
        if clue.origin == PRINTED:
            for line in dates.lines(clue.text, language):
                if _is_possible(line.date.start):
                    yield _Day(line.date.start, clue.origin, clue.text, updated=line.label == "updated")


def _from_text(told: When | None) -> tuple[_Day, ...]:
    sure = told is not None and told.basis == "stated" and told.precision == "day"
    return (_Day(told.start, f"“{told.clue}”", told.clue or ""),) if told and sure else ()


def _alone(days: Iterable[_Day]) -> Iterator[_Day]:
    """The day of elements of such a class, where all such elements print the same."""
    classed = [day for day in days if day.origin.startswith("class date")]
    if len({day.day for day in classed}) == 1:
        yield classed[0]


def parsed(text: str, language: str) -> date | None:
    """The day that a clue names, in the zone it is written in; None where it names none, or one that cannot be."""
    text = text.strip()[:_LONGEST]
    iso, epoch = _ISO.fullmatch(text), _EPOCH.fullmatch(text)
    try:
        if epoch:
            day = datetime.fromtimestamp(int(epoch[1]), UTC).date()
        elif iso:
            day = date(int(iso[1]), int(iso[2]), int(iso[3]))
        else:
            return _in_words(_CLOCK.sub(" ", text), language)
    except (ValueError, OverflowError):
        return None
    return day if _is_possible(day) else None


def _in_words(text: str, language: str) -> date | None:
    for tried in dict.fromkeys((language, "en")):
        for expression in when.expressions(text, tried)[:2]:
            found = when.resolve(expression, None)
            if found is not None and found.precision == "day" and found.basis == "stated" and _is_possible(found.start):
                return found.start
    return None


def _is_possible(day: date) -> bool:
    return _EARLIEST <= day.year <= _LATEST and day not in _PLACEHOLDERS
