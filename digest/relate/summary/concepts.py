"""How much each stem and pair of stems belongs into a summary of several articles, by a small trained model.

A regression over concepts, as Hong and Nenkova (2014) did for words and Li, Qian and Liu (2013) for pairs: how large a share of
human summaries of the same articles would use it. Trained by training/topic.py, shipped as digest/data/models/topic.json.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

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
_FEWEST = 2
"""Articles that hold a concept which is scored."""
_OPENING = 3
"""Sentences that open an article."""


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
    if not any(one.concepts for one in found):
        return [], np.zeros((0, len(FEATURES)))
    held = _Held(found)
    chosen = held.chosen()
    return [held.concepts[at] for at in chosen.tolist()], held.rows(chosen)


class _Held:
    """Where each concept is held: concepts, articles and sentences by number, one entry for each concept of a sentence."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        number: defaultdict[Concept, int] = defaultdict(itertools.count().__next__)
        told = itertools.chain.from_iterable(one.concepts for one in found)
        self.concept = np.fromiter(map(number.__getitem__, told), int)
        self.concepts = list(number)
        self.number: Mapping[Concept, int] = dict(number)
        self.sentence = np.repeat(np.arange(len(found)), [len(one.concepts) for one in found])
        weight = weights_of_articles(found)
        articles = {name: at for at, name in enumerate(weight)}
        self.article = np.array([articles[one.place.article] for one in found])[self.sentence]
        self.weight = np.array(list(weight.values()))
        self.whole = math.fsum(sorted(weight.values())) or 1.0
        self.frequency = np.bincount(self.concept, minlength=len(number))
        first = self._by_article(np.ones(len(self.concept), np.bool_))
        self.articles = np.bincount(self.concept[first], minlength=len(number))
        self.share = self._share(first)
        place = np.array([one.share for one in found])[self.sentence[first]]
        self.earliest = np.minimum.reduceat(place, np.cumsum(self.articles) - self.articles)
        self.place = _sums(place, self.articles) / self.articles
        index = np.array([one.place.sentence for one in found])[self.sentence]
        self.firsts = self._share(self._by_article(index == 0))
        self.openings = self._share(self._by_article(index < _OPENING))
        self.found = found
        self.company, self.best = self._company()

    def _by_article(self, fit: NDArray[np.bool_]) -> NDArray[np.intp]:
        """The first entry of each concept in each article, of those that are `fit`: concept by concept."""
        entries = np.flatnonzero(fit)
        codes = self.concept[entries] * len(self.weight) + self.article[entries]
        return entries[np.unique(codes, return_index=True)[1]]

    def _share(self, entries: NDArray[np.intp]) -> Matrix:
        """The share that the articles of `entries` have of all, for each concept."""
        sizes = np.bincount(self.concept[entries], minlength=len(self.concepts))
        return _sums(self.weight[self.article[entries]], sizes) / self.whole

    def _company(self) -> tuple[Matrix, Matrix]:
        """How much the sentences that hold a concept are shared among articles: the mean and the greatest."""
        single = np.fromiter(map(len, self.concepts), int, len(self.concepts)) == 1
        rarity = np.zeros(len(self.concepts))
        stems = [self.concepts[at][0] for at in np.flatnonzero(single).tolist()]
        rarity[single] = background.rarities(stems, self.found[0].language)
        alone = single[self.concept]
        sizes = np.bincount(self.sentence[alone], minlength=len(self.found))
        shared = _sums((self.share * rarity)[self.concept[alone]], sizes)
        mean = (shared / np.maximum(4, sizes))[self.sentence]
        best = np.zeros(len(self.concepts))
        np.maximum.at(best, self.concept, mean)
        return np.bincount(self.concept, weights=mean) / self.frequency, best

    def chosen(self) -> NDArray[np.intp]:
        """The concepts of two articles and more, or all where there is one article: those of most first."""
        shared = np.flatnonzero(self.articles >= min(_FEWEST, len(self.weight)))
        several = shared if len(shared) else np.arange(len(self.concepts))
        keys = zip((-self.share[several]).tolist(), (self.concepts[at] for at in several.tolist()), strict=True)
        ranked = sorted(zip(keys, several.tolist(), strict=True))
        return np.array([at for _, at in ranked[:_MOST]], np.intp)

    def rows(self, chosen: NDArray[np.intp]) -> Matrix:
        """The FEATURES of the concepts chosen."""
        share, count = self.share[chosen], self.frequency[chosen]
        rank = 1 - np.searchsorted(np.sort(share), share, side="right") / max(len(chosen), 1)
        density = 10 * count / len(self.found)
        frequency = _each(count, lambda one: math.log1p(one) / math.log1p(len(self.found)))
        places = self.firsts[chosen], self.openings[chosen], self.earliest[chosen], self.place[chosen]
        company = self.company[chosen], self.best[chosen]
        stems = _Stems([self.concepts[at] for at in chosen.tolist()], self.number, self.found)
        common, rare, *kinds = stems.kinds(self.frequency)
        parts = stems.parts(share, self.share)
        articles = np.full(len(chosen), math.log(len(self.weight)))
        columns = (share, rank, frequency, density, density * common, *places, common, rare, *kinds, *parts)
        return np.stack([*columns, *company, articles], axis=1)


