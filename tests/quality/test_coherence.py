"""Summaries of real news that nobody tuned the word lists on, and of drawn articles: none begins in the middle, none repeats itself."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import digest
from digest import coherence, words
from digest.analyse.antecedents import needs
from digest.analyse.selection import select
from digest.model import Sentence, SummaryOptions
from tests.conftest import SHARED

_DANGLING = re.compile(
    r"[\s\"“'‘(]*(?:he|she|they|his|her|their|its|him|them|but|and|however|meanwhile|also|then|instead|so|yet|or|nor|therefore"
    r"|moreover|furthermore|in addition|as a result|in that case|for example|the latter)\b(?! far\b| who\b| many\b| much\b)",
    re.IGNORECASE,
)
"""Written apart from the lists of the program, so that a gap in those shows here."""


def news(name: str, first: int, count: int) -> list[str]:
    path = SHARED / "eval" / "data" / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"{name} in ../shared/eval is not on this machine")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows: list[dict[str, Any]] = [json.loads(line) for line in file]
    return [row["text"] for row in rows[first : first + count]]


@pytest.mark.parametrize(("name", "first", "count"), [("single_cnn_val1000", 400, 30), ("kp_kpcrowd500", 300, 60)])
def test_summaries_of_news_begin_at_a_beginning(name: str, first: int, count: int) -> None:
    begun, inside = [], 0
    for number, text in enumerate(news(name, first, count)):
        article = digest.read_text(text, name=f"{number}.txt", media_type="text/plain")
        found = digest.analyse(article, summary_sentences=3)
        places = [one.index for one in found.summary]
        stands = [one for one in found.sentences if coherence.stands_alone(one.text, "en")]
        if len(stands) < 3:
            continue  # lists, transcripts and programmes: nothing could stand
        inside += 1
        if _DANGLING.match(found.summary[0].text):
            begun.append(found.summary[0].text)
        for one in found.summary:
            assert not _DANGLING.match(one.text) or any(at < one.index for at in places), one.text
            assert coherence.tells(one.text, "en"), one.text
    assert inside >= 20
    assert not begun


_OPENINGS = (
    "The council of Varnholm",
    "He",
    "However, Lind",
    "The company",
    "On Monday, she",
    "Lind",
    "It",
    "Who",
    "They also",
)
_VERBS = ("closed", "saw", "left", "feared", "praised", "sold")
_THINGS = (
    "the old pier",
    "a rusty ferry",
    "seven boats of the harbour",
    "the mayor of Estrand",
    "every lighthouse",
    "a new company",
)
_ENDS = ("on Tuesday.", "after the storm of June.", "for forty crowns.", "again?", "in the north of the island.")
drawn = st.lists(
    st.tuples(*(st.sampled_from(words) for words in (_OPENINGS, _VERBS, _THINGS, _ENDS))).map(" ".join),
    min_size=1,
    max_size=25,
)


def chosen(texts: list[str], scores: list[float], options: SummaryOptions) -> tuple[int, ...]:
    rows = [Sentence(at, at, 0, len(text), text) for at, text in enumerate(texts)]
    return select(rows, scores, options, "en")


@settings(max_examples=150, deadline=None)
@given(drawn, st.data(), st.integers(1, 12), st.sampled_from([0.2, 0.5, 1.0]), st.sampled_from([None, 10, 40, 100]))
def test_what_is_chosen_keeps_the_rules(
    texts: list[str], data: st.DataObject, most: int, share: float, room: int | None
) -> None:
    scores = data.draw(st.lists(st.floats(-2, 2), min_size=len(texts), max_size=len(texts)))
    got = chosen(texts, scores, SummaryOptions(sentences=most, share=share, words=room))
    assert list(got) == sorted(set(got))
    assert got
    lengths = [len(words.words(text)) for text in texts]
    taken = sum(lengths[at] for at in got)
    assert len(got) == 1 or (taken <= share * sum(lengths) and (taken <= room if room else len(got) <= most))
    wanted = needs(texts, "en")
    stems = [frozenset(words.stems(texts[at], "en", content_only=True)) for at in got]
    if len(got) > 1:
        assert not any(wanted[at].unfit for at in got)
        assert all(not wanted[at].hard or set(wanted[at].any_of) & set(got) for at in got)
    assert all(coherence.likeness(a, b) < 0.5 for at, a in enumerate(stems) for b in stems[:at])
    assert got == chosen(texts, scores, SummaryOptions(sentences=most, share=share, words=room))


@settings(max_examples=100, deadline=None)
@given(drawn, st.data())
def test_what_is_asked_for_is_given_where_it_can_be(texts: list[str], data: st.DataObject) -> None:
    scores = data.draw(st.lists(st.floats(0, 1), min_size=len(texts), max_size=len(texts)))
    counts = [
        len(chosen(texts, scores, SummaryOptions(sentences=most, share=1.0))) for most in range(1, len(texts) + 1)
    ]
    assert counts == sorted(counts)
    assert all(count <= most for most, count in enumerate(counts, 1))
