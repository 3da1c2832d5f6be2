"""Noun phrases: the runs of words that can name what a text is about.

In English by parts of speech, as an indexer would: nouns, with the adjectives and names before them, ending in a noun that is no name. In
other languages runs of content words between function words, told from verbs and adjectives by their neighbours and endings.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from digest.analyse import speech

LONGEST = 4
"""Words in a phrase; of the phrases that people choose hardly any has more (Hulth 2003)."""
_RUN = re.compile(r"(?<![jp])(?<![tej][dg])(?:[jp]|(?<=[tej])[dg])*n+")
"""The letters of a noun phrase, from its first on, so that what leads to none is gone over once: what follows a noun that is none is its verb, or a name that it is in apposition to."""


class Chunk(NamedTuple):
    """A noun phrase where it stands, or a part of one that can stand for itself; a tuple, as there are so many."""

    words: tuple[str, ...]
    """As written."""
    kinds: str
    """A letter for each word, as in `speech`."""
    whole: bool
    """Whether it is no part of a longer one."""


def chunks(text: str, common: Set[str] = frozenset()) -> Iterator[Chunk]:
    """The noun phrases of an English sentence, each followed by its parts; for `common` see `speech.tagged`."""
    row = speech.tagged(text, common)
    kinds = "".join([f"{word.kind}t" if word.owns else word.kind for word in row])
    texts = tuple([word.text for word in row])
    if len(kinds) > len(row):  # a possessive counts as a determiner behind its word
        texts = tuple([part for word in row for part in ((word.text, "’s") if word.owns else (word.text,))])
    for run in _RUN.finditer(kinds):
        first, letters = run.start(), run[0]
        for start, end, whole in _parts(letters):
            yield Chunk(texts[first + start : first + end], letters[start:end], whole)


@functools.lru_cache(maxsize=4096)
def _parts(kinds: str) -> tuple[tuple[int, int, bool], ...]:
    """Where the phrase that words of these kinds make stands, and what of it ends in a noun and does not begin within a name."""
    last = kinds.rfind("n") + 1
    return tuple(
        (start, end, end - start == last)
        for start in range(last)
        if not (start and kinds[start - 1] == kinds[start] == "p")
        for end in range(start + 1, min(last, start + LONGEST) + 1)
        if kinds[end - 1] == "n"
    )
