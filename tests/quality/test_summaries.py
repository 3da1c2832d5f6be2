"""Summaries of English news beside the first sentences, on articles that the weights were found on: a guard, not a figure to report.

What they reach on articles left out is in `digest/data/models/news.json`.
"""

from __future__ import annotations

import pytest

import digest
from digest import segment
from digest.analyse.summary import summary
from digest.model import Method, SummaryOptions
from tests.conftest import SHARED
from training import data, rouge

SET = "single_cnn_val1000"


def test_the_default_method_is_ahead_of_the_first_sentences() -> None:
    if not (SHARED / "eval/data" / f"{SET}.jsonl.gz").is_file():
        pytest.skip(f"{SET} is not on this machine")
    gains = []
    for row in data.rows(SET)[::4]:
        article = digest.read_text(row["text"], name="a.txt", media_type="text/plain")
        sentences, references = segment.sentences(article), [rouge.counts(text) for text in row["refs"]]

        def score(method: Method) -> tuple[float, float]:
            chosen = summary(article, sentences, SummaryOptions(method=method))  # noqa: B023  # called in the loop
            return rouge.f1(rouge.counts("\n".join(one.text for one in chosen)), references)  # noqa: B023

        ours, lead = score("news"), score("lead")
        gains.append((ours[0] - lead[0], ours[1] - lead[1]))
    assert sum(one for one, _ in gains) / len(gains) >= 0.004  # 0.9 when this was written, in hundredths
    assert sum(two for _, two in gains) / len(gains) >= 0.006  # 1.2
