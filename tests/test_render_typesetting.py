"""What can be drawn, and where lines break."""

from __future__ import annotations

import pytest

from digest.render.typesetting import broken, clipped, drawable


def width(text: str) -> float:
    return float(len(text))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Mist on the\u00a0river", "Mist on the river"),
        ("Cafe\u0301 Łódź", "Café Łódź"),
        ("Переправу відкрито", "Переправу відкрито"),
        ("заґво\u0301здити", "заґвоздити"),
        ("co\u00adope\u200bration \u202eabc", "cooperation abc"),
        ("Mist 🚢 again!", "Mist again!"),
        ("渡し船", ""),
        ("Ferry 渡し船", ""),
        ("مركب", ""),
        ("…!", ""),
        ("", ""),
    ],
)
def test_what_the_faces_lack_is_left_out_or_leaves_no_text(given: str, shown: str) -> None:
    assert drawable(given) == shown


def test_lines_are_about_equally_long() -> None:
    found = broken("one two three four five six seven", width, 28, 3)
    assert found.lines == ("one two three four", "five six seven")
    assert found.whole


def test_a_text_that_fits_has_one_line() -> None:
    assert broken("one two", width, 7, 4).lines == ("one two",)


def test_what_finds_no_place_gives_way_to_an_ellipsis() -> None:
    found = broken("one two three four five six seven", width, 9, 2)
    assert found.lines == ("one two", "three…")
    assert not found.whole
    assert all(width(line) <= 9 for line in found.lines)


def test_a_word_too_long_is_parted_behind_its_hyphen_first() -> None:
    assert broken("harbour-master", width, 9, 3).lines == ("harbour-", "master")
    parted = broken("Hafenmeisterei", width, 8, 3)
    assert parted.lines == ("Hafenme-", "isterei")
    assert not parted.whole


def test_no_line_is_wider_than_its_room() -> None:
    for room in range(3, 40):
        for most in (1, 2, 4):
            found = broken(
                "The harbour-master of Lowmoor-on-Sea closed the Brückenüberwachungsamt, he said", width, room, most
            )
            assert len(found.lines) <= most
            assert all(width(line) <= room for line in found.lines), (room, found.lines)


def test_a_line_is_cut_between_words_where_it_can_be() -> None:
    assert clipped("The Lowmoor Herald, weekly", width, 20) == "The Lowmoor Herald…"
    assert clipped("Hafenmeisterei", width, 8) == "Hafenme…"
    assert clipped("Mist", width, 4) == "Mist"


def test_nothing_at_all_is_no_line() -> None:
    assert broken("", width, 10, 3).lines == ()
