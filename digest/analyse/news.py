"""The method `news`: a few readable features of a sentence, weighed and added.

Centrality as in LexRank (Erkan and Radev 2004) and PacSum (Zheng and Lapata 2019), the place in the article, and what makes a
sentence stand badly alone. The weights were found by coordinate ascent for ROUGE-1 + 1.5 ROUGE-2 of three-sentence summaries on
every other article (260) of the CNN validation set, rounded; that of `title` was set by hand, as that set has no titles. docs/summaries.md has what they reach on the other half.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from digest import background, coherence, words
from digest.model import Article, Reason, Sentence

Vector = NDArray[np.float64]

WEIGHTS = {
    "position": 0.8,
    "centrality": 0.25,
    "echo": 0.65,
    "coverage": 0.2,
    "title": 0.3,
    "length": -0.1,
    "question": -0.6,
    "quotation": -0.4,
    "attribution": -0.2,
    "fragment": -0.2,
}
_LEDE = 8.0
"""Sentences over which the value of an early place falls to 1/e."""
_USUAL = 25.0
"""Words in a usual sentence of news."""
_FEW = 5
"""Words below which a sentence is a caption, a label or a cry."""


def scores(article: Article, sentences: Sequence[Sentence]) -> tuple[tuple[float, tuple[Reason, ...]], ...]:
    """The score of each sentence and what each feature adds to it, features that add nothing left out."""
    columns = features(article, sentences)
    rows = []
    for at in range(len(sentences)):
        shares = ((name, WEIGHTS[name] * float(column[at])) for name, column in columns.items())
        reasons = tuple(Reason(name, round(share, 4)) for name, share in shares if abs(share) >= 0.00005)
        rows.append((round(math.fsum(reason.value for reason in reasons), 4), reasons))
    return tuple(rows)


def features(article: Article, sentences: Sequence[Sentence]) -> dict[str, Vector]:
    """A column of values, most of them from 0 to 1, for each feature of `WEIGHTS`."""
    language = article.language.text
    rows = [words.stems(sentence.text, language, content_only=True) for sentence in sentences]
    texts = [sentence.text for sentence in sentences]
    centrality, echo = _similarities(rows)
    lengths = np.array([len(words.words(text)) for text in texts], dtype=float)
    return {
        "position": np.exp(-np.arange(len(texts)) / _LEDE),
        "centrality": _scaled(centrality),
        "echo": _scaled(echo),
        "coverage": _scaled(_coverage(rows)),
        "title": _title(rows, article),
        "length": lengths / _USUAL,
        "question": _flags([coherence.is_question(text) for text in texts]),
        "quotation": _flags([coherence.is_quotation(text) for text in texts]),
        "attribution": _flags([coherence.is_attribution(text, language) for text in texts]),
        "fragment": _flags([length < _FEW for length in lengths]),
    }


def _similarities(rows: Sequence[Sequence[str]]) -> tuple[Vector, Vector]:
    """For each sentence, its cosines with all others added up, and with those after it.

    As TF-IDF vectors, with the IDF of this article. A sum of cosines is one product with the sum of the vectors, so that no table of
    all pairs is needed: long texts have thousands of sentences.
    """
    vectors = _vectors(rows)
    after = _with_those_before(vectors[::-1])[::-1]
    return _with_those_before(vectors) + after, after


def _with_those_before(vectors: Sequence[Mapping[str, float]]) -> Vector:
    """For each vector the sum of its products with all that stand before it."""
    sums, whole = np.zeros(len(vectors)), dict[str, float]()
    for at, vector in enumerate(vectors):
        sums[at] = math.fsum(weight * whole[stem] for stem, weight in vector.items() if stem in whole)
        for stem, weight in vector.items():
            whole[stem] = whole.get(stem, 0.0) + weight
    return sums


def _vectors(rows: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    frequency = Counter(stem for row in rows for stem in set(row))
    vectors = []
    for row in rows:
        weights = {stem: n * math.log(1 + len(rows) / frequency[stem]) for stem, n in Counter(row).items()}
        norm = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({stem: weight / norm for stem, weight in weights.items()})
    return vectors


def _coverage(rows: Sequence[Sequence[str]]) -> Vector:
    """How many times the other mentions of a sentence's words occur in the article."""
    counts = Counter(stem for row in rows for stem in row)
    return np.array([sum(counts[stem] - 1 for stem in set(row)) for row in rows], dtype=float)


def _title(rows: Sequence[Sequence[str]], article: Article) -> Vector:
    """The share of the title's words, the rarer in news the weightier, that each sentence has."""
    language = article.language.text
    wanted = {
        stem: background.rarity(stem, language) for stem in words.stems(article.title.text, language, content_only=True)
    }
    whole = math.fsum(sorted(wanted.values())) or 1.0
    return np.array([math.fsum(sorted(wanted.get(stem, 0.0) for stem in set(row))) / whole for row in rows])


def _scaled(values: Vector) -> Vector:
    most = values.max(initial=0.0)
    return values / most if most > 0 else values


def _flags(values: Sequence[bool]) -> Vector:
    return np.array(values, dtype=float)
