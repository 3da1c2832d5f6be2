"""Questions and decisions of a topic, and slips in them."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest

from digest import yamltext
from digest.identity import identity
from digest.model import DECIDED, Decision, Pattern, Question, Target, When
from digest.read.decisions import VERBS, decisions
from digest.read.questions import ANYWHERE, questions

DAY = date(2031, 5, 2)


def decided(*rows: str) -> tuple[tuple[Decision, ...], list[str]]:
    text = "decisions:\n" + "\n".join(f"  {row}" for row in rows)
    parsed = yamltext.parse(text)
    found, problems = decisions(cast("Any", parsed.value["decisions"]), path="t.md", lines=parsed.lines, text=text)
    return found, [str(problem) for problem in problems]


def asked(*rows: str) -> tuple[tuple[Question, ...], list[str]]:
    parsed = yamltext.parse("questions:\n" + "\n".join(f"  {row}" for row in rows))
    found, problems = questions(cast("Any", parsed.value["questions"]), path="t.md", lines=parsed.lines)
    return found, [str(problem) for problem in problems]


def test_every_verb_has_a_shape() -> None:
    assert set(VERBS) == set(DECIDED)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["- reject: 3fa9c1d2e0ab"], Decision("reject", (Target("3fa9c1d2e0ab"),), line=2)),
        (["- reject: fact 3fa9c1"], Decision("reject", (Target("3fa9c1", "fact"),), line=2)),
        (["- reject: FACT-3FA9C1-2"], Decision("reject", (Target("3fa9c1-2", "fact"),), line=2)),
        (
            ["- pin: [aaaaaa, sentence bbbbbb]", "  as: contradicts"],
            Decision("pin", (Target("aaaaaa", "sentence"), Target("bbbbbb", "sentence")), link="contradicts", line=2),
        ),
        (["- merge: [aaaaaa, bbbbbb]"], Decision("merge", (Target("aaaaaa"), Target("bbbbbb")), line=2)),
        (
            ["- split: fact aaaaaa", "  apart: [bbbbbb, figure cccccc]"],
            Decision("split", (Target("aaaaaa", "fact"),), (Target("bbbbbb"), Target("cccccc", "figure")), line=2),
        ),
        (
            ["- origins: aaaaaa", "  are: [Harbour Board, Pilots' Guild]"],
            Decision("origins", (Target("aaaaaa", "fact"),), names=("Harbour Board", "Pilots' Guild"), line=2),
        ),
        (
            ["- speaker: aaaaaa", "  is: none"],
            Decision("speaker", (Target("aaaaaa", "quotation"),), line=2),
        ),
        (
            ["- claimant: aaaaaa", "  is: Harbour Board", "  kind: organisation"],
            Decision(
                "claimant", (Target("aaaaaa", "sentence"),), names=("Harbour Board",), kind="organisation", line=2
            ),
        ),
        (
            ["- date: aaaaaa", "  is: 2031-05-02"],
            Decision("date", (Target("aaaaaa", "sentence"),), date=When(DAY, DAY, "day", "stated"), line=2),
        ),
        (
            ["- date: aaaaaa", "  is: 2031-02"],
            Decision(
                "date",
                (Target("aaaaaa", "sentence"),),
                date=When(date(2031, 2, 1), date(2031, 2, 28), "month", "stated"),
                line=2,
            ),
        ),
        (
            ["- date: aaaaaa", "  is: 2031-05-02 to 2031-05-09"],
            Decision(
                "date", (Target("aaaaaa", "sentence"),), date=When(DAY, date(2031, 5, 9), "range", "stated"), line=2
            ),
        ),
        (["- hide: aaaaaa"], Decision("hide", (Target("aaaaaa", "sentence"),), line=2)),
        (
            ["- outcome: aaaaaa", "  is: did not happen"],
            Decision("outcome", (Target("aaaaaa", "forecast"),), outcome="did not happen", line=2),
        ),
        (
            ["- hide: aaaaaa   # the year is that of the law"],
            Decision("hide", (Target("aaaaaa", "sentence"),), note="the year is that of the law", line=2),
        ),
    ],
)
def test_a_decision_is_read(rows: list[str], expected: Decision) -> None:
    assert decided(*rows) == ((expected,), [])


def test_a_list_of_what_is_rejected_is_as_many_decisions() -> None:
    assert [one.targets for one in decided("- reject: [aaaaaa, bbbbbb]")[0]] == [
        (Target("aaaaaa"),),
        (Target("bbbbbb"),),
    ]


@pytest.mark.parametrize(
    ("rows", "line", "told"),
    [
        (["- rejct: aaaaaa"], 2, 'did you mean "reject"?'),
        (["- nonsense"], 2, "a decision needs one of"),
        (["- reject: aaaaaa", "  merge: [bbbbbb, cccccc]"], 2, "reject and merge"),
        (["- reject: abc"], 2, '"abc" is no id'),
        (["- reject: fakt aaaaaa"], 2, 'did you mean "fact"?'),
        (["- speaker: fact aaaaaa", "  is: Ada"], 2, "`speaker` does not go with a fact"),
        (["- pin: aaaaaa"], 2, "needs at least 2"),
        (["- split: [aaaaaa, bbbbbb]", "  apart: cccccc"], 2, "takes one"),
        (["- split: aaaaaa"], 2, "needs `apart:`"),
        (["- pin: [aaaaaa, bbbbbb]", "  as: contradict"], 3, 'did you mean "contradicts"?'),
        (["- pin: [aaaaaa, bbbbbb]", "  at: contradicts"], 3, 'unknown key "at"; `pin` takes `as`'),
        (["- date: aaaaaa", "  is: 2031-13-02"], 3, "is no date"),
        (["- date: aaaaaa", "  is: 2031-05-02 to 2031-05-01"], 3, "is no date"),
        (["- outcome: aaaaaa", "  is: hapened"], 3, 'did you mean "happened"?'),
        (["- claimant: aaaaaa", "  is: X", "  kind: organization"], 4, 'did you mean "organisation"?'),
        (["- hide: {a: b}"], 2, "expected a word or a list"),
    ],
)
def test_a_slip_is_told_with_its_line_and_the_rest_is_read(rows: list[str], line: int, told: str) -> None:
    found, problems = decided(*rows, "- hide: ffffff")
    assert [one.targets for one in found] == [(Target("ffffff", "sentence"),)]
    assert len(problems) == 1
    assert problems[0].startswith(f"t.md:{line}: ")
    assert told in problems[0]
    assert "[bad-decision]" in problems[0]


def test_a_question_is_a_line() -> None:
    text = "Are they cut off?"
    assert asked(f"- {text}")[0] == asked(f"- ask: {text}")[0] == (Question(identity(text), text),)


def test_what_a_question_is_about_stands_anywhere_in_a_sentence() -> None:
    found, problems = asked("- ask: Is it shut?", '  about: ["shut* | close*", harbour]')
    assert found[0].about == (Pattern(near=("shut* | close*", "harbour"), within=ANYWHERE),)
    assert asked("- ask: Is it shut?", "  about: shut*")[0][0].about == (Pattern(text="shut*"),)
    assert not problems


def test_how_near_may_be_said() -> None:
    assert asked("- ask: Is it?", "  about: [a b, c]", "  within: 7")[0][0].about[0].within == 7


@pytest.mark.parametrize(
    ("rows", "line", "told"),
    [
        (["- about: shut"], 2, "not a question"),
        (["- '?'"], 2, "not a question"),
        (["- ask: Is it?", "  abuot: shut"], 3, 'did you mean "about"?'),
        (["- ask: Is it?", "  about: {a: b}"], 3, "not a list of words"),
        (["- ask: Is it?", "  about: [a, b]", "  within: near"], 4, "expected a whole number"),
    ],
)
def test_a_slip_in_a_question_is_told_with_its_line(rows: list[str], line: int, told: str) -> None:
    _, problems = asked(*rows)
    assert len(problems) == 1
    assert problems[0].startswith(f"t.md:{line}: ")
    assert told in problems[0]


def test_questions_alike_have_names_of_their_own() -> None:
    first, second = asked("- Is it?", "- Is it?")[0]
    assert first.id != second.id
