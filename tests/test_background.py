"""How common stems are in news."""

from __future__ import annotations

from digest import background, lexicon


def test_common_stems_weigh_less_than_rare_ones() -> None:
    assert background.rarity("peopl", "en") < background.rarity("ferri", "en") <= 1.0


def test_a_language_without_counts_takes_all_for_rare() -> None:
    assert background.rarity("peopl", "fi") == 1.0


def test_every_rarity_lies_between_0_and_1_and_no_stem_is_counted_twice() -> None:
    stems = [stem for row in lexicon.table("background")["en"].values() for stem in row.split()]
    assert len(stems) == len(set(stems))
    assert all(0 < background.rarity(stem, "en-GB") < 1 for stem in stems)
