"""What an expression of time says, before it is known when the text was published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "day", "month", "season", "year", "decade", "quarter", "half", "weekday", "feast", "shift", "span", "vague",
    "weekday of week", "day of month", "weekend", "again",
]  # fmt: skip
Unit = Literal["day", "week", "weekend", "month", "quarter", "season", "year", "decade"]
Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time at `start`–`end` of the text it was found in.

    `feast` names a day that moves from year to year (Easter, Labor Day); `day`, `month`, `season`, `year`, `decade`, `quarter` name a calendar interval, wholly or in part; `weekday` a day of the
    week; `shift` an interval `count` units away ("yesterday", "last week", "3 days ago"); `span` the `count` units up to now
    ("the past 11 days") or from now; `weekday of week` a day in the week `count` away, `day of month`
    one whose month is not named, `weekend` the last or next one, `again` a quarter named before; `vague` tells no interval ("several years ago").
    """

    kind: Kind
    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    season: int | None = None
    """0 is spring of the northern hemisphere, 3 is winter."""
    quarter: int | None = None
    half: int | None = None
    of_year: int | None = None
    """Years from that of publication to its year: -1 for "July of last year"."""
    feast: int | None = None
    """See `feasts`."""
    offset: int = 0
    """Days from the day named to the one meant: -1 for "the day before Tuesday"."""
    unit: Unit | None = None
    count: int | None = None
    """Negative before, positive after."""
    counted: bool = False
    """Whether its number is told: "a year ago", not "last year"."""
    direction: int | None = None
    """-1 for "last August", 0 for "this Friday", 1 for "next Monday"; None where the words leave it open."""
    until: tuple[int | None, int | None, int | None] | None = None
    """Year, month and day of the last day of a range."""
    anchored: bool = False
    """Whether it counts from a date named before ("two days later") and not from the day of publication."""
    tense: Tense | None = None
    """Whether the words around it tell of the past or the future."""
