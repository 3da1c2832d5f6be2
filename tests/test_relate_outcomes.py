"""How surely a later sentence must tell what became of a forecast."""

from __future__ import annotations

from digest import scoring
from digest.relate.outcomes import NAMES, least, score

PLAIN = dict.fromkeys(NAMES, 0.0)


def test_the_model_reads_what_is_seen() -> None:
    assert scoring.load("outcomes").features == tuple(NAMES)


def test_the_day_and_the_words_speak_for_it() -> None:
    same_day = {**PLAIN, "on": 1.0, "kind": 1.0, "on_kind": 1.0, "whole": 0.6, "on_whole": 0.6, "mass": 1.0}
    assert score(same_day) > score({**PLAIN, "whole": 0.6, "mass": 1.0}) > score(PLAIN)


def test_the_more_are_compared_the_more_is_asked() -> None:
    assert least(PLAIN, 40, came=True) > least(PLAIN, 15, came=True) > least(PLAIN, 1, came=True)


def test_without_a_day_more_is_asked_and_of_a_denial() -> None:
    assert least({**PLAIN, "undated": 1.0}, 1, came=True) > least(PLAIN, 1, came=False) > least(PLAIN, 1, came=True)
    assert least({**PLAIN, "recalled": 1.0}, 1, came=False) < least(PLAIN, 1, came=False)
