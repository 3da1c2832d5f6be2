"""Whether two figures count the same thing."""

from __future__ import annotations

import pytest

from digest.model import Figure
from digest.relate.counting import alike, scopes_differ, thing


def figure(about: str | None, relation: str | None = None, unit: str | None = None, scope: str | None = None) -> Figure:
    return Figure(0, "12", 12.0, about, unit, scope=scope, relation=relation)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (figure("people", "killed"), figure("persons", "died"), True),
        (figure(None, "killed"), figure("death toll"), True),
        (figure("people", "killed"), figure("people", "injured"), False),
        (figure("people", "killed"), figure("people"), False),
        (figure("civilians", "killed"), figure("bridges", "destroyed"), False),
        (figure("Karelian soldiers", "killed"), figure("Norse soldiers", "killed"), False),
        (figure("Karelian soldiers", "killed"), figure("soldiers", "killed"), True),
        (figure("aid", "sent", "$"), figure("aid", "sent", "dollars"), True),
        (figure("aid", "sent", "$"), figure("aid", "sent", "euros"), False),
        (figure("homes", "left"), figure("households"), True),
        (figure("lorries", "built"), figure("trucks", "sold"), False),
        (figure("lorries", "built"), figure("trucks", "counted"), True),
    ],
)
def test_things_compared(a: Figure, b: Figure, expected: bool) -> None:
    assert alike(thing(a, "en"), thing(b, "en"), "en") == expected
    assert alike(thing(b, "en"), thing(a, "en"), "en") == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("in Dorn", "in Port Vell", True), ("in Dorn", None, False), ("in Dorn", "in the town of Dorn", False)],
)
def test_bounds_compared(first: str | None, second: str | None, expected: bool) -> None:
    assert scopes_differ(figure("troops", scope=first), figure("troops", scope=second), "en") == expected


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
    assert alike(thing(figure(*first), language), thing(figure(*second), language), language)
