"""By what two sentences meet: one asks what the other answers, and both have some word besides.

A call is the first part of a key, such as that some word is denied; each other word of the sentence makes a key with it.
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
# Instead of the place of a word: what is asked or answered is about none of them.
NONE = -1

Head = tuple[str, ...]
Call = tuple[Head, int, bool]
"""What is asked or answered, the place of the word it is about, and whether words that mean the same as one beside it will do."""


def row(side: Side) -> Sequence[Word]:
    """The words of a sentence that are looked at."""
    return side.words[:LONGEST]


def kin(side: Side) -> Iterator[str]:
    """The stems that mean the same as a word of a sentence."""
    for word in row(side):
        yield from _kin(word.stem, side.vector.language)


def asked(side: Side) -> Iterator[Call]:
    """What another sentence must tell for this one to deny it, to tell the opposite, to end it, or to explain it otherwise."""
    language = side.vector.language
    for place, word in enumerate(row(side)):
        if "denied" in word.kinds and not word.is_name:
            yield from ((("denied", stem), place, False) for stem in (word.stem, *_kin(word.stem, language)))
        yield from ((head, place, False) for head in _asks(word.stem, word.text.lower(), language))
    yield from _of_all(side, is_on=True)


def answered(side: Side) -> Iterator[Call]:
    """What a sentence tells that another may ask."""
    language = side.vector.language
    for place, word in enumerate(row(side)):
        if "denied" not in word.kinds and not word.is_name:
            yield ("denied", word.stem), place, False
        yield from ((head, place, False) for head in _answers(word.stem, word.text.lower(), language))
    yield from _of_all(side, is_on=False)


def _of_all(side: Side, *, is_on: bool) -> Iterator[Call]:
    for dimension in sorted({state.dimension for state in side.states if state.is_on is is_on}):
        yield ("is", dimension), NONE, True
    if side.gives_cause:
        yield ("cause",), NONE, False


@functools.lru_cache(maxsize=20_000)
def _asks(stem: str, form: str, language: str) -> tuple[Head, ...]:
    """What a word asks: its opposites, and the beginnings of what it ends."""
    return (*(("opposite", other) for other in sorted(against(stem, language))), *_states(0, stem, form, language))


@functools.lru_cache(maxsize=20_000)
def _answers(stem: str, form: str, language: str) -> tuple[Head, ...]:
    return ("opposite", stem), *_states(1, stem, form, language)


def _states(side: int, stem: str, form: str, language: str) -> Iterator[Head]:
    for number in telling(stem, form, language.partition("-")[0].lower())[side]:
        yield "state", str(number)


@functools.lru_cache(maxsize=20_000)
def _kin(stem: str, language: str) -> tuple[str, ...]:
    return tuple(sorted(other for other, kind in related(stem, language).items() if kind == "same"))
