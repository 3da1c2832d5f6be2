"""The sentences of an article as they are compared with those of others: found of each article by itself, wherever that is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.hands import ALONE, Hands
from digest.model import Analysis, Anaphor, Article, Place, Sentence
from digest.progress import Progress, silent
from digest.relate import anchors, foretold, spelling, vectors
from digest.relate.differ.sides import Side, side
from digest.relate.foretold import Ahead
from digest.relate.recall import AFRESH, Recall
from digest.relate.vectors import Vector

Pairs = Sequence[tuple[Article, Analysis]]

# A sentence with fewer content terms than this says too little to be a report of anything.
LEAST = 3
_PIECE = 8
"""Articles that are read in one go."""
_FEW = 100
"""So many articles are read here: workers have first to load what reading takes, each half a second."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article's sentences say by themselves."""

    vectors: tuple[Vector, ...]
    """Those that say enough, names under one spelling."""
    sides: tuple[Side, ...]
    """Each of them as differences are sought in it."""
    ahead: tuple[tuple[Sentence, Ahead], ...]
    """The sentences that say that something is to come."""


def readings(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    progress: Progress = silent,
    recall: Recall = AFRESH,
    hands: Hands = ALONE,
) -> tuple[Reading, ...]:
    """What each of `articles` says; `analyses` in the same order."""
    pairs = tuple(zip(articles, analyses, strict=True))
    known = [recall.found("reading", pair) for pair in pairs]
    missing = [pair for pair, found in zip(pairs, known, strict=True) if found is None]
    pieces = [missing[start : start + _PIECE] for start in range(0, len(missing), _PIECE)]
    asked = hands if len(missing) > _FEW else ALONE
    fresh = (one for piece in asked.each(pieces, read, "sentences", progress, size=len) for one in piece)
    return tuple(
        found.value if found is not None else recall.keep("reading", pair, (), next(fresh))
        for pair, found in zip(pairs, known, strict=True)
    )


def sentences(found: Iterable[Reading]) -> tuple[Vector, ...]:
    """The sentences of several articles that say enough."""
    return tuple(vector for one in found for vector in one.vectors)


def read(pairs: Pairs) -> list[Reading]:
    """What each of some articles says, given with its analysis."""
    return [_reading(article, analysis) for article, analysis in pairs]


def _reading(article: Article, analysis: Analysis) -> Reading:
    anaphors: dict[int, list[Anaphor]] = defaultdict(list)
    for one in analysis.anaphors:
        anaphors[one.sentence].append(one)
    told = tuple(_vectors(article, analysis))
    sides = tuple(side(vector, anaphors.get(vector.place.sentence, ())) for vector in told)
    return Reading(told, sides, tuple(foretold.foretold(article, analysis)))


def _vectors(article: Article, analysis: Analysis) -> Iterator[Vector]:
    respell, language = spelling.respeller(analysis.names), article.language.text
    tied = anchors.anchors(article.published, analysis)
    for sentence in analysis.sentences:
        place, known = Place(article.id, sentence.index), tied.get(sentence.index, anchors.NONE)
        found = vectors.vector(place, sentence.text, language, respelt=respell(sentence.text), anchors=known)
        if len(found.content) >= LEAST:
            yield found
