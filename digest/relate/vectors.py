"""Sentences as sets of terms, what each term is worth inside a story, and which pairs are worth comparing."""

from __future__ import annotations

import functools
import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest import lexicon, words
from digest.model import Place
from digest.relate.forms import stem
from digest.relate.stance import stance

Weigh = Callable[[str], float]

# A term in more sentences than this brings no two of them together; it still counts once they are compared.
COMMON = 60
# How many partners a sentence is compared with, those sharing the most weight first.
PARTNERS = 25
# A number with its decimals and groups of thousands, or a word; hyphens part words.
_PIECE = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:['’ʼ][^\W_]+)*")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?:\D|$))")


@dataclass(frozen=True, slots=True)
class Vector:
    """A sentence in terms: stems, with synonyms under one term and names under one spelling."""

    place: Place
    source: str
    """The sentence as published."""
    text: str
    """The same with each name in one spelling."""
    language: str
    terms: tuple[str, ...]
    """In reading order, function words included."""
    content: frozenset[str]
    """Without function words."""
    pairs: frozenset[tuple[str, str]]
    """Neighbouring content terms."""
    names: frozenset[str]
    """Terms written with a capital inside the sentence."""
    numbers: frozenset[str]
    stance: frozenset[str]
    """How it stands to what it tells, of `stance.KINDS`."""


def vector(place: Place, source: str, language: str, *, respelt: str | None = None) -> Vector:
    """The terms of a sentence; `respelt` is the same with each name in one spelling."""
    text = source if respelt is None else respelt
    written = pieces(text)
    terms = tuple(term_of(word, language) for word in written)
    stops = tuple(words.is_stop(word, language) for word in written)
    content = tuple(term for term, stop in zip(terms, stops, strict=True) if not stop)
    capitals = (written[at][0].isupper() and not stops[at] for at in range(1, len(written)))
    return Vector(
        place=place,
        source=source,
        text=text,
        language=language,
        terms=terms,
        content=frozenset(content),
        pairs=frozenset(pairwise(content)),
        names=frozenset(term for term, capital in zip(terms[1:], capitals, strict=True) if capital),
        numbers=frozenset(term for term in terms if term[0].isdigit()),
        stance=stance(text, language),
    )


def pieces(text: str) -> tuple[str, ...]:
    """The words and numbers of `text` as written."""
    return tuple(_PIECE.findall(text))


def term_of(word: str, language: str) -> str:
    """The term that `word` counts as: its stem, or what stands for its synonyms; numbers without marks of thousands."""
    if word[0].isdigit():
        return _THOUSANDS.sub("", word)
    stemmed = stem(word, language)
    return _synonyms(language.partition("-")[0].lower()).get(stemmed, stemmed)


@functools.cache
def _synonyms(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in lexicon.words("synonyms", language, "classes"):
        members = [stem(word, language) for word in line.split()]
        found |= dict.fromkeys(members, members[0])
    return found


def alone(_: str) -> float:
    """What a term is worth where nothing is known but the two sentences."""
    return 1.0


def inverse_frequency(vectors: Sequence[Vector]) -> Weigh:
    """What a term is worth among `vectors`: log((N + 1) / (n + 0.5)) / log(N + 1) for a term in n of N sentences."""
    counts = Counter(term for vector in vectors for term in frozenset(vector.terms))
    scale = math.log(len(vectors) + 1) or 1.0
    total = len(vectors) + 1

    def weigh(term: str) -> float:
        return math.log(total / (counts[term] + 0.5)) / scale

    return weigh


def candidates(vectors: Sequence[Vector]) -> tuple[tuple[int, int], ...]:
    """Pairs of positions of `vectors` from different articles that share rare terms, in order.

    Near linear: only terms in at most COMMON sentences bring sentences together, and a sentence meets PARTNERS others.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for position, found in enumerate(vectors):
        for term in sorted(found.content | frozenset(" ".join(pair) for pair in found.pairs)):
            holders[term].append(position)
    weights = {term: math.log((len(vectors) + 1) / len(held)) for term, held in holders.items() if len(held) > 1}
    kept = {term: held for term, held in holders.items() if 1 < len(held) <= COMMON}
    shared: list[dict[int, float]] = [defaultdict(float) for _ in vectors]
    for term in sorted(kept):
        for at, first in enumerate(kept[term]):
            for second in kept[term][at + 1 :]:
                shared[first][second] += weights[term]
                shared[second][first] += weights[term]
    return tuple(sorted({pair for at, others in enumerate(shared) for pair in _best(at, others, vectors)}))


def _best(at: int, others: Mapping[int, float], vectors: Sequence[Vector]) -> list[tuple[int, int]]:
    mine = vectors[at]
    foreign = (
        (weight, -other)
        for other, weight in others.items()
        if vectors[other].place.article != mine.place.article and vectors[other].language == mine.language
    )
    return [(min(at, -other), max(at, -other)) for _, other in heapq.nlargest(PARTNERS, foreign)]
