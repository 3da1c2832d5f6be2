"""Whom a sentence gives as the source of what it tells."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.analyse.sources import Reading
from digest.attribution import grammar
from digest.model import Article, Sentence
from digest.words import squash

_CITING = frozenset({"report", "phrase"})
_NEGATIONS = frozenset({"not", "never", "не", "nicht", "pas", "nie", "no"})
_PAST = 10_000  # more than any distance inside a sentence


@dataclass(frozen=True, slots=True)
class Voucher:
    """A source in its sentence; offsets are nearly those of the sentence's text, markup aside."""

    name: str
    start: int
    end: int
    inverted: bool
    """Whether it stands behind its cue."""


def vouchers(article: Article, sentences: Sequence[Sentence], read: Reading) -> Mapping[int, Sequence[Voucher]]:
    """Those whom each sentence cites by a verb or a phrase, in reading order; denials and wishes cite nobody."""
    starts = [sentence.start for sentence in sentences]
    weak = grammar(article.language.text).weak
    found: dict[int, list[Voucher]] = {}
    for statement in read.statements:
        said = statement.attribution
        if said.kind not in _CITING or not statement.speaker or said.cue.lower() in weak:
            continue
        block = article.blocks[statement.block]
        begin, end = said.span
        at = bisect.bisect_right(starts, block.offset(said.start)) - 1
        if at < 0 or _NEGATIONS & set(squash(block.text[begin:end]).lower().split()):
            continue
        shift = block.offset(begin) - sentences[at].start
        voucher = Voucher(statement.speaker, shift, shift + end - begin, said.inverted)
        found.setdefault(sentences[at].index, []).append(voucher)
    return found


def vouched(given: Sequence[Voucher], start: int, end: int) -> str | None:
    """Who vouches for the words at `start`–`end`: the last who was named before them, else the first after; none for what tells of the source."""
    if any(voucher.start < end and start < voucher.end for voucher in given):
        return None
    before = [voucher for voucher in given if voucher.end <= start]
    if before:
        return before[-1].name
    return given[0].name if given else None
