"""What is seen of a text at a glance: that it names no day, so that it need not be read for one."""

from __future__ import annotations

import functools
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from digest.when.tokens import phrases

_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_BESIDE = 30  # characters on either side of a month in which its day is looked for
_FEW = 4  # words: with no more of them in so many characters the day may stand further off, white space between


@dataclass(frozen=True, slots=True)
class _Days:
    """Runs of letters of one language, in lower case."""

    months: frozenset[str]
    ordinals: frozenset[str]
    named: tuple[frozenset[str], ...]
    """Those of each day with a name, such as Christmas."""


def may_name_day(text: str, language: str) -> bool:
    """Whether `text` has a day with a name, or a month and a number beside it; where not, it names no day without a year."""
    days = _days(language.partition("-")[0].lower())
    lowered = text.lower()
    runs = list(_LETTERS.finditer(lowered))
    for run in runs:
        if run[0] in days.months:
            before, after = (
                lowered[max(0, run.start() - _BESIDE) : run.start()],
                lowered[run.end() : run.end() + _BESIDE],
            )
            if _may_number(before, days.ordinals) or _may_number(after, days.ordinals):
                return True
    present = {run[0] for run in runs}
    return any(named <= present for named in days.named)


def _may_number(beside: str, ordinals: AbstractSet[str]) -> bool:
    """Whether a day's number can stand beside a month, in figures or in words, or at the far end of white space."""
    blank = len(beside) == _BESIDE and len(beside.split()) <= _FEW
    return blank or _DIGIT.search(beside) is not None or not ordinals.isdisjoint(_LETTERS.findall(beside))


@functools.cache
def _days(language: str) -> _Days:
    return _Days(
        _first_runs(language, "month", "maybe_month"),
        _first_runs(language, "ordinal_word"),
        tuple(frozenset(_LETTERS.findall(" ".join(words))) for words in phrases(language, ("named_day",))),
    )


def _first_runs(language: str, *kinds: str) -> frozenset[str]:
    return frozenset(run for words in phrases(language, kinds) for run in _LETTERS.findall(words[0])[:1])
