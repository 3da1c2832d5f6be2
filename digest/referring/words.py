"""The words of a sentence, as those who look for names and what stands for them need them."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A word or mark of a sentence; a tuple, as every word of every article becomes one."""

    text: str
    """As written, without a possessive ending."""
    folded: str
    kind: str
    """n noun, v verb, j adjective, r adverb, d past or participle, g form in -ing, p name, c number, t determiner or possessive, e adjective
    that says nothing, i preposition, s subject pronoun, a auxiliary, o other function word, or the mark itself."""
    start: int
    end: int
    owns: bool
    """Whether it ended in a possessive."""
