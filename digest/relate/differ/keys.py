"""By what two sentences meet: one asks what the other answers, and both have some word besides.

What is asked or answered is the first part of a key, such as that some word is denied; each other word of the sentence makes a key
with it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from digest.meaning.lexical import related
from digest.relate.differ.denials import against
from digest.relate.differ.ends import telling
from digest.relate.differ.reading import Word
from digest.relate.differ.sides import Side

# Content words of a sentence that are looked at; longer ones are lists.
LONGEST = 60

Head = tuple[str, ...]


def row(side: Side) -> Sequence[Word]:
    """The words of a sentence that are looked at."""
    return side.words[:LONGEST]


def kin(side: Side) -> Iterator[str]:
    """The stems that mean the same as a word of a sentence."""
    for word in row(side):
        yield from _kin(word.stem, side.vector.language)


def denies(stem: str, language: str) -> tuple[Head, ...]:
    """What a word under a denial asks: that itself is told, or one that means the same."""
    return tuple(("denied", one) for one in (stem, *_kin(stem, language)))


def tells(stem: str) -> Head:
    """What a word answers that is no name and under no denial."""
    return "denied", stem


@functools.lru_cache(maxsize=20_000)
def asks(stem: str, form: str, language: str) -> tuple[Head, ...]:
    """What a word asks, by its stem and in small letters: its opposites, and the beginnings of what it ends."""
    return (*(("opposite", other) for other in sorted(against(stem, language))), *_states(0, stem, form, language))


@functools.lru_cache(maxsize=20_000)
def answers(stem: str, form: str, language: str) -> tuple[Head, ...]:
    """What a word answers of what others ask."""
    return ("opposite", stem), *_states(1, stem, form, language)


def of_all(side: Side, *, is_on: bool) -> Iterator[tuple[Head, bool]]:
    """What a sentence asks, or answers where `is_on` is not so, of none of its words; and whether with words that mean the same as its own.

    The opposite of a state, and another cause.
    """
    for dimension in sorted({state.dimension for state in side.states if state.is_on is is_on}):
        yield ("is", dimension), True
    if side.gives_cause:
        yield ("cause",), False


def _states(side: int, stem: str, form: str, language: str) -> Iterator[Head]:
    for number in telling(stem, form, language.partition("-")[0].lower())[side]:
        yield "state", str(number)


@functools.lru_cache(maxsize=20_000)
def _kin(stem: str, language: str) -> tuple[str, ...]:
    return tuple(sorted(other for other, kind in related(stem, language).items() if kind == "same"))
