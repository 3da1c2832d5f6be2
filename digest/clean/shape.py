"""What can be seen of a line without understanding it: its length, how it ends, its letters' case."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from digest import lexicon, words

# Sentence ends of the scripts that have their own: Latin, Cyrillic, Greek (;), Arabic, Hindi, Chinese and Japanese, Armenian.
ENDS = ".!?…。！？｡؟۔।॥։"
CLOSERS = "\"'”’»«“)]›」』"

_SPACE = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_AFTER_END = CLOSERS + _SPACE
_ENDS = frozenset(ENDS)
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_DIGITS = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*")
_HEAD = re.compile(r"[^\w©@#]*")
_SMALL = frozenset(
    {
        "of", "the", "and", "de", "la", "le", "van", "von", "der", "den", "del", "da", "di", "el", "al", "bin", "und", "et", "y", "i",
        "и", "та", "й", "e",
    }
)  # fmt: skip


@functools.lru_cache(maxsize=4096)
def shape(text: str) -> str:
    """`text` for comparison with phrases: one case, plain apostrophes, numbers as `0`, no punctuation at its ends."""
    return _DIGITS.sub("0", wording(text))


def wording(text: str) -> str:
    """The same with its numbers: texts that differ in a figure do not say the same."""
    plain = words.squash(text).casefold().replace("’", "'").replace("ʼ", "'").replace("‘", "'")
    head = _HEAD.match(plain)
    start, end = head.end() if head else 0, len(plain)
    while end > start and not (plain[end - 1].isalnum() or plain[end - 1] == "_"):
        end -= 1
    return plain[start:end]


@functools.lru_cache(maxsize=4096)
def size(text: str) -> int:
    """The number of words; in scripts that write without spaces two characters count as one word."""
    dense = 0 if text.isascii() else len(_IDEOGRAPH.findall(text))
    return len(words.words(_IDEOGRAPH.sub(" ", text) if dense else text)) + (dense + 1) // 2


def ends(text: str) -> bool:
    """Whether `text` ends as sentences do, a closing quotation mark or bracket after the stop included."""
    return text.rstrip(_AFTER_END)[-1:] in _ENDS


def is_statement(text: str) -> bool:
    """Whether `text` has the look of a sentence of prose: an end, and five words or more before it."""
    return ends(text) and size(text) >= 5


def is_upper(text: str) -> bool:
    """Whether `text` has letters, and none of them small."""
    return text.upper() == text and text.lower() != text


def overlap(text: str, other: str, language: str) -> float:
    """The share of the content stems of `text` that `other` has, from 0 to 1."""
    own = set(words.stems(text, language, content_only=True))
    return len(own & set(words.stems(other, language, content_only=True))) / len(own) if own else 0.0


def alike(text: str, other: str, language: str) -> float:
    """The Jaccard similarity of the stems of two texts, from 0 to 1."""
    own, others = set(words.stems(text, language)), set(words.stems(other, language))
    return len(own & others) / len(own | others) if own | others else 0.0


def is_name(text: str, connectors: Iterable[str] = ()) -> bool:
    """Whether every word of `text` begins with a capital, a few connecting words apart: `Russian Defence Ministry`."""
    parts = words.words(text)
    small = (*connectors,)
    named = False
    for part in parts:
        if part[0].isupper():
            named = True
        elif (low := part.casefold()) not in _SMALL and low not in small:
            return False
    return named


def openers(language: str) -> frozenset[str]:
    """Articles, pronouns, prepositions, conjunctions: what begins a sentence, and what no heading or title ends with."""
    known = language.partition("-")[0].lower()
    return frozenset(lexicon.words("segment", known if known in lexicon.table("segment") else "en", "openers"))
