"""How stretches of time lie to each other."""

from __future__ import annotations

from digest.model import When

WEEK = 7
"""Days: what is foreseen for longer is on no day."""


def length(one: When) -> int:
    """Days from its first to its last."""
    return (one.end - one.start).days


def gap(one: When, other: When) -> int:
    """Days between two; 0 where they meet."""
    return max((one.start - other.end).days, (other.start - one.end).days, 0)


def is_within(one: When, day: When | None) -> bool:
    """Whether a date lies in the days foretold, where these are a week at most."""
    return day is not None and length(day) <= WEEK and day.start <= one.start and one.end <= day.end
