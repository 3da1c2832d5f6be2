"""Whether two figures count the same thing, and within the same bounds of place and time."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from digest import lexicon, tolls, words
from digest.model import Figure, When

Comparison = Literal["same", "other scope", "other date", "other thing"]
# Languages in which a noun stands before what describes it.
_NOUN_FIRST = frozenset({"fr", "es"})
_PERSONS = "*"


@dataclass(frozen=True, slots=True)
class Thing:
    """What a figure counts, for comparison."""

    unit: str | None
    head: str
    """The stem of the noun counted; one for all words that mean just people; empty where the sentence names none."""
    deed: str | None
    """The kind of what befell it, else the stem of the verb."""
    described: frozenset[str]
    """The stems of what describes the noun."""


def comparable(a: Figure, b: Figure, language: str) -> Comparison:
    """How two figures of one language compare: `same` where nothing in their sentences sets them apart.

    A bound that only one of them names sets nothing apart; neither does a day.
    """
    if not alike(thing(a, language), thing(b, language)):
        return "other thing"
    if scopes_differ(a, b, language):
        return "other scope"
    if a.as_of is not None and b.as_of is not None and not _overlap(a.as_of, b.as_of):
        return "other date"
    return "same"


def alike(a: Thing, b: Thing) -> bool:
    """Whether two figures count the same kind of thing: unit, noun and verb agree and no description is against it."""
    if (a.unit, a.head, a.deed) != (b.unit, b.head, b.deed):
        return False
    return not a.described or not b.described or a.described <= b.described or b.described <= a.described


def scopes_differ(a: Figure, b: Figure, language: str) -> bool:
    """Whether both name bounds, and other places, groups or periods in them."""
    one, other = (_scope(figure.scope, language) for figure in (a, b))
    return bool(one) and bool(other) and not (one <= other or other <= one)


def thing(figure: Figure, language: str) -> Thing:
    """What `figure` counts."""
    primary = language.partition("-")[0].lower()
    return _thing(figure.unit, figure.about or "", figure.relation or "", primary)


def is_common(unit: str | None) -> bool:
    """Whether `unit`, as a `Thing` has it, is money, a share or a measure by which sources compare; hours and the like are not."""
    return unit in lexicon.table("figures")["same_units"]


@functools.lru_cache(maxsize=4096)
def _thing(unit: str | None, about: str, relation: str, language: str) -> Thing:
    told = (tolls.toll(word, language) for word in (relation.lower(), *words.words(about.lower())))
    deed = next(filter(None, told), None) or " ".join(words.stems(relation, language)) or None
    return Thing(_units().get((unit or "").lower(), unit), *_noun(about, deed, language))


def _noun(about: str, deed: str | None, language: str) -> tuple[str, str | None, frozenset[str]]:
    persons = str(lexicon.table("figures").get(language, {}).get("persons", "")).split("|")
    row = [word for word in words.words(about) if not words.is_stop(word, language) or word.lower() in persons]
    if about.lower() in persons or (row and row[-1].lower() in persons and len(row) == 1) or (not row and deed):
        return _PERSONS, deed, frozenset()
    if not row:
        return "", deed, frozenset()
    at = 0 if language in _NOUN_FIRST else len(row) - 1
    stems = [words.stem(word, language) for word in row]
    head = _PERSONS if row[at].lower() in persons else stems[at]
    return head, deed, frozenset(stems[:at] + stems[at + 1 :])


@functools.lru_cache(maxsize=4096)
def _scope(scope: str | None, language: str) -> frozenset[str]:
    primary = language.partition("-")[0].lower()
    return frozenset(words.stems(scope or "", primary, content_only=True))


@functools.cache
def _units() -> Mapping[str, str]:
    rows = lexicon.table("figures")["same_units"]
    return {form: kind for kind, forms in rows.items() for form in (kind, *forms.split("|"))}


def _overlap(a: When, b: When) -> bool:
    return a.start <= b.end and b.start <= a.end
