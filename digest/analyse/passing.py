"""Who passed on what somebody said: `told Reuters`, `according to Lee, Quill said`, `Lee said that Quill had told him`."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from digest.analyse.statements import Statement

_SAYS = frozenset({"report", "stance", "phrase"})
_THAT = frozenset({"", "that", "що", "что", "dass", "que", "qu'", "że", ", що", ", что", ", dass", ", że"})
_AROUND = 6
"""Cues on either side of a saying among which the one who passed it on is looked for."""
_NEAR = 60
"""Characters between a saying and who is said to have passed it on, at most."""


def passed_on(said: Sequence[Statement], text: str, ends: Sequence[int], own: str | None) -> Iterator[Statement]:
    """The statements of a paragraph in their order, each with who passed it on; `own` is the article's outlet, which never does."""
    for _, rows in groupby(said, lambda one: bisect.bisect_right(ends, one.attribution.start)):
        row = list(rows)
        for place, one in enumerate(row):
            via = _via(row, place, text) if one.attribution.kind in _SAYS and one.speaker else None
            yield one if via is None or via in (own, one.speaker) else replace(one, via=via)


def _via(row: Sequence[Statement], place: int, text: str) -> str | None:
    """The nearest of a sentence that passes on the statement at `place`: told first, then cited, then the one it stands in."""
    one = row[place]
    around = row[max(0, place - _AROUND) : place + _AROUND + 1]
    near = sorted((other for other in around if other is not one and other.speaker), key=lambda other: _gap(one, other))
    for other in near:
        if _gap(one, other) > _NEAR or other.speaker == one.speaker:
            continue
        if _hears(one, other) or _cites(one, other, text) or _holds(other, one, text):
            return other.speaker
    return None


def _gap(one: Statement, other: Statement) -> int:
    (start, end), (begin, stop) = one.attribution.span, other.attribution.span
    return max(begin - end, start - stop, 0)


def _hears(one: Statement, other: Statement) -> bool:
    """Whether the other is the outlet it was said to: "told Reuters"."""
    return other.attribution.kind == "via" and other.kind == "outlet" and one.kind != "outlet"


def _cites(one: Statement, other: Statement, text: str) -> bool:
    """Whether the other is cited for somebody's saying: "Lee said, according to Quill", "…, Lee said, reports the Herald"."""
    if one.attribution.kind != "report" or one.kind == "outlet":
        return False
    if other.attribution.kind == "phrase":
        (_, end), (start, _) = sorted((one.attribution.span, other.attribution.span))
        return set(text[end:start].split()) <= {",", "—", "–", "and"}
    after = other.attribution.start >= one.attribution.end
    return other.attribution.kind == "report" and other.kind == "outlet" and after


def _holds(outer: Statement, inner: Statement, text: str) -> bool:
    """Whether the inner is what the outer tells: "Lee said that Quill had told him"."""
    first, second = outer.attribution, inner.attribution
    if first.kind != "report" or first.inverted or second.source is None or second.span[0] < first.end:
        return False
    return text[first.end : second.span[0]].strip().lower() in _THAT
