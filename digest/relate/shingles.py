"""Runs of words that texts have in common: how much of one text stands in another, and which pairs are worth asking about.

A shingle is a run of RUN words (Broder 1997). Words are compared whatever their case, without punctuation; hyphens and apostrophes
part them, and in scripts without spaces each character is a word.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from digest import quotation, words
from digest.model import Analysis, Sentence

RUN = 4
# A shingle brings a text together with this many others after it, so that what sixty texts share costs sixty times this.
NEIGHBOURS = 8
# Pairs that share a smaller part of the shorter text's shingles than this never reach a share of 0.6 in words.
PROMISING = 0.3
FEWEST = 5
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no bit of an earlier word is lost

Words = NDArray[np.bool_]
"""One truth for each word of a text."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as its shingles."""

    shingles: NDArray[np.uint64]
    """The shingle that begins at each word; the last words begin none."""
    distinct: NDArray[np.uint64]
    """The same, sorted, each once."""
    narrative: Words
    """Whether a word stands outside quotation marks."""

    def __len__(self) -> int:
        return len(self.narrative)


def text(analysis: Analysis) -> Text:
    """The sentences of an article as shingles."""
    found = [_words(list(sentences)) for _, sentences in groupby(analysis.sentences, key=lambda one: one.block)]
    ids = np.array([_number(word) for row, _ in found for word in row], dtype=np.uint64)
    length = max(len(ids) - RUN + 1, 0)
    shingles = np.zeros(length, dtype=np.uint64)
    for step in range(RUN):  # wraps round at 64 bits, as a hash may
        shingles = (shingles ^ ids[step : step + length]) * _FACTOR
        shingles ^= shingles >> np.uint64(32)
    return Text(shingles, np.unique(shingles), np.array([own for _, told in found for own in told], dtype=np.bool_))


def shared(a: Text, b: Text) -> Words:
    """Which words of `a` stand in a run that `b` has too."""
    found = np.isin(a.shingles, b.distinct)
    covered = np.zeros(len(a), dtype=np.bool_)
    for step in range(RUN):
        covered[step : step + len(found)] |= found
    return covered


def contained(a: Text, b: Text) -> float:
    """The part of the different shingles of `a` that `b` has too."""
    return float(np.isin(a.distinct, b.distinct, assume_unique=True).mean()) if len(a.distinct) else 0.0


def candidates(texts: Sequence[Text]) -> tuple[tuple[int, int], ...]:
    """Pairs of positions that share enough shingles to be compared, in order; the work grows with the words."""
    sizes = np.array([len(text.distinct) for text in texts], dtype=np.int64)
    owners = np.repeat(np.arange(len(texts), dtype=np.int64), sizes)
    every = np.concatenate([text.distinct for text in texts]) if texts else np.zeros(0, dtype=np.uint64)
    order = np.lexsort((owners, every))
    every, owners = every[order], owners[order]
    pairs, counts = _counted(every, owners, len(texts))
    first, second = pairs // max(len(texts), 1), pairs % max(len(texts), 1)
    enough = counts >= np.maximum(FEWEST, PROMISING * np.minimum(sizes[first], sizes[second]))
    return tuple(zip(first[enough].tolist(), second[enough].tolist(), strict=True))


def _counted(
    every: NDArray[np.uint64], owners: NDArray[np.int64], base: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each pair of texts next to each other in the list of some shingle, as one number, and how many shingles they share."""
    pairs, counts = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    for step in range(1, NEIGHBOURS + 1):
        same = every[:-step] == every[step:]
        met, times = np.unique(owners[:-step][same] * base + owners[step:][same], return_counts=True)
        pairs, at = np.unique(np.concatenate([pairs, met]), return_inverse=True)
        counts = np.bincount(at, weights=np.concatenate([counts, times]), minlength=len(pairs)).astype(np.int64)
    return pairs, counts


@functools.lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    """A number that is the word's in every text."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _words(paragraph: Sequence[Sentence]) -> tuple[list[str], list[bool]]:
    """The words in reading order, and for each whether it stands outside quotation marks."""
    text = words.normalized(" ".join(sentence.text for sentence in paragraph), "NFKC").casefold()
    quoted = quotation.spans(text)
    row = _WORD.findall(text)
    if not quoted:
        return row, [True] * len(row)
    return row, [not quotation.within(match.start(), quoted) for match in _WORD.finditer(text)]
