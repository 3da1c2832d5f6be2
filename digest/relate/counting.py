"""Whether two figures count the same thing, and within the same bounds of place and time."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from digest import lexicon, tolls, words
from digest.model import Figure

# Languages in which a noun stands before what describes it.
_NOUN_FIRST = frozenset({"fr", "es"})
PERSONS = "*"


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


def alike(a: Thing, b: Thing, language: str) -> bool:
    """Whether two figures may count the same kind of thing: unit and noun agree, and neither verb nor description is against it.

    What was killed, injured or the like is nothing but that; of other verbs one that tells little, or none, is against nothing.
    """
    if (a.unit, a.head) != (b.unit, b.head):
        return False
    kinds = tolls.kinds(language)
    if a.deed != b.deed and (
        a.deed in kinds or b.deed in kinds or not (_is_light(a, language) or _is_light(b, language))
    ):
        return False
    return not a.described or not b.described or a.described <= b.described or b.described <= a.described


def is_wide(thing: Thing) -> bool:
    """Whether what is counted is money or people and nothing more is told of it."""
    return thing.head == PERSONS or (thing.unit is not None and thing.unit == _units().get(thing.head, thing.head))


def _is_light(thing: Thing, language: str) -> bool:
    """Whether the verb tells little of what is counted: `left`, `counted`, or none."""
    return thing.deed is None or thing.deed in _light(language.partition("-")[0].lower())


@functools.cache
def _light(language: str) -> frozenset[str]:
    listed = str(lexicon.table("figures").get(language, {}).get("light", ""))
    return frozenset(words.stem(word, language) for word in listed.split("|") if word)


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
        return PERSONS, deed, frozenset()
    if not row:
        return "", deed, frozenset()
    at = 0 if language in _NOUN_FIRST else len(row) - 1
    stems = [words.stem(word, language) for word in row]
    head = PERSONS if row[at].lower() in persons else _things(language).get(row[at].lower(), stems[at])
    return head, deed, frozenset(stems[:at] + stems[at + 1 :])


@functools.lru_cache(maxsize=4096)
def _scope(scope: str | None, language: str) -> frozenset[str]:
    primary = language.partition("-")[0].lower()
    return frozenset(words.stems(scope or "", primary, content_only=True))


@functools.cache
def _things(language: str) -> Mapping[str, str]:
    """Words for what sources call by several names, with one of them: `homes` and `households`."""
    rows = lexicon.table("figures").get(language, {}).get("things", [])
    return {word: row.split("|")[0] for row in rows for word in row.split("|")}


@functools.cache
def _units() -> Mapping[str, str]:
    rows = lexicon.table("figures")["same_units"]
    return {form: kind for kind, forms in rows.items() for form in (kind, *forms.split("|"))}
