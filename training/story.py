"""Whether two sentences of a story report the same fact: a logistic regression over what can be seen of them.

It is fitted on pairs of news sentences that were read and judged for this project, and on all pairs of the annotated stories. Its
constant is set so that of the pairs that score 0.5 and more, nine of ten are the same, each pair scored by a model that has not seen its
cluster or story.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from digest.relate import traits
from training import judged, models
from training.judged import Case

Matrix = NDArray[np.float64]

_NEWS_AT_LARGE = ("known_mass", "known_less", "known_rarest")
_WRITTEN = ("numbers", "other_numbers", "lone_numbers", "quoted")
_NAMES = {name: line for name, line in traits.NAMES.items() if name not in (*_NEWS_AT_LARGE, *_WRITTEN)}
"""A story tells better than news at large what its words are worth, and amounts say more than numbers as they are written."""

_STRENGTH = 0.02
"""C of the regression on standardised traits; from 0.01 to 0.05 makes no difference out of fold."""
_OTHERS = 0.3
"""The weight of a pair of a story that is not the same: there are a hundred of them to one that is."""
_PARTS = 5
_PRECISION = 0.9


def train() -> None:
    """Write `digest/data/models/same_story.json`."""
    news, own = list(judged.clusters()), list(judged.own())
    cases = [*news, *own]
    parts = [*_parts(news, _PARTS), *_parts(own, len({case.group for case in own}))]
    scores, wanted = np.zeros(len(cases)), np.array([case.same for case in cases])
    for part in sorted(set(parts)):
        held = np.array([one == part for one in parts])
        weights, base = _fitted([case for case, out in zip(cases, held, strict=True) if not out])
        scores[held] = _rows([case for case, out in zip(cases, held, strict=True) if out]) @ weights + base
    shift = _shift(scores, wanted)
    measured = {
        name: _measured(scores[span], wanted[span], shift)
        for name, span in (("news", slice(0, len(news))), ("stories", slice(len(news), None)))
    }
    weights, base = _fitted(cases)
    about = "log-odds that two sentences of a story report the same fact; above 0, nine of ten do"
    trained = "judged pairs of DUC 2006 clusters and the project's annotated stories; measured on clusters and stories left out"
    models.write(
        "same_story",
        models.linear(_NAMES, weights, base - shift),
        about=about,
        trained=trained,
        measured=measured,
    )


def _parts(cases: Sequence[Case], number: int) -> list[str]:
    """The part that each case is left out with, whole groups together."""
    groups = sorted({case.group for case in cases})
    kind = "own" if number == len(groups) else "news"
    return [f"{kind} {groups.index(case.group) % number}" for case in cases]


def _rows(cases: Sequence[Case]) -> Matrix:
    return np.array([traits.row(case.found, _NAMES) for case in cases])


def _fitted(cases: Sequence[Case]) -> tuple[Matrix, float]:
    """Weights of the plain traits, and a constant."""
    rows, wanted = _rows(cases), np.array([case.same for case in cases])
    news = np.array([case.judged for case in cases])
    weight = np.where(wanted | news, 1.0, _OTHERS)
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    fitted = LogisticRegression(C=_STRENGTH, max_iter=3000).fit((rows - mean) / scale, wanted, sample_weight=weight)
    weights = fitted.coef_[0] / scale
    return weights, float(fitted.intercept_[0] - weights @ mean)


def _shift(scores: Matrix, wanted: NDArray[np.bool_]) -> float:
    """The least score from which on nine of ten are the same."""
    order = np.argsort(-scores, kind="stable")
    precision = np.cumsum(wanted[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(precision >= _PRECISION)
    return float(scores[order[enough[-1]]]) if len(enough) else float(scores.max())


def _measured(scores: Matrix, wanted: NDArray[np.bool_], shift: float) -> dict[str, float]:
    linked = scores >= shift
    right = float((linked & wanted).sum())
    return {
        "pairs": len(wanted),
        "same": int(wanted.sum()),
        "average precision": round(100 * float(average_precision_score(wanted, scores)), 1),
        "precision of links": round(100 * right / max(int(linked.sum()), 1), 1),
        "recall of links": round(100 * right / int(wanted.sum()), 1),
    }
