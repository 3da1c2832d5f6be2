"""Who said what in English news: every fifth article of half of PolNeAR."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

import digest
from digest import aliases, segment
from digest.analyse.names import names
from digest.analyse.quotes import quotes
from digest.analyse.sources import reading
from digest.model import Article, Quote, Sentence
from tests.conftest import SHARED

PATH = SHARED / "eval" / "data" / "attr_polnear.jsonl.gz"
EVERY = 5
PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "him", "her", "his", "who", "them"])
SAID = re.compile(r"[“\"]([^”\"]{20,})[”\"]?")


@dataclass
class Tally:
    """What was counted."""

    told: list[bool] = field(default_factory=list)
    """For each annotated quotation of 20 characters and more, whether its speaker shares a word with the annotated source."""
    cued: list[bool] = field(default_factory=list)
    """The same, a pronoun as source being right when the cue holds it."""
    quoted: list[bool] = field(default_factory=list)
    """`cued` without what stands between two quotations, which straight marks make of some annotations."""
    both: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        """Of the sentences touched by an annotated attribution, those in which a cue or quotation was found."""
        return 2 * self.both / (self.found + self.wanted)


def flat(text: str) -> str:
    """Words in lower case with single spaces."""
    return re.sub(r"\W+", " ", text.lower()).strip()


def content(text: str) -> frozenset[str]:
    """The words of a source but for articles."""
    return frozenset(flat(text).split()) - {"the", "a", "of", "an"}


def attributed(row: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Annotated quotations: words, source, and whether the words are those between two quotations."""
    text = row["text"]
    for given in row["attributions"]:
        parts = {
            name: " ".join(text[low:high] for low, high in given.get(name) or []) for name in ("content", "source")
        }
        match = SAID.search(parts["content"])
        if match and parts["source"]:
            yield match[1], parts["source"], match[1][:1].isspace()


def judged(row: Mapping[str, Any], found: Sequence[Quote], tally: Tally) -> None:
    """Count the annotated quotations of an article."""
    for words, source, between in attributed(row):
        text, pronoun = flat(words), flat(source)
        hits = [q for q in found if text in flat(q.text) or (flat(q.text) in text and len(flat(q.text)) >= 20)]
        right = any(content(source) & content(q.speaker or "") for q in hits)
        cued = right or (pronoun in PRONOUNS and any(pronoun in flat(q.clue or "").split() for q in hits))
        tally.told.append(right)
        tally.cued.append(cued)
        if not between:
            tally.quoted.append(cued)


def sentences_told(article: Article, sentences: Sequence[Sentence], read: Any, found: Sequence[Quote]) -> set[int]:
    """The sentences in which a cue or a quotation was found; whom something was said to is none."""
    spans = [(quote.start, quote.end) for quote in found]
    for statement in read.statements:
        if statement.attribution.kind != "via":
            low, high = statement.attribution.span
            block = article.blocks[statement.block]
            spans.append((block.offset(low), block.offset(high - 1) + 1))
    return {s.index for s in sentences if any(low < s.end and s.start < high for low, high in spans)}


@pytest.fixture(scope="module")
def tally() -> Tally:
    if not PATH.is_file():
        pytest.skip("attr_polnear is not on this machine")
    counted, table = Tally(), aliases.table(())
    with gzip.open(PATH, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file][::EVERY]
    for row in rows:
        article = digest.read_text(row["text"], name="x.txt", media_type="text/plain")
        sentences = segment.sentences(article)
        read = reading(article, names(article, sentences, table))
        found = quotes(article, sentences, read)
        judged(row, found, counted)
        here = sentences_told(article, sentences, read, found)
        spans = [
            span for one in row["attributions"] for key in ("source", "cue", "content") for span in one.get(key) or []
        ]
        gold = {s.index for s in sentences if any(low < s.end and s.start < high for low, high in spans)}
        counted.both, counted.found, counted.wanted = (
            counted.both + len(here & gold),
            counted.found + len(here),
            counted.wanted + len(gold),
        )
    return counted


def test_sentences_with_an_attribution(tally: Tally) -> None:
    assert tally.f1 >= 0.88


def test_speakers_as_named(tally: Tally) -> None:
    assert sum(tally.told) / len(tally.told) >= 0.62


def test_speakers_with_pronouns_led_back(tally: Tally) -> None:
    assert sum(tally.cued) / len(tally.cued) >= 0.84
    assert sum(tally.quoted) / len(tally.quoted) >= 0.88
