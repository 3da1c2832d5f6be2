"""The summary of one article, by every method."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import get_args

import pytest

from digest import coherence, words
from digest.analyse.summary import scores, summary
from digest.model import Method, SummaryOptions
from tests.analysing import FERRY, article
from tests.conftest import ROOT

METHODS: tuple[Method, ...] = get_args(Method)


def chosen(text: str, options: SummaryOptions, *, title: str = "", language: str = "en") -> tuple[int, ...]:
    made, sentences = article(text, title=title, language=language)
    return tuple(one.index for one in summary(made, sentences, options))


@pytest.mark.parametrize("method", METHODS)
def test_every_method_gives_whole_sentences_in_reading_order(method: Method) -> None:
    made, sentences = article(FERRY, title="Varnholm closes its ferry harbour")
    got = summary(made, sentences, SummaryOptions(method, sentences=3))
    assert 1 <= len(got) <= 3
    assert [one.index for one in got] == sorted({one.index for one in got})
    assert all(one.text == sentences[one.index].text for one in got)
    assert all(one.reasons for one in got)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("…\n*\n", 0),
        ("The harbour is closed.\n", 1),
        ("The harbour is closed.\nThe harbour is closed.\n", 1),
        ("Cats.\nDogs.\n", 1),
        ("The the the.\nOf of of.\nThe of the.\n", 1),
    ],
)
def test_odd_articles(method: Method, text: str, expected: int) -> None:
    assert len(chosen(text, SummaryOptions(method))) == expected


@pytest.mark.parametrize("method", METHODS)
def test_equal_sentences_are_never_both_picked(method: Method) -> None:
    text = FERRY + FERRY
    made, sentences = article(text)
    texts = [one.text for one in summary(made, sentences, SummaryOptions(method, sentences=8))]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("method", METHODS)
def test_no_sentence_hangs_in_the_air(method: Method) -> None:
    made, sentences = article(FERRY)
    picked = {one.index for one in summary(made, sentences, SummaryOptions(method, sentences=5, share=1.0))}
    for index in picked:
        assert not coherence.dangles(sentences[index].text, "en") or index - 1 in picked


def test_the_share_and_the_length_are_kept_to() -> None:
    made, sentences = article(FERRY)
    whole = sum(len(words.words(one.text)) for one in sentences)

    def length(options: SummaryOptions) -> int:
        return sum(len(words.words(one.text)) for one in summary(made, sentences, options))

    assert length(SummaryOptions(sentences=10, share=0.3)) <= 0.3 * whole
    assert 20 < length(SummaryOptions(words=60, share=1.0)) <= 60
    assert len(summary(made, sentences, SummaryOptions(words=1))) == 1


def test_news_leaves_out_questions_and_quotations_and_says_why() -> None:
    made, sentences = article(FERRY, title="Council votes to close ferry harbour")
    got = summary(made, sentences, SummaryOptions(sentences=3))
    assert got[0].index == 0
    assert not {3, 7} & {one.index for one in got}
    reasons = {reason.feature: reason.value for reason in got[0].reasons}
    assert {"early", "title", "telling"} <= set(reasons)
    assert got[0].score == pytest.approx(sum(reasons.values()), abs=1e-3)


def test_lead_is_the_opening() -> None:
    assert chosen(FERRY, SummaryOptions("lead", sentences=3)) == (0, 1, 2)


@pytest.mark.parametrize("language", ["de", "uk", "ja", "xx", "en-GB"])
def test_other_languages(language: str) -> None:
    assert chosen(FERRY, SummaryOptions(), language=language)[0] == 0


@pytest.mark.parametrize("method", METHODS)
def test_scores_do_not_depend_on_the_hash_seed(method: Method) -> None:
    program = (
        "from tests.analysing import FERRY, article\n"
        "from digest.analyse.summary import scores\n"
        f"print([score for score, _ in scores(*article(FERRY, title='Ferry harbour'), {method!r})])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_scores_stand_for_each_sentence() -> None:
    made, sentences = article(FERRY)
    assert {len(scores(made, sentences, method)) for method in METHODS} == {len(sentences)}
