"""Fits small models with scikit-learn and writes them as the readable files that `digest.scoring` reads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingRegressor

from training.data import ROOT

Matrix = NDArray[np.float64]
_DIGITS = 6


def boosted(
    features: Mapping[str, str], rows: Matrix, wanted: Matrix, *, weight: Matrix | None = None, **settings: Any
) -> dict[str, Any]:
    """Boosted regression trees (Friedman 2001) for `wanted`, one value a row; `settings` are GradientBoostingRegressor's.

    `features` name the columns of `rows`, each with a line on what it is.
    """
    fitted = GradientBoostingRegressor(random_state=1, **settings).fit(rows, wanted, sample_weight=weight)
    names = tuple(features)
    trees = [_tree(one.tree_, 0, names, fitted.learning_rate) for one in fitted.estimators_[:, 0]]
    base = float(np.ravel(fitted.init_.constant_)[0])
    return {"features": dict(features), "base": _short(base), "weights": {}, "trees": trees}


def linear(features: Mapping[str, str], weights: Matrix, base: float = 0.0) -> dict[str, Any]:
    """A plain weighted sum."""
    named = {name: _short(float(value)) for name, value in zip(features, weights, strict=True)}
    return {"features": dict(features), "base": _short(base), "weights": named, "trees": []}


def write(name: str, model: Mapping[str, Any], *, about: str, trained: str, measured: Mapping[str, Any]) -> None:
    """Write `digest/data/models/NAME.json`: what it scores, how it was trained and what it reached, then its weights."""
    head = {
        "about": about,
        "trained": trained,
        "command": "make train",
        "measured": measured,
        "reading": "score = base + weights × features + trees; a tree is [feature, most, mean, tree for values up to most, tree above]",
    }
    whole = {**head, **{key: value for key, value in model.items() if key != "trees"}}
    trees = ",\n".join("  " + json.dumps(tree) for tree in model["trees"])
    text = json.dumps(whole, indent=1, ensure_ascii=False).removesuffix("\n}")
    path = ROOT / "digest" / "data" / "models" / f"{name}.json"
    path.write_text(f'{text},\n "trees": [\n{trees}\n ]\n}}\n', "utf-8")


def _tree(tree: Any, node: int, names: tuple[str, ...], rate: float) -> Any:
    mean = _short(rate * float(tree.value[node, 0, 0]))
    if tree.children_left[node] < 0:
        return mean
    low = _tree(tree, tree.children_left[node], names, rate)
    high = _tree(tree, tree.children_right[node], names, rate)
    return [names[tree.feature[node]], _short(float(tree.threshold[node])), mean, low, high]


def _short(value: float) -> float:
    return round(value, _DIGITS)
