"""Tags of English news against the phrases a crowd chose (KPCrowd), and against what highlights speak of (CNN).

The shipped model was trained on these articles too: floors against loss; what it reaches on others is in `docs/tags.md`.
"""

from __future__ import annotations

import functools
import gzip
import itertools
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from nltk.stem.porter import PorterStemmer

import digest
from tests.conftest import SHARED

DATA = SHARED / "eval" / "data"
_porter = PorterStemmer()


def rows(name: str, count: int) -> Iterator[dict[str, Any]]:
    path = DATA / f"{name}.jsonl.gz"
    if not path.is_file():
        pytest.skip(f"{name} is not on this machine")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, itertools.islice(file, 0, 4 * count, 4))


@functools.cache
def key(phrase: str) -> str:
    return " ".join(_porter.stem(word) for word in re.findall(r"\w+", phrase.lower()))


def found(text: str) -> list[str]:
    return [key(tag.label) for tag in digest.analyse(digest.read_text(text.strip())).tags]


def test_phrases_that_a_crowd_chose() -> None:
    scores = []
    for row in rows("kp_kpcrowd500", 60):
        gold, got = {key(one) for one in row["keys"]}, found(row["text"])[:10]
        scores.append(2 * len(gold & set(got)) / (10 + len(gold)))
    assert sum(scores) / len(scores) >= 0.1  # 11.9 when this was written


def test_tags_are_what_highlights_speak_of() -> None:
    hits = total = 0
    for row in rows("single_cnn_val1000", 60):
        spoken = f" {key(' '.join(row['refs']))} "
        got = found(row["text"])[:5]
        hits, total = hits + sum(f" {one} " in spoken for one in got), total + len(got)
    assert hits / total >= 0.34  # 38.3 when this was written
