"""Cues that are listed word by word: `according to`, `told`, `reportedly`, `critical of`."""

from __future__ import annotations

from collections.abc import Iterator

from digest.attribution.cues import Attribution
from digest.attribution.grammar import Grammar
from digest.attribution.listing import Sequences
from digest.attribution.phrases import after, before
from digest.attribution.tokens import Token
from digest.attribution.verbs import auxiliary
from digest.attribution.views import holder, saying


def matched(row: tuple[Token, ...], at: int, listed: Sequences) -> int:
    """How many tokens the longest listed phrase at `at` has; 0 where there is none."""
    known = listed.get(row[at].lower)
    if known is None:
        return 0
    here = tuple(token.lower for token in row[at : at + len(known[0])])
    return next((len(words) for words in known if here[: len(words)] == words), 0)


def phrase_at(text: str, row: tuple[Token, ...], at: int, rules: Grammar) -> tuple[int, list[Attribution]] | None:
    """How many tokens the cue at `at` has, with what is found by it; None where none stands there."""
    length = matched(row, at, rules.phrases)
    if length:
        cue = text[row[at].start : row[at + length - 1].end]
        source = after(text, row, at + length, rules)
        if _is_told_by(text, row, at, length, rules):
            return None
        # "citing an instance": a thing that can neither speak nor be read.
        if row[at].lower in rules.report and source is not None and not (source.name or source.noun or source.pronoun):
            return None
        made = Attribution("phrase", cue, row[at].start, row[at + length - 1].end, source, inverted=True)
        return (length, [made]) if source is not None else None
    if row[at].lower in rules.postposed:
        return 1, [Attribution("phrase", row[at].text, row[at].start, row[at].end, before(text, row, at, rules))]
    length = matched(row, at, rules.impersonal)
    if length and not _in_body(text, row, at, rules):
        cue = text[row[at].start : row[at + length - 1].end]
        return length, [Attribution("impersonal", cue, row[at].start, row[at + length - 1].end, None)]
    via = [] if rules.is_cue(row[at]) else list(via_at(text, row, at, rules))
    return (1, via) if via else None


def _in_body(text: str, row: tuple[Token, ...], at: int, rules: Grammar) -> bool:
    """Whether an institution stands before a verb without subject, as where it was told: "W ministerstwie poinformowano"."""
    source = before(text, row, at, rules) if rules.is_report(row[at]) and rules.language in ("pl", "uk", "ru") else None
    return source is not None and source.noun in rules.organisations


def _is_told_by(text: str, row: tuple[Token, ...], at: int, length: int, rules: Grammar) -> bool:
    """Whether the phrase is a verb with its own subject: "Lee stated in a release"."""
    if row[at + length - 1].lower != "in" or not rules.is_report(row[at]) or auxiliary(row, at, rules) >= 0:
        return False
    subject = before(text, row, at, rules)
    return subject is not None and bool(subject.name or subject.pronoun)


def view_at(text: str, row: tuple[Token, ...], at: int, rules: Grammar) -> Iterator[Attribution]:
    """What is said or held without a verb at `at`."""
    token = row[at]
    owner = saying(text, row, at, rules)
    if owner is not None:
        yield Attribution("saying", token.text, token.start, token.end, owner)
        return
    length = matched(row, at, rules.views)
    if length:
        end = row[at + length - 1].end
        yield Attribution("view", text[token.start : end], token.start, end, holder(text, row, at, rules))


def via_at(text: str, row: tuple[Token, ...], at: int, rules: Grammar) -> Iterator[Attribution]:
    """Whom it was said to, where the words at `at` tell."""
    length = matched(row, at, rules.via)
    if length:
        source = after(text, row, at + length, rules)
        if source is not None and source.pronoun is None:
            cue = text[row[at].start : row[at + length - 1].end]
            yield Attribution("via", cue, row[at].start, row[at + length - 1].end, source, inverted=True)
