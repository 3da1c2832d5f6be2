"""Names told by the noun beside them: titles of films and books, and what stands in quotation marks behind `company` or `film`."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from digest import words
from digest.analyse.lexis import Lexis, alike_any
from digest.analyse.mentions import Part
from digest.analyse.tokens import Token
from digest.model import TagKind

_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{2,80})[”“»\"]")
_MOST_WORDS = 9
_BEFORE, _AFTER = 4, 4
"""Words round a quotation among which its noun is looked for."""
_SENTENCE_END = ".,!?…;:"
_SHORT = 3
"""Letters up to which a word of a title may be written small."""


def quoted(text: str, row: Sequence[Token], lexis: Lexis) -> Iterator[Part]:
    """What stands in quotation marks and is called a work or body by a noun near it."""
    starts = [token.start for token in row]
    for match in _QUOTED.finditer(text):
        first, last = (bisect.bisect_left(starts, at) for at in match.span(1))
        if first == last or last - first > _MOST_WORDS or match.group(1).rstrip()[-1:] in _SENTENCE_END:
            continue
        kind = _called(text, row, first, last, lexis) if row[first].text[0].isupper() else None
        if kind is not None:
            yield Part(first, last, kind=kind)


def called(row: Sequence[Token], start: int, end: int, lexis: Lexis) -> bool:
    """Whether a run of two words or more follows the noun for a work at once: `the novel The Salt Road`."""
    named = start > 0 and row[start - 1].folded in lexis.work and not row[start - 1].capital and end - start > 1
    before = row[start - 2].folded if start > 1 else ""
    return named and before not in lexis.conjunctions and not lexis.is_given(row[start].folded)


def _called(text: str, row: Sequence[Token], first: int, last: int, lexis: Lexis) -> TagKind | None:
    before = [
        token.folded
        for token in row[max(0, first - _BEFORE) : first][::-1]
        if _same_clause(text, token.end, row[first].start)
    ]
    after = [token.folded for token in row[last : last + _AFTER] if "." not in text[row[last - 1].end : token.start]]
    titled = all(token.capital or len(token.text) <= _SHORT for token in row[first:last])
    for word in before:
        if _among(word, lexis.work, lexis):
            return "work"
        if _among(word, lexis.body, lexis):
            return "organisation"
    if titled and last - first > 1 and any(_among(word, lexis.work, lexis) for word in after):
        return "work"
    return None


def _same_clause(text: str, start: int, end: int) -> bool:
    return not any(mark in ".,;:!?" for mark in text[start:end])


def _among(word: str, listed: frozenset[str], lexis: Lexis) -> bool:
    return word in listed or (lexis.inflected and len(word) > 3 and alike_any(word, listed))


def lower_first(row: Sequence[Token], start: int, lexis: Lexis) -> int:
    """`start`, or that of `The` before it, which belongs to a work's title."""
    return (
        start - 1 if start and words.fold(row[start - 1].text) in lexis.articles and row[start - 1].capital else start
    )
