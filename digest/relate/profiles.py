"""What an article is about, as weighted terms, so that articles can be compared whole.

A term weighs the square root of how often it is used, in the title and the opening more, times its rarity: the logarithm of the share
of articles that hold it, counted among those at hand and smoothed with what is known of news at large. Vectors have unit length; their
product is the cosine (Salton and Buckley 1988).
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest import words
from digest.background import rarity
from digest.model import Analysis, Article, Name
from digest.terms import terms

Weights = Mapping[str, float]

# What one use in the title, in one of the first sentences, and further down counts.
_TITLE, _LEDE, _BODY = 2.0, 1.5, 1.0
_LEDE_SENTENCES = 3
# An article is told apart by its weightiest terms; more of them change nothing but the time it takes.
_MOST = 200
# The articles that what is known of news at large stands for, beside those at hand.
_PRIOR = 1000
# The share of articles that a term unknown to the background counts is taken to be in.
_UNSEEN = 0.005


@dataclass(frozen=True, slots=True)
class Profile:
    """One article’s terms and how much it uses them."""

    article: str
    language: str
    """The primary subtag."""
    day: int | None
    """When it was published, as a count of days."""
    uses: Weights


@dataclass(frozen=True, slots=True)
class Vector:
    """The same with rarity counted in, of unit length."""

    article: str
    day: int | None
    weights: Weights


def profile(article: Article, analysis: Analysis) -> Profile:
    """The terms of an article, those of a name’s short spellings under one."""
    language = article.language.text
    same = _spellings(analysis.names, language)
    uses: defaultdict[str, float] = defaultdict(float)
    for text, weight in _texts(article, analysis):
        for term in of(text, language):
            uses[same.get(term, term)] += weight
    day = article.published.start.toordinal() if article.published else None
    return Profile(article.id, language.partition("-")[0].lower(), day, dict(sorted(uses.items())))


def of(text: str, language: str) -> Iterator[str]:
    """The terms of `text`: stems without function words and single letters; hyphens part words."""
    found = terms(text, language)
    for word, stem, stop in zip(found.words, found.stems, found.stops, strict=True):
        if "-" in word:
            parts = [part for part in word.split("-") if len(part) > 1 and not words.is_stop(part, language)]
            yield from (words.stem(part, language) for part in parts)
        elif not stop and len(word) > 1:
            yield stem


def vectors(profiles: Sequence[Profile]) -> tuple[Vector, ...]:
    """The vectors of `profiles`, in their order; rarity is counted in each language apart."""
    held: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sizes = Counter(one.language for one in profiles)
    for one in profiles:
        held[one.language].update(one.uses.keys())
    worths = {language: _worth(counts, sizes[language], language) for language, counts in held.items()}
    return tuple(_vector(one, worths[one.language]) for one in profiles)


class Index:
    """Which articles hold each term, so that one vector can be multiplied with all."""

    def __init__(self, known: Sequence[Vector]) -> None:
        found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, one in enumerate(known):
            for term, weight in one.weights.items():
                found[term].append((at, weight))
        self._size = len(known)
        self._holders = {
            term: (np.array([at for at, _ in held], np.intp), np.array([weight for _, weight in held]))
            for term, held in found.items()
        }

    def products(self, weights: Weights) -> NDArray[np.float64]:
        """The product of `weights` with each vector, in their order."""
        total = np.zeros(self._size)
        for term, weight in weights.items():
            if term in self._holders:
                places, held = self._holders[term]
                total[places] += weight * held
        return total


def product(a: Weights, b: Weights) -> float:
    """The sum over the terms of both, in the order of the one with fewer."""
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return math.fsum(weight * many[term] for term, weight in few.items() if term in many)


def _texts(article: Article, analysis: Analysis) -> Iterator[tuple[str, float]]:
    yield article.title.text, _TITLE
    for sentence in analysis.sentences:
        yield sentence.text, _LEDE if sentence.index < _LEDE_SENTENCES else _BODY


def _spellings(names: Sequence[Name], language: str) -> Mapping[str, str]:
    """The term to put for a name of one word that has another spelling: `zelenskyy`, `zelensky`."""
    same: dict[str, str] = {}
    for name in names:
        label = name.label.rpartition(" ")[2] if name.kind == "person" else name.label
        short = [form for form in name.forms if " " not in form and "-" not in form and form != label]
        if " " not in label and "-" not in label and label:
            same |= {words.stem(form, language): words.stem(label, language) for form in short}
    return same


def _worth(counts: Mapping[str, int], size: int, language: str) -> Weights:
    return {
        term: -math.log((count + _PRIOR * _UNSEEN ** rarity(term, language)) / (size + _PRIOR))
        for term, count in counts.items()
    }


def _vector(one: Profile, worth: Weights) -> Vector:
    weighed = ((math.sqrt(uses) * worth[term], term) for term, uses in one.uses.items())
    kept = heapq.nlargest(_MOST, weighed)
    length = math.sqrt(math.fsum(weight * weight for weight, _ in kept)) or 1.0
    return Vector(one.article, one.day, {term: weight / length for weight, term in kept})
