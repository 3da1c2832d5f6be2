"""Infers the day of publication from the days a text speaks of.

News names the days of its own week by weekday alone ("said on Friday") and other days by date, without the year where that is
the year of publication. Together they can fix a day: a dateline; "today, 14 March"; a weekday with its date ("Thursday,
December 26") and later bare weekdays; a day of the month, the span since it ("over the past 11 days") and a bare weekday.
Whatever does not fix one day is left unknown.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digest import when
from digest.model import Block, Dropped, When

HORIZON = 2026
"""The last year that is taken for granted where no year is named: the year of this release. Never the clock, so that a build of the
same texts gives the same dates on any day; raise it with a release."""

_RECENT = 2  # years before HORIZON in which a text that names no year at all is looked for; older ones stay undated
_CLUES = 3  # clues that must agree then; with two, texts of the 1990s were given a year of this decade (3 of 136, none with three)
_AHEAD = 2  # years that the latest year named may lie ahead of publication: elections and budgets to come
_BEHIND = 2  # years that it may lie behind: a text that names no later year is hardly much younger
_NEAR = 2  # blocks between a date and the span counted from it
_AFTER = 3  # days after a dated weekday within which a bare one is the next; later it could be the one before
_GAP = 3  # days of silence in a week after its last weekday, for that one to be the last
_DATELINE = re.compile(r"\s*(?:\([^)]{2,40}\)\s*)?(?:[-–—_]{1,2}|:)(?:\s|$)")
_HEAD = 4  # blocks among which a dateline may stand, after titles and lines dropped before them
_PLACE = 60  # characters that the place before a dateline's date takes at most
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,12}((?:19|20)\d{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mention:
    """An expression of time and the block it stands in."""

    expression: when.Expression
    block: int


@dataclass(frozen=True, slots=True)
class _Guess:
    """A day of the month for publication, days after a named day; `weekday` is that of publication."""

    month: int
    day: int
    shift: int
    weekday: int
    clues: tuple[str, ...]


def inferred(blocks: Sequence[Block], hints: Sequence[Dropped], language: str) -> When | None:
    """The day of publication that the clues determine, `inferred`, with the words as its clue; else None."""
    lines = tuple(Block("paragraph", hint.start, hint.end, hint.text) for hint in hints if hint.start < _first(blocks))
    blocks = (*lines, *blocks)
    if not any(when.may_name_day(block.text, language) for block in blocks):
        return None  # every clue begins with a day named without its year
    mentions = tuple(_mentions(blocks, language))
    bare = _last_weekday(mentions)
    guesses = (
        *_from_dateline(blocks, mentions),
        *_from_today(mentions, blocks),
        *_from_dated_weekday(mentions),
        *_from_span(mentions, bare),
    )
    bounds = _bounds(mentions, hints)
    for guess in guesses:
        day = _dated(guess, bounds)
        if day is not None:
            return When(day, day, "day", "inferred", _quoted(guess.clues))
    return None


def _first(blocks: Sequence[Block]) -> int:
    """Where the first paragraph begins."""
    return next((block.start for block in blocks if block.kind == "paragraph"), 0)


def is_dateline(before: str, after: str) -> bool:
    """Whether a date between `before` and `after` is a dateline's: "KYIV, 3 March (Agency) — …"."""
    place = before.strip(" ,(")
    words = place.split()
    capitals = [word for word in words if word[:1].isupper()]
    shaped = len(words) <= 6 and len(before) <= _PLACE and (not words or len(capitals) * 2 > len(words))
    return shaped and place[:1].isupper() and _DATELINE.match(after.lstrip(" )")) is not None


def _mentions(blocks: Sequence[Block], language: str) -> Iterator[_Mention]:
    for number, block in enumerate(blocks):
        for expression in when.expressions(block.text, language):
            yield _Mention(expression, number)


def _weekdays(mentions: Sequence[_Mention]) -> tuple[when.Expression, ...]:
    """Bare weekdays of what has happened."""
    return tuple(
        mention.expression
        for mention in mentions
        if mention.expression.kind == "weekday"
        and mention.expression.direction is None
        and mention.expression.tense != "future"
        and not mention.expression.anchored
    )


def _last_weekday(mentions: Sequence[_Mention]) -> when.Expression | None:
    """The weekday after which the week is silent longest; None where several could be the last."""
    named = {
        expression.weekday: expression for expression in reversed(_weekdays(mentions)) if expression.weekday is not None
    }
    gaps = sorted(
        (min(((other - day - 1) % 7 + 1 for other in named if other is not None and day is not None), default=7), day)
        for day in sorted(day for day in named if day is not None)
    )
    if not gaps or gaps[-1][0] < _GAP or (len(gaps) > 1 and gaps[-2][0] == gaps[-1][0]):
        return None
    return named[gaps[-1][1]]


def _yearless(mentions: Sequence[_Mention]) -> tuple[_Mention, ...]:
    """Single days of the month without a year that are not told of as to come."""
    return tuple(
        mention
        for mention in mentions
        if mention.expression.kind == "day"
        and mention.expression.year is None
        and mention.expression.until is None
        and mention.expression.tense != "future"
    )


