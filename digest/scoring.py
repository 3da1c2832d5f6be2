"""Small additive models whose weights are shipped as readable files: straight weights, small regression trees, or both.

Every score is a sum in which each feature has a share, so that it can be told why something was ranked where it was. The share of
a feature in a tree is what the splits on it change along the way from the root to the leaf (Saabas 2014).
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Tree = float | Sequence[Any]
"""A leaf's value, or `[feature, most, mean, low, high]`: `low` is the tree for values up to `most`, `mean` what it gives on average."""


@dataclass(frozen=True, slots=True)
class Model:
    """A score for each row of features: `base`, plus weight × value of each feature, plus what each tree gives."""

    features: tuple[str, ...]
    """The columns that it reads, in their order."""
    base: float
    average: float
    """What the shares of a row are added to: `base` and the means of the trees."""
    weights: Matrix
    """One for each feature."""
    forest: _Forest

    def scores(self, rows: Matrix) -> Matrix:
        """The score of each row; `rows` has a column for each of `features`."""
        plain: Matrix = self.base + rows @ self.weights
        return plain + self.forest.values(rows)

    def shares(self, row: Matrix) -> dict[str, float]:
        """What each feature adds to the score of one row; with `average` they make up the score."""
        return self.shares_of(row[None, :])[0]

    def shares_of(self, rows: Matrix) -> list[dict[str, float]]:
        """The `shares` of each of many rows, found together."""
        found: Matrix = rows * self.weights + self.forest.shares(rows)
        return [dict(zip(self.features, row, strict=True)) for row in found.tolist()]


@dataclass(frozen=True, slots=True)
class _Forest:
    """All nodes of all trees in flat arrays; a leaf's branches lead to itself."""

    roots: NDArray[np.intp]
    feature: NDArray[np.intp]
    most: Matrix
    low: NDArray[np.intp]
    high: NDArray[np.intp]
    value: Matrix
    depth: int

    def values(self, rows: Matrix) -> Matrix:
        """What the trees give for each row, added up."""
        if not len(self.roots):
            return np.zeros(len(rows))
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            at = self._next(rows, at)
        total: Matrix = self.value[at].sum(axis=1)
        return total

    def most_given(self) -> float:
        """What no row is given more than."""
        ends = np.split(self.value, self.roots[1:])
        return math.fsum(float(values.max(initial=-math.inf)) for values in ends if len(self.roots))

    def shares(self, rows: Matrix) -> Matrix:
        """What each feature changes in each row on the way from the trees' means to their leaves."""
        count, width = rows.shape
        if not self.depth:
            return np.zeros((count, width))
        at = np.broadcast_to(self.roots, (count, len(self.roots)))
        cells, gains = [], []
        for _ in range(self.depth):
            after = self._next(rows, at)
            cells.append(self.feature[at] + width * np.arange(count)[:, None])
            gains.append(self.value[after] - self.value[at])
            at = after
        added = np.bincount(np.ravel(cells), weights=np.ravel(gains), minlength=count * width)
        return added.reshape(count, width).astype(float)

    def _next(self, rows: Matrix, at: NDArray[np.intp]) -> NDArray[np.intp]:
        seen = rows.take(self.feature.take(at) + rows.shape[1] * np.arange(len(rows))[:, None])
        return np.where(seen <= self.most.take(at), self.low.take(at), self.high.take(at))


@functools.cache
def load(name: str) -> Model:
    """The model in `digest/data/models/NAME.json`."""
    text = resources.files("digest").joinpath("data", "models", f"{name}.json").read_text("utf-8")
    return model(json.loads(text))


def model(data: Mapping[str, Any]) -> Model:
    """The model that a file's content describes; raises KeyError for a tree on a feature that is not listed."""
    features = tuple(data["features"])
    forest = _forest(data.get("trees", ()), {name: at for at, name in enumerate(features)})
    weights = np.array([float(data.get("weights", {}).get(name, 0.0)) for name in features])
    base = float(data["base"])
    return Model(features, base, base + math.fsum(forest.value[forest.roots]), weights, forest)


def _forest(trees: Sequence[Tree], columns: Mapping[str, int]) -> _Forest:
    nodes: list[tuple[int, float, int, int, float]] = []
    depths: list[int] = [0]

    def add(tree: Tree, depth: int) -> int:
        here = len(nodes)
        nodes.append((0, math.inf, here, here, tree if isinstance(tree, int | float) else float(tree[2])))
        if not isinstance(tree, int | float):
            name, most, mean, low, high = tree
            nodes[here] = (columns[name], float(most), add(low, depth + 1), add(high, depth + 1), float(mean))
            depths.append(depth + 1)
        return here

    roots = [add(tree, 0) for tree in trees]
    feature, most, low, high, value = ([node[part] for node in nodes] for part in range(5))
    whole = np.intp
    return _Forest(
        roots=np.array(roots, whole),
        feature=np.array(feature, whole),
        most=np.array(most, float),
        low=np.array(low, whole),
        high=np.array(high, whole),
        value=np.array(value, float),
        depth=max(depths),
    )
