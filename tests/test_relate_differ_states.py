"""What sentences tell to be in a state, and which two states are of one thing."""

from __future__ import annotations

from datetime import date

import pytest

from digest.relate import differ
from digest.relate.differ.reading import counting
from digest.relate.differ.states import states
from digest.relate.groups import Groups
from digest.relate.reading import readings, sentences
from digest.stance import stances
from tests import differences
from tests.relating import article


def told(text: str, dimension: str, language: str = "en") -> list[tuple[str, bool]]:
    found = states(text, language, counting(stances(text, language), language))
    return [(state.text, state.is_on) for state in found if state.dimension == dimension]


def linked(first: str, second: str, *, days: int, language: str = "en") -> list[str]:
    """The kinds of the differences between two sentences, the second published `days` later."""
    made = [
        article(name, text, published=date(2031, 3, day), language=language)
        for name, text, day in (("a", first, 1), ("b", second, 1 + days))
    ]
    articles, analyses = [one for one, _ in made], [one for _, one in made]
    facing = differ.Facing(articles, analyses)
    told = Groups(sentences(readings(articles, analyses)), [["a", "b"]])
    return [link.kind for link in differ.further((), told, facing)]


@pytest.mark.parametrize(
    ("text", "dimension", "expected"),
    [
        ("The coast road is shut.", "open", [("shut", False)]),
        ("The coast road is not shut.", "open", [("shut", True)]),
        ("Two tugs pulled the Dorothea free.", "trapped", [("pulled the Dorothea free", False)]),
        ("The general no longer holds the town.", "taken", [("no longer holds", True)]),
        ("He wants to reopen the museum.", "open", []),
        ("He managed to reopen the museum.", "open", [("reopen", True)]),
        ("The council cannot reopen the museum.", "open", []),
        ("He was found guilty of kidnapping.", "custody", []),
        ("The Board of Pardons met.", "verdict", []),
        ("The virus does not spread as quickly.", "going", []),
    ],
)
def test_words_tell_a_state_where_they_tell_it_as_so(
    text: str, dimension: str, expected: list[tuple[str, bool]]
) -> None:
    assert told(text, dimension) == expected


@pytest.mark.parametrize(
    ("first", "second", "days", "expected"),
    [
        ("The coast road to Vims is shut.", "Cars are driving along the coast road to Vims again.", 3, ["supersedes"]),
        (
            "The captain of the Selma is not under suspicion.",
            "Prosecutors charged the captain of the Selma.",
            3,
            ["supersedes"],
        ),
        (
            "The gas alarms in Orlin had been switched off.",
            "The gas alarms in Orlin were working at all times.",
            1,
            ["contradicts"],
        ),
        (
            "The vaccine Fluvera is safe for children.",
            "Doctors called the vaccine Fluvera dangerous for children.",
            4,
            ["contradicts"],
        ),
        ("The schools in Orlin stay open.", "A school in Orlin was closed because of mould.", 3, []),
        ("On Monday Lee resumed flights to Orlin.", "On Thursday Varan suspended flights to Orlin.", 3, []),
    ],
)
def test_one_thing_in_opposite_states(first: str, second: str, days: int, expected: list[str]) -> None:
    assert linked(first, second, days=days) == expected


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("de", "Die Brücke von Orlin ist gesperrt.", "Die Brücke von Orlin ist wieder befahrbar."),
        ("fr", "La route de Vims est fermée depuis lundi.", "La route de Vims est rouverte."),
        ("es", "El puente de Orlin está cerrado al tráfico.", "El puente de Orlin fue reabierto al tráfico."),
        ("pl", "Most w Orlinie jest zamknięty dla ciężarówek.", "Most w Orlinie został otwarty dla ciężarówek."),
        ("ru", "Мост в Орлине закрыт для грузовиков.", "Мост в Орлине открыт для грузовиков."),
        ("uk", "Поліція затримала капітана корабля Сельма.", "Капітана корабля Сельма звільнили."),
    ],
)
def test_states_end_in_other_languages_too(language: str, first: str, second: str) -> None:
    assert linked(first, second, days=3, language=language) == ["supersedes"]


def counted(*rows: str) -> list[tuple[str, str]]:
    found = differences.related(differences.story("storm", list(rows))).links
    return [(link.kind, link.a.article) for link in found]


def test_whom_a_story_cost_is_counted_across_its_articles() -> None:
    first = "Nine people were killed by the storm, the ministry said."
    later = "The government now counts 26 dead."
    assert counted("== a 2031-03-01", first, "== b 2031-03-04", later) == [("supersedes", "b")]
    assert counted("== a 2031-03-01", first, "== b 2031-03-04", "In 1997 a storm killed 26 people.") == []


def test_what_is_told_for_background_ends_nothing() -> None:
    first, later = (
        "The coast road to Vims is shut.",
        "Cars were driving along the coast road to Vims again in May 2030.",
    )
    assert counted("== a 2031-03-01", first, "== b 2031-03-04", later) == []
