"""Which of many ranked tags are taken."""

from __future__ import annotations

from digest import tagging
from digest.model import Tag
from tests.filing import tag


def test_no_two_alike_and_no_more_than_there_is_room_for() -> None:
    ranked = [tag(label) for label in ("harbour", "new harbour", "ferry", "council", "port")]
    assert [one.label for one in tagging.varied(ranked, [tag("council")], 2, "en")] == ["harbour", "ferry"]


def test_names_leave_a_third_to_phrases() -> None:
    ranked = [*(tag(f"Name {letter}", "person") for letter in "ABCDEF"), tag("harbour"), tag("ferry")]
    taken = tagging.varied(ranked, [], 6, "en")
    assert [one.label for one in taken] == ["Name A", "Name B", "Name C", "Name D", "harbour", "ferry"]
    assert len(tagging.varied(ranked[:6], [], 6, "en")) == 6


def test_what_the_editor_states_stands_before_all() -> None:
    pool = [tag("ferry"), tag("harbour", basis="stated"), tag("harbours"), tag("council")]
    assert [one.label for one in tagging.shortlist(pool, 2, "en")] == ["harbour", "ferry"]
    assert tagging.shortlist(pool, 0, "en") == ()


def alike(one: Tag, other: Tag) -> bool:
    return tagging.varied([one, other], [], 2, "en") == [one]


def test_names_are_alike_by_all_their_words_and_phrases_by_some() -> None:
    assert not alike(tag("Port of Lee", "place"), tag("Lee", "place"))
    assert alike(tag("harbours"), tag("new harbour"))
    assert alike(tag("Lee", "place"), tag("lee"))
