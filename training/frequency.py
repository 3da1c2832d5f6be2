"""Counts how many news articles each English stem stands in: `digest/data/frequency.tsv`.

Articles of one story repeat its words, so of a cluster the square root of its articles counts.
"""

from __future__ import annotations

import math
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from digest import words
from digest.meaning.forms import stem
from training import data

TARGET = data.ROOT / "digest/data/frequency.tsv"
_LEAST = 2
_HEAD = """\
# In how many English news articles a stem stands: the count of all articles, then lines of a count and the stems that have it.
# Counted by training/frequency.py over {articles} articles of the public collections CNN/DailyMail (validation part), PolNeAR, KPCrowd and
# DUC 2006, of clusters the square root; only these counts were kept, no text. Stems are Snowball's, irregular forms under their base. MIT.
"""


def train() -> None:
    """Write the table."""
    counts: defaultdict[str, float] = defaultdict(float)
    whole, number = 0.0, 0
    for cluster in _clusters():
        held = Counter(one for text in cluster for one in _stems(text))
        for one, articles in held.items():
            counts[one] += math.sqrt(articles)
        whole += math.sqrt(len(cluster))
        number += len(cluster)
    by_count: dict[int, list[str]] = defaultdict(list)
    for one, count in counts.items():
        if round(count) >= _LEAST:
            by_count[round(count)].append(one)
    rows = (_lines(count, sorted(stems)) for count, stems in sorted(by_count.items(), reverse=True))
    TARGET.write_text(_HEAD.format(articles=number) + f"{round(whole)}\n" + "".join(rows), "utf-8")


def _lines(count: int, stems: list[str]) -> str:
    filled = textwrap.wrap(" ".join(stems), 150, break_on_hyphens=False, break_long_words=False)
    return "".join(f"{count} {line}\n" for line in filled)


def _clusters() -> Iterator[list[str]]:
    """The texts of each cluster; of collections without clusters each article is one."""
    for name in ("single_cnn_val1000", "kp_kpcrowd500", "attr_polnear"):
        for row in data.rows(name):
            yield [row["text"]]
    for row in data.rows("multi_duc2006"):
        yield [f"{one['title']} {one['text']}" for one in row["docs"]]


def _stems(text: str) -> Iterable[str]:
    parts = {part for word in words.words(text) for part in word.replace("-", " ").split()}
    return {stem(part, "en") for part in parts if not part.isdigit()}
