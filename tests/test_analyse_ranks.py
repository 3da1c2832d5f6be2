"""The textbook methods, against sumy's own on the same stems."""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from digest import words
from digest.analyse import ranks
from digest.analyse.incidence import Vector
from digest.analyse.summary import scores
from tests.analysing import FERRY, article

Rows = list[tuple[str, ...]]
PICKS = 3
TEXTS = 120


class _Words:
    """A tokenizer that gives the rows back that it was made of."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def to_words(self, text: str) -> tuple[str, ...]:
        return self.rows[int(text)]


def document(rows: Rows) -> ObjectDocumentModel:
    tokens = _Words(rows)
    return ObjectDocumentModel([Paragraph([Sentence(str(at), tokens) for at in range(len(rows))])])


def told(summarizer: Any, rows: Rows) -> Vector:
    """What sumy rates each sentence."""
    kept: list[float] = []

    def keep(sentences: Any, _count: int, rating: Any) -> tuple[()]:
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        kept.extend(float(rate(sentence)) for sentence in sentences)
        return ()

    summarizer._get_best_sentences = keep
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # LSA warns of texts with fewer words than sentences
        summarizer(document(rows), 0)
    return np.array(kept)


OURS: dict[str, tuple[Callable[[Rows], Vector], Callable[[], Any]]] = {
    "lexrank": (ranks.lexrank, LexRankSummarizer),
    "textrank": (ranks.textrank, TextRankSummarizer),
    "lsa": (lambda rows: ranks.lsa(rows, len({stem for row in rows for stem in row})), LsaSummarizer),
    "sum-basic": (ranks.sum_basic, SumBasicSummarizer),
    "kl": (ranks.kl, KLSummarizer),
    "reduction": (ranks.reduction, ReductionSummarizer),
}


def drawn(number: int) -> Rows:
    """A text as texts are: few words often, many once; now and then a sentence twice, or one of a single word."""
    draw = random.Random(number)
    vocabulary = [f"w{n}" for n in range(draw.choice([8, 40, 150]))]
    weights = [1 / (n + 1) for n in range(len(vocabulary))]
    rows = [tuple(draw.choices(vocabulary, weights, k=draw.randint(1, 14))) for _ in range(draw.randint(1, 30))]
    if draw.random() < 0.5:
        rows.append(draw.choice(rows))
    return rows


def picks(ratings: Vector) -> list[int]:
    """The best, ties to the earlier, ratings that differ only by the order of a sum being equal."""
    return sorted(range(len(ratings)), key=lambda at: (-round(float(ratings[at]), 6), at))[:PICKS]


def real(seeds: dict[str, str]) -> list[Rows]:
    texts = []
    for text in (FERRY, *seeds.values()):
        _, sentences = article(text.replace(". ", ".\n"))
        texts.append([row for one in sentences if (row := words.stems(one.text, "en", content_only=True))])
    return texts


@pytest.mark.parametrize("method", OURS)
def test_drawn_texts_are_ranked_as_by_sumy(method: str) -> None:
    ours, theirs = OURS[method]
    same = sum(picks(ours(rows)) == picks(told(theirs(), rows)) for rows in map(drawn, range(TEXTS)))
    assert same >= 0.99 * TEXTS


@pytest.mark.parametrize("method", OURS)
def test_real_texts_are_rated_as_by_sumy(method: str, real_seeds: dict[str, str]) -> None:
    ours, theirs = OURS[method]
    for rows in real(real_seeds):
        assert np.allclose(ours(rows), told(theirs(), rows), atol=1e-6)


@pytest.mark.parametrize("method", OURS)
def test_one_word_and_equal_sentences(method: str) -> None:
    ours, theirs = OURS[method]
    texts: list[Rows] = [[("pier",)], [("pier",), ("pier",)], [("pier",), ("ferry",)], [("pier", "ferry")] * 4]
    for rows in texts:
        assert np.isfinite(ours(rows)).all()
        if method != "lexrank":  # sumy divides by the zero length of a vector
            assert picks(ours(rows)) == picks(told(theirs(), rows))


def test_lexrank_is_the_same_with_full_tables_and_with_sparse_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    full = [ranks.lexrank(rows) for rows in map(drawn, range(TEXTS))]
    monkeypatch.setattr(ranks, "_MOST_CELLS", 0)
    sparse = [ranks.lexrank(rows) for rows in map(drawn, range(TEXTS))]
    assert all(np.allclose(one, other, atol=1e-9) for one, other in zip(full, sparse, strict=True))


@pytest.mark.parametrize("cells", [ranks._MOST_CELLS, 0])
def test_a_sentence_without_words_counts_for_lexrank_as_it_does_for_sumy(
    cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It changes how rare the words of the others are, and so what is linked: without it, other sentences are picked."""
    monkeypatch.setattr(ranks, "_MOST_CELLS", cells)
    same = changed = 0
    for number in range(TEXTS):
        rows = drawn(number)
        draw = random.Random(number)
        for _ in range(draw.randint(1, 3)):
            rows.insert(draw.randint(0, len(rows)), ())
        worded = [at for at, row in enumerate(rows) if row]
        theirs = picks(told(LexRankSummarizer(), rows))
        same += picks(ranks.lexrank(rows)) == theirs
        changed += [worded[at] for at in picks(ranks.lexrank([rows[at] for at in worded]))] != theirs
    assert same >= 0.99 * TEXTS
    assert changed > 10


def test_a_summary_by_lexrank_counts_sentences_without_words() -> None:
    found, sentences = article("The pier was closed.\nIt was so.\nThe pier opens in May.\nA ferry sails from the pier.")
    rows = [words.stems(one.text, "en", content_only=True) for one in sentences]
    assert not all(rows)
    rated = [score for score, _ in scores(found, sentences, "lexrank")]
    assert np.allclose(rated, ranks.lexrank(rows), atol=1e-6)
    assert not np.allclose(
        [rated[at] for at, row in enumerate(rows) if row], ranks.lexrank([row for row in rows if row])
    )


def test_lexrank_of_sentences_without_a_link_is_zero() -> None:
    assert ranks.lexrank([("cats", "sleep"), ("dogs", "bark")]).tolist() == [0.0, 0.0]


@pytest.mark.parametrize("method", OURS)
def test_thousands_of_sentences_need_no_table_of_all_pairs(method: str) -> None:
    tracemalloc = pytest.importorskip("tracemalloc")
    draw = random.Random(7)
    rows = [tuple(f"w{draw.randrange(6_000)}" for _ in range(9)) for _ in range(2_000)]
    tracemalloc.start()
    assert len(OURS[method][0](rows)) == len(rows)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000 * 2_000 * 8 / 2
