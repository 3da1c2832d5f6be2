"""Who passed on what somebody said."""

from __future__ import annotations

import pytest

import digest


def _analysis(text: str) -> digest.model.Analysis:
    return digest.analyse(digest.read_text("A Day at the Harbour of Easton\n\n" + text, name="a.txt"))


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("“We sail at dawn,” Nora Finch told Reuters.", "Reuters"),
        ("In an interview with Reuters, Nora Finch said “we sail at dawn on Monday.”", "Reuters"),
        ("According to Adam Lee, Nora Finch said “we sail at dawn on Monday.”", "Adam Lee"),
        ("Nora Finch said, according to Adam Lee, “we sail at dawn on Monday.”", "Adam Lee"),
        ("“We sail at dawn,” said Nora Finch, reports Reuters.", "Reuters"),
        ("Adam Lee said that Nora Finch had promised “to sail at dawn on Monday.”", "Adam Lee"),
        ("“We sail at dawn,” Nora Finch told reporters.", None),
        ("“We sail at dawn,” Nora Finch said.", None),
        ("Nora Finch said that she would “sail at dawn on Monday.”", None),
    ],
)
def test_who_passed_a_quotation_on(text: str, via: str | None) -> None:
    (found,) = _analysis(text).quotes
    assert (found.speaker, found.via) == ("Nora Finch", via)


def test_a_citation_keeps_who_passed_it_on() -> None:
    cited = {one.name: one.via for one in _analysis("Adam Lee said that Nora Finch had promised to sail.").cites}
    assert cited == {"Adam Lee": None, "Nora Finch": "Adam Lee"}


def test_whom_an_article_also_heard_itself_was_not_passed_on_alone() -> None:
    text = "Adam Lee said that Nora Finch had promised to sail. Nora Finch said on Monday that the ferry was ready."
    assert {one.name: one.via for one in _analysis(text).cites}["Nora Finch"] is None


def test_an_article_does_not_pass_on_to_itself() -> None:
    source = "---\noutlet: Reuters\n---\n\n# The Ferry\n\n“We sail at dawn,” Nora Finch told Reuters.\n"
    (found,) = digest.analyse(digest.read_text(source, name="a.md", media_type="text/markdown")).quotes
    assert found.via is None
