"""Small additive models from readable files."""

from __future__ import annotations

import math

import numpy as np
import pytest

from digest import scoring

STUMPS = {
    "features": {"early": "its place", "long": "its words"},
    "base": 1.0,
    "weights": {"early": 2.0},
    "trees": [["long", 0.5, 0.1, -1.0, ["early", 0.0, 0.6, 0.2, 1.0]], ["early", 0.5, 0.0, -0.5, 0.5]],
}
ROWS = np.array([[1.0, 1.0], [0.0, 1.0], [0.0, 0.5]])


def test_a_score_is_base_weights_and_leaves() -> None:
    assert scoring.model(STUMPS).scores(ROWS).tolist() == [1 + 2 + 1 + 0.5, 1 + 0.2 - 0.5, 1 - 1 - 0.5]


def test_the_shares_of_the_features_and_the_average_make_up_the_score() -> None:
    model = scoring.model(STUMPS)
    for row, score in zip(ROWS, model.scores(ROWS), strict=True):
        assert math.isclose(model.average + sum(model.shares(row).values()), score)
    assert model.shares(ROWS[2]) == {"early": -0.5, "long": -1.1}


def test_weights_need_no_trees() -> None:
    model = scoring.model({"features": {"a": "", "b": ""}, "base": 0.5, "weights": {"a": 1, "b": -1}})
    assert model.scores(np.array([[2.0, 1.0]])).tolist() == [1.5]
    assert model.shares(np.array([2.0, 1.0])) == {"a": 2.0, "b": -1.0}


def test_a_tree_on_a_feature_that_is_not_listed_is_an_error() -> None:
    with pytest.raises(KeyError, match="late"):
        scoring.model({**STUMPS, "trees": [["late", 0, 0, 0, 0]]})
