"""Which sentences say that something is to come, in which words, and for when."""

from __future__ import annotations

import pytest

import digest
from digest.relate.foretold import Ahead, foretold


def found(text: str, language: str = "en") -> list[tuple[str, Ahead]]:
    """The forecasts of an article of Friday, 14 March 2025."""
    source = f"---\ntitle: T\ndate: 2025-03-14\noutlet: The Lowen Post\nlanguage: {language}\n---\n\n{text}\n"
    article = digest.read_text(source, name="a.md", media_type="text/markdown")
    analysis = digest.analyse(article)
    return [(sentence.text[one.start : one.end], one) for sentence, one in foretold(article, analysis)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Lowen council called a meeting of all fishermen for Monday.", "2025-03-17"),
        ("The Lowen dockers have until April 20 to answer the letter of the port.", "2025-04-20"),
        ("The Lowen port has to pay back the grant by the end of October.", "2025-10-31"),
    ],
)
def test_a_day_given_is_to_come(text: str, day: str) -> None:
    ((_, ahead),) = found(text)
    assert ahead.date is not None
    assert str(ahead.date.end) == day


@pytest.mark.parametrize(
    "text",
    [
        "The Lowen council is likely to close the northern pier.",
        "The ban on the northern pier can be lifted already in the next days.",
    ],
)
def test_what_is_likely_or_can_be_soon(text: str) -> None:
    ((_, ahead),) = found(text)
    assert ahead.date is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The launch at the Lowen shipyard took place on Tuesday as planned, before a great crowd.", "en"),
        ("Smokers in Lowen are more likely to fall ill than others, the doctors of the town say.", "en"),
        ("Ein Fischer aus Lowen erzählt, dass er am Sonntag Rauch über der Werft gesehen haben will.", "de"),
    ],
    ids=["as planned", "more likely", "hearsay"],
)
def test_what_is_none(text: str, language: str) -> None:
    assert found(text, language) == []


def test_the_clause_of_the_day_tells_what_is_to_come() -> None:
    ((words, ahead),) = found(
        "Fans in Lowen had long waited for the film, which opens all over the country on March 19."
    )
    assert "opens all over the country" in words
    assert "waited" not in words
    assert not ahead.deadline


def test_a_deadline_is_not_a_day() -> None:
    ((_, ahead),) = found("The operator hopes to reopen one track of the Lowen line by Monday.")
    assert ahead.deadline
