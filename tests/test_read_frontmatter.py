"""Front matter, and what of it is broken."""

from __future__ import annotations

from digest.read import frontmatter


def test_keys_have_the_lines_of_the_file() -> None:
    front, problems = frontmatter.parse("a.md", "---\ntitle: A\n\ntags:\n  - x\n---\nBody.\n")
    assert front.value == {"title": "A", "tags": ["x"]}
    assert front.lines[("title",)] == 2
    assert front.lines[("tags", 0)] == 5
    assert front.body == len("---\ntitle: A\n\ntags:\n  - x\n---\n")
    assert problems == ()


def test_a_date_stays_the_words_it_is() -> None:
    assert frontmatter.parse("a.md", "---\ndate: 2025-03-14\n---\n")[0].value == {"date": "2025-03-14"}


def test_broken_yaml_is_a_problem_at_its_line_and_the_body_is_read() -> None:
    given = "---\ntitle: A\nauthor: [B\n---\nBody.\n"
    front, (problem,) = frontmatter.parse("a.md", given)
    assert front.value == {}
    assert given[front.body :] == "Body.\n"
    assert (problem.code, problem.line in (3, 4)) == ("bad-front-matter", True)


def test_front_matter_left_open_is_a_problem_and_nothing_is_lost() -> None:
    given = "---\ntitle: A\n\nBody goes on.\n"
    front, (problem,) = frontmatter.parse("a.md", given)
    assert given[front.body :].startswith("title: A")
    assert (problem.code, problem.line) == ("bad-front-matter", 1)


def test_a_rule_above_a_text_is_no_front_matter() -> None:
    assert frontmatter.parse("a.txt", "---\nA sentence of prose.\n") == (frontmatter.FrontMatter({}, {}, 0), ())


def test_two_rules_round_a_paragraph_lose_nothing() -> None:
    given = "---\nA sentence of prose.\n---\nAnd another.\n"
    front, (problem,) = frontmatter.parse("a.txt", given)
    assert given[front.body :].startswith("A sentence of prose.")
    assert problem.code == "bad-front-matter"


def test_no_front_matter_without_the_line_at_the_head() -> None:
    given = "Title\n---\nkey: value\n---\n"
    assert frontmatter.parse("a.txt", given) == (frontmatter.FrontMatter({}, {}, 0), ())
