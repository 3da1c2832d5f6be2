"""What all training shares: ROUGE as it is counted elsewhere, and models that come back from their files as they were fitted."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from rouge_score import rouge_scorer
from sklearn.ensemble import GradientBoostingRegressor

from digest import scoring
from tests.conftest import ROOT
from training import models, rouge
from training.__main__ import MODELS, main

TEXTS = (
    "The mayors of 12 towns agreed on Monday to rebuild the bridge's piers.",
    "Mayors agreed: piers of the bridge would be rebuilt, piers of the quay not.",
    "Nothing of the kind was said.",
)


@pytest.mark.parametrize("reference", TEXTS)
@pytest.mark.parametrize("candidate", TEXTS)
def test_rouge_is_that_of_the_package(candidate: str, reference: str) -> None:
    scorer = rouge_scorer.RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    theirs = scorer.score(reference, candidate).values()
    ours, wanted = rouge.counts(candidate), [rouge.counts(reference)]
    assert rouge.f1(ours, wanted) == pytest.approx([one.fmeasure for one in theirs])
    assert rouge.recall(ours, wanted) == pytest.approx([one.recall for one in theirs])


def test_a_gain_that_is_always_there_is_no_chance() -> None:
    assert rouge.better([0.2, 0.3, 0.4], [0.1, 0.2, 0.3]) == pytest.approx((0.1, 0.0))
    assert rouge.better([0.1, -0.1] * 20, [0.0] * 40)[1] > 0.3


def test_a_written_model_scores_as_the_fitted_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.random.default_rng(1).random((200, 2))
    wanted = rows[:, 0] + (rows[:, 1] > 0.5)
    features = {"slope": "the first column", "step": "the second"}
    (tmp_path / "digest/data/models").mkdir(parents=True)
    monkeypatch.setattr(models, "ROOT", tmp_path)
    fitted = GradientBoostingRegressor(random_state=1, n_estimators=20, max_depth=2).fit(rows, wanted)
    made = models.boosted(features, rows, wanted, n_estimators=20, max_depth=2)
    models.write("made", made, about="a test", trained="on numbers", measured={"error": 0})
    text = (tmp_path / "digest/data/models/made.json").read_text("utf-8")
    read = scoring.model(json.loads(text))
    assert np.abs(read.scores(rows) - fitted.predict(rows)).max() < 1e-4
    assert text.count("\n") > 20


def test_every_shipped_model_says_where_it_is_from() -> None:
    shipped = sorted((ROOT / "digest/data/models").glob("*.json"))
    for path in shipped:
        data = json.loads(path.read_text("utf-8"))
        assert data["about"]
        assert data["trained"]
        assert data["measured"]
        assert all(data["features"].values()), "each feature has a line on what it is"
        scoring.load(path.stem)


def test_unknown_models_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err
    assert all((ROOT / "training" / f"{name}.py").is_file() for name in MODELS)
