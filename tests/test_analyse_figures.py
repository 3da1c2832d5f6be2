"""The numbers that count or measure."""

from __future__ import annotations

import pytest

from digest.analyse.figures import figures
from digest.model import Article, Figure, Found, Sentence
from tests.cases import Case, cases
from tests.growth import MOST, growth


def of(text: str, language: str) -> tuple[Figure, ...]:
    found = Found("T", "inferred")
    article = Article(
        "a",
        "seeds/a.txt",
        "a.txt",
        "text/plain",
        found,
        None,
        None,
        None,
        Found(language, "stated"),
        None,
        text,
        (),
        (),
    )
    return figures(article, [Sentence(0, 0, 0, len(text), text)])


def shown(figure: Figure) -> str:
    value = "-" if figure.value is None else f"{figure.value:g}" if figure.value < 1e5 else f"{figure.value:.0f}"
    return " | ".join([figure.text, value, *(part or "-" for part in (figure.about, figure.unit, figure.qualifier))])


@pytest.mark.parametrize("case", cases("figures.txt"), ids=str)
def test_figures(case: Case) -> None:
    language, text = case.given.split("\n", 1)
    assert "\n".join(shown(one) for one in of(text, language)) == case.expected


def test_the_text_stands_in_the_sentence_and_what_is_counted_too() -> None:
    text = "At least 1,000 river boats, worth €3.5 billion, sank."
    for figure in of(text, "en"):
        assert figure.text in text
        assert figure.about is None or figure.about in text


@pytest.mark.parametrize(
    "piece",
    [
        "1,",
        "one hundred ",
        "about ",
        "1-",
        "10 to ",
        "$ ",
        "tens of ",
        "a ",
        "5 men in Kent, ",
        "killed 5 and ",
        "5 men since 3 May ",
    ],
)
def test_long_hostile_text_is_read_in_linear_time(piece: str) -> None:
    assert growth(lambda text: of(text, "en"), piece * (20_000 // len(piece))) < MOST
