"""The independent origins of facts, on mini-stories that were written for it."""

from __future__ import annotations

import pytest

from tests.quality.origin_gold import Case, cases

# Measured: 17 of 19 where the rules were mended, 20 of 22 where they were not. The rest fails where a citation is not found.
LEAST = {"development": 17, "unseen": 20}


@pytest.mark.parametrize("half", sorted(LEAST))
def test_origins_are_those_of_the_story(half: str) -> None:
    told = list(cases(half))
    wrong = [f"{case.title}: {case.found()}" for case in told if case.found() != case.origins]
    assert len(told) - len(wrong) >= LEAST[half], wrong


def test_no_origin_is_made_of_two_and_unknown_stays_unknown() -> None:
    titles = {
        "unnamed officials of two outlets",
        "unknown stays unknown",
        "two ministries of two countries",
        "two diplomats, two outlets",
    }
    met: list[Case] = [case for half in LEAST for case in cases(half) if case.title in titles]
    assert len(met) == 4
    assert [case.found() for case in met] == [case.origins for case in met]
