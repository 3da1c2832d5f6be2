"""Checking what an editor wrote: every slip is one line with a hint, and costs only itself."""

from __future__ import annotations

import pytest

from digest import config, schema, yamltext
from digest.model import Alias, Options, Stated
from digest.problems import DigestError


def load(text: str) -> tuple[Options, list[str]]:
    options, problems = config.load(text.encode(), {})
    return options, [str(problem) for problem in problems]


def test_a_slip_costs_only_itself() -> None:
    options, problems = load("titel: x\ndescription: kept\nsummary:\n  sentences: three\n  method: lead\n")
    assert problems == [
        'content/site.yaml:1: unknown key "titel"; did you mean "title"? [unknown-key]',
        'content/site.yaml:4: "summary.sentences": expected a whole number, not "three" [bad-value]',
    ]
    assert (options.description, options.summary.method, options.summary.sentences) == ("kept", "lead", 3)


def test_flags_win_over_the_file_unless_none() -> None:
    options, _ = config.load(b"url: https://a.example\ndrafts: yes\n", {"url": "https://b.example", "drafts": None})
    assert (options.url, options.drafts) == ("https://b.example", True)


def test_lists_of_mappings_are_checked_too() -> None:
    options, problems = load("aliases:\n  - label: Kyiv\n    kind: place\n    forms: [Kiev]\n    kimd: place\n")
    assert options.aliases == (Alias("Kyiv", "place", ("Kiev",)),)
    assert problems == ['content/site.yaml:5: unknown key "kimd"; did you mean "kind"? [unknown-key]']


def test_words_stay_words() -> None:
    parsed = yamltext.parse("outlet: NO\ntime: 12:30\nyear: 2025\ndate: 2025-03-14\nnothing: ~\n")
    assert parsed.value == {"outlet": "NO", "time": "12:30", "year": "2025", "date": "2025-03-14", "nothing": None}
    stated, _ = schema.checked(Stated, {"outlet": "NO", "title": "300"}, path="x", lines={})
    assert (stated.outlet, stated.title) == ("NO", "300")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"title: [x\n", r"content/site.yaml:2: .*\[bad-yaml\]"),
        (b"a: b\ntitle: \xff\n", r"content/site.yaml:2: not UTF-8"),
    ],
)
def test_options_that_cannot_be_read_stop_the_build(data: bytes, message: str) -> None:
    with pytest.raises(DigestError, match=message):
        config.load(data, {})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x 1\nb: *x\n", "anchors and aliases"),
        ("a: !!python/object:os.system x\n", "tags"),
        ("<<: {a: 1}\n", "merge keys"),
        ("a: 1\na: 2\n", "given twice"),
        ("- a\n- b\n", "key: value"),
        ("a: [1, 2\n", "expected"),
        ("a: 1\n---\nb: 2\n", "another document"),
        ("[" * 5000, "expected|nested"),
        ("a: " + "x" * 70_000, "longer than"),
        ("a: \x07\n", "U\\+0007"),
    ],
)
def test_yaml_that_content_may_not_use(text: str, message: str) -> None:
    with pytest.raises(yamltext.YamlError, match=message) as fault:
        yamltext.parse(text)
    assert fault.value.line >= 1


def test_deep_nesting_ends_in_a_message() -> None:
    with pytest.raises(yamltext.YamlError):
        yamltext.parse("a: " + "[" * 3000 + "]" * 3000)


def test_values_come_back_from_their_json() -> None:
    value = Stated(title="a “b”", tags=("x", "y"), draft=True)
    assert schema.from_json(Stated, schema.to_json(value)) == value
