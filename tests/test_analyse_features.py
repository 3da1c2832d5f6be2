"""What can be told of each sentence."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from digest.analyse.features import FEATURES, features
from digest.analyse.occurrences import Occurrences
from digest.terms import terms
from tests.analysing import FERRY, article


def column(name: str, text: str = FERRY, language: str = "en") -> list[float]:
    made, sentences = article(text, language=language)
    return [float(value) for value in features(made, sentences)[:, list(FEATURES).index(name)]]


def flagged(name: str) -> list[int]:
    return [at for at, value in enumerate(column(name)) if value]


def test_there_is_a_column_for_each() -> None:
    made, sentences = article(FERRY)
    rows = features(made, sentences)
    assert rows.shape == (len(sentences), len(FEATURES))
    assert np.isfinite(rows).all()


def test_early_sentences_are_told() -> None:
    values = column("early")
    assert values[0] == 1
    assert values == sorted(set(values), reverse=True)


def test_shape_and_speech() -> None:
    assert flagged("question") == [7]
    assert flagged("quotation") == [3]
    assert flagged("figures") == [2, 4]
    assert flagged("writer") == [3]
    assert column("third")[1] == 1 / 8
    assert column("names")[0] == pytest.approx(2 / 19)


def test_words_that_come_up_again() -> None:
    text = "The bridge closed.\nThe bridge of Ostrel closed.\nNobody knows why.\n"
    assert column("phrases", text) == pytest.approx([1 / 3, 1 / 5, 0])
    assert column("rare_once", text)[0] == 0 < column("rare_once", text)[1]
    assert column("echoed", text)[2] == column("before", text)[2] == 0
    assert column("lede", text)[1] == column("previous", text)[1] > 0.5


def test_sums_of_cosines_are_those_of_all_pairs() -> None:
    _, sentences = article(FERRY)
    rows = [terms(sentence.text, "en").content for sentence in sentences]
    table = Occurrences(rows)
    whole = np.zeros((len(rows), len(table.terms)))
    whole[table.row, table.term] = table.vectors()
    cosines = whole @ whole.T
    before, after = table.likeness(table.vectors())
    assert before == pytest.approx(np.tril(cosines, -1).sum(axis=1))
    assert after == pytest.approx(np.triu(cosines, 1).sum(axis=1))
    assert table.neighbours(table.vectors())[1:] == pytest.approx(np.diag(cosines, -1))


def test_occurrences() -> None:
    table = Occurrences([["a", "b", "a"], [], ["b", "c"]])
    assert table.terms == ("a", "b", "c")
    assert table.times.tolist() == [2, 2, 1]
    assert table.sentences.tolist() == [1, 2, 1]
    assert table.first.tolist() == [0, 0, 2]
    assert table.last.tolist() == [0, 2, 2]
    assert table.by_row(table.count).tolist() == [3, 0, 2]


def test_sentences_without_words_have_a_row_of_numbers() -> None:
    for count in (1, 2):
        made, sentences = article("\n".join(itertools.repeat("…", count)))
        assert np.isfinite(features(made, sentences)).all()
