"""What ties a sentence to the world whatever its words: the days it names and the amounts it gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from digest.model import Analysis, Figure

_PER_CENT = frozenset(
    {"%", "percent", "per cent", "prozent", "pour cent", "por ciento", "procent", "процентов", "відсотків"}
)
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Anchors:
    """The days and amounts of a sentence."""

    days: frozenset[date] = frozenset()
    amounts: frozenset[float] = frozenset()
    """Per cents as shares of one, so that `four fifths` and `80 percent` are equal."""

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.days or self.amounts)


NONE = Anchors()


def anchors(analysis: Analysis) -> Mapping[int, Anchors]:
    """The anchors of the sentences that have some, by index."""
    days: dict[int, set[date]] = defaultdict(set)
    amounts: dict[int, set[float]] = defaultdict(set)
    for mention in analysis.dates:
        if mention.date is not None and mention.date.precision == "day":
            days[mention.sentence].add(mention.date.start)
    for figure in analysis.figures:
        if figure.value is not None:
            amounts[figure.sentence].add(_amount(figure, figure.value))
    return {at: Anchors(frozenset(days[at]), frozenset(amounts[at])) for at in sorted({*days, *amounts})}


def _amount(figure: Figure, value: float) -> float:
    share = (figure.unit or "").casefold() in _PER_CENT
    return round(value / 100 if share else value, _DIGITS)
