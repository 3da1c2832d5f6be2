"""What sources answer to an editor's questions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digest.relate.questions import MOST
from tests.decided import DecidedTest, texts

DENIED = "The mayor denied that the Lowmere harbour was shut by the harbour board."


def answers(found: dict[str, Any], question: int = 0) -> list[tuple[str, list[str]]]:
    """The sentences that answer a question of the topic, each with its stances."""
    (topic,) = found["topics"]
    wanted = topic["questions"][question]["id"]
    return [
        (texts(found, [one["place"]])[0], [stance["kind"] for stance in one["stances"]])
        for one in topic["answers"]
        if one["question"] == wanted
    ]


@pytest.fixture
def site(tmp_path: Path) -> DecidedTest:
    return DecidedTest(tmp_path)


def test_each_source_answers_in_its_words_and_a_denial_is_one(site: DecidedTest) -> None:
    told = answers(site.decide("- Is the harbour shut?", key="questions").found())
    assert len(told) == 4
    assert (DENIED, ["denied"]) in told
    assert [stances for text, stances in told if text != DENIED] == [[], [], []]


def test_what_means_the_same_answers_too(site: DecidedTest) -> None:
    told = answers(site.decide("- Was the harbour closed?", key="questions").found())
    assert len(told) == 4


def test_a_source_that_says_nothing_has_no_answer(site: DecidedTest) -> None:
    found = site.decide("- ask: Who denies it?", "  about: [denied, mayor]", key="questions").found()
    assert [text for text, _ in answers(found)] == [DENIED]
    assert not site.decide("- Did the circus leave?", key="questions").found()["topics"][0]["answers"]
    assert ("question-without-answers", "note") in {(told.code, told.level) for told in site.problems}


def test_the_stance_is_that_of_what_is_asked_first(site: DecidedTest) -> None:
    site.seed(
        "east.txt",
        "---\ntitle: Pilots\noutlet: East Desk\ndate: 2031-05-05\n---\n"
        "The Lowmere ferry was almost swamped, and the pilots were rescued.\n\nNobody slept in Lowmere that night.\n",
    )
    site.decide("- ask: Was it swamped?", "  about: [swamp*, pilots]", key="questions")
    assert [stances for _, stances in answers(site.found())] == [["partial"]]
    site.decide("- ask: Were they rescued?", "  about: [rescue*, pilots]", key="questions")
    assert [stances for _, stances in answers(site.found())] == [[]]


def test_an_article_has_few_answers(site: DecidedTest) -> None:
    found = site.decide("- ask: What of Lowmere?", "  about: Lowmere", key="questions").found()
    (topic,) = found["topics"]
    places = [one["place"]["article"] for one in topic["answers"]]
    assert max(map(places.count, places)) <= MOST


def test_a_pattern_that_cannot_be_used_is_told(site: DecidedTest) -> None:
    site.decide("- ask: What?", "  about: [a*b, c]", key="questions").found()
    assert [told.code for told in site.problems] == ["bad-pattern"]


def test_answers_stand_on_the_page_in_a_table(site: DecidedTest) -> None:
    site.decide("- Is the harbour shut?", key="questions")
    site.edit("content/site.yaml", "publish: full\n").build().has(
        "topics/harbour/index.html",
        "Is the harbour shut?",
        "3 of 3 sources speak of it",
        '<td class="stance"><span>denied</span></td>',
        "The mayor denied that the Lowmere <mark>harbour</mark> was <mark>shut</mark>",
    )
    site.edit("content/site.yaml", "share: 0.1\n").build().lacks("topics/harbour/index.html", "The mayor denied")
    site.has("topics/harbour/index.html", "Is the harbour shut?")
    site.decide().build().lacks("topics/harbour/index.html", 'id="questions"')
