"""Noun phrases: the runs of words that can name what a text is about.

In English by parts of speech, as an indexer would: nouns, with the adjectives and names before them, ending in a noun that is no name. In
other languages runs of content words between function words, told from verbs and adjectives by their neighbours and endings.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from digest.analyse import speech

LONGEST = 4
"""Words in a phrase; of the phrases that people choose hardly any has more (Hulth 2003)."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun phrase where it stands, or a part of one that can stand for itself."""

    words: tuple[str, ...]
    """As written."""
    kinds: str
    """A letter for each word, as in `speech`."""
    whole: bool
    """Whether it is no part of a longer one."""


def chunks(text: str, common: Set[str] = frozenset()) -> Iterator[Chunk]:
    """The noun phrases of an English sentence, each followed by its parts; for `common` see `speech.tagged`."""
    for row in _runs(speech.tagged(text, common)):
        kinds = "".join([word.kind for word in row])
        if "n" in kinds:
            yield from _parts(tuple([word.text for word in row]), kinds)


def _runs(row: Sequence[speech.Word]) -> Iterator[list[speech.Word]]:
    """The longest noun phrases, those of names alone included."""
    run: list[speech.Word] = []
    before = "."
    for word in row:
        if run and _goes_on(word.kind, before):
            run.append(word)
        else:
            if run:
                yield run
            run = [word] if word.kind in "njp" or (word.kind in "dg" and before in "tej") else []
        if word.owns and run:
            yield run
            run = []
        before = "t" if word.owns else word.kind
    if run:
        yield run


def _goes_on(kind: str, before: str) -> bool:
    """Whether a word of this kind continues the phrase that ended in one of the kind `before`."""
    if before == "n":
        return kind == "n"  # what else follows a noun is its verb, or a name that it is in apposition to
    return kind in "njp" or (kind in "dg" and before == "j")


@functools.lru_cache(maxsize=20_000)
def _parts(texts: tuple[str, ...], kinds: str) -> tuple[Chunk, ...]:
    """The phrase and what of it ends in a noun and does not begin within a name; few phrases of an article are new."""
    last = kinds.rfind("n") + 1
    return tuple(
        Chunk(texts[start:end], kinds[start:end], whole=end - start == last)
        for start in range(last)
        if not (start and kinds[start - 1] == kinds[start] == "p")
        for end in range(start + 1, min(last, start + LONGEST) + 1)
        if kinds[end - 1] == "n"
    )
