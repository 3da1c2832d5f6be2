"""Where quotation marks of any style open and close, so that what stands between them is kept whole."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence

Span = tuple[int, int]

# A quotation of more words than this is parted into its sentences; so is what stands in brackets.
LONGEST_QUOTATION = 80
LONGEST_BRACKET = 40

# `„…“` German, `“…”` English, `»…«` German in books, `«…»` French, Russian, Ukrainian.
_CLOSED_BY = {'"': '"', "“": '”"', "„": '“”"', "«": "»", "»": "«", "”": "”", "「": "」", "『": "』"}
_MARK = re.compile('["“”„«»「」『』]')

# Single marks are apostrophes more often than not: only one that opens (with the group) between a space and a letter, and one that
# closes after a stop.
_SINGLE = re.compile(r"[‘’'](?:(?<!\S.)(?<!’)(?=([^\W\d_]))|(?<=[.,!?…].)(?<!‘)(?!\S))")
# Whatever opens a quotation or a bracket; the signs come first, so that a text is scanned for them alone.
_OPENER = re.compile("[\"“”„«»「」『』(\\[‘'](?:(?<![‘'])|(?<!\\S.)(?=[^\\W\\d_]))")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def spans(text: str) -> tuple[Span, ...]:
    """The quotations in double marks: where the opening and the closing mark stand. One left open is none."""
    found: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if opened is not None and mark in _CLOSED_BY[text[opened]] and not (mark == '"' and _opens(text, at)):
            found.append((opened, at))
            opened = None
        elif opened is None or (mark == text[opened] and _opens(text, at)):
            opened = at if mark in _CLOSED_BY and (opened is not None or not _closes(text, at)) else opened
    return tuple(found)


def is_marked(text: str) -> bool:
    """Whether a quotation or a bracket opens in `text`; without, there are no spans and nothing is held."""
    return _OPENER.search(text) is not None


def held(text: str, quotations: Iterable[Span]) -> tuple[Span, ...]:
    """Stretches in which no sentence ends, in order and apart: quotations and brackets that are not too long."""
    kept = [span for span in (*quotations, *_singles(text)) if _is_short(text, span, LONGEST_QUOTATION)]
    if "(" in text or "[" in text:
        bracketed = [match.span() for match in _BRACKETS.finditer(text)]
        kept += [(low, high - 1) for low, high in bracketed if _is_short(text, (low, high), LONGEST_BRACKET)]
    merged: list[Span] = []
    for low, high in sorted(kept):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def within(at: int, spans: Sequence[Span]) -> bool:
    """Whether `at` is inside one of `spans`, which are in order and apart."""
    index = bisect.bisect_left(spans, (at, -1)) - 1
    return index >= 0 and spans[index][0] < at <= spans[index][1]


def _singles(text: str) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for match in _SINGLE.finditer(text):
        if match.lastindex:
            opened = match.start()
        elif opened is not None:
            found.append((opened, match.start()))
            opened = None
    return found


def _opens(text: str, at: int) -> bool:
    """Whether a mark can only open: white space or a bracket before it, none behind it."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([–—-") and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    """Whether a mark can only close: none before it, and the end, white space or punctuation behind it."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    ended = not after or after.isspace() or after in ".,;:!?…)]–—-"
    return bool(before) and not before.isspace() and ended


def _is_short(text: str, span: Span, most: int) -> bool:
    """Whether a stretch has at most so many words; each of them takes two characters."""
    low, high = span
    return high - low <= 2 * most or len(text[low:high].split()) <= most
