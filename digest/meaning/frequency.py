"""How rare a stem is in news, word by word; `digest.background` tells it in four steps, enough for common words."""

from __future__ import annotations

import functools
import math

from digest import lexicon

_TABLE = "frequency"
_UNSEEN = 0.7
"""The articles that a stem missing from the table is taken to stand in: those in one only are left out of it."""


@functools.lru_cache(maxsize=100_000)
def articles(stem: str, language: str) -> int:
    """In how many of the counted articles a stem stands; 0 in languages that were not counted."""
    return _counts().get(stem, 0) if language.partition("-")[0].lower() == "en" else 0


@functools.lru_cache(maxsize=100_000)
def rarity(stem: str, language: str) -> float:
    """From 0 for a stem in all articles to 1 for one in none; half of that is a stem in one of sixty articles.

    In languages that were not counted, a word is the rarer the longer it is.
    """
    if language.partition("-")[0].lower() != "en":
        return min(1.0, 0.3 + 0.07 * len(stem))
    whole = _counts()[""]
    return math.log(whole / max(articles(stem, language), _UNSEEN)) / math.log(whole / _UNSEEN)


@functools.cache
def _counts() -> dict[str, int]:
    """From lines of `count stem stem …`; the first has the count of all articles and no stem, kept as the empty one."""
    found: dict[str, int] = {}
    for line in lexicon.rows(_TABLE).decode().splitlines():
        if not line.startswith("#"):
            count, *stems = line.split(" ")
            found |= dict.fromkeys(stems or [""], int(count))
    return found
