"""The nominative of a name met in other cases only, by the other words of its article or by its ending."""

from __future__ import annotations

from collections.abc import Iterable

from digest import inflection, words
from digest.analyse.lexis import alike

_VOWELS = "аеєиіїоуюяыэёaąeęioóuy"
_PLURAL = ("ах", "ях", "ach")


def in_nominative(label: str, met: Iterable[str], language: str) -> str:
    """A case of the word `label` among those `met` that ends in a consonant, as most towns do; else what the ending tells."""
    folded = words.fold(label)
    if label[-1].lower() in _VOWELS and not label.endswith(_PLURAL):
        for one in met:
            near = len(label) - 3 <= len(one) <= len(label) and one != label
            if near and one[-1].lower() not in _VOWELS and alike(words.fold(one), folded):
                return one
    return inflection.place(label, language)
