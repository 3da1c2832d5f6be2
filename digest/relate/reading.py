"""The sentences of an article as they are compared with those of others: found of each article by itself, wherever that is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from digest.hands import ALONE, Hands
from digest.model import Analysis, Anaphor, Article, Place, Sentence
from digest.progress import Progress, silent
from digest.relate import anchors, foretold, spelling, vectors
from digest.relate.differ.sides import Side, apart, further, joined, side
from digest.relate.foretold import Ahead
from digest.relate.recall import AFRESH, Recall
from digest.relate.vectors import Vector

Pairs = Sequence[tuple[Article, Analysis]]
Apart = tuple[Side, ...]
"""The sentences of an article as differences are sought in them, without the sentences themselves (`sides.apart`)."""

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
    further: tuple[tuple[str, ...], ...]
    """Of each of them the terms beside its own on whose worth it may depend what is found of it (`sides.further`)."""
    ahead: tuple[tuple[Sentence, Ahead], ...]
    """The sentences that say that something is to come."""


class Read:
    """What each of some articles says; nothing is found that was found before."""

    def __init__(
        self,
        articles: Sequence[Article],
        analyses: Sequence[Analysis],
        progress: Progress = silent,
        recall: Recall = AFRESH,
        hands: Hands = ALONE,
    ) -> None:
        """`analyses` in the order of `articles`."""
        self._pairs = tuple(zip(articles, analyses, strict=True))
        self._recall = recall
        self._fresh: dict[str, Apart] = {}
        """Of each article by its id that has just been read."""
        self.readings = self._readings(progress, hands)
        """In the order of the articles."""
        known = {pair[0].id for pair in self._pairs if recall.found("sides", pair) is not None}
        self.at_hand = tuple(self.sides(known | self._fresh.keys()))
        """Sentences as differences are sought in them, as far as they have been read so."""

    @property
    def sentences(self) -> tuple[Vector, ...]:
        """Those of all articles that say enough."""
        return sentences(self.readings)

    @property
    def further(self) -> Mapping[Place, tuple[str, ...]]:
        """Of each sentence the terms beside its own on whose worth it may depend what is found of it."""
        told = ((vector, own) for one in self.readings for vector, own in zip(one.vectors, one.further, strict=True))
        return {vector.place: own for vector, own in told}

    def sides(self, articles: Container[str]) -> Iterator[Side]:
        """The sentences of these articles as differences are sought in them."""
        rows = [row for row, (article, _) in enumerate(self._pairs) if article.id in articles]

        def find(places: list[int]) -> Iterator[Apart]:
            for at in places:
                article, analysis = self._pairs[rows[at]]
                own = self._fresh.get(article.id)
                yield _sides(analysis, self.readings[rows[at]].vectors) if own is None else own

        asked = [(self._pairs[row], ()) for row in rows]
        for row, told in zip(rows, self._recall.each("sides", Apart, asked, find, self._pairs), strict=True):
            yield from map(joined, told, self.readings[row].vectors)

    def _readings(self, progress: Progress, hands: Hands) -> tuple[Reading, ...]:
        def find(places: list[int]) -> Iterator[Reading]:
            missing = [self._pairs[at] for at in places]
            pieces = [missing[start : start + _PIECE] for start in range(0, len(missing), _PIECE)]
            asked = hands if len(missing) > _FEW else ALONE
            told = asked.each(pieces, read, "sentences", progress, size=len)
            for (article, _), (reading, own) in zip(missing, chain.from_iterable(told), strict=True):
                self._fresh[article.id] = own
                yield reading

        return tuple(self._recall.each("reading", Reading, [(pair, ()) for pair in self._pairs], find))


def readings(articles: Sequence[Article], analyses: Sequence[Analysis]) -> tuple[Reading, ...]:
    """What each of `articles` says; `analyses` in the same order."""
    return Read(articles, analyses).readings


def sentences(found: Iterable[Reading]) -> tuple[Vector, ...]:
    """The sentences of several articles that say enough."""
    return tuple(vector for one in found for vector in one.vectors)


def read(pairs: Pairs) -> list[tuple[Reading, Apart]]:
    """What each of some articles says, given with its analysis, and its sentences as differences are sought in them."""
    return [_reading(article, analysis) for article, analysis in pairs]


def _reading(article: Article, analysis: Analysis) -> tuple[Reading, Apart]:
    told = tuple(_vectors(article, analysis))
    own = _sides(analysis, told)
    found = tuple(further(joined(one, vector)) for one, vector in zip(own, told, strict=True))
    return Reading(told, found, tuple(foretold.foretold(article, analysis))), own


def _sides(analysis: Analysis, told: Sequence[Vector]) -> Apart:
    anaphors: dict[int, list[Anaphor]] = defaultdict(list)
    for one in analysis.anaphors:
        anaphors[one.sentence].append(one)
    return tuple(apart(side(vector, anaphors.get(vector.place.sentence, ()))) for vector in told)


def _vectors(article: Article, analysis: Analysis) -> Iterator[Vector]:
    respell, language = spelling.respeller(analysis.names), article.language.text
    tied = anchors.anchors(article.published, analysis)
    for sentence in analysis.sentences:
        place, known = Place(article.id, sentence.index), tied.get(sentence.index, anchors.NONE)
        found = vectors.vector(place, sentence.text, language, respelt=respell(sentence.text), anchors=known)
        if len(found.content) >= LEAST:
            yield found
