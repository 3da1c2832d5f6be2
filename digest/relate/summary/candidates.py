"""The sentences a summary of several articles may be made of, with the stems and pairs of stems they tell."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from digest import coherence, terms
from digest.model import Analysis, Article, Place, Sentence

Concept = tuple[str, ...]
"""One stem, or two that stand side by side."""

_FEWEST = 10
_MOST = 40
"""Words of a sentence fit for a summary: below stand fragments, above sentences that tell too many things at once. From 10 to 40
reached 0.4 points of ROUGE-1 more than from 8 to 50."""
_READ = 2500
"""How many sentences are looked at; of larger topics each article's first ones are. Keeps the work within a second or two."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence and what its choice depends on."""

    place: Place
    language: str
    day: date | None
    order: tuple[date, int]
    """The article's day, and its place among the articles; the undated stand last."""
    voice: str
    """The outlet, or where it is unknown the article."""
    share: float
    """How far into its article it stands, from 0 to 1."""
    length: int
    """In words, as set apart by white space."""
    names: frozenset[str]
    """Stems written with a capital that does not open the sentence."""
    stems: frozenset[str]
    concepts: tuple[Concept, ...]
    """In a fixed order, so that sums come out the same under any hash seed."""
    fit: bool
    """Whether it stands well alone and has the length for it."""


def candidates(
    articles: Sequence[Article], analyses: Sequence[Analysis], focus: Set[Place] = frozenset()
) -> tuple[Candidate, ...]:
    """The sentences of `articles`, article by article; where there are too many, those of `focus` and those that open."""
    kept = _kept(analyses, focus)
    return tuple(
        _candidate(article, sentence, len(analysis.sentences), rank)
        for rank, (article, analysis) in enumerate(zip(articles, analyses, strict=True))
        for sentence in analysis.sentences
        if kept is None or Place(article.id, sentence.index) in kept
    )


def _kept(analyses: Sequence[Analysis], focus: Set[Place]) -> Set[Place] | None:
    """The sentences that are looked at, where there are too many for all of them to be."""
    if sum(len(analysis.sentences) for analysis in analyses) <= _READ:
        return None
    in_turn = sorted(
        (Place(analysis.article, sentence.index) not in focus, sentence.index, rank)
        for rank, analysis in enumerate(analyses)
        for sentence in analysis.sentences
    )
    return {Place(analyses[rank].article, index) for _, index, rank in in_turn[:_READ]}


def _candidate(article: Article, sentence: Sentence, count: int, rank: int) -> Candidate:
    language = article.language.text.partition("-")[0].lower()
    day = article.published.start if article.published else None
    told = _told(sentence.text, language)
    return Candidate(
        place=Place(article.id, sentence.index),
        language=language,
        day=day,
        order=(day or date.max, rank),
        voice=article.outlet.text if article.outlet else article.id,
        share=sentence.index / count,
        length=told.length,
        names=told.names,
        stems=told.stems,
        concepts=told.concepts,
        fit=told.fit,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What of a candidate depends on its words alone."""

    length: int
    names: frozenset[str]
    stems: frozenset[str]
    concepts: tuple[Concept, ...]
    fit: bool


@functools.lru_cache(maxsize=2 * _READ)
def _told(text: str, language: str) -> _Told:
    """As many are kept as two topics read, because a topic is summarised twice, and topics share articles."""
    found = terms.terms(text, language)
    length, stems, stops = len(text.split()), found.stems, found.stops
    single = {(stem,) for stem in found.content if len(stem) > 1}
    return _Told(
        length=length,
        names=frozenset(_names(found.words, stems, stops)),
        stems=frozenset(found.content),
        concepts=(*sorted(single), *sorted(_pairs(stems, stops))),
        fit=_FEWEST <= length <= _MOST and _stands_alone(text, language),
    )


@functools.lru_cache(maxsize=50_000)
def _stands_alone(text: str, language: str) -> bool:
    """Kept of many more sentences than `_told`, as it is the dearest and takes the least room."""
    return coherence.stands_alone(text, language)


def _pairs(stems: Sequence[str], stops: Sequence[bool]) -> set[Concept]:
    """Stems side by side, unless both are function words."""
    return {
        pair
        for pair, first, second in zip(itertools.pairwise(stems), stops, stops[1:], strict=False)
        if not (first and second)
    }


def _names(words: Sequence[str], stems: Sequence[str], stops: Sequence[bool]) -> Iterator[str]:
    for word, stem, stop in itertools.islice(zip(words, stems, stops, strict=True), 1, None):
        if word[0].isupper() and not stop:
            yield stem


def weights_of_articles(found: Sequence[Candidate]) -> dict[str, float]:
    """How much each article's word counts: an outlet's articles together as much as the root of their number."""
    voice = {one.place.article: one.voice for one in found}
    articles = Counter(voice.values())
    return {article: articles[name] ** -0.5 for article, name in voice.items()}
