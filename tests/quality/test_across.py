"""Reading across sources on annotated stories: see tests/quality/across.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.counting import Count, Ranked, average_precision, recall_at, table
from tests.quality.measures import is_called
from tests.stories import FOLDER, Story, named, present, story

EVERY = [*named(), *named(folder=FOLDER / "held_out")]


def _read(path: Path) -> Story:
    if not present(path):
        pytest.skip("the real articles in ../shared/seeds are not on this machine")
    return story(path)


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_annotations_name_sentences_and_agree(path: Path) -> None:
    told = _read(path)
    same, traps, against = told.across("same"), told.across("traps"), told.between("contradicts")
    either, later = told.across("either"), told.between("supersedes")
    assert same
    assert not same & traps
    assert not either & traps
    assert not {(min(pair), max(pair)) for pair in against | later} & same
    every = {spot for pair in same | traps | against | later for spot in pair}
    assert all(index >= 0 for _, index in every), "a sentence that is annotated was not kept as one"
    assert {row[0] for row in told.rows("cites")} <= {article.id for article, _ in told.pairs}


def test_ranking_counts_ties_as_badly_as_they_can_stand() -> None:
    ranked = [Ranked(0.9, True), Ranked(0.5, True), Ranked(0.5, False), Ranked(0.0, True)]
    assert average_precision(ranked) == pytest.approx((1 + 2 / 3 + 3 / 4) / 3)
    assert recall_at(0.9, ranked) == pytest.approx(1 / 3)


def test_counts_add_up() -> None:
    count = Count(1, 2, 4) + Count(1, 2, 1)
    assert (count.precision, count.recall) == (0.5, 0.4)
    assert Count().precision is None
    assert "50.0    40.0" in table({"all": count})


def test_a_name_may_be_longer_or_shorter_and_none_is_none() -> None:
    assert is_called("General Luis Baro", "Luis Baro | chief of staff")
    assert is_called("Baro", "Luis Baro")
    assert not is_called("Luis Ferran", "Luis Baro")
    assert not is_called(None, "Luis Baro")
    assert is_called(None, "")
