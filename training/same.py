"""Whether two sentences report the same fact: two small models, for sentences in much the same words and in others.

`same_close` is boosted trees over all sets; each set has its own share of pairs that are the same, so each has an offset of its own in
training, and that of the news clusters is kept. `same_loose` is a logistic regression on sentences of news clusters that carry
the same summary content unit. Content units are marked only where
summaries used a sentence, so a pair with one that has no mark counts half.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.tree import DecisionTreeRegressor

from digest import scoring
from digest.model import Place
from digest.relate import alone as room
from digest.relate import traits, vectors
from digest.relate.vectors import Vector
from training import data, models

Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]

_ROUNDS, _RATE, _DEPTH, _LEAF = 120, 0.15, 3, 80
_UNMARKED = 0.5
_SETS = ("same_scu", "same_msrp", "same_sts_news")
_WEIGHTS = (1.0, 2.0, 2.0)
_SAME_FROM = 4  # of 5 points in STS
_SAMPLES = 200
_NEGATIVES = 0.25
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pairs of sentences in numbers."""

    alone: Matrix
    same: Flags
    part: NDArray[np.intp]
    """The number of the set."""
    fold: NDArray[np.intp]
    """By cluster, or by sentences that stand in several pairs, so that none is in two."""
    weight: Matrix


def train() -> None:
    """Write `digest/data/models/same_close.json` and `same_loose.json`."""
    drawn = _drawn()
    measured = _measured(drawn)
    everything = np.ones(len(drawn.same), bool)
    trained = "MSRP, STS news and sentences of DUC clusters with their content units; measured on folds not trained on"
    for name, model in _fitted(drawn, everything).items():
        about = "log-odds that two sentences report the same fact"
        models.write(name, model, about=about, trained=trained, measured=measured)


def _drawn() -> Drawn:
    rows = list(_rows())
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    return Drawn(*columns)


def _rows() -> Iterator[tuple[list[float], bool, int, int, float]]:
    for number, row in enumerate(data.rows(_SETS[0])):
        yield from _cluster(row, number % _FOLDS)
    sets = {part: data.rows(_SETS[part]) for part in (1, 2)}
    folds = _folds(row for found in sets.values() for row in found)
    for part, found in sets.items():
        for row in found:
            is_same = bool(row["same"]) if "same" in row else row["score"] >= _SAME_FROM
            yield _traits(_vector(row["a"]), _vector(row["b"])), is_same, part, folds[row["a"]], _WEIGHTS[part]


def _folds(rows: Iterable[dict[str, Any]]) -> dict[str, int]:
    """The fold of each sentence: one for all that pairs lead to, in whichever set."""
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        beside[row["a"]].append(row["b"])
        beside[row["b"]].append(row["a"])
    found: dict[str, int] = {}
    number = 0
    for text in beside:
        waiting = [text] if text not in found else []
        number += len(waiting)
        while waiting:
            one = waiting.pop()
            if one not in found:
                found[one] = number % _FOLDS
                waiting += beside[one]
    return found


def _cluster(row: dict[str, Any], fold: int) -> Iterator[tuple[list[float], bool, int, int, float]]:
    rng = random.Random(row["id"])
    told = [(one["doc"], frozenset(one["scus"]), _vector(one["text"])) for one in row["sents"]]
    for at, (doc, units, a) in enumerate(told):
        for other, theirs, b in told[at + 1 :]:
            is_same = bool(units & theirs)
            if other == doc or not a.content & b.content or not (is_same or rng.random() < _NEGATIVES):
                continue
            weight = _WEIGHTS[0] if units and theirs else _UNMARKED
            yield _traits(a, b), is_same, 0, fold, weight


def _vector(text: str) -> Vector:
    return vectors.vector(Place("a", 0), text, "en")


def _traits(a: Vector, b: Vector) -> list[float]:
    first, second = sorted((a, b), key=lambda one: one.source)
    return traits.row(room.seen(first, second), room.NAMES)


def _fitted(drawn: Drawn, chosen: Flags) -> dict[str, dict[str, Any]]:
    clusters = chosen & (drawn.part == 0)
    return {
        "same_close": _boosted(drawn, chosen),
        "same_loose": _linear(drawn.alone[clusters], drawn.same[clusters], drawn.weight[clusters]),
    }


