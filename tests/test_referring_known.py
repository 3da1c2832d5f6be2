"""What a story says those it names are."""

from __future__ import annotations

import pytest

from digest.analyse.anaphors import worded
from digest.model import TagKind
from digest.referring.known import Entity, Known, entities
from digest.referring.lists import lists
from digest.referring.spellings import longest, spans


def told(text: str, name: str, kind: TagKind = "organisation", language: str = "en") -> Entity:
    """What `text` tells of the one name in it."""
    row = worded(text, language)
    one = Known(name, kind, (tuple(name.split()),))
    forms = dict.fromkeys(one.forms, name)
    names = spans(row, forms, longest(forms))
    assert names, "the name stands in the text"
    return entities([one], [row], [names], lists(language))[name]


@pytest.mark.parametrize(
    ("text", "name", "kind", "noun"),
    [
        ("Then the Ministry of Water fell.", "Ministry of Water", "organisation", "ministry"),
        ("Kestrel Air, an airline in Kelland, closed.", "Kestrel Air", "organisation", "airline"),
        ("Kestrel is a bank.", "Kestrel", "organisation", "bank"),
        ("The mining company Redstone closed.", "Redstone", "organisation", "company"),
        ("Redstone Corp closed.", "Redstone Corp", "organisation", "company"),
        ("Nordbank closed.", "Nordbank", "organisation", "bank"),
        ("The port city of Varnholm burned.", "Varnholm", "place", "city"),
        ("Lake Orm froze.", "Lake Orm", "place", "lake"),
        ("Hurricane Odile came.", "Hurricane Odile", "event", "hurricane"),
        ("Ada Lind, 34, left.", "Ada Lind", "person", "34-year-old"),
        ("Transport Minister Ada Lind left.", "Ada Lind", "person", "minister"),
        ("Ada Lind, a retired judge, left.", "Ada Lind", "person", "judge"),
        ("Then the mayor, Ada Lind, left.", "Ada Lind", "person", "mayor"),
    ],
)
def test_nouns_by_which_a_thing_is_called(text: str, name: str, kind: TagKind, noun: str) -> None:
    assert noun in told(text, name, kind).heads


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ada Lind, the mayor and a nurse met.", "Ada Lind", "person"),  # the next of several
        ("Ada Lind, the mayor's wife, left.", "Ada Lind", "person"),
        ("The mayor of Varnholm left.", "Varnholm", "place"),
        ("Kestrel, a mayor, left.", "Kestrel", "organisation"),  # a body is no mayor
    ],
)
def test_nouns_beside_a_name_that_are_not_its_own(text: str, name: str, kind: TagKind) -> None:
    assert "mayor" not in told(text, name, kind).heads


def test_what_stands_behind_the_noun_for_a_thing_is_no_person() -> None:
    assert told("Then the tanker Orla Star sank.", "Orla Star", "person").kind == "other"


def test_a_noun_tells_she_from_he() -> None:
    assert told("Singer and actress Robin Ray left.", "Robin Ray", "person").sex == "f"


def test_other_languages_have_the_head_first() -> None:
    assert "министерство" in told("Министерство воды закрыто.", "Министерство воды", language="ru").heads