def _from_dateline(blocks: Sequence[Block], mentions: Sequence[_Mention]) -> Iterator[_Guess]:
    """A dateline, and its weekday or the last one of its own paragraph and the next: the lede names the day of writing."""
    for mention in _yearless(mentions):
        said, text = mention.expression, blocks[mention.block].text
        if mention.block > _HEAD or said.start > _PLACE:
            continue
        bare = _last_weekday([other for other in mentions if 0 <= other.block - mention.block <= 1])
        weekday = said.weekday if said.weekday is not None else bare.weekday if bare is not None else None
        if weekday is not None and is_dateline(text[: said.start], text[said.end : said.end + _PLACE]):
            words = (said.text,) if said.weekday is not None or bare is None else (said.text, bare.text)
            yield _Guess(said.month or 1, said.day or 1, 0, weekday, words)


def _from_today(mentions: Sequence[_Mention], blocks: Sequence[Block]) -> Iterator[_Guess]:
    """As in "today, Friday, 14 March" and "yesterday (Thursday, March 13)"."""
    for first, second in itertools.pairwise(mentions):
        word, said = first.expression, second.expression
        between = blocks[first.block].text[word.end : said.start] if first.block == second.block else None
        if between is None or between.strip(" ,(") or second not in _yearless((second,)) or word.kind != "shift":
            continue
        if word.unit == "day" and not word.anchored and word.count in {-1, 0} and said.weekday is not None:
            shift = -(word.count or 0)
            weekday = (said.weekday + shift) % 7
            yield _Guess(said.month or 1, said.day or 1, shift, weekday, (word.text, said.text))


def _from_dated_weekday(mentions: Sequence[_Mention]) -> Iterator[_Guess]:
    """A weekday with its date, and the latest bare weekday that follows within a few days."""
    dated = [mention.expression for mention in _yearless(mentions) if mention.expression.weekday is not None]
    if not dated:
        return
    last = max(dated, key=lambda said: ((said.month or 1), (said.day or 1)))
    if any(abs((said.month or 1) - (last.month or 1)) > 2 for said in dated):
        return  # around the turn of a year, or far apart: which one is last is not clear
    after = [((said.weekday or 0) - (last.weekday or 0)) % 7 for said in _weekdays(mentions)]
    following = max((shift for shift in after if 0 < shift <= _AFTER), default=0)
    if following:
        word = next(
            said for said in _weekdays(mentions) if ((said.weekday or 0) - (last.weekday or 0)) % 7 == following
        )
        weekday = ((last.weekday or 0) + following) % 7
        yield _Guess(last.month or 1, last.day or 1, following, weekday, (last.text, word.text))


def _from_span(mentions: Sequence[_Mention], bare: when.Expression | None) -> Iterator[_Guess]:
    """A day, the number of days since it named close by, and the last weekday of the text."""
    spans = [mention for mention in mentions if mention.expression.kind == "span" and _days_back(mention.expression)]
    days = _yearless(mentions)
    if bare is None or len({_days_back(mention.expression) for mention in spans}) != 1:
        return
    pairs = {
        (day.expression.month, day.expression.day): (day.expression, span.expression)
        for span in spans
        for day in days
        if abs(day.block - span.block) <= _NEAR
    }
    if len(pairs) == 1:
        said, span = next(iter(pairs.values()))
        clues = (said.text, span.text, bare.text)
        yield _Guess(said.month or 1, said.day or 1, _days_back(span), bare.weekday or 0, clues)


def _days_back(expression: when.Expression) -> int:
    """How many days a span reaches back, where it counts days; few weeks or months are counted so exactly."""
    return -(expression.count or 0) if expression.unit == "day" and (expression.count or 0) < -1 else 0


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What the years named in a text say of the day of publication."""

    named: int | None
    """The latest year named."""
    upper: date | None


def _bounds(mentions: Sequence[_Mention], hints: Sequence[Dropped]) -> _Bounds:
    """Not after what the text tells of as to come, nor after a copyright line."""
    upper = [date(int(match[1]), 12, 31) for hint in hints for match in _COPYRIGHT.finditer(hint.text)]
    named = [day.year for day in upper]
    for mention in mentions:
        found = when.resolve(mention.expression, None)
        if found is not None and found.basis == "stated":
            named.append(found.start.year)
            if mention.expression.tense == "future":
                upper.append(found.end)
    return _Bounds(max(named, default=None), min(upper, default=None))


def _dated(guess: _Guess, bounds: _Bounds) -> date | None:
    """The one day on which month, day and weekday agree, from shortly before the latest year named up to HORIZON; None where
    several fit. Without any year named, a late one.
    """
    first = HORIZON - _RECENT if bounds.named is None else bounds.named - _AHEAD
    fitting = [day for year in range(first, HORIZON + 1) if (day := _in_year(guess, year)) is not None]
    within = [day for day in fitting if bounds.upper is None or day <= bounds.upper]
    if bounds.named is None and len(guess.clues) < _CLUES:
        return None
    near = len(within) == 1 and (bounds.named is None or within[0].year <= bounds.named + _BEHIND)
    return within[0] if near else None


def _in_year(guess: _Guess, year: int) -> date | None:
    try:
        day = date(year, guess.month, guess.day) + timedelta(days=guess.shift)
    except ValueError:
        return None
    return day if day.weekday() == guess.weekday else None


def _quoted(words: Sequence[str]) -> str:
    shown = [f"“{word}”" for word in dict.fromkeys(words)]
    return ", ".join(shown[:-1]) + (" and " if len(shown) > 1 else "") + shown[-1]
