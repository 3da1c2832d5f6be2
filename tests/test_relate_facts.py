"""Sentences of different articles: the same fact, a copy; groups of them and their ids."""

from __future__ import annotations

from datetime import date

import pytest

from digest.model import Analysis, Article, Link, LinkOptions, Name, Place
from digest.relate import alone, differ
from digest.relate import facts as room
from digest.relate.comparison import compare
from digest.relate.groups import Groups
from digest.relate.reading import readings, sentences
from tests.comparing import related, told
from tests.relating import article

SAME = [
    (
        "A ferry with 140 people aboard sank off Palawan on Tuesday, the coast guard said.",
        "The coast guard said a ferry carrying 140 people had sunk off Palawan on Tuesday.",
    ),
    (
        "Parliament in Lisbon approved the housing bill by 118 votes to 96.",
        "By 118 votes to 96, the parliament in Lisbon passed the bill on housing.",
    ),
    (
        "Norway suspended salmon exports to Japan after tests found a banned drug.",
        "Exports of salmon to Japan were halted by Norway when tests showed a banned drug.",
    ),
]
OTHER = [
    ("A ferry sank off Palawan on Tuesday.", "The ferry company was founded in Palawan in 1952."),
    ("Norway suspended salmon exports to Japan.", "Japan eats more salmon than any other country in Asia."),
    ("Parliament approved the housing bill.", "Parliament meets again in September, the speaker said."),
    ("The minister flew to Ankara on Monday.", "A volcano in Iceland erupted at dawn."),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_the_same_fact_in_other_words_is_linked(a: str, b: str) -> None:
    found = related(a, b)
    assert [(link.kind, link.a, link.b) for link in found] == [("same-fact", Place("a", 0), Place("b", 0))]
    assert found[0].score >= 0.5


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_sentences_that_only_share_their_subject_are_not(a: str, b: str) -> None:
    assert related(a, b) == ()


@pytest.mark.parametrize(("a", "b"), [*SAME, *OTHER])
def test_same_fact_for_two_sentences_alone_lies_between_0_and_1_and_has_no_order(a: str, b: str) -> None:
    assert 0.0 <= alone.same_fact(a, b) <= 1.0
    assert alone.same_fact(a, b) == pytest.approx(alone.same_fact(b, a))


def test_same_fact_ranks_the_same_above_the_other() -> None:
    assert min(alone.same_fact(a, b) for a, b in SAME) > max(alone.same_fact(a, b) for a, b in OTHER)
    assert alone.same_fact(SAME[0][0], SAME[0][0]) > 0.9


@pytest.mark.parametrize("text", ["", "…", "the of and", "?" * 5000, "word " * 5000])
def test_same_fact_takes_anything(text: str) -> None:
    assert 0.0 <= alone.same_fact(text, text) <= 1.0
    assert alone.same_fact(text, "A ferry sank off Palawan.") < 0.1


def test_the_reason_names_what_both_say_figures_and_names_first() -> None:
    found = related(*SAME[1])
    first = found[0].why.words
    assert found[0].why.kind == "shared"
    assert {"118", "96"} <= set(first)


def test_a_copied_sentence_is_a_near_copy() -> None:
    text = "Flood water reached the second floor of the old brewery in Passau on Sunday night."
    found = related(text, text.replace("old ", ""))
    assert [link.kind for link in found] == ["near-copy"]


def test_a_copy_with_another_number_is_not_a_near_copy() -> None:
    text = "Flood water drove 300 people from their homes in Passau on Sunday night, officials said."
    assert "near-copy" not in [link.kind for link in related(text, text.replace("300", "900"))]


def test_names_go_by_one_spelling() -> None:
    kyiv = Name("Kyiv", "place", (0,), ("Kiev", "Kyiv"))
    who = Name("Olena Shevchuk", "person", (0,), ("Olena Shevchuk", "Shevchuk"))
    made, found = article("a", "Olena Shevchuk reopened the theatre in Kiev.", names=(kyiv, who))
    first = readings((made,), (found,))[0].vectors[0]
    assert first.text == "Shevchuk reopened the theatre in Kyiv."
    assert first.source == "Olena Shevchuk reopened the theatre in Kiev."


def test_sentences_in_other_languages_are_not_compared() -> None:
    text = "Ministar Petrov resigned in Sofia on 4 May."
    assert related(text, text, language={"b": "bg"}) == ()


def test_sentences_of_one_article_are_not_linked() -> None:
    assert related(f"{SAME[0][0]} {SAME[0][1]}") == ()


def test_three_tellings_make_one_fact_with_its_origins() -> None:
    a, b = SAME[0]
    c = "Off Palawan a ferry carrying 140 people sank on Tuesday, said the coast guard."
    found = told(a, b, c)
    assert len(found) == 1
    assert found[0].sentences == (Place("a", 0), Place("b", 0), Place("c", 0))
    assert found[0].origins == ("a", "b", "c")


def test_a_denial_never_joins_the_fact_it_denies() -> None:
    found = told(
        "The garrison at Kufra is completely surrounded, a UN officer said.",
        "A UN officer said the garrison at Kufra is completely surrounded.",
        "The garrison at Kufra is not surrounded, a UN officer said.",
    )
    assert [[place.article for place in fact.sentences] for fact in found] == [["a", "b"]]


def test_a_facts_id_is_made_from_its_earliest_sentence() -> None:
    a, b = SAME[0]
    days = {"a": date(2024, 1, 2), "b": date(2024, 1, 1)}
    first = told(a, b, published=days)
    assert first[0].sentences[0] == Place("b", 0)
    same_again = told(
        "Nothing of note.", b, a, published={"a": date(2023, 1, 1), "b": date(2024, 1, 1), "c": date(2024, 1, 5)}
    )
    assert [fact.id for fact in same_again] == [fact.id for fact in first]


def test_chains_do_not_drift_into_one_fact() -> None:
    chain = [
        "The coast guard said a ferry carrying 140 people sank off Palawan on Tuesday.",
        "A ferry carrying 140 people sank off Palawan on Tuesday and its owner was arrested in Manila.",
        "The owner of the ferry was arrested in Manila by officers of the harbour police unit.",
        "Officers of the harbour police unit in Manila found a cache of smuggled cigarettes.",
    ]
    found = told(*chain)
    assert all(len(fact.sentences) < len(chain) for fact in found)


def test_what_is_found_does_not_depend_on_the_order_of_articles() -> None:
    made = [article(name, text) for name, text in zip("abcdef", [text for pair in SAME for text in pair], strict=True)]

    def links(order: list[tuple[Article, Analysis]]) -> tuple[Link, ...]:
        articles, analyses = [a for a, _ in order], [b for _, b in order]
        compared = compare(Groups(sentences(readings(articles, analyses)), [["a", "b"], ["c", "d", "e"]]))
        return room.links(compared, differ.Facing(articles, analyses), LinkOptions())

    assert links(made) == links(made[::-1]) != ()
