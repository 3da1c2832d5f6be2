"""How much each stem and pair of stems belongs into a summary of several articles, by a small trained model.

A regression over concepts, as Hong and Nenkova (2014) did for words and Li, Qian and Liu (2013) for pairs: how large a share of
human summaries of the same articles would use it. Trained by training/topic.py, shipped as digest/data/models/topic.json.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from digest import background, scoring
from digest.relate.summary.candidates import Candidate, Concept, weights_of_articles

Matrix = NDArray[np.float64]

FEATURES: Mapping[str, str] = {
    "share": "share of the articles that hold it, an outlet's articles together counting as the root of their number",
    "rank": "share of the concepts that more articles hold",
    "frequency": "sentences that hold it, logarithm, by the logarithm of all",
    "density": "ten times the share of the sentences that hold it",
    "telling": "the same, times the least rarity of its stems",
    "first": "share of the articles whose first sentence holds it",
    "opening": "share of the articles with it in one of the first three sentences",
    "earliest": "the earliest place in an article, from 0 to 1",
    "place": "the mean over articles of the first place",
    "common": "the least rarity of its stems in news at large, from 0 to 1",
    "rare": "the greatest rarity of its stems",
    "name": "share of the sentences in which it is written with a capital",
    "number": "1 where it holds a digit",
    "function": "1 where one of the two is a function word",
    "pair": "1 for two stems, 0 for one",
    "weaker": "share of the articles that hold the less common of its stems",
    "stronger": "share of the articles that hold the more common of its stems",
    "bound": "its share by that of its less common stem: near 1 for stems that come together",
    "company": "the mean over its sentences of how much their stems are shared among articles",
    "best company": "the greatest of the same",
    "articles": "logarithm of the number of articles",
}
_SHARED = 0.25
"""The power of the share of articles by which likelihood is multiplied. On topics left out powers from 0 to 0.25 did equally well,
0.75 for both met fewer pairs."""
_SINGLE = 0.5
"""What a stem counts beside a pair of stems."""
_MOST = 20_000
"""Concepts that are scored, those held by most articles."""


def weights(found: Sequence[Candidate]) -> dict[Concept, float]:
    """The worth of each concept that two articles share, by those of one language; of all where there is one article."""
    keys, rows = features(found)
    if not keys:
        return {}
    likely = np.maximum(scoring.load("topic").scores(rows), 0.0)
    columns = dict(zip(FEATURES, rows.T, strict=True))
    single = np.where(columns["pair"] == 0, _SINGLE * np.sqrt(columns["common"]), 1.0)
    worth = likely * columns["share"] ** _SHARED * single
    return {key: float(value) for key, value in zip(keys, worth, strict=True) if value > 0}


def features(found: Sequence[Candidate]) -> tuple[list[Concept], Matrix]:
    """The concepts that the model scores, and a row of FEATURES for each."""
    held = _Held(found)
    keys = held.keys()
    by_share = sorted(held.share[key] for key in keys)
    rows = [held.row(key, 1 - bisect.bisect_right(by_share, held.share[key]) / len(keys)) for key in keys]
    return keys, np.array(rows, float).reshape(len(keys), len(FEATURES))


class _Held:
    """Where each concept is held."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self.language = found[0].language if found else ""
        self.weight = weights_of_articles(found)
        self.whole = math.fsum(sorted(self.weight.values())) or 1.0
        self.sentences = len(found)
        self.places: defaultdict[Concept, dict[str, float]] = defaultdict(dict)
        self.frequency: Counter[Concept] = Counter()
        self.capital: Counter[str] = Counter()
        firsts: defaultdict[Concept, set[str]] = defaultdict(set)
        openings: defaultdict[Concept, set[str]] = defaultdict(set)
        for one in found:
            article = one.place.article
            self.capital.update(one.names)
            self.frequency.update(one.concepts)
            for concept in one.concepts:
                self.places[concept].setdefault(article, one.share)
                if one.place.sentence < 3:
                    openings[concept].add(article)
                    if one.place.sentence == 0:
                        firsts[concept].add(article)
        self.share = {concept: self._share(where) for concept, where in self.places.items()}
        self.firsts = {concept: self._share(where) for concept, where in firsts.items()}
        self.openings = {concept: self._share(where) for concept, where in openings.items()}
        self.company, self.best = self._company(found)

    def _share(self, articles: Iterable[str]) -> float:
        return math.fsum(self.weight[article] for article in articles) / self.whole

    def _company(self, found: Sequence[Candidate]) -> tuple[dict[Concept, float], dict[Concept, float]]:
        """How much the sentences that hold a concept are shared among articles: the mean and the greatest."""
        total: defaultdict[Concept, float] = defaultdict(float)
        best: defaultdict[Concept, float] = defaultdict(float)
        for one in found:
            single = [concept for concept in one.concepts if len(concept) == 1]
            shared = math.fsum(self.share[concept] * self._rarity(concept[0]) for concept in single)
            mean = shared / max(4, len(single))
            for concept in one.concepts:
                total[concept] += mean
                best[concept] = max(best[concept], mean)
        return {concept: value / self.frequency[concept] for concept, value in total.items()}, best

    def keys(self) -> list[Concept]:
        """The concepts of two articles and more, or all where there is one article."""
        fewest = min(2, len(self.weight))
        shared = [concept for concept, where in self.places.items() if len(where) >= fewest] or list(self.places)
        return sorted(shared, key=lambda concept: (-self.share[concept], concept))[:_MOST]

    def row(self, concept: Concept, rank: float) -> tuple[float, ...]:
        """The FEATURES of one concept."""
        rarities = [self._rarity(stem) for stem in concept]
        parts = [self.share[(stem,)] for stem in concept if (stem,) in self.share]
        places = self.places[concept].values()
        share, count = self.share[concept], self.frequency[concept]
        density = 10 * count / self.sentences
        named = [min(1.0, self.capital[stem] / max(1, self.frequency[(stem,)])) for stem in concept]
        return (
            share,
            rank,
            math.log1p(count) / math.log1p(self.sentences),
            density,
            density * min(rarities),
            self.firsts.get(concept, 0.0),
            self.openings.get(concept, 0.0),
            min(places),
            math.fsum(places) / len(places),
            min(rarities),
            max(rarities),
            sum(named) / len(named),
            any(character.isdigit() for stem in concept for character in stem),
            len(parts) < len(concept),
            len(concept) - 1,
            min(parts) if len(parts) == len(concept) else 0.0,
            max(parts, default=0.0),
            share / min(parts) if parts else 0.0,
            self.company[concept],
            self.best[concept],
            math.log(len(self.weight)),
        )

    def _rarity(self, stem: str) -> float:
        return background.rarity(stem, self.language)
