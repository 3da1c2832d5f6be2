"""Which of many ranked tags are taken: the best, no two alike, with some phrases among the names."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from digest import words
from digest.model import Tag, TagKind, Term

_PHRASE_SHARE = 3
"""At least one tag in so many is a phrase where there are phrases: names alone do not tell what happened."""


def shortlist(pool: Sequence[Tag], count: int, language: str) -> tuple[Tag, ...]:
    """At most `count` of the tags of an article, best first as given: those the editor stated, then the best of the others."""
    stated = [tag for tag in pool if tag.basis == "stated"]
    found = [tag for tag in pool if tag.basis != "stated"]
    return (*stated, *varied(found, stated, count - len(stated), language))[:count]


class Labelled(Protocol):
    """What is filed under: a tag, or what may become one."""

    @property
    def label(self) -> str:
        """As it is shown."""

    @property
    def slug(self) -> str:
        """The last part of its page's address."""

    @property
    def kind(self) -> TagKind:
        """What it is for."""


_Ranked = TypeVar("_Ranked", bound=Labelled)


def varied(ranked: Sequence[_Ranked], standing: Iterable[Labelled], room: int, language: str) -> list[_Ranked]:
    """At most `room` of the tags, best first as given, each unlike those before it and those `standing`."""
    chosen: list[_Ranked] = []
    before = [_Filed.of(tag, language) for tag in standing]
    phrases = 0
    reserved = min(sum(tag.kind == "phrase" for tag in ranked), room // _PHRASE_SHARE)
    for tag in ranked:
        if len(chosen) >= room:
            break
        if len(chosen) >= (room if tag.kind == "phrase" else room - max(0, reserved - phrases)):
            continue
        one = _Filed.of(tag, language)
        if not any(map(one.is_like, before)):
            chosen.append(tag)
            before.append(one)
            phrases += one.is_phrase
    return chosen


class _Filed(NamedTuple):
    """What tells whether two tags are alike, looked up once for each."""

    slug: str
    stems: frozenset[str]
    is_phrase: bool

    @classmethod
    def of(cls, tag: Labelled, language: str) -> _Filed:
        return cls(tag.slug, _stems(tag.label, language), tag.kind == "phrase")

    def is_like(self, other: _Filed) -> bool:
        """Whether two tags would file the same: phrases of which one holds the other's words, names of the same words."""
        a, b = self.stems, other.stems
        if self.slug == other.slug:
            return True
        if not (self.is_phrase or other.is_phrase):
            return a == b
        return bool(a and b) and (a <= b or b <= a)


@functools.lru_cache(maxsize=100_000)
def _stems(label: str, language: str) -> frozenset[str]:
    return frozenset(words.stems(label, language))


def address(term: Term) -> str:
    """The last part of the address of a term's page."""
    return term.slug or words.address(term.label)
