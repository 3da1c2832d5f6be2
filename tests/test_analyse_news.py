"""The ranking of the method `news`: by one model for English, by another for all other languages."""

from __future__ import annotations

import pytest

from digest.analyse import news
from digest.analyse.features import FEATURES, LEXICAL
from digest.scoring import load
from tests.analysing import FERRY, article
from tests.growth import MOST, growth

KHUTIR = """\
Міська рада Рудополя у вівторок проголосувала за закриття старої поромної пристані після трьох аварій.
Вона була старою.
Нова пристань Рудополя коштуватиме 40 мільйонів крон і відкриється за чотири роки, повідомила міська рада.
Чому так дорого?
Поромна компанія, у якій працює 120 людей, назвала закриття пристані несподіваним рішенням міської ради.
"""
"""The same kind of story in Ukrainian."""


def test_a_score_is_the_sum_of_its_reasons() -> None:
    found = news.ranking(*article(FERRY, title="Ferry harbour closes"))
    for at, score in enumerate(found.scores):
        assert score == pytest.approx(sum(reason.value for reason in found.reasons(at)), abs=0.005)
    assert sum(found.scores) == pytest.approx(0, abs=1e-4)


def test_what_opens_the_story_and_comes_up_again_is_best_and_a_question_is_not() -> None:
    made, sentences = article(FERRY)
    scores = news.ranking(made, sentences).scores
    best = sorted(range(len(sentences)), key=lambda at: -scores[at])
    assert best[0] == 0
    assert best.index(7) > 3


@pytest.mark.parametrize(("language", "text"), [("uk", KHUTIR), ("qaa", FERRY), ("und", FERRY)])
def test_languages_without_a_model_are_ranked_by_what_needs_no_words(language: str, text: str) -> None:
    made, sentences = article(text, language=language)
    found = news.ranking(made, sentences)
    assert max(range(len(sentences)), key=lambda at: found.scores[at]) == 0
    assert found.scores[1] < found.scores[0]
    assert not {reason.feature for reason in found.reasons(0)} & LEXICAL


def test_the_words_of_a_title_count_but_not_those_of_one_made_of_the_opening() -> None:
    titled = news.ranking(*article(FERRY, title="Fishermen fear the end of their trade"))
    untitled = news.ranking(*article(FERRY))
    assert titled.scores[6] > untitled.scores[6]
    made = news.ranking(*article(FERRY, title="The council of Varnholm voted on…"))
    assert made.scores == untitled.scores


def test_regions_of_a_language_have_its_model() -> None:
    assert news.ranking(*article(FERRY, language="en-GB")).reasons(0) == news.ranking(*article(FERRY)).reasons(0)


def test_each_model_reads_features_that_there_are() -> None:
    assert set(load("news").features) == {*FEATURES, news.TITLE}
    assert set(load("plain").features) == {*FEATURES, news.TITLE} - LEXICAL


@pytest.mark.parametrize("text", ["One sentence.", "!!!", "…", "a\nb\na\na", "12 34"])
def test_texts_with_next_to_nothing_have_finite_scores(text: str) -> None:
    for score in news.ranking(*article(text)).scores:
        assert -50 < score < 50


def test_long_texts_take_time_in_proportion() -> None:
    text = "".join(f"The council of ward {at} named street {at % 97} on day {at % 31}.\n" for at in range(4000))
    assert growth(lambda part: news.ranking(*article(part)), text) < MOST
