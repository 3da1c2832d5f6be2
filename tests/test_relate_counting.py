"""Whether two figures count the same thing."""

from __future__ import annotations

from datetime import date

import pytest

from digest.model import Figure, When
from digest.relate.counting import Comparison, comparable


def day(number: int) -> When:
    at = date(2025, 3, number)
    return When(at, at, "day", "stated")


def figure(
    about: str | None, relation: str | None = None, unit: str | None = None, scope: str | None = None, on: int = 0
) -> Figure:
    return Figure(0, "12", 12.0, about, unit, scope=scope, as_of=day(on) if on else None, relation=relation)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (figure("people", "killed"), figure("persons", "died"), "same"),
        (figure(None, "killed"), figure("death toll"), "same"),
        (figure("people", "killed"), figure("people", "injured"), "other thing"),
        (figure("civilians", "killed"), figure("bridges", "destroyed"), "other thing"),
        (figure("Karelian soldiers", "killed"), figure("Norse soldiers", "killed"), "other thing"),
        (figure("Karelian soldiers", "killed"), figure("soldiers", "killed"), "same"),
        (figure("aid", "sent", "$"), figure("aid", "sent", "dollars"), "same"),
        (figure("aid", "sent", "$"), figure("aid", "sent", "euros"), "other thing"),
        (figure("troops", "killed", None, "in Dorn"), figure("troops", "killed", None, "in Port Vell"), "other scope"),
        (figure("troops", "killed", None, "in Dorn"), figure("troops", "killed"), "same"),
        (figure("troops", "killed", None, "since January"), figure("troops", "killed", None, "per day"), "other scope"),
        (figure("troops", "killed", None, None, 3), figure("troops", "killed", None, None, 4), "other date"),
        (figure("troops", "killed", None, None, 3), figure("troops", "killed"), "same"),
    ],
)
def test_figures_compared(a: Figure, b: Figure, expected: Comparison) -> None:
    assert comparable(a, b, "en") == expected
    assert comparable(b, a, "en") == expected


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("de", ("Menschen", "getötet"), ("Tote", None)),
        ("fr", ("personnes", "tuées"), ("morts", None)),
        ("es", ("personas", "murieron"), ("muertos", None)),
        ("pl", ("osób", "zginęło"), ("zabitych", None)),
        ("uk", ("людей", "загинули"), ("загиблих", None)),
        ("ru", ("человек", "погибли"), ("погибших", None)),
    ],
)
def test_the_dead_are_people_killed_in_every_language(
    language: str, first: tuple[str, str | None], second: tuple[str, str | None]
) -> None:
    assert comparable(figure(*first), figure(*second), language) == "same"
