"""Two figures for one thing: at odds, or the later in place of the earlier."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

from digest import lexicon, words
from digest.meaning.forms import stem
from digest.model import Figure, When
from digest.relate.differ.reading import UNSURE
from digest.relate.vectors import Vector
from digest.stance import at, stances

# Figures this far apart, as a share of the larger, are not two roundings of one count; with `about` this far.
APART = 0.05
ABOUT = 0.2
# One so many times the other is of another part or time.
FAR = 6


@dataclass(frozen=True, slots=True)
class Span:
    """Between which numbers the truth lies if a figure is right."""

    low: float
    high: float


def one_thing(first: Figure, second: Figure, language: str) -> bool:
    """Whether two figures count the same thing in the same unit and within the same bounds."""
    if first.value is None or second.value is None or first.unit != second.unit:
        return False
    if not first.about or not second.about or not _agree(first.about, second.about, language):
        return False
    if (first.scope is None) != (second.scope is None):
        return True
    return first.scope is None or second.scope is None or _agree(first.scope, second.scope, language)


def is_told(vector: Vector, figure: Figure) -> bool:
    """Whether the sentence tells the figure as so, if only by hearsay."""
    return not at(stances(vector.source, vector.language), figure.start, figure.end) & (UNSURE | {"denied"})


def apart(first: Figure, second: Figure, language: str) -> bool:
    """Whether two figures cannot both be right."""
    one, other = span(first, language), span(second, language)
    values = sorted((abs(first.value or 0.0), abs(second.value or 0.0)))
    if values[0] * FAR < values[1]:
        return False
    return one.high < other.low or other.high < one.low


def other_days(first: Figure, second: Figure) -> bool:
    """Whether the two hold for different times, as the sentences tell."""
    return first.as_of is not None and second.as_of is not None and not _overlap(first.as_of, second.as_of)


def of_one_day(first: Figure, second: Figure) -> bool:
    """Whether both tell the day they hold for, and it is one: a later account of it does not count more of what grows."""
    one, other = first.as_of, second.as_of
    return (
        one is not None and other is not None and one.precision == other.precision == "day" and one.start == other.start
    )


def other_periods(first: str, second: str, language: str) -> bool:
    """Whether two sentences name other lengths of time or parts of a whole: `on its first day`, `over the week`."""
    periods = _stems_of("periods", language.partition("-")[0].lower())
    one, other = ({stem(word, language) for word in words.words(text)} & periods for text in (first, second))
    return one != other


def grows(first: Figure, second: Figure, text: str, language: str) -> bool:
    """Whether what is counted can only become more: the dead, the missing, those who left; `text` tells where the figures do not."""
    related = first.relation or second.relation
    about = " ".join(
        filter(None, (first.about, first.relation, second.about, second.relation, "" if related else text))
    )
    return bool(
        _stems_of("growing", language.partition("-")[0].lower()) & {stem(word, language) for word in words.words(about)}
    )


def span(figure: Figure, language: str) -> Span:
    """The figure as an interval, by its hedge."""
    value = figure.value or 0.0
    primary, hedge = language.partition("-")[0].lower(), (figure.qualifier or "").casefold()
    slack = abs(value) * (ABOUT if _begins(hedge, primary, "about") else APART) / 2
    low, high = value - slack, value + slack
    if _begins(hedge, primary, "least"):
        return Span(value, math.inf)
    if _begins(hedge, primary, "most") and not _begins(hedge, primary, "about"):
        return Span(-math.inf, value)
    if hedge and not _begins(hedge, primary, "about"):
        return Span(-math.inf, math.inf)  # a hedge that is not known leaves all open
    return Span(low, high)


def _begins(hedge: str, language: str, name: str) -> bool:
    return bool(hedge) and hedge.startswith(lexicon.words("differ", language, name))


def _agree(first: str, second: str, language: str) -> bool:
    one, other = (frozenset(words.stems(text, language, content_only=True)) for text in (first, second))
    return (
        bool(one)
        and bool(other)
        and (one == other or ((one <= other or other <= one) and _same_head(first, second, language)))
    )


def _same_head(first: str, second: str, language: str) -> bool:
    one, other = (words.stems(text, language, content_only=True)[-1:] for text in (first, second))
    return one == other


def _overlap(first: When, second: When) -> bool:
    return first.start <= second.end and second.start <= first.end


@functools.cache
def _stems_of(name: str, language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in lexicon.words("differ", language, name))
