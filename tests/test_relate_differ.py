"""Sentences of one story that differ: denied, opposed, otherwise explained or counted, replaced."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest

from digest.model import Fact, Figure, Link, Place, Why
from digest.relate import differ
from digest.relate.differ.stale import Replaced, marked
from digest.relate.groups import Groups
from digest.relate.reading import readings, sentences
from digest.relate.vectors import inverse_frequency
from tests.relating import article, day

FILLER = (
    "The town has two old schools. Rain fell on the hills for most of July. A small market opens beside the church. "
    "Red buses leave the square every hour. The brewery sells dark beer to tourists. An orchestra played in the park."
)


def different(*texts: str, **more: dict[str, Any]) -> tuple[Link, ...]:
    """The differences between articles `a`, `b`, … of one story."""
    made = [
        article(
            name,
            f"{text} {FILLER if name == 'a' else ''}",
            **cast("Any", {key: value.get(name) for key, value in more.items() if value.get(name) is not None}),
        )
        for name, text in zip("abcdef", texts, strict=False)
    ]
    articles, analyses = [one for one, _ in made], [one for _, one in made]
    read = sentences(readings(articles, analyses))
    return differ.further((), Groups(read, [[one.id for one in articles]]), differ.Facing(articles, analyses))


def kinds(*texts: str, **more: dict[str, Any]) -> list[tuple[str, str]]:
    return [(link.kind, link.why.kind) for link in different(*texts, **more)]


DAYS = {"published": {"a": date(2024, 3, 1), "b": date(2024, 3, 9)}}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Rebel units have surrounded the garrison at Kufra.",
            "The army denied that its garrison at Kufra was encircled.",
        ),
        (
            "The dam at Orlin has burst, villagers said.",
            "Reports that the dam at Orlin had burst are false, the ministry said.",
        ),
        ("Sailors looted the depot in Marlow.", "Nobody looted the depot in Marlow, the mayor said."),
        ("The garrison at Kufra is almost encircled.", "There is no threat of encirclement to the garrison at Kufra."),
        (
            "The depot in Marlow burned, a clerk said.",
            "A clerk claimed the Marlow depot had burned, but the owner denied it.",
        ),
    ],
)
def test_what_one_denies_and_another_states_is_a_contradiction(a: str, b: str) -> None:
    assert kinds(a, b) == [("contradicts", "denied")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The garrison at Kufra could be surrounded.", "The army denied that its garrison at Kufra was encircled."),
        ("Troops left Kufra to avoid encirclement.", "The army denied that its garrison at Kufra was encircled."),
        ("The dam at Orlin has burst.", "The ministry did not deny that the dam at Orlin had burst."),
        ("The dam at Orlin has burst.", "Reports that the dam at Selvo had burst are false."),
        ("The council in Marlow closed the school.", "The council in Marlow has not closed the harbour."),
        ("The dam at Orlin has burst.", "It is not known when the dam at Orlin burst."),
        ("The union in Marlow urged a boycott.", "The union in Marlow has not paid its rent."),
        ("The army denied that its garrison at Kufra was encircled.", "The garrison at Kufra is not encircled."),
        ("The club in Marlow signed a lease in July.", "The club in Marlow has not signed a striker in July."),
        ("Reporters had entry to the prison at Kufra.", "The army denied reporters entry to the prison at Kufra."),
    ],
)
def test_what_is_feared_avoided_or_of_something_else_is_none(a: str, b: str) -> None:
    assert "contradicts" not in [kind for kind, _ in kinds(a, b)]


def test_opposites_contradict_only_about_one_thing() -> None:
    assert kinds("The Orlin bridge is open to lorries.", "The Orlin bridge is closed to lorries.") == [
        ("contradicts", "denied")
    ]
    assert kinds("The Orlin bridge is open to lorries.", "The Selvo museum is closed on Mondays.") == []


def test_articles_far_apart_in_time_do_not_contradict() -> None:
    a, b = "Sailors looted the depot in Marlow.", "The mayor denied that sailors looted the depot in Marlow."
    assert kinds(a, b, **DAYS) == [("contradicts", "denied")]
    assert kinds(a, b, published={"a": date(2023, 3, 1), "b": date(2024, 3, 1)}) == []


def test_what_is_called_a_lie_is_denied() -> None:
    a, b = "Brightwater spied on its critics.", "Brightwater called the report that it spied on its critics a lie."
    assert kinds(a, b) == [("contradicts", "denied")]


def test_causes_with_nothing_in_common_differ() -> None:
    first = "The fire in the Orlin depot was caused by a drone."
    assert kinds(first, "The Orlin depot fire was the result of a short circuit.") == [("contradicts", "causes")]
    assert kinds(first, "The Orlin depot fire was due to an enemy drone.") == []
    assert kinds(first, "The owner blamed the fire in the Orlin depot on a smoker.") == [("contradicts", "causes")]
    assert kinds(first, "The delay at the Orlin depot was caused by a strike.") == []
    assert kinds(first, "The flood in the Selvo mine was due to a broken pump.") == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Canada suspended grain shipments to Peru.", "Grain shipments from Canada to Peru were resumed."),
        ("The Orlin bridge is closed to lorries.", "The Orlin bridge was reopened to lorries."),
        ("Rebels besieged the fortress of Kufra.", "The fortress of Kufra has been captured by the rebels."),
        ("The hiker Ana Vel is missing near Orlin.", "The hiker Ana Vel was found near Orlin."),
    ],
)
def test_an_end_or_outcome_replaces_what_came_before(a: str, b: str) -> None:
    found = different(a, b, **DAYS)
    assert [(link.kind, link.a, link.b) for link in found] == [("supersedes", Place("b", 0), Place("a", 0))]
    assert not [link for link in different(a, b) if link.kind == "supersedes"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Canada suspended grain shipments to Peru.", "Canada may resume grain shipments to Peru."),
        ("Canada suspended grain shipments to Peru.", "Canada denied that grain shipments to Peru had been resumed."),
        ("Canada suspended grain shipments to Peru.", "Norway resumed its fishing talks with Iceland."),
    ],
)
def test_an_end_that_may_come_replaces_nothing(a: str, b: str) -> None:
    assert "supersedes" not in [kind for kind, _ in kinds(a, b, **DAYS)]


def test_a_denial_given_up_is_replaced() -> None:
    a = "The staff denied that the fortress of Kufra had fallen."
    b = "The staff admitted that the fortress of Kufra had fallen."
    assert [link.kind for link in different(a, b, **DAYS)] == ["supersedes"]


def test_names_do_not_depend_on_the_order_of_articles() -> None:
    a, b = (
        "Rebel units have surrounded the garrison at Kufra.",
        "The army denied that its garrison at Kufra was encircled.",
    )
    assert {link.id for link in different(a, b)} == {link.id for link in different(b, a)}


def test_a_later_count_of_the_dead_replaces_the_earlier_and_a_bound_contradicts_nothing() -> None:
    text = "The landslide in Cauca killed {} people, the governor said."
    rows = [
        article(name, text.format(count), published=date(2024, 5, number))
        for name, count, number in (("a", 12, 3), ("b", 31, 4))
    ]
    made = [
        (one, _with(analysis, Figure(0, f"{count:.0f} people", count, "people")))
        for (one, analysis), count in zip(rows, (12.0, 31.0), strict=True)
    ]
    articles, analyses = [one for one, _ in made], [one for _, one in made]
    read = sentences(readings(articles, analyses))
    facing = differ.Facing(articles, analyses)
    found = facing.difference(read[0], read[1], 0.9, inverse_frequency(read))
    assert found is not None
    assert (found.kind, found.a.article, str(found.why)) == ("supersedes", "b", "later: 31 people; before: 12 people")


def _with(analysis: Any, figure: Figure) -> Any:
    import dataclasses

    return dataclasses.replace(analysis, figures=(figure,))


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ((12, None), (31, None), True),
        ((10, "at least"), (12, None), False),
        ((10, "at least"), (8, None), True),
        ((10, "about"), (11, None), False),
        ((10, "about"), (30, None), True),
        ((50, "up to"), (30, None), False),
        ((50, "up to"), (70, None), True),
        ((1000, None), (1010, None), False),
        ((10, "a mere"), (90, None), False),
    ],
)
def test_figures_are_apart_where_no_number_fits_both(
    first: tuple[float, str], second: tuple[float, str], apart: bool
) -> None:
    one, other = (Figure(0, "n people", value, "people", None, hedge) for value, hedge in (first, second))
    assert differ.counts.apart(one, other, "en") is apart


def test_figures_of_other_scope_or_unit_count_other_things() -> None:
    here = Figure(0, "12 people", 12, "people", None, None, "in Orlin")
    there = Figure(0, "31 people", 31, "people", None, None, "in Selvo")
    assert not differ.counts.one_thing(here, there, "en")
    assert not differ.counts.one_thing(here, Figure(0, "31 m", 31, "people", "m"), "en")
    one, other = (Figure(0, "n", 1, "people", None, None, None, day(date(2024, 5, number))) for number in (1, 2))
    assert differ.counts.other_days(one, other)
    assert not differ.counts.other_days(one, one)


def test_what_is_told_again_after_it_was_replaced_is_stale() -> None:
    days = {"a": 1, "b": 5, "c": 9, "d": 2}
    articles = [article(name, "Rain fell.", published=date(2024, 3, number))[0] for name, number in days.items()]
    link = Link("supersedes", Place("b", 0), Place("a", 0), 0.9, Why("replaced", ("31 people", "12 people")))
    group = (Place("a", 0), Place("c", 0), Place("d", 0))
    assert Replaced([link], articles).stale(group) == {Place("c", 0)}
    assert Replaced([], articles).stale(group) == frozenset()
    undated = [article(name, "Rain fell.")[0] for name in days]
    assert Replaced([link], undated).stale(group) == frozenset()


def test_a_stale_sentence_stands_for_no_origin() -> None:
    articles = [
        article(name, "Rain fell.", published=date(2024, 3, at))[0] for name, at in (("a", 1), ("b", 5), ("c", 9))
    ]
    link = Link("supersedes", Place("b", 0), Place("a", 0), 0.9, Why("replaced", ("31 people", "12 people")))
    fact = Fact("f", (Place("a", 0), Place("c", 0)), ("a", "c"))
    found = marked([fact], [link], articles, lambda places: tuple(place.article for place in places))
    assert [(one.stale, one.origins) for one in found] == [((Place("c", 0),), ("a",))]
    assert marked([fact], [], articles, lambda _: ()) == (fact,)
