"""Topics shown by examples: what is like them belongs, with a probability and its grounds."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from digest.model import Analysis, Article, Copy, Membership, Rule, Topic
from digest.model.content import Pattern
from digest.relate import examples
from digest.relate import topics as room
from digest.relate.profiles import product, profile, vectors
from tests.relating import article

HARBOUR = (
    "The quay at Lowmere was flooded. Harbour pilots closed the lock. The dredger could not enter the harbour basin.",
    "Dredgers worked in the harbour of Lowmere. The quay is silted. Pilots want the lock opened again.",
    "Harbour pilots at Lowmere said the lock leaks. A dredger lies at the quay. The basin is silted.",
    "The lock of Lowmere harbour is to be mended. Pilots wait. The dredger left the basin by the quay.",
)
ORCHARD = (
    "Plum growers in Ternvale fear the frost. The orchards bloom early. Growers light candles among the trees.",
    "Frost took the blossom in Ternvale orchards. Plum growers count the trees. Candles were lit at night.",
    "Ternvale growers sell few plums. The orchards froze in bloom. Frost candles were scarce among growers.",
)


def made(names: str, texts: tuple[str, ...], *, language: str = "en") -> list[tuple[Article, Analysis]]:
    return [article(f"{names}{number}", text, language=language) for number, text in enumerate(texts, 1)]


def site() -> list[tuple[Article, Analysis]]:
    return [*made("h", HARBOUR), *made("o", ORCHARD)]


def topic(*shown: str, **others: Any) -> Topic:
    return dataclasses.replace(Topic("t", "Harbour", "content/topics/t.md", examples=shown), **others)


def members(pairs: list[tuple[Article, Analysis]], *topics: Topic) -> dict[str, Membership]:
    found = room.memberships([a for a, _ in pairs], [b for _, b in pairs], topics)
    return {member.article: member for member in found["t"]}


def test_what_is_like_the_examples_belongs_and_the_rest_does_not() -> None:
    found = members(site(), topic("h1", "h2", "h3", certainty=0.5))
    assert set(found) == {"h1", "h2", "h3", "h4"}
    assert [found[name].basis for name in ("h1", "h4")] == ["example", "similar"]
    assert 0.5 <= found["h4"].score < 1


def test_the_grounds_are_words_sentences_and_the_nearest_example() -> None:
    one = members(site(), topic("h1", "h2", "h3", certainty=0.5))["h4"]
    assert one.like[0] in {"h1", "h2", "h3"}
    assert {"lock", "dredger"} <= set(one.terms)
    assert one.sentences
    assert one.why[0].startswith(f"like {one.like[0]}; both tell of ")


def test_an_example_may_be_called_by_its_file() -> None:
    assert "h4" in members(site(), topic("h1.txt", "seeds/h2.txt", "h3", certainty=0.5))


def test_what_is_said_not_to_belong_stays_out() -> None:
    assert "h4" not in members(site(), topic("h1", "h2", "h3", not_examples=("h4",), certainty=0.0))
    by_pattern = topic(rule=Rule(any=(Pattern(text="lock"),)), not_examples=("h4",))
    assert set(members(site(), by_pattern)) == {"h1", "h2", "h3"}


def test_patterns_win_over_likeness_and_what_all_must_have_is_asked_of_what_is_alike() -> None:
    both = topic("h1", "h2", certainty=0.0, rule=Rule(any=(Pattern(text="leaks"),)))
    assert members(site(), both)["h3"].basis == "pattern"
    strict = topic("h1", "h2", certainty=0.0, rule=Rule(any=(Pattern(text="leaks"),), all=(Pattern(text="silted"),)))
    assert set(members(site(), strict)) == {"h1", "h2", "h3"}


def test_the_certainty_asked_for_is_kept() -> None:
    assert set(members(site(), topic("h1", "h2", certainty=1.0))) == {"h1", "h2"}


def test_an_article_in_another_language_is_not_compared() -> None:
    pairs = [*made("h", HARBOUR[:3]), *made("u", HARBOUR[3:], language="de")]
    assert set(members(pairs, topic("h1", "h2", "h3", certainty=0.0))) == {"h1", "h2", "h3"}


def test_a_copy_stands_for_the_article_that_is_shown() -> None:
    pairs = site()
    shown = examples.shown((topic("h2"),), [a for a, _ in pairs], (Copy("h2", "h1", "reprint", 1.0, "the same"),))
    assert shown["t"].examples == {"h1"}


def test_an_example_that_there_is_not_is_a_problem_with_the_nearest_name() -> None:
    found = examples.problems((topic("h11.txt"),), [a for a, _ in site()])
    assert [problem.code for problem in found] == ["unknown-example"]
    assert "did you mean" in str(found[0])


def test_vectors_have_unit_length_and_rare_words_weigh_more() -> None:
    known = vectors([profile(*pair) for pair in site()])
    assert [product(one.weights, one.weights) for one in known] == pytest.approx([1.0] * len(known))
    assert known[0].weights["dredger"] > known[0].weights["close"]
