"""The phrases that pages print round articles, of all languages at once: a page's frame may be in another language."""

from __future__ import annotations

import functools
import re

from digest import lexicon
from digest.clean import shape

_AGENCIES = "agencies"


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
