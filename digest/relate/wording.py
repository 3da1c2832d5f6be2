"""Labels without what only the way of writing differs in: number, hyphens and spaces, British and American spelling."""

from __future__ import annotations

import functools
import re

from digest import lexicon, words

_PLURAL = 4
"""The least letters of a word whose last `s` may be a plural's, at the end of a label."""
_PLURAL_INSIDE = 5
"""Inside one: `arms control` and `news conference` are no plurals, `weapons inspectors` is."""
_NO_PLURAL = ("ss", "us", "is", "ics")
_SHORTEST_STEM = 4
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?<=[a-z]{3})our(?=$|s$|hood|able|ite|ing|ed)", "or"),
        (r"(?<=[a-z]{3})tre(?=$|s$)", "ter"),
        (r"(?<=[a-z]{3})is(?=e$|es$|ed$|ing$|ers?$|ation)", "iz"),
        (r"(?<=[a-z]f)ence(?=$|s$)", "ense"),
        (r"(?<=gram)me(?=$|s$)", ""),
    )
)
"""`harbour`, `centre`, `organisation`, `defence`, `programme`."""


@functools.lru_cache(maxsize=100_000)
def wording(label: str, language: str, *, name: bool = False) -> str:
    """The form under which labels that mean the same are equal.

    Of names no number is taken away, as `Williams` stays, but the unit or legal form they end in: `Varna region` is `Varna`.
    """
    row = [part for word in words.words(label) for part in words.fold(word).split("-") if part]
    if len(row) > 1 and row[-1] in _endings(language):
        row = row[:-1]
    if name or not row:
        return "".join(row)
    if not language.startswith("en"):
        return "".join(_stem(word, language) for word in row)
    *inside, last = map(_american, row)
    return "".join((*(_singular(word, _PLURAL_INSIDE) for word in inside), _singular(last, _PLURAL)))


@functools.cache
def _endings(language: str) -> frozenset[str]:
    return frozenset(
        words.fold(word) for kind in ("unit", "company") for word in lexicon.words("names", language, kind)
    )


def _stem(word: str, language: str) -> str:
    stem = words.stem(word, language)
    return stem if len(stem) >= _SHORTEST_STEM else word


def _american(word: str) -> str:
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word


def _singular(word: str, shortest: int) -> str:
    if len(word) < shortest or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
