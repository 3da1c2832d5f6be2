"""ROUGE-1 and ROUGE-2 as the package rouge-score counts them with its stemmer, fast enough to train by.

Texts are reduced to counts once; comparing two is then a few dictionary look-ups (Lin 2004). Scores go from 0 to 1.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from nltk.stem.porter import PorterStemmer
from numpy.typing import NDArray

K = TypeVar("K")

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_porter = PorterStemmer()


@dataclass(frozen=True, slots=True)
class Counts:
    """The stems and the pairs of stems of a text, counted."""

    singles: Counter[str]
    pairs: Counter[tuple[str, str]]


@functools.lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return str(_porter.stem(word)) if len(word) > 3 else word


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text as rouge-score takes them: of runs of a–z and 0–9, those of four letters and more by Porter."""
    return tuple(_stem(word) for word in _NOT_WORD.sub(" ", text.lower()).split())


def counts(text: str) -> Counts:
    """The counts of a text."""
    row = stems(text)
    return Counts(Counter(row), Counter(itertools.pairwise(row)))


def f1(candidate: Counts, references: Sequence[Counts]) -> tuple[float, float]:
    """The mean over the references of the F1 of stems and of pairs of stems."""
    both = [(_f1(candidate.singles, one.singles), _f1(candidate.pairs, one.pairs)) for one in references]
    return sum(one for one, _ in both) / len(both), sum(two for _, two in both) / len(both)


def recall(candidate: Counts, references: Sequence[Counts]) -> tuple[float, float]:
    """The mean over the references of the share of their stems and of their pairs of stems that the candidate has."""
    both = [(_shared(candidate.singles, one.singles)[1], _shared(candidate.pairs, one.pairs)[1]) for one in references]
    return sum(one for one, _ in both) / len(both), sum(two for _, two in both) / len(both)


def better(ours: Iterable[float], theirs: Iterable[float], draws: int = 10_000) -> tuple[float, float]:
    """The mean gain of paired scores, and how likely a bootstrap finds none (one-sided p)."""
    gain: NDArray[np.float64] = np.fromiter(ours, float) - np.fromiter(theirs, float)
    drawn = np.random.default_rng(1).integers(0, len(gain), (draws, len(gain)))
    return float(gain.mean()), float((gain[drawn].mean(axis=1) <= 0).mean())


def _shared(candidate: Counter[K], reference: Counter[K]) -> tuple[float, float]:
    """Precision and recall."""
    same = sum(min(number, candidate[key]) for key, number in reference.items() if key in candidate)
    return same / max(candidate.total(), 1), same / max(reference.total(), 1)


def _f1(candidate: Counter[K], reference: Counter[K]) -> float:
    precision, recalled = _shared(candidate, reference)
    return 2 * precision * recalled / (precision + recalled) if precision + recalled else 0.0
