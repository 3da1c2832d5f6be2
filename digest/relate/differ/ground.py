"""Whether the words near the states of two sentences can have anything in common: a quick look before the words are aligned."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from digest.meaning.lexical import related
from digest.meaning.nations import government, nation
from digest.relate.differ.placing import NEAR, Said, nearness
from digest.relate.tokens import MOST, Strings, Token
from digest.table import one_set

# Two spellings of a name open with so many letters at least.
LETTERS = 4


@dataclass(frozen=True, slots=True)
class Ground:
    """The words near the states of a sentence, numbers apart, by what `align.aligned` brings words together by."""

    has: Strings
    """Marks of these words, and of what names stand for."""
    meets: Strings
    """Such marks of the words that these may be aligned with."""
    shorts: Strings
    """The names in capitals among them, which may be the initials of others."""
    initials: Strings
    """The first letters of all names of the sentence."""


NONE = Ground(frozenset(), frozenset(), frozenset(), frozenset())


def ground(told: Iterable[Said]) -> Ground:
    """The words near any of some states of one sentence; all that are ever aligned of one that is longer than sentences are."""
    said = list(told)
    tokens = said[0].vector.tokens if said else ()
    near = [one for one in tokens[:MOST] if one.kind != "number"]
    if len(tokens) <= MOST:
        near = [one for one in near if any(nearness(one, state) >= NEAR for state in said)]
    names = [one.written for one in near if one.kind == "name"]
    has, meets = set[str](), set[str]()
    for token in near:
        same, kin = _marks(token)
        has |= same
        meets |= kin
    return Ground(
        has=one_set(has),
        meets=one_set(meets),
        shorts=one_set(name for name in names if len(name) > 1 and name.isupper()),
        initials=one_set(one.written[0] for one in tokens if one.kind == "name"),
    )


def may_meet(one: Ground, other: Ground) -> bool:
    """Whether a word near a state of one may be aligned with such a word of the other, unless as its opposite."""
    return (
        not one.meets.isdisjoint(other.has)
        or any(other.initials.issuperset(short) for short in one.shorts)
        or any(one.initials.issuperset(short) for short in other.shorts)
    )


def _marks(token: Token) -> tuple[frozenset[str], frozenset[str]]:
    """The marks of a word, and those of the words that it may be aligned with."""
    if token.kind == "name":
        own = frozenset((f"={token.term}", *_of_name(token.written)))
        return own, own
    forms = [form for form in (token.stem, token.phrase) if form]
    return (
        frozenset((f"={token.term}", *forms)),
        frozenset((f"={token.term}", *(one for form in forms for one in _kin(form)))),
    )


@functools.lru_cache(maxsize=20_000)
def _kin(form: str) -> tuple[str, ...]:
    return tuple(sorted(one for one, how in related(form, "en").items() if how != "opposite"))


@functools.lru_cache(maxsize=20_000)
def _of_name(written: str) -> tuple[str, ...]:
    """The marks by which names that are written otherwise are brought together: how they open, and their countries."""
    countries = {nation(written), government(written)} - {None}
    return (f"'{written.casefold()[:LETTERS]}", *(f"@{country}" for country in sorted(map(str, countries))))
