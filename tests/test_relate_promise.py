"""Which pairs have enough in common, of many at once: those that are told one by one."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from digest.model import Place
from digest.relate import keys, promise, vectors
from digest.relate.groups import Groups
from digest.relate.same import Scale
from digest.relate.vectors import Vector, least

_WORDS = [
    "".join(row)
    for row in itertools.product(
        ("ka", "lo", "mi", "ren", "tu"), ("vos", "pel", "dar"), ("shi", "gon", "bru", "fal", "ne")
    )
]
_ARTICLES = [f"{number:02}" for number in range(30)]


def _told(chance: random.Random) -> list[Vector]:
    weights = [1 / (rank + 1) for rank in range(len(_WORDS))]
    return [
        vectors.vector(
            Place(article, at),
            " ".join(chance.choices(_WORDS, weights, k=chance.randint(1, 20))),
            chance.choice(["en", "de"]),
        )
        for article in _ARTICLES
        for at in range(3)
    ]


def _one_by_one(told: Groups, pairs: list[tuple[int, int]]) -> dict[int, list[list[float]]]:
    """For each pair that promises something, by its place, what all words are worth by each of its scales."""
    names = sorted({term for one in told.vectors for term in one.every})
    found: dict[int, list[list[float]]] = {}
    for place, (first, second) in enumerate(pairs):
        one, other = (told.of[told.vectors[at].place.article] for at in (first, second))
        weighs = [told.distinct[at].weigh for at in sorted(one & other)] or [
            least([told.whole.weigh, *(told.distinct[at].weigh for at in one | other)])
        ]
        scales = [scale for weigh in weighs if (scale := Scale(weigh, told.vectors)).promising(first, second)]
        if scales:
            found[place] = [[scale.weigh(name) for name in names] for scale in scales]
    return found


@pytest.mark.parametrize("seed", range(6))
def test_the_pairs_that_promise_something_are_those_that_do_so_one_by_one(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(promise, "_AT_ONCE", 1_000)
    chance = random.Random(seed)
    drawn = [chance.sample(_ARTICLES, chance.randint(1, 9)) for _ in range(seed)]
    told = Groups(_told(chance), drawn)
    names = sorted({term for one in told.vectors for term in one.every})
    pairs = list(itertools.combinations(range(len(told.vectors)), 2))
    found: dict[int, list[list[float]]] = {}
    for places, scale in promise.promising(told, keys.words(told.vectors), np.array(pairs)):
        assert sorted(places.tolist()) == places.tolist()
        for place in places.tolist():
            found.setdefault(place, []).append([scale.weigh(name) for name in names])
    expected = _one_by_one(told, pairs)
    assert found == expected
    assert 0.01 * len(pairs) < len(expected) < 0.9 * len(pairs)


def test_a_function_word_of_a_group_is_worth_little_there_where_it_is_a_content_word_elsewhere() -> None:
    """`hat` is one in German; the rarity of `kavol` alone would have the two sentences left before they are judged."""
    group = [vectors.vector(Place(f"g{at}", 0), "hat kavol", "de") for at in range(4)]
    others = [
        vectors.vector(Place(f"x{at:02}", 0), "kavol lopel" if at < 46 else "midar lopel", "en") for at in range(60)
    ]
    told = Groups([*group, *others, vectors.vector(Place("z", 0), "hat kavol", "en")], [["g0", "g1", "g2", "g3"]])
    pairs = np.array([(0, len(told.vectors) - 1)])
    found = [places.tolist() for places, _ in promise.promising(told, keys.words(told.vectors), pairs)]
    assert found == [[], [], [0]]


def test_most_pairs_without_a_group_in_common_are_left_before_they_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Groups(_told(random.Random(3)), [_ARTICLES[:15], _ARTICLES[15:]])
    pairs = list(itertools.product(range(45), range(45, 90)))
    judged: list[int] = []
    judge = Scale.promising

    def watched(scale: Scale, first: int, second: int) -> bool:
        judged.append(first)
        return judge(scale, first, second)

    monkeypatch.setattr(Scale, "promising", watched)
    found = list(promise.promising(told, keys.words(told.vectors), np.array(pairs)))
    assert 0.9 * len(judged) < sum(len(places) for places, _ in found) <= len(judged)
    assert len(judged) < 0.4 * len(pairs)


def test_no_pairs_promise_nothing() -> None:
    told = Groups([], [["a"]])
    found = promise.promising(told, keys.words(told.vectors), np.zeros((0, 2), dtype=np.int64))
    assert [places.tolist() for places, _ in found] == [[], []]
