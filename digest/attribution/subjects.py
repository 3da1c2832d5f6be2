"""The subject of a sentence, for the verbs and participles further on that share it: `Lee opened the bridge, saying …`."""

from __future__ import annotations

from collections.abc import Iterator

from digest.attribution.cues import Attribution
from digest.attribution.grammar import CONJUNCTIONS, Grammar
from digest.attribution.phrases import Phrase, after
from digest.attribution.tokens import CLOSING, Token

_FARTHEST = 60
"""Tokens of a sentence in which its subject is looked for."""


def main_subject(text: str, row: tuple[Token, ...], first: int, at: int, rules: Grammar) -> Phrase | None:
    """What opens the sentence that begins at token `first`, or follows the comma of what stands before it, and has its verb
    before token `at`.

    `After the storm, Lee opened the bridge, saying …`: Lee, as the storm stands behind a preposition.
    """
    last = min(at, first + _FARTHEST)
    while first < last:
        while first < last and (not row[first].is_word or row[first].lower in CONJUNCTIONS):
            first += 1
        word = row[first].lower
        opens = word in rules.skip or word in rules.links or (word in rules.stops and word not in rules.pronouns)
        if not opens:
            source = after(text, row, first, rules)
            return source if source is not None and source.end <= row[at].start else None
        if rules.language != "en":
            return None
        comma = next((k for k in range(first, last) if row[k].text in (",", "—", "–")), None)
        if comma is None:
            return None
        first = comma + 1
    return None


def signature(text: str, row: tuple[Token, ...], at: int, rules: Grammar) -> Iterator[Attribution]:
    """The name behind a dash that opens a paragraph or follows a quotation, and ends there: `“…” – Ada Lee, Easton`."""
    if at + 1 >= len(row) or not row[at + 1].is_capital or (at and row[at - 1].text not in CLOSING):
        return
    if not at and rules.language not in ("en", "de"):  # elsewhere a dash opens dialogue
        return
    source = after(text, row, at + 1, rules)
    if source is None or source.name is None or source.start != row[at + 1].start:
        return
    following = next((token for token in row[at + 1 :] if token.start >= source.end), None)
    if following is None or following.text in ".,(":
        yield Attribution("phrase", row[at].text, row[at].start, row[at].end, source, inverted=True)
