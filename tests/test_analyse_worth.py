"""The features of candidates."""

from __future__ import annotations

from digest import aliases
from digest.analyse.names import names
from digest.analyse.phrases import phrases
from digest.analyse.worth import FEATURES, candidates, features
from tests.analysing import FERRY, article


def table(text: str, title: str = "") -> dict[str, dict[str, float]]:
    made, sentences = article(text, title=title)
    found = candidates(names(made, sentences, aliases.table()), phrases(made, sentences), "en")
    rows = features(found, made, sentences)
    return {one.label: dict(zip(FEATURES, row, strict=True)) for one, row in zip(found, rows, strict=True)}


def test_what_is_counted_of_a_phrase() -> None:
    row = table("The storm damage grew.\nNobody paid for storm damage.\nShips sank.\n", "Storm costs")["storm damage"]
    assert (row["often"], row["sentences"], row["length"]) == (1.584962500721156, 2 / 3, 2)
    assert (row["first"], row["early"], row["spread"]) == (0, 1, 1 / 3)
    assert (row["titled"], row["title_words"], row["lede_words"]) == (0, 0.5, 1)
    assert (row["whole"], row["person"], row["proper"]) == (1, 0, 0)


def test_what_is_counted_of_a_name() -> None:
    row = table(FERRY)["Ingrid Solberg"]
    assert (row["person"], row["proper"], row["place"]) == (1, 2, 0)
    assert row["often"] > 1


def test_a_name_is_no_second_candidate_as_a_phrase() -> None:
    labels = [label.casefold() for label in table(FERRY)]
    assert len(labels) == len(set(labels))


def test_no_candidates() -> None:
    made, sentences = article("")
    assert features((), made, sentences).shape == (0, len(FEATURES))
