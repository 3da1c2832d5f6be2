"""What is found again of the very same sentences is what would be found anew."""

from __future__ import annotations

import importlib
import random
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from digest.memo import Memo
from digest.model import Analysis, Article, Corpus, Options, Pattern, Rule, Topic
from digest.relate import (
    differ,
    groups,
    lasting,
    recall,
    relate,
    vectors,
)
from digest.relate.differ import sides
from digest.relate.recall import Known, Paired, Recall
from digest.relate.vectors import Vector, Weigh, coarse
from digest.standing import Kept
from tests.stories import named, story

T = TypeVar("T")
NAMES = ["flood", "merger", "wildfire"]
TOPIC = Topic("all", "All", "content/topics/all.md", Rule(any=(Pattern(text="the"),)))


@pytest.fixture(scope="module")
def told() -> list[tuple[Article, Analysis]]:
    """Three stories in one archive; of two articles of one name the first."""
    found = {pair[0].id: pair for path in reversed(named(NAMES)) for pair in story(path).pairs}
    return list(found.values())


def related(found: Sequence[tuple[Article, Analysis]], kept: Recall = recall.AFRESH) -> Corpus:
    articles, analyses = tuple(article for article, _ in found), tuple(analysis for _, analysis in found)
    return relate(articles, analyses, (TOPIC,), Options(), recall=kept)


def test_counts_are_exact_where_they_are_small_and_coarse_where_they_are_not() -> None:
    assert [coarse(count) for count in range(8)] == list(range(8))
    assert [coarse(count) for count in (8, 9, 100, 112, 1_000, 1_023, 1_024)] == [8, 8, 96, 112, 896, 896, 1_024]
    assert all(0 <= count - coarse(count) < count / 4 for count in range(1, 100_000, 7))
    assert sorted(map(coarse, range(5_000))) == [coarse(count) for count in range(5_000)]


def test_something_is_found_once_of_the_same_objects_and_values() -> None:
    known: Known = Kept()
    finds = Recall(known)
    found: list[int] = []

    def find() -> int:
        found.append(1)
        return len(found)

    one, other = ["a"], ["a"]  # equal, and not the same
    assert [finds.once("x", (one,), 1, find), finds.once("x", (one,), 1, find)] == [1, 1]
    assert finds.once("x", (other,), 1, find) == 2
    assert finds.once("x", (one,), 2, find) == 3
    assert finds.once("y", (one,), 1, find) == 4
    known.turn()
    assert finds.once("x", (one,), 1, find) == 1
    known.turn()
    known.turn()
    assert finds.once("x", (one,), 1, find) == 5
    assert recall.AFRESH.once("x", (one,), 1, find) == 6
    assert recall.AFRESH.once("x", (one,), 1, find) == 7


def test_articles_come_and_go_and_all_is_as_if_it_were_found_anew(told: list[tuple[Article, Analysis]]) -> None:
    draw, known, paired, found_anew = random.Random(5), Known(), Paired(), 0
    for turn in range(5):
        some = told if turn in (0, 3) else [pair for pair in told if draw.random() < 0.85]
        assert related(some, Recall(known, paired)) == related(some), turn
        known.turn()
        paired.turn()
        found_anew += len(known) + len(paired)
    assert found_anew > 1_000


def test_what_is_found_of_two_sentences_depends_on_the_worth_of_no_other_terms(
    told: list[tuple[Article, Analysis]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    seen: dict[str, int] = {}

    def watched(counts: Mapping[str, int], sentences: int) -> Weigh:
        weigh = vectors.weighing(counts, sentences)
        return lambda term: asked.add(term) or weigh(term)  # type: ignore[func-returns-value]

    def once(
        self: differ.Recollection,
        name: str,
        both: tuple[Vector, Vector],
        _weighs: Sequence[Weigh],
        make: Callable[[], T],
        *_values: Hashable,
    ) -> T:
        before = set(asked)
        asked.clear()
        result = make()
        stray = asked - {"", *(term for one in both for term in sides.terms(self.facing.side(one)))}
        assert not stray, (name, stray)
        asked.update(before)
        seen[name] = seen.get(name, 0) + 1
        return result

    monkeypatch.setattr(groups, "weighing", watched)
    monkeypatch.setattr(differ.Recollection, "once", once)
    related(told)
    assert seen.keys() == {"link", "graded", "tells"}
    assert min(seen.values()) > 20


def in_a_new_process(folder: Path, found: Sequence[tuple[Article, Analysis]], program: bytes = b"") -> Corpus:
    """What relating finds with what is remembered in `folder`, and remembers there."""
    memory = Memo(folder)
    kept = lasting.opened(None, Paired(), memory, program)
    corpus = related(found, kept)
    lasting.store(kept, memory)
    memory.close()
    assert memory.problems == ()
    return corpus


def test_what_is_found_outlives_the_process(told: list[tuple[Article, Analysis]], tmp_path: Path) -> None:
    draw = random.Random(11)
    for turn in range(4):
        some = told if turn in (0, 2) else [pair for pair in told if draw.random() < 0.85]
        assert in_a_new_process(tmp_path, some) == related(some), turn


def test_nothing_is_found_again_in_a_new_process(
    told: list[tuple[Article, Analysis]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: Counter[str] = Counter()

    def watch(room: str, name: str) -> None:
        module = importlib.import_module(f"digest.relate.{room}")
        function = getattr(module, name)

        def watched(*args: Any, **named: Any) -> Any:
            found[name] += 1
            return function(*args, **named)

        monkeypatch.setattr(module, name, watched)

    for room, name in (
        ("reading", "_reading"), ("reading", "_sides"), ("facts", "_link"), ("comparison", "grade"), ("outcomes", "score"),
        ("differ.within", "_differences"), ("coverage", "_summarised"),
    ):  # fmt: skip
        watch(room, name)
    whole = in_a_new_process(tmp_path, told)
    first = found.copy()
    assert len(first) == 7
    assert in_a_new_process(tmp_path, told) == whole
    assert found - first == Counter()
    assert in_a_new_process(tmp_path, told[1:]) == related(told[1:])
    found.clear()
    assert in_a_new_process(tmp_path, told[1:]) == related(told[1:], recall.AFRESH)
    assert in_a_new_process(tmp_path, told[1:], b"another program") == related(told[1:])
