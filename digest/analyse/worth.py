"""What each candidate for a tag is worth: the features of names and phrases that the shipped model reads."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from digest import background, words
from digest.analyse.phrases import Phrase, general
from digest.model import Article, Name, Sentence, TagKind
from digest.scoring import Matrix
from digest.terms import terms

FEATURES = {
    "often": "log2(1 + how often it stands in the text)",
    "sentences": "the share of sentences that have it",
    "whole": "the share of times it was no part of a longer phrase",
    "relative": "how often it stands there, of what the most frequent candidate does",
    "first": "the place of its first sentence, from 0 to 1",
    "early": "1 / (1 + the number of its first sentence)",
    "spread": "from its first to its last sentence, as a share of the article",
    "titled": "1 where the title has all of it",
    "title_words": "the share of its words that the title has",
    "lede_words": "the share of its words that the first two sentences have",
    "length": "words",
    "letters": "letters for each word",
    "adjectives": "adjectives and participles in it",
    "proper": "words in it that are names",
    "rarity": "how rare its words are in news, the mean",
    "rarest": "how rare the rarest of its words is in news",
    "head_rarity": "how rare its last word is in news",
    "head_often": "log2(1 + how often its last word stands in the text)",
    "word_often": "log2(1 + how often its words stand in the text, the mean)",
    "rank": "how early and often its words stand, the sum (PositionRank’s bias)",
    "rank_mean": "the same, the mean of its words",
    "longer": "log2(1 + how many longer candidates hold it)",
    "within": "how often longer candidates stand for it, as a share of its own count (C-value)",
    "general": "1 where its last word is too general to file anything under",
    "person": "1 for a person’s name",
    "organisation": "1 for an organisation’s name",
    "place": "1 for a place’s name",
    "other": "1 for another name",
    "sentences_all": "log2 of the article’s sentences",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name or a phrase that may be a tag."""

    label: str
    kind: TagKind
    stems: tuple[str, ...]
    shape: str
    sentences: tuple[int, ...]
    count: int
    whole: int


@dataclass(frozen=True, slots=True)
class _Text:
    """What an article's words weigh."""

    language: str
    count: int
    often: Mapping[str, int]
    rank: Mapping[str, float]
    title: tuple[str, ...]
    lede: frozenset[str]
    general: frozenset[str]
    """Stems that say too little to be a tag."""
    size: float
    """log2 of the number of its sentences."""


def candidates(names: Sequence[Name], phrases: Sequence[Phrase], language: str) -> tuple[Candidate, ...]:
    """Names and phrases in one shape, names first."""
    named = [_of_name(name, language) for name in names]
    taken = {one.stems for one in named}
    often = {words.stems(form, language): len(name.sentences) for name in names for form in (name.label, *name.forms)}
    return (
        *named,
        *(
            Candidate(one.label, "phrase", one.stems, one.shape, one.sentences, one.count, one.whole)
            for one in phrases
            if one.stems not in taken and not (one.count == 1 and often.get(_proper(one), 0) > 1)
        ),
    )


def _proper(one: Phrase) -> tuple[str, ...]:
    """The name within a phrase; where the phrase comes up once and the name again, the name is what to file under."""
    return tuple(stem for stem, letter in zip(one.stems, one.shape, strict=True) if letter == "p")


def _of_name(name: Name, language: str) -> Candidate:
    stems = words.stems(name.label, language)
    count = len(name.sentences)
    return Candidate(name.label, name.kind, stems, "p" * len(stems), name.sentences, count, count)


def features(found: Sequence[Candidate], article: Article, sentences: Sequence[Sentence]) -> Matrix:
    """A row for each candidate with the columns of FEATURES."""
    text = _text(article, sentences)
    most = max((one.count for one in found), default=1) or 1
    longer, within = _longer(found)
    rows = [_row(one, text, most, longer[one.stems], within[one.stems]) for one in found]
    return np.array(rows, float).reshape(len(found), len(FEATURES))


def _row(one: Candidate, text: _Text, most: int, longer: int, within: int) -> list[float]:
    size = max(1, len(one.stems))
    first = one.sentences[0] if one.sentences else text.count
    last = one.sentences[-1] if one.sentences else first
    rarities = background.rarities(one.stems, text.language) or [1.0]
    often = [text.often.get(stem, 0) for stem in one.stems] or [0]
    ranks = math.fsum([text.rank.get(stem, 0.0) for stem in one.stems])
    return [
        math.log2(1 + one.count),
        len(one.sentences) / text.count,
        one.whole / max(1, one.count),
        one.count / most,
        first / text.count,
        1 / (1 + first),
        (last - first) / text.count,
        _inside(one.stems, text.title),
        len([stem for stem in one.stems if stem in text.title]) / size,
        len([stem for stem in one.stems if stem in text.lede]) / size,
        size,
        len("".join(one.stems)) / size,
        len([letter for letter in one.shape if letter in "jdg"]),
        one.shape.count("p"),
        math.fsum(rarities) / size,
        max(rarities),
        rarities[-1],
        math.log2(1 + often[-1]),
        math.log2(1 + sum(often) / size),
        ranks,
        ranks / size,
        math.log2(1 + longer),
        within / max(1, one.count),
        bool(one.stems) and one.stems[-1] in text.general,
        one.kind == "person",
        one.kind == "organisation",
        one.kind == "place",
        one.kind in {"event", "work", "other"},
        text.size,
    ]


def _text(article: Article, sentences: Sequence[Sentence]) -> _Text:
    language = article.language.text
    often: Counter[str] = Counter()
    rank: dict[str, float] = {}
    at = 0
    for sentence in sentences:
        for stem in terms(sentence.text, language).content:
            at += 1
            often[stem] += 1
            rank[stem] = rank.get(stem, 0.0) + 1 / at
    whole = math.fsum(rank.values()) or 1.0
    lede = frozenset(stem for sentence in sentences[:2] for stem in terms(sentence.text, language).content)
    title = words.stems(article.title.text, language)
    count = max(1, len(sentences))
    ranks = {stem: value / whole for stem, value in rank.items()}
    return _Text(language, count, often, ranks, title, lede, general(language), math.log2(1 + count))


def _longer(found: Sequence[Candidate]) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
    """How many longer candidates hold each row of stems, and how often these stand in the text."""
    longer: Counter[tuple[str, ...]] = Counter()
    within: Counter[tuple[str, ...]] = Counter()
    for one in found:
        size = min(len(one.stems), 6)
        for start in range(size):
            for end in range(start + 1, size + 1):
                if end - start < len(one.stems):
                    longer[one.stems[start:end]] += 1
                    within[one.stems[start:end]] += one.whole
    return longer, within


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return bool(short) and words.holds(long, short)
