"""Datelines leave the sentence they open, and nothing else does."""

from __future__ import annotations

import pytest

import digest
from digest.clean import datelines


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("KYIV, March 12, 2025 (Demo Wire) – The two capitals agreed.", "en", "The two capitals agreed."),
        ("WASHINGTON (AP) — The House voted.", "en", "The House voted."),
        ("Tokyo (CNN)Police have arrested a man.", "en", "Police have arrested a man."),
        ("(Reuters) - Shares fell.", "en", "Shares fell."),
        ("PORT ELLERY, Norsund — “We owe it,” she said.", "en", "“We owe it,” she said."),
        ("BERLIN/PARIS, 3. März (dpa) - Die Minister trafen sich.", "de", "Die Minister trafen sich."),
        ("МОСКВА, 3 марта. /ТАСС/. Министры встретились.", "ru", "Министры встретились."),
        ("MADRID, 12 mar (EFE).- Los ministros se reunieron.", "es", "Los ministros se reunieron."),
    ],
)
def test_a_dateline_is_cut(text: str, language: str, left: str) -> None:
    assert text[datelines.length(text, language) :] == left


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance of 32 states — met in Brussels.",
        "The ministry (MoD) said that it would pay.",
        "Anna Lindqvist (Greens) asked for a vote.",
        "IBM and SAP (both listed) rose.",
        "He said — and he meant it — that it was over.",
        "The bridge – closed since May – reopened.",
        "",
        "(",
    ],
)
def test_sentences_stay_whole(text: str) -> None:
    assert datelines.length(text, "en") == 0


def test_the_dateline_tells_the_outlet_and_the_day_and_is_kept_among_what_was_dropped() -> None:
    article = digest.read_text(
        "OSLO, March 12, 2025 (Reuters) - The harbour opened on Wednesday. Ships came in.\n\nThe quay is full.\n",
        name="a.txt",
    )
    assert article.title.text == "The harbour opened on Wednesday."
    assert article.text.startswith("The harbour opened")
    assert [item.reason for item in article.dropped] == [datelines.DATELINE]
    assert article.outlet is not None
    assert article.published is not None
    assert (article.outlet.text, str(article.published.start)) == ("Reuters", "2025-03-12")


def test_a_dateline_on_a_line_of_its_own_is_no_title() -> None:
    text = "PORT ELLERY, March 3 (Demo Wire) --\n\nThe ferry stopped on Monday and the mayor asked for another.\n\nNobody was hurt."
    article = digest.read_text(text, name="a.txt", media_type="text/plain")
    assert [(one.text, one.reason) for one in article.dropped] == [("PORT ELLERY, March 3 (Demo Wire) --", "dateline")]
    assert article.title.text.startswith("The ferry stopped")
