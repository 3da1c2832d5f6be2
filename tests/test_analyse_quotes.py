"""Quotations with their speakers, from whole articles."""

from __future__ import annotations

import dataclasses

import pytest

import digest
from digest import aliases, segment
from digest.analyse import marks
from digest.analyse.names import names
from digest.analyse.quotes import quotes
from digest.analyse.sources import reading
from digest.attribution import grammar
from digest.model import Article, Block, Quote, Sentence
from digest.words import squash
from tests.cases import Case, cases
from tests.growth import MOST, growth


def _quotes(text: str) -> tuple[Article, tuple[Quote, ...]]:
    article = digest.read_text("A Day at the Harbour of Easton\n\n" + text, name="a.txt")
    sentences = segment.sentences(article)
    return article, quotes(article, sentences, reading(article, names(article, sentences, aliases.table(()))))


@pytest.mark.parametrize("case", cases("quotes.txt"), ids=str)
def test_speakers(case: Case) -> None:
    article, found = _quotes(case.given)
    assert "\n".join(f"{one.kind} | {one.speaker or '-'} | {one.text}" for one in found) == case.expected
    for one in found:
        assert squash(article.source[one.start : one.end]) == one.text


def test_a_quotation_belongs_to_the_sentence_it_begins_in() -> None:
    article, (one,) = _quotes("The ferry left. “We waited. Then we sailed,” said captain Nora Finch.")
    sentences = segment.sentences(article)
    assert sentences[one.sentence].start <= one.start < sentences[one.sentence].end


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “no ‘buts’ now” twice", ["no ‘buts’ now"]),
        ("Er sagte „nein“ und „ja“", ["nein", "ja"]),
        ("Il dit « non » ici", [" non "]),
        ('A 6" pipe and a "short" one', ["short"]),
        ("It's the captains' plan", []),
        ("'We sail,' he said", ["We sail,"]),
        ("``We sail,'' he said", ["We sail,"]),
        ("“We wait", ["We wait"]),
    ],
)
def test_marks(text: str, inside: list[str]) -> None:
    assert [text[span.start : span.end] for span in marks.spans(text, grammar("en"))] == inside


def test_no_sentences_no_quotations() -> None:
    article, _ = _quotes("“We sail,” said captain Nora Finch.")
    assert quotes(article, (), reading(article, ())) == ()


def test_the_real_articles(real_seeds: dict[str, str]) -> None:
    said = {}
    for name, text in real_seeds.items():
        article = digest.read_text(text, name=name)
        sentences = segment.sentences(article)
        for one in quotes(article, sentences, reading(article, names(article, sentences, aliases.table(())))):
            said[name[:3], one.text.split()[0], one.text.split()[-1]] = one.speaker
            assert squash(article.source[one.start : one.end]) == one.text
    assert said["000", "I", "region,"] == "Mykhailo Zhirokhov"
    assert said["000", "throw", "towel"] == "Mykhailo Zhirokhov"
    assert said["000", "all", "Sudzha"] == "Ruslan Leviev"
    assert said["001", "They", "so,"] == "Angelica Evans"
    assert said["001", "very", "soon,"] == "a U.S. military official"
    assert said["001", "Will", "surrender?"] == "Vladimir Putin"
    assert said["002", "My", "is."] == "a Ukrainian source"
    assert not any("Rubicon" in key for key in said)


@pytest.mark.parametrize(
    "text",
    [
        "“a " * 9_000,
        "'a' said " * 1_000,
        "“A,” he said. " * 1_000,
        "a, " * 20_000 + "said “b c d e f g”.",
        "Ada Lee said that " * 1_000,
        "Lee's claim that " * 1_500,
    ],
)
def test_hostile_text_is_read_in_good_time(text: str) -> None:
    def read(text: str) -> object:
        block = Block("paragraph", 0, len(text), text)
        article = dataclasses.replace(digest.read_text("Harbour.", name="a.txt"), source=text, blocks=(block,))
        return quotes(article, (Sentence(0, 0, 0, len(text), squash(text)),), reading(article, ()))

    assert growth(read, text) < MOST
