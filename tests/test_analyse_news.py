"""The features of the method `news`."""

from __future__ import annotations

import pytest

from digest.analyse import news
from tests.analysing import FERRY, article


def test_every_feature_has_a_weight_and_every_sentence_a_value() -> None:
    made, sentences = article(FERRY, title="Ferry harbour closes")
    columns = news.features(made, sentences)
    assert set(columns) == set(news.WEIGHTS)
    assert {len(column) for column in columns.values()} == {len(sentences)}


def test_what_the_features_see() -> None:
    made, sentences = article(FERRY, title="Ferry harbour closes")
    columns = news.features(made, sentences)
    assert columns["position"][0] == 1.0
    assert [at for at, flag in enumerate(columns["question"]) if flag] == [7]
    assert [at for at, flag in enumerate(columns["quotation"]) if flag] == [3]
    assert columns["title"][0] > columns["title"][2]
    assert columns["title"][3] == 0.0
    assert columns["echo"][len(sentences) - 1] == 0.0


def test_a_score_is_the_sum_of_its_reasons() -> None:
    for score, reasons in news.scores(*article(FERRY, title="Ferry harbour closes")):
        assert score == pytest.approx(sum(reason.value for reason in reasons), abs=1e-3)
