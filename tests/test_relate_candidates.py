"""Which sentences are compared: nearly all that come to anything, and no more than grow with the sentences."""

from __future__ import annotations

import random

from digest.model import Place
from digest.relate import candidates, same, vectors


def _synthetic(count: int) -> list[vectors.Vector]:
    """Sentences of a small language of their own, a third of them told twice in other order."""
    chance = random.Random(7)
    syllables = ["ka", "lo", "mi", "ren", "tu", "vos", "pel", "dar", "shi", "gon"]
    lexicon = ["".join(chance.choices(syllables, k=3)) for _ in range(2500)]
    weights = [1 / (rank + 10) for rank in range(len(lexicon))]
    rows = [chance.choices(lexicon, weights, k=14) for _ in range(count)]
    for at in range(0, count - 1, 3):
        rows[at + 1] = [*rows[at][7:], *rows[at][:7]][: chance.randint(9, 14)]
    return [vectors.vector(Place(f"{at:05}", 0), " ".join(row), "en") for at, row in enumerate(rows)]


def test_candidates_keep_nearly_all_pairs_that_all_against_all_would_link() -> None:
    found = _synthetic(240)
    weigh = vectors.inverse_frequency(found)
    every = {
        (first, second)
        for first in range(len(found))
        for second in range(first + 1, len(found))
        if same.score(same.compared(found[first], found[second], weigh)) >= 0.3
    }
    kept = set(candidates.candidates(found))
    assert len(every) > 50
    assert len(every & kept) >= 0.99 * len(every)


def test_candidates_grow_with_the_sentences_not_with_their_square() -> None:
    found = _synthetic(2000)
    pairs = candidates.candidates(found)
    assert len(pairs) <= candidates.PARTNERS * len(found)
    told_twice = {(at, at + 1) for at in range(0, 1999, 3)}
    assert len(told_twice & set(pairs)) >= 0.99 * len(told_twice)
