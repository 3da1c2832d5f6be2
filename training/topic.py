"""How likely human summaries of many articles use a stem or a pair of stems: trained on DUC 2006, 50 topics of 25 articles each.

The target of a concept is the share of the four references that hold it. Each topic is read whole and in two parts of ten articles,
so that the model knows small topics as well. What is reported are summaries of topics that the model had not seen (five folds).
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unittest import mock

import numpy as np
from numpy.typing import NDArray

import digest
from digest import scoring, segment
from digest.model import Analysis, Article
from digest.relate.summary import concepts
from digest.relate.summary.candidates import Candidate, Concept, candidates
from digest.terms import terms
from training import data, models, rouge

Matrix = NDArray[np.float64]
Pair = tuple[Article, Analysis]
Recall = tuple[float, float]

_FOLDS = 5
_PART = 10
_UNUSED = 0.15
"""Of the concepts that no reference uses this share is trained on, and counts for the rest."""
_SETTINGS = {
    "n_estimators": 60, "max_depth": 4, "learning_rate": 0.12, "subsample": 0.5, "min_samples_leaf": 60,
}  # fmt: skip
_SIZES = {"whole": 250, "part": 100}
"""Words of the summaries measured: of all articles, and of ten."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A topic's articles and the summaries that people wrote of them."""

    name: str
    pairs: tuple[Pair, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Rows of features, and for each the share of references that use its concept."""

    rows: Matrix
    wanted: Matrix


def train() -> None:
    """Write digest/data/models/topic.json."""
    found = clusters()
    lessons = [lesson(cluster) for cluster in found]
    measured = _measured(found, lessons)
    models.write(
        "topic",
        _fitted(lessons),
        about="how likely a human summary of a topic's articles uses a stem or a pair of stems; the target is a share of references",
        trained=f"boosted regression trees on {sum(len(one.wanted) for one in lessons)} concepts of 50 topics of DUC 2006",
        measured=measured,
    )
    print(measured)


def clusters() -> list[Cluster]:
    """The topics of DUC 2006 as `digest` reads them: plain texts, no titles."""
    return [
        Cluster(row["id"], tuple(_read(document) for document in row["docs"]), tuple(row["refs"]))
        for row in data.rows("multi_duc2006")
    ]


def _read(document: dict[str, Any]) -> Pair:
    article = digest.read_text(document["text"], name=f"{document['id']}.txt")
    return article, Analysis(article.id, segment.sentences(article), (), (), (), (), (), (), ())


def parts(cluster: Cluster) -> list[tuple[Pair, ...]]:
    """All articles, and two parts of ten drawn at random, in their order."""
    drawn = random.Random(cluster.name).sample(range(len(cluster.pairs)), 2 * _PART)
    some = [tuple(cluster.pairs[at] for at in sorted(drawn[half * _PART : (half + 1) * _PART])) for half in (0, 1)]
    return [cluster.pairs, *some]


def lesson(cluster: Cluster) -> Lesson:
    """What a cluster teaches, whole and in parts."""
    used: Counter[Concept] = Counter()
    for text in cluster.references:
        used.update({concept for line in text.split("\n") for concept in _concepts(line)})
    rows: list[Matrix] = []
    wanted: list[float] = []
    for pairs in parts(cluster):
        keys, found = concepts.features(candidates([one for one, _ in pairs], [one for _, one in pairs]))
        rows.append(found)
        wanted += [used[key] / len(cluster.references) for key in keys]
    return Lesson(np.concatenate(rows), np.array(wanted))


def _concepts(text: str) -> set[Concept]:
    stems = terms(text, "en").stems
    return {(stem,) for stem in stems} | set(itertools.pairwise(stems))


def _fitted(lessons: Sequence[Lesson]) -> dict[str, Any]:
    """Every topic counts the same, however many concepts it has."""
    rows = np.concatenate([one.rows for one in lessons])
    wanted = np.concatenate([one.wanted for one in lessons])
    weight = np.concatenate([np.full(len(one.wanted), 1000 / len(one.wanted)) for one in lessons])
    weight = np.where(wanted > 0, weight, weight / _UNUSED)
    kept = (wanted > 0) | (np.random.default_rng(1).random(len(wanted)) < _UNUSED)
    return models.boosted(concepts.FEATURES, rows[kept], wanted[kept], weight=weight[kept], **_SETTINGS)


def _measured(found: Sequence[Cluster], lessons: Sequence[Lesson]) -> dict[str, Any]:
    """Recall × 100 of summaries of topics not trained on, and what the same choice by the plain share of articles reaches."""
    scores: dict[str, dict[str, list[Recall]]]
    scores = {name: {method: [] for method in ("model", "share", "lead")} for name in _SIZES}
    for fold in range(_FOLDS):
        model = scoring.model(_fitted([one for at, one in enumerate(lessons) if at % _FOLDS != fold]))
        for cluster in found[fold::_FOLDS]:
            for name, pairs in zip(_SIZES, parts(cluster), strict=False):
                row, size = scores[name], _SIZES[name]
                with mock.patch.object(scoring, "load", return_value=model):
                    row["model"].append(recall(cluster, _ours(pairs, size), size))
                with mock.patch.object(concepts, "weights", _by_share):
                    row["share"].append(recall(cluster, _ours(pairs, size), size))
                row["lead"].append(recall(cluster, _lead(pairs), size))
    return {
        f"{size} words, {name} topic, each topic by a model that had not seen it": _told(scores[name])
        for name, size in _SIZES.items()
    }


def _told(scores: Mapping[str, Sequence[Recall]]) -> dict[str, Any]:
    """The mean of each method with its 95 % interval, and how likely the model is no better than each (paired bootstrap)."""
    found: dict[str, Any] = {}
    for at in (0, 1):
        columns = {name: [row[at] for row in rows] for name, rows in scores.items()}
        found[f"ROUGE-{at + 1}"] = {
            name: {"mean": _points(float(np.mean(column))), "interval": _interval(column)}
            | ({} if name == "model" else {"p": round(rouge.better(columns["model"], column)[1], 4)})
            for name, column in columns.items()
        }
    return found


def _interval(column: Sequence[float]) -> list[float]:
    drawn = np.random.default_rng(1).integers(0, len(column), (1000, len(column)))
    means = np.array(column)[drawn].mean(axis=1)
    return [_points(float(np.percentile(means, edge))) for edge in (2.5, 97.5)]


def _points(value: float) -> float:
    return round(100 * value, 2)


def _by_share(found: Sequence[Candidate]) -> dict[Concept, float]:
    """The share of articles to the power of 1.5, without a model: the best power without one."""
    keys, rows = concepts.features(found)
    columns = dict(zip(concepts.FEATURES, rows.T, strict=True))
    single = np.where(columns["pair"] == 0, 0.5 * np.sqrt(columns["common"]), 1.0)
    return dict(zip(keys, (columns["share"] ** 1.5 * single).tolist(), strict=True))


def _ours(pairs: Sequence[Pair], words: int) -> list[str]:
    return [one.text for one in digest.summarise_many(pairs, words=words)]


def _lead(pairs: Sequence[Pair]) -> list[str]:
    """The first sentences of all articles, then the second ones."""
    return [one.sentences[at].text for at in range(12) for _, one in pairs if at < len(one.sentences)]


def recall(cluster: Cluster, sentences: Sequence[str], words: int) -> Recall:
    """ROUGE-1 and ROUGE-2 recall of a summary cut at `words` words."""
    text = " ".join(" ".join(sentences).split()[:words])
    return rouge.recall(rouge.counts(text), [rouge.counts(one) for one in cluster.references])
