"""Whether two sentences of a story report the same fact: what counts beside their words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import DateMention, Figure, Place, When
from digest.relate import anchors, same, traits, vectors
from digest.relate.align import aligned
from digest.relate.anchors import Anchors
from tests.relating import article

DAY = date(2031, 5, 2)


def day(value: date, text: str = "Friday", sentence: int = 0) -> DateMention:
    return DateMention(sentence, text, When(value, value, "day", "inferred", text), 0, 1)


def number(value: float, *, unit: str | None = None, relation: str | None = None) -> Figure:
    return Figure(0, str(value), value, "people", unit, relation=relation)


def found(*figures: Figure, dates: tuple[DateMention, ...] = ()) -> Anchors:
    """The anchors of the one sentence of an article that appeared on `DAY`."""
    made, analysis = article("a", "A ferry sank off Lowmoor.", published=DAY, figures=figures, dates=dates)
    return anchors.anchors(made.published, analysis).get(0, anchors.NONE)


def score(a: str, b: str, first: Anchors = anchors.NONE, second: Anchors = anchors.NONE) -> float:
    one = vectors.vector(Place("a", 0), a, "en", anchors=first)
    two = vectors.vector(Place("b", 0), b, "en", anchors=second)
    return same.score(same.compared(one, two, lambda _: 0.8))


SANK = "A rocket hit the district hospital in Gorin, killing 14 people."
TOLD = "In Gorin a hospital was struck by a missile that left 14 dead."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (found(dates=(day(date(2031, 5, 1)),)), found(dates=(day(date(2031, 4, 24)),))),
        (found(number(14.0)), found(number(37.0))),
        (anchors.NONE, found(dates=(day(date(2027, 3, 1), "in March 2027"),))),
    ],
    ids=["another day", "another amount", "a past year"],
)
def test_other_circumstances_speak_against_it(first: Anchors, second: Anchors) -> None:
    assert score(SANK, TOLD, first, second) < score(SANK, TOLD, first, first)


def test_days_and_amounts_in_common_speak_for_it() -> None:
    both = found(number(14.0), dates=(day(date(2031, 5, 1)),))
    assert score(SANK, TOLD, both, both) > score(SANK, TOLD) + 0.05


def test_per_cents_are_shares() -> None:
    assert found(number(80.0, unit="percent")).amounts == found(number(0.8)).amounts


def test_an_amount_of_killed_is_none_of_wounded() -> None:
    killed, wounded = found(number(14.0, relation="killed")), found(number(14.0, relation="wounded"))
    seen = [
        same.compared(
            vectors.vector(Place("a", 0), SANK, "en", anchors=killed),
            vectors.vector(Place("b", 0), TOLD, "en", anchors=other),
            lambda _: 0.8,
        )
        for other in (killed, wounded)
    ]
    assert [(one["amounts"], one["apart_amounts"]) for one in seen] == [(1.0, 0.0), (0.0, 1.0)]


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("The garrison of Velisk is almost completely surrounded.", "The garrison of Velisk is completely surrounded."),
        (
            "The army denied that the garrison of Velisk was surrounded.",
            "The garrison of Velisk was surrounded by the army.",
        ),
        ("The garrison of Velisk left to avoid being surrounded.", "The garrison of Velisk was surrounded and left."),
        ("The garrison of Velisk could soon be surrounded.", "The garrison of Velisk was soon surrounded."),
    ],
    ids=["almost", "denied", "averted", "possible"],
)
def test_another_stance_to_what_both_tell_is_seen(told: str, other: str) -> None:
    one, two = (vectors.vector(Place(name, 0), text, "en") for name, text in (("a", told), ("b", other)))
    seen = same.compared(one, two, lambda _: 0.8)
    assert max(seen["denied"], seen["averted"], seen["open"]) > 0.2


def test_who_says_it_counts_little() -> None:
    said = "Port director Ulrike Hanssen told reporters in Lowmoor that the strike costs two million a day."
    also = "Port director Ulrike Hanssen told reporters in Lowmoor that clearing the backlog takes ten days."
    one, two = (vectors.vector(Place(name, 0), text, "en") for name, text in (("a", said), ("b", also)))
    assert any(token.aside for token in one.tokens)
    assert same.compared(one, two, lambda _: 0.8)["mass"] < traits.traits(one, two, lambda _: 0.8)["mass"] - 0.2


def test_little_in_common_is_not_compared_in_full() -> None:
    one = vectors.vector(Place("a", 0), SANK, "en")
    told = vectors.vector(Place("b", 0), TOLD, "en")
    other = vectors.vector(
        Place("b", 0),
        "The people of a mountain village elected a new mayor, chose a council and voted for cheaper water, busier trains and longer school holidays.",
        "en",
    )
    scale = same.Scale(lambda _: 1.0, (one, told, other))
    assert scale.promising(0, 1)
    assert not scale.promising(0, 2)


_WORDS = [
    "Troops",
    "Kyiv",
    "captured",
    "seized",
    "took",
    "the",
    "bridge",
    "over",
    "UN",
    "United",
    "Nations",
    "not",
    "17",
    "400",
    "flood",
]


@given(*[st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14)] * 2, st.floats(0, 1.2))
def test_a_score_never_exceeds_its_ceiling(one: list[str], other: list[str], worth: float) -> None:
    a, b = (vectors.vector(Place(name, 0), " ".join(row), "en") for name, row in (("a", one), ("b", other)))
    seen = same.compared(a, b, lambda _: worth)
    assert same.score(seen) <= same.Scale(lambda _: worth, ()).ceiling(a, b, aligned(a.tokens, b.tokens))
