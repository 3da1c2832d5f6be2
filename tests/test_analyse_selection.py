"""The choice of sentences from scored ones."""

from __future__ import annotations

from digest.analyse.selection import select
from digest.model import SummaryOptions
from tests.analysing import article

TEXT = """\
The bridge over the Vella collapsed on Sunday night.
It had been closed to lorries for a year.
Nobody was hurt when the bridge collapsed on Sunday night.
The bridge over the Vella collapsed during Sunday night.
Engineers had warned the council about rust in its cables.
"""


def chosen(*scores: float, sentences: int = 3, share: float = 1.0, words: int | None = None) -> tuple[int, ...]:
    _, rows = article(TEXT)
    return select(rows, scores, SummaryOptions(sentences=sentences, share=share, words=words), "en")


def test_best_first_in_reading_order() -> None:
    assert chosen(0.1, 0, 0.2, 0, 0.9, sentences=2) == (2, 4)


def test_of_two_that_say_the_same_the_better_is_taken() -> None:
    assert chosen(0.8, 0, 0, 0.9, 0.1, sentences=2) == (3, 4)


def test_a_sentence_that_points_back_waits_for_the_one_before_it() -> None:
    assert chosen(0.5, 0.9, 0.1, 0.2, 0.3, sentences=2) == (0, 1)
    assert chosen(0.0, 0.9, 0.1, 0.6, 0.7, sentences=2) == (3, 4)


def test_a_pair_is_taken_where_it_beats_what_would_fill_its_places() -> None:
    assert chosen(0.1, 0.9, 0.0, 0.2, 0.3, sentences=2) == (0, 1)
    assert chosen(0.1, 0.9, 0.0, 0.2, 0.3, sentences=1) == (4,)


def test_where_nothing_fits_the_best_that_stands_alone_is_taken() -> None:
    assert chosen(0.5, 0.9, 0.1, 0.2, 0.3, share=0.01) == (0,)


def test_ties_go_to_the_earlier() -> None:
    assert chosen(1, 1, 1, 1, 1, sentences=1) == (0,)
