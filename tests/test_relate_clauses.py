"""Names and what is told of them count together where they stand in one clause."""

from __future__ import annotations

from digest.model import Place
from digest.relate import alone, clauses
from digest.relate.vectors import vector

CLOSE = "Mayor Voss resigned, and the ferry to Lowmere was late."
OTHER = "In May Mrs Voss resigned."
FAR = "Mayor Voss missed the ferry, although her deputy resigned."
NAMED = "Mayor Voss took the ferry to Lowmere."


def seen(a: str, b: str) -> dict[str, float]:
    one, two = (vector(Place("a", at), text, "en") for at, text in enumerate((a, b)))
    return alone.seen(one, two)


def test_a_name_with_what_is_told_of_it_counts_in_its_clause() -> None:
    assert seen(CLOSE, OTHER)["clause"] > 0.1
    assert seen(FAR, OTHER)["named_told"] > 0.1
    assert seen(FAR, OTHER)["clause"] == 0.0


def test_a_name_alone_or_a_verb_alone_counts_nothing() -> None:
    assert seen("Mayor Voss sleeps.", OTHER)["named_told"] == 0.0
    assert seen("A clerk resigned.", OTHER)["named_told"] == 0.0


def test_what_is_in_one_clause_is_never_more_than_the_whole() -> None:
    for a in (CLOSE, FAR, NAMED):
        for b in (CLOSE, FAR, NAMED):
            found = seen(a, b)
            assert found["clause"] <= found["named_told"] + 1e-12


def test_every_trait_has_its_name() -> None:
    assert set(alone.NAMES) == set(seen(CLOSE, NAMED))
    assert set(clauses.NAMES) < set(alone.NAMES)
