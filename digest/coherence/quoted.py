"""Questions, quotations, and sentences that tell only that somebody spoke."""

from __future__ import annotations

import re

from digest import words
from digest.coherence.openings import lists
from digest.terms import terms

_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]*[”“»\"]")
_OPEN_QUOTE = re.compile(r"^\s*(?:[“„«\"]|``)")
_QUESTION = re.compile(r"\?[\"”»’')\]]*\s*$")
_BRIEF = 10
"""Words up to which a sentence that names a speaker may have told nothing."""
_MARKS = '“”„«»"'
_PAIRS = (("“", ("”",)), ("„", ("“", "”")), ("«", ("»",)), ("``", ("''",)))
_INCHES = re.compile(r"(?<=\d)[\"”]")


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
    bare = lists(language).single("bare")
    return any(words.fold(word) in bare for word in words.words(text))


def is_attribution(text: str, language: str) -> bool:
    """Whether a sentence tells that somebody spoke and next to nothing of what was said: `he said on Monday.`"""
    if any(mark in text for mark in _MARKS) or not speaks(text, language):
        return False
    return sum(not words.is_stop(word, language) for word in words.words(text)) <= 4


def tells_nothing(text: str, language: str) -> bool:
    """Whether a sentence is an attribution of hardly anything but names and days: `Lind told the council on Monday.`"""
    row = terms(text, language).words
    if len(row) > _BRIEF or any(mark in text for mark in _MARKS) or not speaks(text, language):
        return False
    bare = lists(language).single("bare")
    content = [word for word in row if not words.is_stop(word, language) and words.fold(word) not in bare]
    plain = sum(not word[0].isupper() for word in content)
    # Names alone are who spoke; in German other nouns have capitals, too. With more than two names, one word more is what was said.
    return (plain == 0 and not language.startswith("de")) or (plain <= 1 and len(content) <= 3)


def lacks_speaker(text: str) -> bool:
    """Whether a sentence is quoted words with nobody who says them, or a part of a quotation that goes on outside of it."""
    plain = text.replace('""', '"')
    if is_torn(plain):
        return True
    rest = after_quotation(plain)
    return rest is not None and not words.words(rest)


def is_torn(text: str) -> bool:
    """Whether a quotation opens in a sentence and closes in another, or the other way round."""
    plain = _INCHES.sub("", text) if text.count('"') % 2 else text
    if plain.count('"') % 2:
        return True
    return any(plain.count(low) != sum(plain.count(mark) for mark in high) for low, high in _pairs(plain))


def after_quotation(text: str) -> str | None:
    """What follows the quotation that a sentence opens with; None where it opens with none."""
    stripped = text.strip().replace('""', '"').replace("``", '"').replace("''", '"')
    found = _QUOTED.match(stripped)
    return stripped[found.end() :] if found else None


def _pairs(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The pairs of marks to count: “ closes in German and opens in English."""
    other = "“" if "„" in text else "„"
    return tuple(pair for pair in _PAIRS if pair[0] != other)
