"""Reading across sources on annotated stories: see tests/quality/across.py."""

from __future__ import annotations

import pytest

from tests.quality.across import scored
from tests.quality.counting import Ranked, average_precision, recall_at
from tests.stories import named, present, story


@pytest.mark.parametrize("path", named(), ids=lambda path: path.stem)
def test_every_annotation_names_a_sentence(path) -> None:  # type: ignore[no-untyped-def]
    if not present(path):
        pytest.skip("the real articles in ../shared/seeds are not on this machine")
    done = scored(story(path))
    assert done.counts["traps not taken"].recall == 1


def test_ranking_counts_ties_as_badly_as_they_can_stand() -> None:
    ranked = [Ranked(0.9, True), Ranked(0.5, True), Ranked(0.5, False), Ranked(0.0, True)]
    assert average_precision(ranked) == pytest.approx((1 + 2 / 3 + 3 / 4) / 3)
    assert recall_at(0.9, ranked) == pytest.approx(1 / 3)
