"""Words that look like verbs."""

from __future__ import annotations

import functools

from digest import lexicon
from digest.analyse import numerals


@functools.lru_cache(maxsize=20_000)
def is_verb(word: str, language: str) -> bool:
    """Whether `word` looks like a verb that ends the noun phrase before it."""
    past = str(lexicon.table("dates").get(language, {}).get("past", "")).split("|")
    return word in past or word.endswith(numerals.forms(language, "verb_endings") or ("\0",))
