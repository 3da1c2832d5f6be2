"""The nominative of a name met in other cases only, by the other words of its article, the gazetteer, or its ending."""

from __future__ import annotations

from collections.abc import Iterable

from digest import inflection, words
from digest.analyse import gazetteer
from digest.analyse.lexis import Lexis, alike

_VOWELS = "аеєиіїоуюяыэёaąeęioóuy"
_PLURAL = ("ах", "ях", "ach")


def in_nominative(label: str, met: Iterable[str], language: str) -> str:
    """A case of the word `label` among those `met` that ends in a consonant, as most towns do; else what is known or the ending tells."""
    if gazetteer.place(label):
        return label
    folded = words.fold(label)
    if label[-1].lower() in _VOWELS and not label.endswith(_PLURAL):
        for one in met:
            near = len(label) - 3 <= len(one) <= len(label) and one != label
            if near and one[-1].lower() not in _VOWELS and alike(words.fold(one), folded):
                return one
    told = inflection.place(label, language)
    return told if told != label else gazetteer.nominative(label, language) or label


def body_in_nominative(label: str, language: Lexis) -> str:
    """A body's or region's name of adjective and head with both in the nominative: `Томского университета`; others as they are."""
    row = label.split()
    if len(row) != 2 or not inflection.is_adjective(words.fold(row[0]), language.language):
        return label
    folded = words.fold(row[1])
    listed = sorted(language.organisation | language.lower_place)
    base = (
        folded
        if folded in listed
        else next((one for one in listed if one[:2] == folded[:2] and alike(one, folded)), None)
    )
    if base is None:
        return label
    noun = min((one for one in listed if one[:3] == base[:3] and alike(one, base)), key=len)
    first = inflection.adjective(words.fold(row[0]), noun, language.language)
    return f"{first[:1].upper()}{first[1:]} {noun.title() if row[1][:1].isupper() else noun}"
