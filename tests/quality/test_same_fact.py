"""Whether two sentences alone are told to report the same fact: floors on small samples of public sets, trained on in part."""

from __future__ import annotations

import gzip
import itertools
import json
from typing import Any

import pytest

import digest
from tests.conftest import SHARED
from tests.quality.counting import Ranked, average_precision

FOLDER = SHARED / "eval" / "data"
_SAMPLE = 250
_SENTENCES = 24


def _rows(name: str, count: int) -> list[dict[str, Any]]:
    path = FOLDER / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"{name} is not on this machine")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return rows[:: max(1, len(rows) // count)][:count]


@pytest.mark.parametrize(("name", "floor"), [("same_msrp", 88.0), ("same_sts_news", 74.0)])
def test_pairs(name: str, floor: float) -> None:
    ranked = [
        Ranked(digest.same_fact(row["a"], row["b"]), bool(row["same"]) if "same" in row else row["score"] >= 4)
        for row in _rows(name, _SAMPLE)
    ]
    assert 100 * average_precision(ranked) >= floor


def test_content_units() -> None:
    ranked = []
    for row in _rows("same_scu", 3):
        for a, b in itertools.combinations([one for one in row["sents"] if one["scus"]][:_SENTENCES], 2):
            if a["doc"] != b["doc"]:
                same = bool(set(a["scus"]) & set(b["scus"]))
                ranked.append(Ranked(digest.same_fact(a["text"], b["text"]), same))
    assert 100 * average_precision(ranked) >= 60.0
