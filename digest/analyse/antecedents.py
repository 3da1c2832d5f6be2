"""Which sentences of an article one that points back needs beside it in an extract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest import coherence
from digest.coherence import Pointer
from digest.terms import terms
from digest.words import is_stop

_CHAIN = 3
"""Sentences with the same pronoun that a pronoun may reach over to whom it stands for."""
_NEAR = 2
"""Sentences before one with a bare noun, any of which may have introduced it by another word."""
_NOUNS_CAPITAL = frozenset({"de"})
"""Languages in which a capital marks no name."""
_EARLY = 12
"""Words of an opening in which a surname alone is looked for."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a sentence needs to stand in an extract."""

    any_of: tuple[int, ...] = ()
    """The sentences one of which has to stand there, too, the nearest first."""
    hard: bool = False
    """Whether it cannot be read without; with nothing in `any_of`, not at all."""
    unfit: bool = False
    """Whether it is none of the story's: a caption, a question, a quotation without a speaker."""


_NOTHING = Needs()


def needs(texts: Sequence[str], language: str) -> tuple[Needs, ...]:
    """What each of an article's sentences needs."""
    told: list[int] = []  # the sentences so far that tell of the story
    found: list[Needs] = []
    pointers: list[Pointer | None] = []
    words: dict[str, int] = {}  # where each word has been read last
    names: dict[str, int] = {}  # where each surname stood first behind a first name
    for at, text in enumerate(texts):
        pointer = coherence.pointer(text, language)
        pointers.append(pointer)
        if not coherence.tells(text, language):
            found.append(Needs(unfit=True))
            continue
        need = _need(pointer, pointers, told, words)
        if pointer is None and told and coherence.leans(text, language):
            need = Needs(tuple(told[-1:]))
        row = terms(text, language).words
        found.append(need if need.any_of or pointer else _short_name(row, names))
        told.append(at)
        words.update(dict.fromkeys(map(str.casefold, row), at))
        if language.partition("-")[0] not in _NOUNS_CAPITAL:
            _note_names(row, at, language, names)
    return tuple(found)


def _need(
    pointer: Pointer | None, pointers: Sequence[Pointer | None], told: Sequence[int], words: dict[str, int]
) -> Needs:
    if pointer is None:
        return _NOTHING
    if pointer.kind == "back":
        return Needs(tuple(told[-1:]), hard=True)
    if pointer.kind == "thing":
        named = words.get(pointer.by, words.get(pointer.by.removesuffix("s")))
        near = [*reversed(told[-_NEAR:]), *([named] if named is not None else [])]
        return Needs(tuple(dict.fromkeys(near)), hard=bool(told))
    return Needs(tuple(_who(pointer, pointers, told)), hard=True)


def _who(pointer: Pointer, pointers: Sequence[Pointer | None], told: Sequence[int]) -> list[int]:
    """The sentence before, and over a run of sentences with the same pronoun, the one that named whom it stands for."""
    reached: list[int] = []
    for at in reversed(told[-_CHAIN:]):
        reached.append(at)
        before = pointers[at]
        if before is None or before.kind != "person" or before.by != pointer.by:
            break
    return reached


def _note_names(row: Sequence[str], at: int, language: str, names: dict[str, int]) -> None:
    """Keep the last word of each run of words with a capital; what opens the sentence is part of one where it is no function word."""
    capital = [*(word[0].isupper() for word in row), False]
    for first, three in enumerate(zip(capital, capital[1:], capital[2:], strict=False)):
        if three == (True, True, False) and not is_stop(row[first], language):
            names.setdefault(row[first + 1], at)


def _short_name(row: Sequence[str], names: dict[str, int]) -> Needs:
    """The sentence that has in full the name by whose last word someone is called here."""
    if names.keys().isdisjoint(row[:_EARLY]):
        return _NOTHING
    for place, word in enumerate(row[:_EARLY]):
        if word in names and not (place and row[place - 1][0].isupper()):
            return Needs((names[word],))
    return _NOTHING
