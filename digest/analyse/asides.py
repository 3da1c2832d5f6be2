"""Speech that dashes, and not marks, part from what is told of it.

Ukrainian and Russian put the teller's words inside the marks: «Мости закриті, — сказав Гай. — Чекайте». Polish, Spanish,
French and others write dialogue without marks: – Mosty zamknięte – powiedział Gaj. – Czekajcie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.attribution import Grammar, opens_with_inquit
from digest.attribution.tokens import tokens

Stretch = tuple[int, int]

_DASH = r"[—–-]"
# A dash that parts: between spaces, or after a space in the Spanish manner (`—dijo Gil—.`).
_PARTING = re.compile(rf"\s{_DASH}\s+|\s—(?=\w)|(?<=[\w.,!?…])—(?=[\s.,;:]|$)")
_OPENING = re.compile(rf"\s*{_DASH}\s?(?=[¿¡\"“„«]?[^\W\d_])")
# Speech may begin behind a stop in the middle of a paragraph: `… o remoncie. – Bieżnia pamięta wszystko – żartowała Lis.`
_WITHIN = re.compile(rf"(?<=[.!?…»”])\s{_DASH}\s?(?=[¿¡\"“„«]?[^\W\d_])")
# French does not close it: `– Je les ai reconnus, confie la conservatrice.`
_COMMA = re.compile(r"(?<=[,!?…])\s+(?=[^\W\d_])")
_SPEECH_ENDS = ".,!?…"
_CUE_WITHIN = 4
"""Words within which the teller's part names its cue: `— як зазначив учора міський голова`."""


def within(text: str, stretch: Stretch, rules: Grammar) -> tuple[Stretch, ...]:
    """The speech in a quotation between marks, without what is told between dashes in it."""
    return tuple(_speech(text, stretch, rules, ends=_SPEECH_ENDS))


def dialogue(text: str, rules: Grammar) -> tuple[Stretch, ...]:
    """The speech that a dash opens, at the head of a paragraph or behind a stop; none where no cue tells it from a list."""
    opening = _OPENING.match(text)
    if opening is None:
        opening = _WITHIN.search(text)
        if opening is None or not text[opening.end()].isupper():
            return ()
    whole = (opening.end(), len(text))
    found = tuple(_speech(text, whole, rules, ends=""))
    if found != (whole,):
        return found
    return _unclosed(text, whole, rules) if rules.language == "fr" else ()


def _unclosed(text: str, stretch: Stretch, rules: Grammar) -> tuple[Stretch, ...]:
    """The speech up to a comma behind which the teller's verb and its subject stand."""
    start, end = stretch
    for comma in _COMMA.finditer(text, start, end):
        row = tokens(text[comma.end() : comma.end() + 120])[:2]
        told = len(row) == 2 and rules.is_report(row[0]) and not row[0].is_capital
        named = told and (
            row[1].is_capital or row[1].lower in rules.determiners or row[1].lower.removeprefix("t-") in rules.pronouns
        )
        if named or (told and "'" in row[1].lower):
            return ((start, comma.start()),)
    return ()


def _speech(text: str, stretch: Stretch, rules: Grammar, *, ends: str) -> Iterator[Stretch]:
    """The parts of `stretch` between dashes that are speech: up to a teller's part, and after the dash that ends one.

    A teller's part follows speech that ends in one of `ends`, where those are given.
    """
    start, end = stretch
    dashes = [match.span() for match in _PARTING.finditer(text, start, end)]
    at = 0
    while at < len(dashes):
        low, high = dashes[at]
        following = dashes[at + 1] if at + 1 < len(dashes) else (end, end)
        told = _is_told(text[high : following[0]], rules) and (not ends or text[low - 1] in ends)
        if told:
            yield start, low
            start = _past_marks(text, following[1], end)
        at += 1 + told
    if text[start:end].strip(" .,;:"):
        yield start, end


def _past_marks(text: str, at: int, end: int) -> int:
    """Where speech goes on behind a dash: Spanish sets the stop of the speech after it (`—dijo Gil—. Esperen`)."""
    while at < end and text[at] in " .,;:":
        at += 1
    return at


def _is_told(part: str, rules: Grammar) -> bool:
    """Whether a part between dashes is the teller's: it begins in lower case and a cue stands near its beginning."""
    if not part[:1].islower():
        return False
    row = tokens(part[:120])
    return opens_with_inquit(row, rules) or any(rules.is_cue(token) for token in row[:_CUE_WITHIN])
