from __future__ import annotations

from digest.identity import LENGTH, identity, told_apart


def test_a_name_outlives_white_space_and_case() -> None:
    assert identity("The ferry  sails.") == identity("the ferry\nsails.")
    assert len(identity("The ferry sails.")) == LENGTH


def test_other_words_or_another_order_make_another_name() -> None:
    names = {identity("a", "b"), identity("b", "a"), identity("ab"), identity("a b")}
    assert len(names) == 4


def test_equal_names_are_told_apart_in_their_order() -> None:
    assert list(told_apart(["x", "y", "x", "x"])) == ["x", "y", "x-2", "x-3"]
