"""The subject of a sentence, for the verbs and participles further on that share it: `Lee opened the bridge, saying …`."""

from __future__ import annotations

from collections.abc import Iterator

from digest.attribution.cues import Attribution
from digest.attribution.grammar import CONJUNCTIONS, Grammar
from digest.attribution.phrases import Phrase, after, before
from digest.attribution.tokens import CLOSING, Token
from digest.attribution.verbs import ENDS, is_no_verb

_FARTHEST = 60
"""Tokens of a sentence in which its subject is looked for."""
_HEAD = 5
"""Tokens before the colon of a headline, at most."""
_TOLD = 3
"""Words behind it, at least: fewer make an entry of a list, `Police: 110`."""


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


def headed(text: str, row: tuple[Token, ...], at: int, rules: Grammar) -> Iterator[Attribution]:
    """Who stands before the colon at `at` that opens what they say: `Minister: No money for the bridge`, `Police: Driver had slept`.

    An office or body alone, or an office with a name: a name alone may be a place or a heading.
    """
    first = next((k + 1 for k in range(at - 1, max(-1, at - _HEAD - 2), -1) if not row[k].is_word), 0)
    if not 0 < at - first <= _HEAD or (first and row[first - 1].text not in ENDS):
        return
    told = [token for token in row[at + 1 : at + 12] if token.is_word]
    source = before(text, row, at, rules)
    if source is None or source.start != row[first].start or len(told) < _TOLD or all(t.is_capital for t in told):
        return
    office = row[first].lower in rules.titles or row[first].lower in rules.people
    speaks = source.noun is not None and source.noun not in rules.documents
    if office if source.name is not None and at - first > 1 else speaks:
        yield Attribution("report", row[at].text, row[at].start, row[at].end, source)


def shown(text: str, row: tuple[Token, ...], at: int, rules: Grammar) -> Iterator[Attribution]:
    """The document that is the subject of a verb by which only documents tell: `The inventory lists …`, `Le sondage montre …`."""
    if is_no_verb(row, at, rules):
        return
    source = before(text, row, at, rules)
    if source is not None and _is_document(source, rules):
        yield Attribution("report", row[at].text, row[at].start, row[at].end, source)
        return
    source = after(text, row, at + 1, rules) if rules.language != "en" else None
    if source is not None and _is_document(source, rules):
        yield Attribution("report", row[at].text, row[at].start, row[at].end, source, inverted=True)


def _is_document(source: Phrase, rules: Grammar) -> bool:
    """Whether a document speaks, its owner named behind it or not: `raportu Instytutu Morskiego`."""
    described = source.description.lower().split()[:1] if source.name is not None else ()
    return rules.is_document(source.noun) or any(rules.is_document(rules.noun(word)) for word in described)
