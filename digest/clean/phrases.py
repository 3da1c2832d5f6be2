"""The phrases that pages print round articles, of all languages at once: a page's frame may be in another language."""

from __future__ import annotations

import functools
import re

from digest import lexicon
from digest.clean import shape

_AGENCIES = "agencies"
_WORD = re.compile(r"\w+")
_FIRST = re.compile(r"[^\W_]\w*")
# What is no letter and becomes one in one case, or the other way round; with the two that `IGNORECASE` takes for a plain i.
_ODD = re.compile(
    "[\u0130\u0131\u0149\u01f0\u02bc\u0345\u0390\u03b0\u1e96-\u1e99\u1f50-\u1f56\u1fb6-\u1fb7\u1fc6-\u1fc7\u1fd2-\u1fd7\u1fe2-\u1fe7\u1ff6-\u1ff7]"
)
_DIGIT = re.compile(r"\d")


@functools.cache
def known(key: str) -> frozenset[str]:
    """The phrases under `key` of every language in chrome.toml, in the form that `shape.shape` gives a line."""
    table = lexicon.table("chrome")
    found = (phrase for name in sorted(table) if name != _AGENCIES for phrase in table[name].get(key, ()))
    return frozenset(shape.shape(phrase) if key != "openings" else phrase.casefold() for phrase in found)


@functools.cache
def parts(key: str) -> frozenset[str]:
    """The words of the phrases under `key`, each by itself."""
    return frozenset(word.strip(".") for phrase in known(key) for word in phrase.split())


@functools.cache
def agencies() -> frozenset[str]:
    """Who takes and sells pictures."""
    return frozenset(lexicon.table("chrome")[_AGENCIES]["names"])


@functools.cache
def calendar() -> frozenset[str]:
    """The names of months and weekdays in every language, in lower case."""
    table = lexicon.table("dates")
    rows = (row for name in sorted(table) for key in ("months", "weekdays") for row in table[name].get(key, ()))
    return frozenset(form.strip("=. ").casefold() for row in rows for form in row.split("|"))


@functools.cache
def pattern(key: str, before: str = r"(?<!\w)", after: str = r"(?!\w)") -> re.Pattern[str]:
    """An expression that finds any phrase under `key`, the longest first, as whole words."""
    longest = sorted(known(key), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, longest))}){after}", re.IGNORECASE)


def opening(key: str, text: str, before: str = "", after: str = r"(?!\w)") -> re.Match[str] | None:
    """Where `text` begins with a phrase under `key`, behind what `before` passes over, which has no words."""
    return pattern(key, before, after).match(text) if _may_begin(key, text) else None


def has(key: str, text: str) -> bool:
    """Whether `text` is a phrase under `key`, numbers and the signs at its ends aside."""
    return _may_begin(key, text) and shape.shape(text) in known(key)


def within(key: str, text: str) -> bool:
    """Whether a phrase under `key` stands anywhere in `text`, numbers aside."""
    telling = _telling(key)
    found = _ODD.search(text) or "" in telling or not telling.isdisjoint(_WORD.findall(text.casefold()))
    return bool(found) and pattern(key).search(shape.shape(text)) is not None


def _may_begin(key: str, text: str) -> bool:
    """Whether `text` begins with the word that a phrase under `key` begins with: most lines do not, and are looked at no more."""
    word, firsts = _first(text), _firsts(key)
    return word is None or word in firsts or None in firsts


@functools.lru_cache(maxsize=4096)
def _first(text: str) -> str | None:
    """The first word of `text` in one case; None where none can be told without a comparison letter by letter."""
    word = _FIRST.search(text)
    if word is None:
        return ""
    doubtful = _DIGIT.search(word[0]) or _ODD.search(text, 0, word.end() + 1)
    return None if doubtful else word[0].casefold()


@functools.cache
def _firsts(key: str) -> frozenset[str | None]:
    return frozenset(_first(phrase) or None for phrase in known(key))


@functools.cache
def _telling(key: str) -> frozenset[str]:
    """The longest word of each phrase under `key`, without which the phrase is not there; empty for one of numbers."""
    words = ([word for word in _WORD.findall(phrase) if not _DIGIT.search(word)] for phrase in known(key))
    return frozenset(max(row, key=lambda word: (len(word), word), default="") for row in words)
