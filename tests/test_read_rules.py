"""Patterns of topics, and slips in them."""

from __future__ import annotations

from typing import Any, cast

import pytest

from digest import yamltext
from digest.model import Pattern, Rule
from digest.read.rules import rule


def read(text: str) -> tuple[Rule, list[str]]:
    parsed = yamltext.parse(text)
    found, problems = rule(cast("Any", parsed.value["match"]), path="t.md", lines=parsed.lines)
    return found, [str(problem) for problem in problems]


def test_a_single_word_needs_no_list() -> None:
    assert read("match:\n  any: aid\n")[0].any == (Pattern(text="aid"),)


@pytest.mark.parametrize("item", ["{weight: 2}", "{text: a, name: B}", "[a, b]"])
def test_a_pattern_has_exactly_one_of_three(item: str) -> None:
    found, problems = read(f"match:\n  any:\n    - aid\n    - {item}\n")
    assert found.any == (Pattern(text="aid"),)
    assert [problem.partition(" ")[0] for problem in problems] == ["t.md:4:"]
    assert "[bad-pattern]" in problems[0]


def test_a_slip_in_one_pattern_keeps_the_others() -> None:
    found, problems = read("match:\n  any:\n    - text: aid\n      wieght: 2\n    - ship\n")
    assert found.any == (Pattern(text="aid"), Pattern(text="ship"))
    assert problems == ['t.md:4: unknown key "wieght"; did you mean "weight"? [unknown-key]']


def test_an_unknown_list_is_named() -> None:
    assert read("match:\n  any: aid\n  nver: x\n")[1] == [
        't.md:3: unknown key "nver"; did you mean "never"? [unknown-key]'
    ]


def test_a_threshold_that_is_no_number() -> None:
    found, problems = read("match:\n  any: aid\n  threshold: high\n")
    assert found.threshold == 1.0
    assert problems == ['t.md:3: "threshold": expected a number, not "high" [bad-value]']


def test_a_rule_that_nothing_can_match_is_said() -> None:
    assert "[no-patterns]" in read("match:\n  never: aid\n")[1][0]