class _Stems:
    """The stems that some concepts are made of."""

    def __init__(self, concepts: Sequence[Concept], known: Mapping[Concept, int], found: Sequence[Candidate]) -> None:
        """`known` has the numbers of all concepts."""
        number: dict[str, int] = {}
        self.first = np.array([number.setdefault(name[0], len(number)) for name in concepts], int)
        self.second = np.array([number.setdefault(name[-1], len(number)) for name in concepts], int)
        """The same for a single stem."""
        self.paired = np.array([len(name) > 1 for name in concepts], np.bool_)
        self.rarity = np.array(background.rarities(number, found[0].language))
        self.digit = np.array([any(map(str.isdigit, stem)) for stem in number])
        capital = Counter(itertools.chain.from_iterable(one.names for one in found))
        self.capital = np.array([capital[stem] for stem in number])
        self.single = np.array([known.get((stem,), -1) for stem in number], int)
        """The concept of each stem alone; -1 for function words."""

    def kinds(self, frequency: NDArray[np.intp]) -> tuple[Matrix, ...]:
        """The least and the greatest rarity of the stems, how often with a capital, with digits, with a function word, and whether two.

        `frequency` is that of all concepts.
        """
        one, other = self.first, self.second
        counts = np.where(self.single < 0, 0, frequency[self.single])
        named = np.minimum(1.0, self.capital / np.maximum(1, counts))
        return (
            np.minimum(self.rarity[one], self.rarity[other]),
            np.maximum(self.rarity[one], self.rarity[other]),
            np.where(self.paired, (named[one] + named[other]) / 2, named[one]),
            (self.digit[one] | self.digit[other]).astype(float),
            ((self.single[one] < 0) | (self.single[other] < 0)).astype(float),
            self.paired.astype(float),
        )

    def parts(self, own: Matrix, share: Matrix) -> tuple[Matrix, Matrix, Matrix]:
        """The share of the less and of the more common stem, and that of both by the less common; function words have none.

        `own` is the share of each of these concepts, `share` that of all.
        """
        each = [np.where(self.single[at] < 0, np.nan, share[self.single[at]]) for at in (self.first, self.second)]
        weaker, stronger = np.fmin(*each), np.fmax(*each)
        known = ~np.isnan(weaker)
        bound = np.divide(own, weaker, out=np.zeros(len(own)), where=known)
        whole = ~np.isnan(each[0]) & ~np.isnan(each[1])
        return np.where(whole, weaker, 0.0), np.where(known, stronger, 0.0), bound


def _sums(values: Matrix, sizes: NDArray[np.intp]) -> Matrix:
    """The sums of so many of `values` in turn, each as `fsum` gives it; of up to two that is what any sum gives."""
    ends = np.cumsum(sizes)
    starts = ends - sizes
    padded = np.append(values, (0.0, 0.0))
    total = np.where(sizes > 0, padded[starts], 0.0) + np.where(sizes > 1, padded[starts + 1], 0.0)
    many = np.flatnonzero(sizes > 2)
    plain = values.tolist()
    spans = zip(starts[many].tolist(), ends[many].tolist(), strict=True)
    total[many] = [math.fsum(plain[start:end]) for start, end in spans]
    return total


def _each(values: NDArray[np.intp], tell: Callable[[int], float]) -> Matrix:
    """What `tell` says of each value, asked once for equal ones."""
    distinct, where = np.unique(values, return_inverse=True)
    return np.array([tell(value) for value in distinct.tolist()])[where]
