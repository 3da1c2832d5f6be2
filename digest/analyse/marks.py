"""Stretches of a paragraph in quotation marks of any kind: “ ”, „ “, « », " ", ‘ ’, ' ' and `` ''."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.analyse import asides
from digest.attribution import Grammar
from digest.attribution.tokens import CLOSING, OPENING, Token, tokens

_CLOSING = {"“": '”"', "„": '“”"', "«": "»", "»": "«", '"': '"”', "‹": "›"}
_SINGLE = {"‘": "’", "'": "'"}
_MARK = re.compile(f"``|[{''.join(_CLOSING)}{''.join(_SINGLE)}]")
_ENDS = {mark: re.compile(f"[{ends}]") for mark, ends in _CLOSING.items()}
_DOUBLED = re.compile("''|\"")
_STOPS = ".,!?…—–-"
_SENTENCE_STOPS = frozenset(".!?…")
# Tokens behind a quotation in which its cue may stand.
_CLAUSE = 26
# A single mark this far from its fellow is an apostrophe.
_SINGLE_REACH = 1200


@dataclass(frozen=True, slots=True)
class Span:
    """What stands between two marks; offsets of the inside, in the text read."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    """Whether the closing mark is there; quotations of several paragraphs close in the last one only."""


def spans(text: str, rules: Grammar) -> tuple[Span, ...]:
    """The outermost quotations in `text`, in reading order; marks inside them belong to them.

    What is told between dashes inside one parts it; a paragraph of dialogue is quoted without marks.
    """
    spoken = tuple(Span(low, high, low, high, closed=True) for low, high in asides.dialogue(text, rules))
    if not spoken:
        return tuple(part for span in _scan(text) for part in _parted(text, span, rules))
    told = text
    for span in spoken:
        told = told[: span.start] + " " * (span.end - span.start) + told[span.end :]
    marked = (span for span in _scan(told) if span.closed and not told[span.start : span.end].isspace())
    return tuple(sorted((*spoken, *marked), key=lambda span: span.start))


def _parted(text: str, span: Span, rules: Grammar) -> Iterator[Span]:
    parts = asides.within(text, (span.start, span.end), rules)
    for low, high in parts:
        first, last = low == span.start, high == span.end
        yield Span(low, high, span.outer_start if first else low, span.outer_end if last else high, span.closed)


def blanked(text: str, found: tuple[Span, ...]) -> str:
    """`text`, as long as before, with spaces for what is quoted, except names of up to three words."""
    parts, at = [], 0
    for span in found:
        inside = text[span.start : span.end]
        parts.append(text[at : span.start])
        parts.append(inside if _is_short_name(inside) else " " * len(inside))
        at = span.end
    return "".join((*parts, text[at:]))


def _is_short_name(inside: str) -> bool:
    words = inside.split()
    return 0 < len(words) <= 3 and words[0][0].isupper() and inside[-1:].isalnum()


def _scan(text: str) -> Iterator[Span]:
    mark = _MARK.search(text)
    while mark:
        span = _opening(text, mark.start())
        if span is not None and span.end > span.start:
            yield span
        mark = _MARK.search(text, span.outer_end if span else mark.end())


def _opening(text: str, at: int) -> Span | None:
    mark = text[at]
    if text.startswith("``", at):
        return _double(text, at, 2, _DOUBLED)
    if mark in _CLOSING and _may_open(text, at):
        return _double(text, at, 1, _ENDS[mark])
    if mark in _SINGLE and _may_open(text, at):
        return _single(text, at, _SINGLE[mark])
    return None


def _may_open(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] in "“«„‹":
        return True
    return not before.isalnum() and before not in ".,!?" and not after.isspace() and after not in ".,;:!?)"


def _double(text: str, at: int, width: int, closing: re.Pattern[str]) -> Span:
    found = closing.search(text, at + width)
    if not found:
        return Span(at + width, len(text), at, len(text), closed=False)
    return Span(at + width, found.start(), at, found.end(), closed=True)


def _single(text: str, at: int, mark: str) -> Span | None:
    """Between single marks: up to one after a stop, else up to the first that is no apostrophe of a plural."""
    ends, here = [], text.find(mark, at + 1)
    while 0 <= here < at + _SINGLE_REACH:
        after = text[here + 1] if here + 1 < len(text) else " "
        if not after.isalnum() and not text[here - 1].isspace():
            ends.append(here)
            if text[here - 1] in _STOPS:
                break
        here = text.find(mark, here + 1)
    plain = [end for end in ends if text[end - 1] not in "sS"]
    if not ends:
        return None
    end = plain[0] if plain else ends[0]
    return Span(at + 1, end, at, end + 1, closed=True)


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph read for its quotation marks, once for all who ask what is quoted in it and who says so."""

    text: str
    spans: tuple[Span, ...]
    blanked: str
    """The text with spaces for what is quoted."""
    row: tuple[Token, ...]
    """The tokens of `blanked`."""
    ends: tuple[int, ...]
    """Where sentences end; a quotation is never cut, but may end one."""


def marked(text: str, rules: Grammar) -> Marked:
    """`text` with its quotations and where its sentences end."""
    found = spans(text, rules)
    told = blanked(text, found)
    row = tokens(told)
    return Marked(text, found, told, row, tuple(_boundaries(text, found, row, rules)))


def _boundaries(text: str, found: Sequence[Span], row: Sequence[Token], rules: Grammar) -> Iterator[int]:
    closed = {span.outer_end: _last(text, span) for span in found if span.closed}
    for at, token in enumerate(row):
        stopped = token.text in _SENTENCE_STOPS and not (at + 1 < len(row) and _goes_on(token, row[at + 1]))
        if stopped or (token.end in closed and _quotation_ends(closed[token.end], row[at + 1 : at + _CLAUSE], rules)):
            yield token.end


def _last(text: str, span: Span) -> str:
    """The last character of a quotation, the marks of one inside it and spaces aside."""
    return text[span.start : span.end].rstrip(OPENING + CLOSING + " \u00a0\u202f")[-1:] or text[span.end - 1]


def _goes_on(stop: Token, following: Token) -> bool:
    """Whether a closing mark or another stop is joined to the stop."""
    return following.start == stop.end and (following.text in CLOSING or following.text in ".!?…)")


def _quotation_ends(last: str, following: Sequence[Token], rules: Grammar) -> bool:
    """Whether a sentence ends with a quotation whose last character is `last`: no cue of it follows a question."""
    if last not in ".!?…" or not following or not (following[0].is_capital or following[0].text in OPENING):
        return False
    if last == "." or following[0].lower in rules.stops:
        return True
    return not any(rules.is_report(token) for token in _clause(following))


def _clause(following: Sequence[Token]) -> Sequence[Token]:
    """The words in which a cue is looked for: the next five, or up to the stop where the first comma opens an insertion."""
    if all(token.text != "," for token in following[:4]):
        return following[:5]
    stop = next((at for at, token in enumerate(following) if token.text in _SENTENCE_STOPS), len(following))
    return following[:stop]
