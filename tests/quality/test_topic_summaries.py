"""Summaries of many articles against those that people wrote of them: ROUGE recall at the same number of words.

The model has seen these topics; training/topic.py measures it on topics it has not seen. What is held here is that nothing on the way
from text to summary gets worse.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import pytest

import digest
from digest import segment
from digest.model import Analysis, Article
from training import data, rouge

WORDS = 250
TOPICS = 8
Pair = tuple[Article, Analysis]


@functools.cache
def topics() -> tuple[tuple[tuple[Pair, ...], tuple[rouge.Counts, ...]], ...]:
    if not (data.FOLDER / "multi_duc2006.jsonl.gz").is_file():
        pytest.skip("multi_duc2006 is not on this machine")
    rows = data.rows("multi_duc2006")[::6][:TOPICS]
    return tuple((tuple(map(read, row["docs"][:12])), tuple(map(rouge.counts, row["refs"]))) for row in rows)


def read(document: dict[str, str]) -> Pair:
    article = digest.read_text(document["text"], name=f"{document['id']}.txt")
    sentences = segment.sentences(article)
    return article, Analysis(article.id, sentences, (), (), (), (), (), (), ())


def ours(pairs: Sequence[Pair]) -> list[str]:
    return [sentence.text for sentence in digest.summarise_many(pairs, words=WORDS)]


def lead(pairs: Sequence[Pair]) -> list[str]:
    """The first sentences of all articles, then the second ones."""
    return [one.sentences[at].text for at in range(4) for _, one in pairs if at < len(one.sentences)]


def recalls(method: object) -> tuple[list[float], list[float]]:
    assert callable(method)
    found = []
    for pairs, references in topics():
        text = " ".join(" ".join(method(pairs)).split()[:WORDS])
        found.append(rouge.recall(rouge.counts(text), references))
    return [one for one, _ in found], [two for _, two in found]


def test_more_of_what_people_tell_than_the_first_sentences_of_all() -> None:
    (singles, pairs), (lead_singles, lead_pairs) = recalls(ours), recalls(lead)
    assert rouge.better(singles, lead_singles)[1] < 0.05
    assert rouge.better(pairs, lead_pairs)[1] < 0.05


def test_the_room_is_filled_and_nothing_told_twice() -> None:
    for pairs, _ in topics():
        sentences = ours(pairs)
        assert 0.94 * WORDS <= sum(len(text.split()) for text in sentences) <= WORDS
        assert len(set(sentences)) == len(sentences)