def _linear(rows: Matrix, wanted: Flags, weight: Matrix) -> dict[str, Any]:
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    fitted = LogisticRegression(C=0.01, max_iter=500).fit((rows - mean) / scale, wanted, sample_weight=weight)
    weights = fitted.coef_[0] / scale
    return models.linear(room.NAMES, weights, float(fitted.intercept_[0] - weights @ mean))


def _boosted(drawn: Drawn, chosen: Flags) -> dict[str, Any]:
    """Boosting by Newton steps (Friedman 2001), with an offset for each set."""
    rows, wanted = drawn.alone[chosen], drawn.same[chosen].astype(float)
    part, weight = drawn.part[chosen], drawn.weight[chosen]
    found, offset, trees = np.zeros(len(rows)), np.zeros(len(_SETS)), []
    rng = np.random.default_rng(1)
    for number in range(_ROUNDS):
        for _ in range(3 if number == 0 else 1):
            odds = _chance(found + offset[part])
            step = np.bincount(part, (wanted - odds) * weight, len(_SETS))
            offset += step / (np.bincount(part, odds * (1 - odds) * weight, len(_SETS)) + 1e-6)
        odds = _chance(found + offset[part])
        drawn_rows = rng.random(len(rows)) < 0.6
        tree = DecisionTreeRegressor(max_depth=_DEPTH, min_samples_leaf=_LEAF, max_features=0.4, random_state=number)
        tree.fit(rows[drawn_rows], (wanted - odds)[drawn_rows], sample_weight=weight[drawn_rows])
        values = _values(tree, rows, (wanted - odds) * weight, odds * (1 - odds) * weight)
        found += values[tree.apply(rows)]
        trees.append(_written(tree.tree_, 0, values))
    return {"features": dict(room.NAMES), "base": round(float(offset[0]), 6), "weights": {}, "trees": trees}


def _values(tree: DecisionTreeRegressor, rows: Matrix, gradient: Matrix, curve: Matrix) -> Matrix:
    """What each node gives: a Newton step of the rows that come through it."""
    through = tree.decision_path(rows).T
    values: Matrix = _RATE * (through @ gradient) / (through @ curve + 5)
    return values


def _written(tree: Any, node: int, values: Matrix) -> Any:
    value = round(float(values[node]), 5)
    if tree.children_left[node] < 0:
        return value
    low, high = (_written(tree, child[node], values) for child in (tree.children_left, tree.children_right))
    return [tuple(room.NAMES)[tree.feature[node]], round(float(tree.threshold[node]), 5), value, low, high]


def _chance(odds: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-odds)))


def _measured(drawn: Drawn) -> dict[str, Any]:
    """Average precision, area under the curve and recall at precision 0.9, in per cent, of each fold by the others."""
    alone = np.zeros(len(drawn.same))
    for fold in range(_FOLDS):
        held = drawn.fold == fold
        fitted = {name: scoring.model(one) for name, one in _fitted(drawn, ~held).items()}
        close = fitted["same_close"].scores(drawn.alone[held])
        words = drawn.alone[held][:, list(room.NAMES).index("words")]
        alone[held] = room.blend(words, close, fitted["same_loose"].scores(drawn.alone[held]))
    return {name: _figures(alone[drawn.part == at], drawn.same[drawn.part == at]) for at, name in enumerate(_SETS)}


def _figures(scores: Matrix, wanted: Flags) -> dict[str, Any]:
    rng = np.random.default_rng(1)
    drawn = [rng.integers(0, len(wanted), len(wanted)) for _ in range(_SAMPLES)]
    spread = np.percentile([average_precision_score(wanted[one], scores[one]) for one in drawn], [2.5, 97.5])
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(wanted[order])
    reached = right[right >= 0.9 * np.arange(1, len(right) + 1)]
    return {
        "average precision": round(100 * float(average_precision_score(wanted, scores)), 1),
        "of it 95 %": [round(100 * float(one), 1) for one in spread],
        "area under the curve": round(100 * float(roc_auc_score(wanted, scores)), 1),
        "recall at precision 0.9": round(100 * float(reached.max(initial=0) / wanted.sum()), 1),
    }
