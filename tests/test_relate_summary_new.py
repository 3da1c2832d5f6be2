"""The summary over several articles of what is new since a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from digest.model import Analysis, Article, Fact, Place
from digest.relate.summary import Wish, summarise
from tests.relating import article, texts

MARCH = (
    ("one", date(2031, 3, 2), "The ferry to Orlow was stopped after a crack was found in its hull on Sunday."),
    ("two", date(2031, 3, 2), "A crack in the hull of the ferry to Orlow was found by divers of the port on Sunday."),
    (
        "three",
        date(2031, 3, 9),
        (
            "The ferry to Orlow was stopped after a crack was found in the hull. "
            "Welders from Brask will begin repairs of the ferry on Monday and need twelve days."
        ),
    ),
    (
        "four",
        date(2031, 3, 9),
        (
            "Welders from Brask need twelve days for the repairs of the ferry, the port council said. "
            "A crack in the hull of the ferry to Orlow was found by divers on Sunday."
        ),
    ),
)


def ferry() -> tuple[list[Article], list[Analysis]]:
    made = [article(name, text, published=day) for name, day, text in MARCH]
    return [one for one, _ in made], [two for _, two in made]


def test_what_is_new_leaves_out_what_earlier_articles_told() -> None:
    articles, analyses = ferry()
    new = summarise(articles, analyses, Wish(sentences=3, since=date(2031, 3, 9)))
    assert new
    assert all("Welders" in text for text in texts(new, analyses))
    whole = summarise(articles, analyses, Wish(sentences=3))
    assert any("crack" in text for text in texts(whole, analyses))


def test_nothing_is_new_where_all_was_told_or_nothing_is_dated() -> None:
    articles, analyses = ferry()
    old = [replace(analyses[0], article="late", sentences=analyses[0].sentences)]
    late = [replace(articles[0], id="late", published=articles[2].published)]
    again = Wish(sentences=3, since=date(2031, 3, 9))
    assert summarise([*articles[:2], *late], [*analyses[:2], *old], again) == ()
    undated = [replace(one, published=None) for one in articles]
    assert summarise(undated, analyses, again) == ()
    assert summarise(articles, analyses, Wish(sentences=3, since=date(2031, 4, 1))) == ()


def test_a_fact_told_earlier_is_not_new() -> None:
    articles, analyses = ferry()
    since = date(2031, 3, 9)
    repair = Fact("repair", (Place("one", 0), Place("three", 1), Place("four", 0)), ("port",))
    assert not set(summarise(articles, analyses, Wish(3, facts=(repair,), since=since))) & set(repair.sentences)
