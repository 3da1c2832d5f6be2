"""What ties a sentence to the world whatever its words: the days and years it names and the amounts it gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from digest.model import Analysis, Figure, When
from digest.schema import Once
from digest.table import one_set

_PER_CENT = frozenset(
    {"%", "percent", "per cent", "prozent", "pour cent", "por ciento", "procent", "процентов", "відсотків"}
)
_DIGITS = 6
_DOZEN = 12
_LONGEST = 31
"""Days of a stretch of time that still tells one event from another."""
_YEAR = 366

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is compared; per cents are shares of one, so that `four fifths` and `80 percent` are equal."""

    value: float
    relation: str | None
    """What is said of what is counted: `killed`."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The times and amounts of a sentence."""

    days: Annotated[frozenset[date], Once()] = frozenset()
    spans: tuple[Span, ...] = ()
    """All stretches of time of a month or less, days among them."""
    years: Annotated[frozenset[int], Once()] = frozenset()
    """Those that are named and lie before the year in which the article appeared."""
    amounts: tuple[Amount, ...] = ()

    @property
    def great_amounts(self) -> frozenset[float]:
        """Those that seldom agree by chance: over a dozen, or shares."""
        return frozenset(amount.value for amount in self.amounts if is_great(amount.value))


def is_great(value: float) -> bool:
    """Whether an amount is over a dozen, or a share: smaller ones stand in many sentences."""
    return value > _DOZEN or 0 < value < 1


NONE = Anchors()


def anchors(published: When | None, analysis: Analysis) -> Mapping[int, Anchors]:
    """The anchors of the sentences that have some, by index; `published` is when the article appeared."""
    spans: dict[int, list[Span]] = defaultdict(list)
    years: dict[int, set[int]] = defaultdict(set)
    amounts: dict[int, list[Amount]] = defaultdict(list)
    for mention in analysis.dates:
        found = mention.date
        if found is not None and (found.end - found.start).days <= _LONGEST:
            spans[mention.sentence].append((found.start, found.end))
        if found is not None and published is not None and (published.start - found.end).days > _YEAR:
            years[mention.sentence].add(found.end.year)
    for figure in analysis.figures:
        if figure.value is not None:
            amounts[figure.sentence].append(Amount(_value(figure, figure.value), figure.relation))
    return {
        at: Anchors(
            one_set(start for start, end in spans[at] if start == end),
            tuple(spans[at]),
            one_set(years[at]),
            tuple(amounts[at]),
        )
        for at in sorted({*spans, *years, *amounts})
    }


def _value(figure: Figure, value: float) -> float:
    share = (figure.unit or "").casefold() in _PER_CENT
    return round(value / 100 if share else value, _DIGITS)
