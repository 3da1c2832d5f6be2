"""What of a text fits into a width, by how wide its letters are."""

from __future__ import annotations

import pytest

from digest.render.lettering import fitted, width


def test_what_fits_is_left_alone() -> None:
    assert fitted("Lowmere", 10) == "Lowmere"
    assert fitted("", 0) == ""


@pytest.mark.parametrize(
    "text",
    [
        "THE HARBOUR WORKERS MARCH AGAIN AS MMMM WWWW TALKS FAIL",
        "the harbour workers march again as talks fail in the town",
        "МІНІСТЕРСТВО ШЛЯХІВ ПОВІДОМИЛО ПРО ЗАКРИТТЯ МОСТУ",
        "港湾労働者が再び行進し、交渉は決裂した、町の中で",
    ],
)
def test_what_is_cut_fits_with_its_ellipsis(text: str) -> None:
    for room in (4.0, 8.5, 14.4):
        cut = fitted(text, room)
        assert cut.endswith("…")
        assert width(cut) <= room
        assert text.startswith(cut[:-1])
        assert cut[:-1] == cut[:-1].rstrip()


def test_wide_letters_leave_room_for_fewer() -> None:
    lengths = [len(fitted(letter * 60, 12.0)) for letter in ("i", "n", "N", "W", "港")]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 2 * lengths[-1]


def test_marks_on_letters_take_no_room() -> None:
    assert width("e\u0301") == width("e")
