"""Which days a sentence speaks of, and where it says so."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Sequence

from digest import when
from digest.model import Article, Block, DateMention, Sentence, When

DATELINE = "dateline"
"""Why a line such as `KYIV, 3 March (Agency) —` was dropped."""
_Anchor = tuple[int, When] | None
_LONG = frozenset({"month", "quarter", "year", "decade"})
"""Units that are counted from any date named before, also from a year or a quarter; days are counted from days."""
_REACH = 3  # sentences back in which the day that "two days later" counts from is looked for


def dates(article: Article, sentences: Sequence[Sentence]) -> tuple[DateMention, ...]:
    """The expressions of time in `sentences`, in reading order, with the calendar days they mean where that can be told.

    An expression that counts from a day named before ("two days later") looks for it in the same sentence and the three before.
    A dateline's date belongs to the sentence it stands before.
    """
    found = _of_dateline(article, sentences)
    days: _Anchor = None
    named: _Anchor = None
    for sentence in sentences:
        expressions = when.expressions(sentence.text, article.language.text)
        offsets = _offsets(article.blocks[sentence.block], sentence) if expressions else ()
        for said in expressions:
            expression = _of_quarter(said) if _is_beside_quarter(named, sentence) else said
            near = _near(named if expression.unit in _LONG or expression.kind == "again" else days, sentence)
            if near is None and expression.start == 0 and expression.count == -1:
                near = article.published  # a sentence that opens with "The day before" means the day before publication
            date = when.resolve(expression, article.published, near)
            if date is not None and date.precision == "day" and expression.tense != "future":
                days = sentence.index, date
            if date is not None and expression.unit != "year":
                named = sentence.index, date
            start, end = offsets[expression.start], offsets[expression.end - 1] + 1
            found.append(DateMention(sentence.index, expression.text, date, start, end))
    return tuple(found)


def _near(anchor: _Anchor, sentence: Sentence) -> When | None:
    return anchor[1] if anchor is not None and sentence.index - anchor[0] <= _REACH else None


def _of_quarter(said: when.Expression) -> when.Expression:
    """Beside a quarter, "a year ago" is that quarter a year before: "rose from 5 million a year ago"."""
    if said.counted and said.kind == "shift" and said.unit == "year" and said.count == -1:
        return dataclasses.replace(said, anchored=True)
    return said


def _is_beside_quarter(anchor: _Anchor, sentence: Sentence) -> bool:
    return anchor is not None and sentence.index - anchor[0] <= 1 and when.is_quarter(anchor[1])


def _of_dateline(article: Article, sentences: Sequence[Sentence]) -> list[DateMention]:
    found: list[DateMention] = []
    for line in (one for one in article.dropped if one.reason == DATELINE):
        opened = next((sentence.index for sentence in sentences if sentence.start >= line.end), None)
        for said in when.expressions(line.text, article.language.text) if opened is not None else ():
            date = when.resolve(said, article.published)
            shift = article.source.find(said.text, line.start, line.end)
            if opened is not None and date is not None and date.precision == "day" and shift >= 0:
                found.append(DateMention(opened, said.text, date, shift, shift + len(said.text)))
    return found


def _offsets(block: Block, sentence: Sentence) -> Sequence[int]:
    """The source offset of each character of `sentence.text`, whose runs of white space are one space each."""
    if not block.offsets and sentence.end - sentence.start == len(sentence.text):
        return range(sentence.start, sentence.end)  # no white space was taken out
    found: list[int] = []
    gap = False
    for index in _span(block, sentence):
        if block.text[index].isspace():
            gap = bool(found)
            continue
        if gap:
            found.append(found[-1] + 1)
            gap = False
        found.append(block.offset(index))
    return tuple(found)


def _span(block: Block, sentence: Sentence) -> range:
    """Where in the block's text the sentence stands."""
    if not block.offsets:
        return range(sentence.start - block.start, sentence.end - block.start)
    return range(bisect_left(block.offsets, sentence.start), bisect_left(block.offsets, sentence.end))
