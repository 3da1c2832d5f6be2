"""What can be seen of a forecast and a later sentence that tells whether this is about what became of that, as numbers with names."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from digest import scoring
from digest.relate.align import STRENGTH, Pair, aligned
from digest.relate.circumstances import share
from digest.relate.reports import Report
from digest.relate.tokens import Token
from digest.relate.vectors import Vector

Worths = Sequence[float]
"""Of the words of a sentence, in their order."""

_LEAD = 3
# Read on news: of what scores above 0 four of five are right, of what is undated or scores less one of three, but where little is compared.
_MANY = 20  # sentences compared with a forecast of which one must score above 0
_FEW = -0.6
_FEW_RECALLED = -1.0  # of those that recall the promise or give a new day
_UNDATED = 1.0

NAMES: Mapping[str, str] = {
    "whole": "worth of the forecast's words that the later sentence has, as a share of all of them",
    "coming": "the same, of the words that tell what is to come",
    "mass": "log(1 + worth of the words in common)",
    "mass_coming": "log(1 + worth of those in common that tell what is to come)",
    "back": "worth of the words in common, as a share of the later sentence",
    "around": "worth of the forecast's words that stand in the later sentence or beside it, as a share of all of them",
    "before": "log(1 + worth of the later sentence's words that stand in the sentence before the forecast)",
    "names": "share of the forecast's names that stand in the later sentence or beside it",
    "verb": "how well the first word of what is to come is met",
    "kind": "both tell the same kind of change",
    "amount": "a number in common",
    "on": "the later sentence is dated to the day foretold",
    "on_kind": "it is, and both tell the same kind of change",
    "on_whole": "it is, times `whole`",
    "on_verb": "it is, times `verb`",
    "close": "it is undated and published on the day foretold or the next, or dated up to three days off",
    "other": "it is dated to other days alone",
    "undated": "the forecast has no day",
    "long": "what is foretold is for longer than a week",
    "lag": "log(1 + days from the day foretold to the publication), none where it is dated to that day",
    "past": "the later sentence's main verb tells of the past",
    "own": "both stand in one article",
    "lead": "the later sentence is one of the first three of its article",
    "recalled": "the later sentence recalls a promise or gives a new day",
    "plan": "what is foretold is planned, not expected, threatened or offered",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A forecast as it is compared."""

    vector: Vector
    coming: frozenset[str]
    """The terms of what is to come."""
    words: str
    """What is to come, as written."""
    before: frozenset[str]
    """The terms of the sentence before it."""
    dates: frozenset[str]
    """The terms of its dates."""
    undated: bool
    long: bool
    plan: bool
    deadline: bool
    """Whether it is to come by its day, not on it."""
    kinds: frozenset[int]
    """The kinds of change it foretells, "will open" and "is back" being one."""


@dataclass(frozen=True, slots=True)
class Told:
    """A later sentence as it is compared with a forecast."""

    report: Report
    on: bool
    """Whether it is dated to the day foretold."""
    close: bool
    other: bool
    """Whether it is dated to other days alone."""
    late: bool
    """Whether it is dated to days after the one foretold alone."""
    lag: int
    """Days from the day foretold, or the forecast, to its publication."""


def met(said: Said, told: Told) -> tuple[Pair, ...]:
    """The words in common: those that say the same in both."""
    return tuple(pair for pair in aligned(said.vector.tokens, told.report.vector.tokens) if pair.how != "opposite")


def traits(said: Said, told: Told, common: Sequence[Pair], worths: tuple[Worths, Worths]) -> dict[str, float]:
    """The numbers, by their names; `common` are the words in common, `worths` what the words of either are worth in the story."""
    report = told.report
    dates = said.dates | report.dates
    mine, theirs = said.vector.tokens, report.vector.tokens
    first, second = _undated(mine, worths[0], dates), _undated(theirs, worths[1], dates)
    ahead = [value if token.term in said.coming else 0.0 for token, value in zip(mine, first, strict=True)]
    shared, coming = (
        math.fsum([STRENGTH[pair.how] * values[pair.first] for pair in common]) for values in (first, ahead)
    )
    back = math.fsum([STRENGTH[pair.how] * second[pair.second] for pair in common])
    all_first = math.fsum(first)
    whole = share(shared, all_first)
    verb, kind, on = _verb(said, common), float(not said.kinds.isdisjoint(report.kinds)), float(told.on)
    return {
        "whole": whole,
        "coming": share(coming, math.fsum(ahead)),
        "mass": math.log1p(shared),
        "mass_coming": math.log1p(coming),
        "back": share(back, math.fsum(second)),
        "around": share(_worth_in(report.around, mine, first), all_first),
        "before": math.log1p(_worth_in(said.before, theirs, second)),
        "names": _names(said, report),
        "verb": verb,
        "kind": kind,
        "amount": float(bool((said.vector.numbers & report.vector.numbers) - dates)),
        "on": on,
        "on_kind": on * kind,
        "on_whole": on * whole,
        "on_verb": on * verb,
        "close": float(told.close),
        "other": float(told.other),
        "undated": float(said.undated),
        "long": float(said.long),
        "lag": 0.0 if told.on else math.log1p(max(told.lag, 0)),
        "past": float(report.is_past),
        "own": float(said.vector.place.article == report.vector.place.article),
        "lead": float(report.vector.place.sentence < _LEAD),
        "recalled": float(report.promised or report.moved),
        "plan": float(said.plan),
    }


def _undated(tokens: Sequence[Token], worths: Worths, dates: AbstractSet[str]) -> Worths:
    """What words are worth beside dates."""
    if not dates:
        return worths
    return [0.0 if token.term in dates else value for token, value in zip(tokens, worths, strict=True)]


def _worth_in(terms: AbstractSet[str], tokens: Sequence[Token], values: Worths) -> float:
    """The worth of the words of a sentence that are among `terms`."""
    return math.fsum([value for token, value in zip(tokens, values, strict=True) if token.term in terms])


def _verb(said: Said, common: Sequence[Pair]) -> float:
    """How well the first word of what is to come is met; it is the verb where the words that announce it stand before."""
    first = next(
        (
            at
            for at, token in enumerate(said.vector.tokens)
            if token.term in said.coming and token.term not in said.dates
        ),
        None,
    )
    return max((STRENGTH[pair.how] for pair in common if pair.first == first), default=0.0)


def _names(said: Said, report: Report) -> float:
    names = {token.term for token in said.vector.tokens if token.kind == "name" and not token.aside} - said.dates
    return share(len(names & report.around), len(names))


def score(found: Mapping[str, float]) -> float:
    """How surely the later sentence tells what became of the forecast; above 0, three of four of those read do."""
    model = scoring.load("outcomes")
    return float(model.scores(np.array([[found[name] for name in model.features]]))[0])


ASKED = ("undated", "recalled")
"""The traits on which `least` depends."""


def least(found: Mapping[str, float], sentences: int, *, came: bool) -> float:
    """The least score that counts where so many sentences are compared: the more, the likelier one about another thing looks like it."""
    if found["undated"]:
        return _UNDATED
    if not came and not found["recalled"]:
        return 0.0
    return max(math.log(sentences / _MANY), _FEW if came else _FEW_RECALLED)
