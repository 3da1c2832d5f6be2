"""Which further articles belong to a topic that is shown by examples, and how surely.

An article’s likeness to the examples, theirs to each other, its likeness to other topics’ examples and to news in general are weighed by a
logistic model (`digest/data/models/topics.json`), whose probability is what it says: `training/topics.py` checks that on topics not
trained on. Words are compared, so an article is held against the examples in its own language only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest import scoring
from digest.model import Article, Copy, Topic
from digest.problems import Problem, nearest
from digest.relate.copies import names
from digest.relate.profiles import Index, Profile, Vector, product, vectors

Matrix = NDArray[np.float64]

CERTAINTY = 0.8
"""How sure it must be, unless a topic says otherwise; `training/topics.py` tells what share is then right."""
# How alike a topic's examples are to each other where there is only one: the mean over clusters of DUC 2006.
_COHESION = 0.2
# Added to likenesses before their logarithm is taken, so that none is minus infinity.
_FLOOR = 0.01
# What is less likely than this is not told: no editor would ask for it.
_LEAST = 0.05
# The words named as what an article shares with an example.
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """The articles that show a topic, by id."""

    examples: frozenset[str]
    others: frozenset[str]
    """Those that are said not to belong to it."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """An article that is like the examples of a topic."""

    article: str
    probability: float
    like: tuple[str, ...]
    """The examples, nearest first."""
    terms: tuple[str, ...]
    """What it shares with the nearest, most telling first."""


def shown(topics: Sequence[Topic], articles: Sequence[Article], copies: Sequence[Copy] = ()) -> Mapping[str, Shown]:
    """By topic id what its examples mean: a copy stands for the article that is shown."""
    original = {copy.article: copy.of for copy in copies}
    known = {name: original.get(article.id, article.id) for article in articles for name in names(article)}

    def meant(asked: Sequence[str]) -> frozenset[str]:
        return frozenset(known[name] for name in asked if name in known)

    return {topic.id: Shown(meant(topic.examples), meant(topic.not_examples)) for topic in topics}


def problems(topics: Sequence[Topic], articles: Sequence[Article]) -> list[Problem]:
    """Examples that there are not."""
    known = {name for article in articles for name in names(article)}
    found: list[Problem] = []
    for topic in topics:
        for key, asked in (("examples", topic.examples), ("not_examples", topic.not_examples)):
            for name in asked:
                if name not in known:
                    message = f'{key}: no article "{name}"'
                    hint = nearest(name, known) or "write the file as seen from seeds/, or the article’s id"
                    found.append(Problem(topic.path, None, "unknown-example", message, hint))
    return found


def alike(profiles: Sequence[Profile], topics: Mapping[str, Shown]) -> Mapping[str, Sequence[Likeness]]:
    """By topic id how surely each article belongs to it that is none of its examples."""
    groups: defaultdict[str, list[Vector]] = defaultdict(list)
    for one, vector in zip(profiles, vectors(profiles), strict=True):
        groups[one.language].append(vector)
    found: dict[str, list[Likeness]] = {topic: [] for topic in topics}
    for language in sorted(groups):
        for topic, some in _in_one_language(groups[language], topics).items():
            found[topic] += some
    return found


def measured(known: Sequence[Vector], topics: Sequence[Sequence[int]], counter: Sequence[Sequence[int]]) -> Matrix:
    """The features of each article for each topic: topic × article × feature.

    `topics` are the positions of the examples of each topic, one or more; `counter` those of what does not belong to it.
    """
    index = Index(known)
    each = [np.array([index.products(known[at].weights) for at in examples]) for examples in topics]
    general = _general(known, index)
    means = np.array([likenesses.mean(axis=0) for likenesses in each])
    made = []
    for at, (likenesses, examples) in enumerate(zip(each, topics, strict=True)):
        against = [means[other] for other in range(len(topics)) if other != at]
        against += [index.products(known[other].weights) for other in counter[at]]
        rival = np.max(against, axis=0) if against else np.zeros(len(known))
        among = _cohesion(likenesses[:, list(examples)])
        columns = (means[at], np.full(len(known), among), rival, general)
        made.append(np.log(np.stack(columns, axis=1) + _FLOOR))
    return np.array(made)


def _in_one_language(known: Sequence[Vector], topics: Mapping[str, Shown]) -> dict[str, list[Likeness]]:
    place = {one.article: at for at, one in enumerate(known)}
    given = {
        topic: [place[name] for name in sorted(shown.examples) if name in place] for topic, shown in topics.items()
    }
    asked = [topic for topic in topics if given[topic]]
    if not asked:
        return {}
    counter = [[place[name] for name in sorted(topics[topic].others) if name in place] for topic in asked]
    features = measured(known, [given[topic] for topic in asked], counter)
    return {
        topic: _likely(known, rows, [known[at] for at in given[topic]], topics[topic])
        for topic, rows in zip(asked, features, strict=True)
    }


def _likely(known: Sequence[Vector], rows: Matrix, examples: Sequence[Vector], shown: Shown) -> list[Likeness]:
    chances = 1 / (1 + np.exp(-scoring.load("topics").scores(rows)))
    left = shown.examples | shown.others
    return [
        _likeness(one, examples, float(chance))
        for one, chance in zip(known, chances, strict=True)
        if chance >= _LEAST and one.article not in left
    ]


def _likeness(one: Vector, examples: Sequence[Vector], chance: float) -> Likeness:
    nearest_first = sorted(examples, key=lambda example: (-product(one.weights, example.weights), example.article))
    closest = nearest_first[0].weights
    shared = {term: weight * closest[term] for term, weight in one.weights.items() if term in closest}
    telling = sorted(shared, key=lambda term: (-shared[term], term))
    return Likeness(one.article, chance, tuple(example.article for example in nearest_first), tuple(telling[:_NAMED]))


def _general(known: Sequence[Vector], index: Index) -> Matrix:
    """The mean likeness of each article to all."""
    total: defaultdict[str, float] = defaultdict(float)
    for one in known:
        for term, weight in one.weights.items():
            total[term] += weight
    return index.products(total) / max(len(known), 1)


def _cohesion(likenesses: Matrix) -> float:
    """The mean likeness of the examples to each other."""
    number = len(likenesses)
    if number == 1:
        return _COHESION
    return float((likenesses.sum() - np.trace(likenesses)) / (number * (number - 1)))
