"""Which sentences are compared: nearly all that come to anything, and no more than grow with the sentences."""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter, defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from digest.meaning.lexical import related
from digest.model import Place
from digest.relate import candidates, keys, same, vectors


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


def _keys(story: list[vectors.Vector]) -> list[list[tuple[str, ...]]]:
    """What may bring sentences together, as docs/relating.md has it, in reading order."""
    met = {token.stem for one in story for token in one.tokens}
    found = []
    for one in story:
        terms = [token.term for token in one.tokens]
        kin = [
            (*sorted((token.stem, other)), "")
            for token in one.tokens
            for other, how in sorted(related(token.stem, one.language).items())
            if how == "same" and other in met
        ]
        found.append(list(dict.fromkeys([*((term,) for term in terms), *itertools.pairwise(terms), *kin])))
    return found


def _plainly(story: list[vectors.Vector]) -> list[tuple[int, int]]:
    """The pairs by the plain definition: each sentence with the most weight of rare keys in common, key by key."""
    keys = _keys(story)
    holders = Counter(key for own in keys for key in own)
    found = set()
    for at, own in enumerate(keys):
        shared: defaultdict[int, float] = defaultdict(float)
        for key in own:
            for other, others in enumerate(keys):
                if key in others and holders[key] <= candidates.COMMON:
                    shared[other] += math.log((len(story) + 1) / holders[key])
        foreign = [
            other
            for other in shared
            if story[other].place.article != story[at].place.article and story[other].language == story[at].language
        ]
        best = sorted(foreign, key=lambda other: (-shared[other], other))[: candidates.PARTNERS]
        found |= {(min(at, other), max(at, other)) for other in best}
    return sorted(found)


_WORDS = [
    "Troops",
    "captured",
    "seized",
    "took",
    "bridge",
    "crossing",
    "near",
    "Varna",
    "on",
    "flood",
    "deluge",
    "17",
    "400",
]


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6)), max_size=40
    ),
    st.randoms(use_true_random=False),
)
def test_the_pairs_of_a_part_are_those_of_the_plain_definition(
    told: list[tuple[str, list[str]]], chance: random.Random
) -> None:
    every = [
        vectors.vector(Place(article, at), " ".join(row), chance.choice(["en", "en", "de"]))
        for at, (article, row) in enumerate(told)
    ]
    part = sorted(chance.sample(range(len(every)), chance.randint(0, len(every))))
    found = candidates.Meetings(every, keys.words(every)).pairs(np.array(part, dtype=np.int64))
    assert [tuple(pair) for pair in found.tolist()] == [
        (part[a], part[b]) for a, b in _plainly([every[at] for at in part])
    ]
