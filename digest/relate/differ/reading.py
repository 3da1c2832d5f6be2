"""A sentence as differences are sought in it: its content words, and how it stands to each."""

from __future__ import annotations

import bisect
import functools
import math
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest import lexicon, words
from digest.meaning.forms import stem
from digest.meaning.lexical import related
from digest.model import Stance, StanceKind
from digest.relate.tokens import Kinds
from digest.relate.vectors import Weigh, term_of
from digest.schema import sequence_of
from digest.stance import at, stances
from digest.table import Table

_WORD = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:['’ʼ][^\W_]+)*")
_QUOTES = frozenset("\"'“”„«»‘")
_MARK = re.compile(r"[,;:()–—]")
_PLAIN: Kinds = frozenset()
# What a word is worth in a story from which on it is no word of every other sentence; see `vectors.inverse_frequency`.
RARE = 0.4
# With one of these a word is not told as so.
UNSURE: frozenset[StanceKind] = frozenset({"averted", "possible", "forecast", "threatened", "asked"})


@dataclass(frozen=True, slots=True)
class Word:
    """A content word and what bears on it."""

    text: str
    term: str
    stem: str
    start: int
    kinds: Kinds
    is_name: bool
    clause: int
    """How many marks between clauses stand before it."""
    is_head: bool
    """Whether something begins to bear with it: `will reopen`."""

    @property
    def is_told(self) -> bool:
        """Whether the sentence tells it as so, if only by hearsay."""
        return not self.kinds & UNSURE and not self.kinds & {"denied", "partial"}


@sequence_of(Word)
class Words(Table[Word]):
    """The content words of a sentence, in reading order."""

    __slots__ = ()


@functools.lru_cache(maxsize=4096)
def reading(text: str, language: str) -> Words:
    """The content words of `text`."""
    return content(text, language, counting(stances(text, language), language))


def content(text: str, language: str, counted: Sequence[Stance]) -> Words:
    """The content words of `text` with what of `counted` bears on them."""
    matches = list(_WORD.finditer(text))
    written = [(match, terms) for match in matches if (terms := _terms(match[0], language)) is not None]
    starts = [match.start() for match, _ in written]
    begins = (bisect.bisect_left(starts, one.start) for one in counted if not text.startswith("that ", one.start))
    heads = {starts[place] for place in begins if place < len(starts)}
    marks = [match.start() for match in _MARK.finditer(text)]
    return Words(
        Word(
            text=sys.intern(match[0]),
            term=term,
            stem=stemmed,
            start=start,
            kinds=at(counted, start, match.end()) if counted else _PLAIN,
            # What opens a sentence or a quotation has a capital, whatever it is.
            is_name=match[0][0].isupper() and match is not matches[0] and text[start - 1] not in _QUOTES,
            clause=bisect.bisect(marks, start),
            is_head=start in heads,
        )
        for start, (match, (term, stemmed)) in zip(starts, written, strict=True)
    )


def counting(said: Iterable[Stance], language: str) -> tuple[Stance, ...]:
    """Those of the stances of a sentence that count, without what it says is left undone by the way."""
    whole, begun = _aside(language.partition("-")[0].lower())
    folded = ((one, one.cue.casefold()) for one in said)
    return tuple(one for one, cue in folded if cue not in whole and not cue.startswith(begun))


@functools.cache
def _aside(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The cues of what is left undone by the way, and the beginnings of others."""
    aside = lexicon.words("differ", language, "aside")
    return frozenset(cue for cue in aside if not cue.endswith("*")), tuple(
        cue[:-1] for cue in aside if cue.endswith("*")
    )


@functools.lru_cache(maxsize=50_000)
def _terms(word: str, language: str) -> tuple[str, str] | None:
    """The term of a word and its stem; None for a function word, unless differences are told by it."""
    stemmed = stem(word, language)
    if words.is_stop(word, language) and stemmed not in _telling(language.partition("-")[0].lower()):
        return None
    return term_of(word, language), stemmed


@functools.cache
def _telling(language: str) -> frozenset[str]:
    """The stems by which differences are told, function words such as `open` and `found` among them."""
    lines = [line for name in ("opposites", "ends", "outcomes") for line in lexicon.words("differ", language, name)]
    return frozenset(stem(word, language) for line in lines for word in line.replace(":", " ").split())


def alike(a: Word, b: Word, language: str, *, is_strict: bool = False) -> bool:
    """Whether two words mean the same; if strictly, in every text."""
    if a.term == b.term or a.stem == b.stem:
        return True
    if is_strict or a.is_name or b.is_name:
        return False
    return related(a.stem, language).get(b.stem) == "same" and related(b.stem, language).get(a.stem) == "same"


def shared(
    first: Iterable[Word], second: Sequence[Word], language: str, *, is_strict: bool = False
) -> list[tuple[Word, Word]]:
    """The words of `first` with the word of `second` that means the same, each of these taken once."""
    left = list(second)
    out: list[tuple[Word, Word]] = []
    for word in first:
        other = next((one for one in left if alike(word, one, language, is_strict=is_strict)), None)
        if other is not None:
            left.remove(other)
            out.append((word, other))
    return out


def rare(weigh: Weigh) -> float:
    """What a word is worth from which on it is telling: never more than one that stands in three sentences.

    By the formula of `vectors.inverse_frequency`, which a word that stands nowhere shows the number of sentences of.
    """
    in_three = 1 - math.log(3.5) * (weigh("") - 1) / math.log(2)
    return max(0.0, min(RARE, in_three))


def worth(pairs: Iterable[tuple[Word, Word]], weigh: Weigh) -> float:
    """What shared words are worth together."""
    return sum(weigh(a.term) for a, _ in pairs)


def in_words(pairs: Iterable[tuple[Word, Word]]) -> tuple[str, ...]:
    """What is shared, `captured/taken` where the words differ."""
    return tuple(
        a.text if a.text.casefold() == b.text.casefold() or a.stem == b.stem else f"{a.text}/{b.text}" for a, b in pairs
    )
