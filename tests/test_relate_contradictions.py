"""Sentences of different articles that cannot both stand: denials, other figures, a later end."""

from __future__ import annotations

from datetime import date

import pytest

from digest.model import DateMention, Figure, Place
from tests.comparing import related
from tests.relating import day


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The garrison at Kufra is completely surrounded by rebel units, a UN officer said.",
            "The garrison at Kufra is not surrounded, an army spokesman said in a statement.",
        ),
        (
            "The central bank sold gold reserves worth two billion in March.",
            "The governor denied that the central bank sold gold reserves in March.",
        ),
    ],
)
def test_a_denial_contradicts_the_assertion(a: str, b: str) -> None:
    found = related(a, b)
    assert [link.kind for link in found] == ["contradicts"]
    assert "one denies what the other states" in str(found[0].why)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Police arrested two men near Larnaca on suspicion of spying.",
            "The two men arrested near Larnaca were not tourists, police said.",
        ),
        (
            "The garrison at Kufra is surrounded, a UN officer said.",
            "The garrison at Kufra could not be reached on Monday, a UN officer said.",
        ),
        (
            "The museum in Lund bought a painting by Zorn.",
            "The museum in Lund has not confirmed or denied that it bought a painting by Zorn.",
        ),
    ],
)
def test_a_denial_of_something_else_does_not_contradict(a: str, b: str) -> None:
    assert "contradicts" not in [link.kind for link in related(a, b)]


def _people(value: float, text: str, qualifier: str | None = None) -> tuple[Figure, ...]:
    return (Figure(0, text, value, "people", None, qualifier),)


def test_another_figure_for_the_same_count_contradicts() -> None:
    text = "The landslide in Cauca on Friday killed {} people, the governor said."
    texts = text.format(12), text.format(31)
    figures = {"a": _people(12, "12 people"), "b": _people(31, "31 people")}
    found = related(*texts, figures=figures)
    assert [link.kind for link in found] == ["contradicts"]
    assert str(found[0].why) == "other figures: 12 people against 31 people"


def test_figures_that_only_bound_or_are_of_other_days_do_not_contradict() -> None:
    text = "The landslide in Cauca on Friday killed {} people, the governor said."
    texts = text.format(12), text.format("at least 10")
    bounded = {"a": _people(12, "12 people"), "b": _people(10, "at least 10 people", "at least")}
    assert "contradicts" not in [link.kind for link in related(*texts, figures=bounded)]
    figures = {"a": _people(12, "12 people"), "b": _people(31, "31 people")}
    friday, saturday = (DateMention(0, "a day", day(date(2024, 5, number)), 0, 1) for number in (3, 4))
    dates = {"a": (friday,), "b": (saturday,)}
    found = related(text.format(12), text.format(31), figures=figures, dates=dates)
    assert "contradicts" not in [link.kind for link in found]


def test_a_later_end_supersedes_the_beginning() -> None:
    texts = (
        "Canada suspended grain shipments to Peru over a customs dispute.",
        "Grain shipments from Canada to Peru were resumed on Thursday.",
    )
    days = {"a": date(2024, 3, 1), "b": date(2024, 3, 9)}
    found = related(*texts, published=days)
    assert [(link.kind, link.a, link.b) for link in found] == [("supersedes", Place("b", 0), Place("a", 0))]
    undated = related(*texts)
    assert "supersedes" not in [link.kind for link in undated]
    backwards = related(*texts, published={"a": date(2024, 3, 9), "b": date(2024, 3, 1)})
    assert [(link.kind, link.a, link.b) for link in backwards] == [("supersedes", Place("a", 0), Place("b", 0))]
