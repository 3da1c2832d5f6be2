"""A sentence with what its words are worth in a story, as pairs of sentences are compared by."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass

from digest.relate.circumstances import share
from digest.relate.tokens import Token
from digest.relate.vectors import Vector

Worth = Callable[[Token], float]

CHARACTERS = 4
_BUCKETS = 4096


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence, and what depends on it and on the story alone."""

    vector: Vector
    worths: tuple[float, ...]
    """Of its content words, in their order."""
    whole: float
    """Of all of them."""
    plain: float
    """Of those that are no names or numbers."""
    best: float
    """Of the most telling."""
    names: int
    """How many of them are names."""


def weighed(vector: Vector, worth: Worth) -> Weighed:
    """The sentence where `worth` tells what a word is worth."""
    tokens = vector.tokens
    worths = tuple(map(worth, tokens))
    plain = [value for value, token in zip(worths, tokens, strict=True) if token.kind == "word"]
    names = sum(token.kind == "name" for token in tokens)
    return Weighed(vector, worths, math.fsum(worths), math.fsum(plain), max(worths, default=0.0), names)


def alike(a: str, b: str) -> float:
    """The share of the runs of four letters of two texts that both have."""
    one, two = _runs(a), _runs(b)
    shared = len(one & two)
    return share(shared, len(one) + len(two) - shared)


def alike_at_most(a: str, b: str) -> float:
    """What `alike` does not exceed, with 0.6 kB a text kept instead of 15, so that those of many texts can be.

    Runs are told apart by their hashes alone: in one place of the table that both texts have, there are as many runs in common as the text
    with fewer has there, so in all one for each such place, and no more besides than either has more runs than places.
    """
    (one, count, beyond), (two, other, further) = _marks(a), _marks(b)
    shared = min((one & two).bit_count() + min(beyond, further), count, other)
    return share(shared, count + other - shared)


@functools.lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[str]:
    folded = text.casefold()
    return frozenset(folded[at : at + CHARACTERS] for at in range(len(folded) - CHARACTERS + 1))


@functools.lru_cache(maxsize=32_768)
def _marks(text: str) -> tuple[int, int, int]:
    """The places in a table of `_BUCKETS` bits where the runs of a text stand, how many runs there are, and how many more than places."""
    folded = text.casefold()
    runs = {folded[at : at + CHARACTERS] for at in range(len(folded) - CHARACTERS + 1)}
    table = bytearray(_BUCKETS // 8)
    for place in map(hash, runs):
        table[place % _BUCKETS >> 3] |= 1 << (place & 7)
    marked = int.from_bytes(table, "little")
    return marked, len(runs), len(runs) - marked.bit_count()
