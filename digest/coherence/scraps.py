"""What stands among an article's sentences and is no sentence of the story: captions, labels, greetings, invitations, contact lines."""

from __future__ import annotations

import functools
import re

from digest.coherence.openings import lists, opening, plain
from digest.terms import terms

_FEW = 4
"""Words below which a sentence is a label, a cry or the rest of one."""
_SHORT = 16
"""Words up to which a sentence without any verb is a caption or a standfirst."""
_ENDED = re.compile(r"[.!?…。！？।؟][\"”“»’')\]\s]*$")
_LEADS_IN = re.compile(r"[:,;–—-][\"”“»’')\]\s]*$")
_ADDRESS = re.compile(
    r"https?://|\bwww\.|\b[\w.+-]{1,64}@[\w-]{1,64}\.\w|\bt\.me/|\btel\.?:?\s*[+(]?\d|©", re.IGNORECASE
)
_SIGNS = ("@", "://", "www.", "t.me/", "tel", "©")
"""What every address has one of, so that other sentences need no search for one."""
_SIDES = re.compile(
    r"\((?:from\s+)?(?:[LRC]|left|right|cent(?:er|re)|top|bottom|above|below)(?:[\s–-]+(?:to[\s-]+)?(?:[LRC]|left|right))?\)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[\s*•·▪►–—-]*[^\W\d_]+(?:\s[^\W\d_]+)?\s*:\s")
_ITEM = re.compile(r"^\s*(?:[*•·▪►■‣]|\d{1,2}\)\s|\(\d{1,2}\)|[a-z]\)\s)")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts without spaces between words, in which few words are no sign of a short sentence."""


@functools.lru_cache(maxsize=8192)
def is_scrap(text: str, language: str) -> bool:
    """Whether a sentence is a caption, a heading, a list item, a greeting, an invitation, a byline, a contact line or a cry.

    In languages without lists, by its form alone: its marks, its length, its capitals, addresses in it.
    """
    row = terms(text, language).words
    if not row or _formal(text, row):
        return True
    return _worded(text, row, language)


def _formal(text: str, row: tuple[str, ...]) -> bool:
    """By signs that need no language."""
    if _UNSPACED.search(text):
        return not _ENDED.search(text)
    if len(row) < _FEW or not _ENDED.search(text) or _LEADS_IN.search(text):
        return True
    if _has_address(text) or ("(" in text and _SIDES.search(text)) or _ITEM.match(text):
        return True
    return _shouts(text, row)


def _has_address(text: str) -> bool:
    lower = text.lower()
    return any(sign in lower for sign in _SIGNS) and _ADDRESS.search(text) is not None


def _shouts(text: str, row: tuple[str, ...]) -> bool:
    """Whether more than six in ten letters are capitals."""
    small = len("".join([word for word in row if word.islower() and word.isalpha()]))
    if len(text) - text.count(" ") <= 1.6 * small:
        return False  # all that is not in these words could be capitals
    return sum(map(str.isupper, text)) > 0.6 * sum(map(str.isalpha, text))


def _worded(text: str, row: tuple[str, ...], language: str) -> bool:
    """By the lists of its language."""
    known, start = lists(language), opening(text, language)
    labelled = _LABEL.match(text) is not None
    begun = known.begun("scraps", start)
    if begun is not None and (len(begun) > 1 or labelled or begun[0] in known.single("calls")):
        return True
    if known.holds("scrap_within", tuple(map(plain, row))):
        return True
    return bool(known.single("verbs")) and len(row) <= _SHORT and not _has_verb(row, language)


def _has_verb(row: tuple[str, ...], language: str) -> bool:
    """Whether any word may be a verb, by its ending or by the lists of common ones."""
    known = lists(language)
    usual = known.verbal
    for word in row[1:] if row[0].casefold() not in usual else row:
        lower = plain(word)
        head, mark, tail = lower.partition("'")
        if head in usual or (mark and (tail != "s" or head in known.third)):
            return True
        if not word[0].isupper() and not mark and lower.endswith(("ed", "s")):
            return True
    return False
