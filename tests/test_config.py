"""The options of `content/site.yaml`: what does not fit is named and passed over."""

from __future__ import annotations

import pytest

from digest import config
from digest.model import Options
from digest.problems import DigestError


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("share: 7", 'content/site.yaml:2: "share": expected a number from 0 to 1, not 7.0 [bad-value]'),
        ("feed_entries: -3", 'content/site.yaml:2: "feed_entries": expected a number at least 0, not -3 [bad-value]'),
        (
            "url: nothing",
            'content/site.yaml:2: "url": expected an address such as https://example.org, not "nothing" [bad-value]',
        ),
        ("share: nan", 'content/site.yaml:2: "share": expected a number from 0 to 1, not nan [bad-value]'),
    ],
)
def test_what_is_out_of_bounds_is_named_and_passed_over(line: str, told: str) -> None:
    options, (problem,) = config.load(f"title: A\n{line}\n".encode(), {})
    assert str(problem) == told
    assert options == Options(title="A")


def test_bounds_hold_below_a_key_too() -> None:
    options, (problem,) = config.load(b"summary:\n  sentences: 0\n  share: 0.4\n", {})
    assert (problem.line, options.summary.sentences, options.summary.share) == (2, 3, 0.4)


def test_what_is_not_yaml_says_where_to_look() -> None:
    with pytest.raises(DigestError, match=r"^content/site.yaml:2: .*; check the quotation marks"):
        config.load(b"title: [\n", {})


def test_a_language_the_interface_does_not_speak_is_noted() -> None:
    assert config.load(b"title: A\nlanguage: de-AT\n", {})[1] == ()
    options, (problem,) = config.load(b"title: A\nlanguage: pt-BR\n", {})
    assert (options.language, problem.line, problem.code, problem.level) == ("pt-BR", 2, "untranslated", "note")


@pytest.mark.parametrize(
    ("text", "domain", "url"),
    [
        ("domain: news.example.org", "news.example.org", "https://news.example.org/"),
        ("domain: News.Example.ORG.", "news.example.org", "https://news.example.org/"),
        ("domain: bücher.example", "xn--bcher-kva.example", "https://xn--bcher-kva.example/"),
        ("domain: news.example.org\nurl: https://news.example.org/daily", "news.example.org", "https://news.example.org/daily"),
    ],
)  # fmt: skip
def test_a_domain_gives_the_address_where_there_is_none(text: str, domain: str, url: str) -> None:
    options, problems = config.load(text.encode(), {})
    assert (options.domain, options.url, problems) == (domain, url, ())


@pytest.mark.parametrize(
    "domain", ["localhost", "https://example.org", "example.org/news", "a..b", "-a.org", "a-.org", "127.0.0.1", "a b.org", "a_b.org"]
)  # fmt: skip
def test_what_is_no_domain_is_told(domain: str) -> None:
    options, problems = config.load(f"title: X\ndomain: {domain}".encode(), {})
    assert (options.domain, options.url) == ("", "")
    assert [(problem.line, problem.code) for problem in problems] == [(2, "bad-value")]


def test_a_domain_that_is_not_that_of_the_address_is_told() -> None:
    options, problems = config.load(b"url: https://example.org/\ndomain: news.example.org", {})
    assert options.url == "https://example.org/"
    assert "is not the domain of" in problems[0].message
