"""Which sentences stand well alone, and which two say the same: what every summary, of one article or of many, must mind."""

from __future__ import annotations

import functools
import re
from collections.abc import Set

from digest import lexicon, words

_LEADING = 5
"""Words of an opening that are looked at: the longest phrase of the lists."""
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]*[”“»\"]")
_OPEN_QUOTE = re.compile(r"^[\s]*[“„«\"]")
_QUESTION = re.compile(r"\?[\"”»’')\]]*\s*$")
_MARKS = '“”„«»"'


def dangles(text: str, language: str) -> bool:
    """Whether a sentence points back at one before it: it opens with `He`, `However`, `In that case`, or says `since then`."""
    opening = tuple(words.fold(word) for word in words.words(text[:120])[:_LEADING])
    if not opening:
        return False
    lists = _openings(language)
    if _begins(opening, lists.empty):
        return False
    if opening[0] in lists.pointers or _begins(opening, lists.phrases):
        return True
    return bool(lists.within) and _holds(text, lists.within)


def is_question(text: str) -> bool:
    """Whether a sentence ends in a question mark."""
    return _QUESTION.search(text) is not None


def is_quotation(text: str) -> bool:
    """Whether a sentence opens with a quotation mark or is hardly more than quoted words."""
    if _OPEN_QUOTE.search(text):
        return True
    quoted = sum(len(words.words(match.group())) for match in _QUOTED.finditer(text))
    return quoted > 0.6 * max(1, len(words.words(text)))


def speaks(text: str, language: str) -> bool:
    """Whether a sentence names a verb of saying: with a quotation in it, it has a speaker."""
    bare = _openings(language).bare
    return any(words.fold(word) in bare for word in words.words(text))


def is_attribution(text: str, language: str) -> bool:
    """Whether a sentence tells that somebody spoke and next to nothing of what was said: `he said on Monday.`"""
    rest = _QUOTED.sub(" ", text)
    content = [word for word in words.words(rest) if not words.is_stop(word, language)]
    return speaks(rest, language) and len(content) <= 4 and not any(mark in text for mark in _MARKS)


def likeness(a: Set[str], b: Set[str]) -> float:
    """How far two sentences, given as sets of content stems, say the same, from 0 to 1.

    The Jaccard coefficient, or where the shorter lies wholly in the longer, most of that.
    """
    shared = len(a & b)
    if not shared:
        return 0.0
    inside = shared / min(len(a), len(b)) if min(len(a), len(b)) >= 4 else 0.0
    return max(shared / len(a | b), 0.9 * inside if inside >= 0.8 else 0.0)


class _Openings:
    """The lists of one language, folded."""

    __slots__ = ("bare", "empty", "phrases", "pointers", "within")

    def __init__(self, language: str) -> None:
        self.pointers = _folded(language, "pointers")
        self.bare = _folded(language, "bare")
        self.phrases = tuple(_split(phrase) for phrase in lexicon.words("coherence", language, "phrases"))
        self.empty = tuple(_split(phrase) for phrase in lexicon.words("coherence", language, "empty"))
        self.within = tuple(f" {phrase} " for phrase in lexicon.words("coherence", language, "within"))


@functools.cache
def _openings(language: str) -> _Openings:
    return _Openings(language)


def _folded(language: str, key: str) -> frozenset[str]:
    return frozenset(words.fold(word) for word in lexicon.words("coherence", language, key))


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(words.fold(word) for word in phrase.split())


def _holds(text: str, phrases: tuple[str, ...]) -> bool:
    padded = f" {' '.join(words.words(text.casefold()))} "
    return any(phrase in padded for phrase in phrases)


def _begins(opening: tuple[str, ...], phrases: tuple[tuple[str, ...], ...]) -> bool:
    return any(opening[: len(phrase)] == phrase for phrase in phrases)
