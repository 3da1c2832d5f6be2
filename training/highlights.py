"""What summaries speak of: their names and noun phrases, and how far a tag is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest import aliases, api, segment, words
from digest.analyse import worth
from digest.analyse.chunks import chunks
from digest.analyse.names import names
from training import rouge

_PART, _WORDS = 0.6, 0.4
"""How far a phrase is wanted that the summary has within a longer one, and one whose words all stand in one of its lines."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What summaries of an article, and its topic's title, speak of."""

    texts: tuple[str, ...]
    """Folded words with a space round each."""
    lines: tuple[str, ...]
    """Stems with a space round each."""
    whole: frozenset[tuple[str, ...]]
    """The noun phrases of enough summaries, or of the topic."""
    least: int

    @classmethod
    def of(cls, summaries: Sequence[str], topic: str, least: int) -> Heard:
        """Those of some summaries and a topic’s title; what fewer than `least` summaries have is not heard."""
        each = [set(_phrases_of(text)) for text in summaries]
        often = {one for row in each for one in row if sum(one in other for other in each) >= least}
        lines = tuple(f" {' '.join(words.stems(line, 'en'))} " for text in summaries for line in text.split("\n"))
        texts = tuple(_folded(text) for text in summaries)
        return cls(texts, lines, frozenset(often | set(_phrases_of(topic))), least)

    def name(self, forms: Iterable[str]) -> float:
        """1 where enough summaries have one of the forms."""
        row = [_folded(form) for form in forms]
        return float(sum(any(form in text for form in row) for text in self.texts) >= self.least)

    def phrase(self, one: worth.Candidate) -> float:
        """1 for a phrase of a summary, less for a part of one and for words that stand apart."""
        if one.stems in self.whole:
            return 1.0
        if len(one.stems) == 1:
            return 0.0
        if sum(f" {' '.join(one.stems)} " in line for line in self.lines) >= self.least:
            return 0.9 if one.whole else _PART
        return _WORDS if any(set(one.stems) <= set(line.split()) for line in self.lines) else 0.0


def _phrases_of(text: str) -> Iterator[tuple[str, ...]]:
    for line in text.replace(". ", "\n").split("\n"):
        yield from (tuple(words.stem(word, "en") for word in one.words) for one in chunks(line) if one.whole)


def _folded(text: str) -> str:
    return f" {' '.join(words.fold(word) for word in words.words(text))} "


def key(phrase: str) -> str:
    """The form under which phrases are compared."""
    return " ".join(rouge.stems(phrase))


def spoken_of(highlights: str) -> frozenset[str]:
    """The stems of the names and of the longest noun phrases in the highlights of an article."""
    article = api.read_text(highlights)
    sentences = segment.sentences(article)
    named = (name.label for name in names(article, sentences, aliases.table()))
    lines = highlights.replace(". ", "\n").split("\n")
    whole = (" ".join(one.words) for line in lines for one in chunks(line) if one.whole)
    return frozenset(one for one in map(key, (*named, *whole)) if one)
