"""The forms that listed nouns for speakers take: plurals, cases, and German words put together of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_SHORTEST = 4
"""Letters that a listed German noun needs to be found at the end of a longer one."""

# Endings of the nominative, each with those of the other cases: light tables, as a form too many harms nothing here.
_SLAVIC: Mapping[str, tuple[tuple[str, str], ...]] = {
    "uk": (
        ("ство", "ства ству ством стві"), ("ння", "ння нню нням нні"), ("ія", "ії ію ією"), ("ка", "ки ці ку кою"), ("а", "и і у ою"),
        ("я", "і ю ею"), ("ий", "ого ому им"), ("ик", "ика ику иком ики иків икам"), ("ь", "я ю ем і"), ("и", "ів ам ами ах"), ("", "а у ом і ові"),
    ),
    "ru": (
        ("ство", "ства ству ством стве"), ("ние", "ния нию нием нии"), ("ия", "ии ию ией"), ("ка", "ки ке ку кой"), ("а", "ы и е у ой"),
        ("я", "и ю ей"), ("ь", "я ю ем и"), ("ы", "ов ам ами ах"), ("и", "ов ам ами ах"), ("", "а у ом е"),
    ),
    "pl": (
        ("stwo", "stwa stwu stwem stwie"), ("cja", "cji cję cją"), ("ka", "ki ce kę ką"), ("a", "y ę ą ie"), ("um", "um"),
        ("ek", "ku ka kiem"), ("", "a u em owi ie"),
    ),
}  # fmt: skip
# German nouns: the genitive, and the dative of the plural.
_GERMAN = (("um", "ums"), ("er", "ers ern"), ("e", "en"), ("in", "innen"), ("t", "ts tes ten"), ("", "s es en e"))


def declined(language: str, noun: str) -> tuple[str, ...]:
    """The noun and the forms it takes in a sentence; lower case, as it is given."""
    if language == "en":
        return (noun, *_english(noun))
    if language in ("fr", "es"):
        return (noun, noun + ("es" if language == "es" and noun[-1] not in "aeiouáéíóú" else "s"))
    endings = _GERMAN if language == "de" else _SLAVIC.get(language, ())
    for ending, others in endings:
        if noun.endswith(ending) and " " not in noun:
            stem = noun.removesuffix(ending) if ending else noun
            return (noun, *(stem + other for other in others.split()))
    return (noun,)


def _english(noun: str) -> tuple[str, ...]:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return (noun[:-1] + "ies",)
    if noun.endswith("man"):
        return (noun[:-3] + "men",)
    return (noun + ("es" if noun.endswith(("s", "sh", "ch")) else "s"),)


def nominatives(language: str, listed: Iterable[str]) -> Mapping[str, str]:
    """Each form of the listed nouns, singular and plural apart where there are no cases, with the noun to show for it."""
    found: dict[str, str] = {}
    rows = sorted({noun.lower() for noun in listed})
    for noun in rows:
        for form in declined(language, noun) if language not in ("en", "fr", "es") else ():
            found.setdefault(form, noun)
    return found | {noun: noun for noun in rows}


def compounded(word: str, nouns: Mapping[str, str]) -> str | None:
    """The listed noun that a German word of several ends in: `behörde` of `hafenbehörde`, case endings aside."""
    for first in range(2, len(word) - _SHORTEST + 1):
        if word[first:] in nouns:
            return nouns[word[first:]]
    return None


def every_noun(data: Mapping[str, Any]) -> Iterator[str]:
    """All listed nouns of one language's table."""
    yield from (noun for row in data["people"] for noun in row)
    yield from (noun for key in ("documents", "organisations", "outlets") for noun in data[key])


def nouns(language: str, listed: Iterable[str]) -> frozenset[str]:
    """All forms of the listed nouns."""
    return frozenset(form for noun in listed for form in declined(language, noun.lower()))


def classes(language: str, rows: Iterable[Iterable[str]]) -> Mapping[str, frozenset[int]]:
    """The rows that a noun, in any form, stands in."""
    found: dict[str, set[int]] = {}
    for index, row in enumerate(rows):
        for noun in row:
            for form in declined(language, noun.lower()):
                found.setdefault(form, set()).add(index)
    return {noun: frozenset(classes) for noun, classes in sorted(found.items())}
