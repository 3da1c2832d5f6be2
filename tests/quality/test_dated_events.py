"""Days, happenings and forecasts of the development stories: what was measured is held."""

from __future__ import annotations

import pytest

from tests.quality import across, measures
from tests.quality.counting import Count
from tests.stories import named, present, story

STORIES = ("flood", "harbour_strike", "velisk")


@pytest.fixture(scope="module")
def counts() -> dict[str, Count]:
    found: dict[str, Count] = {}
    for path in named(STORIES):
        if not present(path):
            pytest.skip(f"{path.stem} is not all on this machine")
        told = story(path)
        export = across.exported(told)
        for name in ("days of events", "one event", "forecasts", "outcomes of forecasts"):
            found[name] = found.get(name, Count()) + measures.EVERY[name](told, export)
    return found


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("days of events", 0.97, 0.94),
        ("one event", 1.0, 0.35),
        ("forecasts", 0.95, 0.9),
        ("outcomes of forecasts", 0.58, 0.55),
    ],
)
def test_what_was_measured_is_held(counts: dict[str, Count], name: str, precision: float, recall: float) -> None:
    count = counts[name]
    assert count.right / count.found >= precision
    assert count.right / count.wanted >= recall
