"""Where names stand in a sentence."""

from __future__ import annotations

from digest.analyse.anaphors import worded
from digest.referring.spellings import longest, plain, spans


def test_the_longest_name_wins_and_marks_inside_it_count_for_nothing() -> None:
    row = worded("St. Alban's Hospital shut.", "en")
    forms = {("St", "Alban"): "short", ("St", "Alban", "Hospital"): "long"}
    assert longest(forms) == {"St": 3}
    assert spans(row, forms, longest(forms)) == {0: (3, "long")}


def test_a_name_is_found_wherever_it_stands() -> None:
    forms = {("Orl",): "Orl", ("Ada", "Lind"): "Lind"}
    assert spans(worded("Ada Lind left Orl, and Orl's Ada stayed.", "en"), forms, longest(forms)) == {
        0: (2, "Lind"), 3: (4, "Orl"), 6: (7, "Orl"),
    }  # fmt: skip


def test_words_go_without_the_full_stop_of_an_abbreviation() -> None:
    assert plain("St.") == "St"
