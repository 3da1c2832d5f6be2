"""Whether a sentence about what was foretold tells that it came, or that it did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model import Stance
from digest.relate.align import Pair
from digest.relate.cues import first
from digest.relate.outcomes import Said, Told
from digest.relate.reports import Report
from digest.relate.tokens import Token
from digest.relate.vectors import Vector

_OPENING = 3  # content words of what is to come that say what it is
_LEAST = 2  # content words of what is to come that say little
_REACH = 48  # characters between a word such as "postponed" and what it bears on
_BEFORE = 12  # characters before a day in which "not" says that it is another one
_UNTOLD = frozenset({"possible", "forecast", "asked", "threatened"})
_DENIED = frozenset({"denied", "averted"})


@dataclass(frozen=True, slots=True)
class Day:
    """How the day of the later sentence stands to the one foretold."""

    words: str | None
    """Those that date it to the day foretold."""
    early: bool
    """Whether it is from before that day, or tells of days before it alone."""
    ahead: bool
    """Whether it is itself a forecast."""
    moved: bool
    """Whether it is one for a later day."""


def came(said: Said, told: Told, common: Sequence[Pair], day: Day) -> bool | None:
    """Whether the later sentence tells that it came true, or that it did not; None where it tells neither."""
    report = told.report
    tokens, theirs = said.vector.tokens, report.vector.tokens
    met = [(pair.first, pair.second) for pair in common if tokens[pair.first].term not in said.dates]
    if not met:
        return None
    if not day.early and (report.promised or _is_another(report.vector, day.words)):
        return False
    if day.ahead:
        return False if day.moved and report.moved else None
    opening = _opening(said)
    head = [theirs[at] for one, at in met if tokens[one].term in opening]
    off = _is_off(report, head)
    if off is not None or day.early:
        return False if off else None
    if _is_untold(report, [theirs[at] for _, at in met]):
        return None
    if said.deadline and told.late and any(token.kind == "word" for token in head):
        return False
    return True if report.is_past or not report.is_ahead else None


def _opening(said: Said) -> frozenset[str]:
    """The terms that say what is to come: the verb and what it is of; where these say little, also whose it is."""
    tokens = [token for token in said.vector.tokens if token.term not in said.dates and not token.aside]
    ahead = [token.term for token in tokens if token.term in said.coming]
    if len(ahead) < _LEAST:
        ahead = [*(token.term for token in tokens), *ahead]
    return frozenset(ahead[:_OPENING])


def _is_off(report: Report, head: Sequence[Token]) -> bool | None:
    """True where what was to come was postponed, rejected, or is denied; False where just that is denied; None elsewhere."""
    failed = _failing(report, head)
    if failed is not None:
        return not any(one.kind in _DENIED and one.start <= failed < one.end for one in report.stances)
    bearing = _bearing(report, head)
    if any(one.kind in _DENIED for one in bearing):
        return not any(one.kind in _UNTOLD for one in bearing)
    return None


def _is_untold(report: Report, tokens: Sequence[Token]) -> bool:
    """Whether what both tell is not told as done: only possible, denied in part, or something about it failed."""
    return any(one.kind != "reported" for one in _bearing(report, tokens)) or _failing(report, tokens) is not None


def _failing(report: Report, tokens: Sequence[Token]) -> int | None:
    """Where a word such as "postponed" stands close to one of the words."""
    failed = report.failed if tokens else None
    if failed is None or all(abs(at - failed) > _REACH for at in _places(report.vector.source, tokens)):
        return None
    return failed


def _is_another(vector: Vector, words: str | None) -> bool:
    """Whether it says that it is not on that day: "not on Monday"."""
    place = vector.source.find(words) if words else 0
    before = vector.source[max(place - _BEFORE, 0) : place]
    return place > 0 and first(before, "stance", vector.language, "negations") is not None


def _bearing(report: Report, tokens: Sequence[Token]) -> list[Stance]:
    """The stances that bear on one of the words."""
    if not report.stances:
        return []
    places = _places(report.vector.source, tokens)
    return [one for one in report.stances if any(one.start <= place < one.end for place in places)]


def _places(text: str, tokens: Sequence[Token]) -> list[int]:
    """Where the words stand; those of another spelling are left out."""
    return [place for token in tokens if (place := text.find(token.written)) >= 0]
