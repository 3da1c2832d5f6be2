"""Which of the dates of a sentence is that of an event told in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.model import When
from digest.when.tense import Verbs, is_telling, verbs

# How many characters a mark or a verb between a date and an event stands for.
_VERB = 40
_BREAK = 25
_MARKS = re.compile(r"[;:()\[\]–—\"“”«»]|,\s|\s--?\s|''|``")
_FAR = 90  # characters between a verb of telling and its own day: "told a news conference in the capital on Tuesday"
_NEAR = 12  # … when the day stands before it: "on Friday said"
_OPENING = 6  # characters before a day that opens its sentence: "Late on"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence; offsets are those of the sentence's text."""

    start: int
    end: int
    date: When


def governing(
    text: str, language: str, event: tuple[int, int], dates: Sequence[Dated], published: When | None
) -> Dated | None:
    """The one of `dates` that dates the event told by the words at `event`; None where none does, and it is of the day of publication.

    The nearest by characters, where each verb and each mark between counts as many more. What is told as past lies before the
    day after publication, and what is going on is of no other day. Who said something said it on the day the article appeared,
    unless a day stands beside the verb or opens the sentence.
    """
    found, (start, end) = verbs(text, language), event
    tense, telling, ongoing = found.of(start, end), is_telling(text[start:end], language), found.goes_on(start, end)
    costs: list[tuple[float, int, Dated]] = []
    for dated in dates:
        if published is not None and tense == "past" and dated.date.start > published.end:
            continue
        if published is not None and ongoing and not dated.date.start <= published.end <= dated.date.end:
            continue
        if telling and not _is_beside(found, start, end, dated):
            continue
        costs.append((_cost(found, start, end, dated), dated.start, dated))
    return min(costs, key=lambda row: row[:2])[2] if costs else None


def _is_beside(found: Verbs, start: int, end: int, dated: Dated) -> bool:
    """Whether a day goes with a verb of telling: nothing else that is told stands between, "on Friday" at the head of its sentence."""
    low, high = (end, dated.start) if dated.start >= end else (dated.end, start)
    marks = len(_MARKS.findall(found.text[low:high]))
    opens = dated.start < _OPENING and marks <= 1
    alone = not marks and (dated.start >= end or high - low < _NEAR)
    return high - low <= _FAR and not found.count(low, high) and (opens or alone)


def _cost(found: Verbs, start: int, end: int, dated: Dated) -> float:
    low, high = (end, dated.start) if dated.start >= end else (dated.end, start)
    if high < low:
        return 0.0
    return high - low + _VERB * found.count(low, high) + _BREAK * len(_MARKS.findall(found.text[low:high]))
