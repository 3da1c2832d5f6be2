"""One extractive summary over several articles: what many of them tell, each thing once.

Greedy maximum coverage of stems and pairs of stems (Lin and Bilmes 2011; pairs after Gillick and Favre 2009), each weighted by
how many independent voices use it. The numbers below were found on every other cluster (25) of DUC 2006 at 250 words, for
ROUGE-1 + 2 ROUGE-2 recall; docs/summaries.md has what they reach on the other half.
"""

from __future__ import annotations

import itertools
import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from digest import background, coherence
from digest import words as wording
from digest.model import Analysis, Article, Fact, Place, Sentence
from digest.relate.summary.ranked import Ranked, ranked

__all__ = ["Ranked", "ranking", "summarise"]

Concept = str | tuple[str, str]

_SINGLE = 0.5
"""What a stem counts beside a pair of stems."""
_AGREEMENT = 1.5
"""The power to which the share of voices that use a concept is raised: what few tell counts for little."""
_AGAIN = 0.4
"""What is left of a concept's worth each time it has been told."""
_LENGTH = 1.0
"""The power of a sentence's length that its gain is divided by."""
_OPENING = 0.15
"""What a first sentence gains over one deep in its article; _LEDE sentences on, a third of that is left."""
_LEDE = 3.0
_SAME_ARTICLE = 0.5
"""What a sentence is worth after one of its article has been taken, where the length is in sentences."""
_ALIKE = 0.5
_FEWEST = 10
_MOST = 45
"""Words of a sentence fit for a summary: below stand fragments, above lists and sentences that ran together."""
_DEFAULT = 5


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: Place
    rank: tuple[date, int]
    """The article's date, and its place among the articles."""
    length: int
    stems: frozenset[str]
    concepts: tuple[Concept, ...]
    """In a fixed order, so that sums come out the same under any hash seed."""
    opening: float
    fit: bool
    """Whether it stands well alone."""


@dataclass(frozen=True, slots=True)
class _Aim:
    weights: Mapping[Concept, float]
    room: int | None
    """How many words there may be."""
    facts: Mapping[Place, Set[str]]


def summarise(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    *,
    sentences: int | None = None,
    words: int | None = None,
    facts: Sequence[Fact] = (),
    focus: Set[Place] = frozenset(),
) -> tuple[Place, ...]:
    """Sentences from as many of `articles` as may be, `sentences` or at most `words` long, earliest article first.

    No two say the same, and of each of `facts` there is at most one; `analyses` are in the order of `articles`. Where there
    is a `focus`, such as the sentences that speak of a topic, others serve only where none of those stands well alone.
    """
    telling, aim = _task(articles, analyses, words, facts, focus)
    chosen = _greedy(telling, aim, _most(sentences, words))
    return tuple(one.place for one in sorted(chosen, key=lambda one: (one.rank, one.place.sentence)))


def ranking(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    *,
    sentences: int | None = None,
    words: int | None = None,
    facts: Sequence[Fact] = (),
    focus: Set[Place] = frozenset(),
    runners_up: int = 3,
) -> tuple[Ranked, ...]:
    """What `summarise` chose of the same, best first, and then the `runners_up` that came nearest, each with its reasons."""
    telling, aim = _task(articles, analyses, words, facts, focus)
    chosen = _greedy(telling, aim, _most(sentences, words))
    told = Counter(concept for one in chosen for concept in one.concepts)
    rows = [
        ranked(one.place, one in chosen, _parts(one, aim, told, one in chosen), _teller(one, chosen, aim.facts))
        for one in telling
    ]
    rows.sort(key=lambda row: (not row.chosen, -row.score, row.place))
    return tuple(rows[: len(chosen) + runners_up])


def _task(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    words: int | None,
    facts: Sequence[Fact],
    focus: Set[Place],
) -> tuple[list[_Candidate], _Aim]:
    """The sentences to choose from, and by what."""
    candidates = _candidates(articles, analyses)
    fit = [one for one in candidates if one.fit] or [one for one in candidates if one.length]
    telling = [one for one in fit if one.place in focus] or fit
    return telling, _Aim(_weights(articles, candidates), words, _by_place(facts))


def _most(sentences: int | None, words: int | None) -> int:
    return sentences if sentences is not None else (_DEFAULT if words is None else sys.maxsize)


def _parts(one: _Candidate, aim: _Aim, told: Counter[Concept], chosen: bool) -> dict[str, float]:
    """What speaks for a sentence beside the others that were chosen."""
    whole = math.fsum(aim.weights.get(concept, 0.0) for concept in one.concepts)
    new = math.fsum(aim.weights.get(concept, 0.0) * _AGAIN ** (told[concept] - chosen) for concept in one.concepts)
    size = max(1.0, one.length**_LENGTH)
    return {"coverage": whole / size, "told already": (new - whole) / size, "opening": new * (one.opening - 1) / size}


def _teller(one: _Candidate, chosen: Sequence[_Candidate], facts: Mapping[Place, Set[str]]) -> Place | None:
    """The chosen sentence beside which `one` would repeat something."""
    others = (other for other in chosen if other is not one)
    return next((other.place for other in others if _repeats(one, [other], facts)), None)


def _greedy(candidates: Sequence[_Candidate], aim: _Aim, most: int) -> list[_Candidate]:
    """The candidate that adds most for its length, again and again until there are `most`."""
    chosen: list[_Candidate] = []
    left = [one for one in candidates if one.concepts]
    told: Counter[Concept] = Counter()
    while left and len(chosen) < most:
        used = Counter(one.place.article for one in chosen)
        space = math.inf if aim.room is None else aim.room - sum(one.length for one in chosen)
        left = [one for one in left if one.length <= space and not _repeats(one, chosen, aim.facts)]

        def gain(one: _Candidate, used: Counter[str] = used) -> float:
            new = math.fsum(aim.weights.get(concept, 0.0) * _AGAIN ** told[concept] for concept in one.concepts)
            again = 1.0 if aim.room is not None else _SAME_ARTICLE ** used[one.place.article]
            gained: float = new * one.opening * again / one.length**_LENGTH
            return round(gained, 12)

        best = max(
            left, key=lambda one: (gain(one), -one.rank[0].toordinal(), -one.rank[1], -one.place.sentence), default=None
        )
        if best is None or gain(best) <= 0:
            break
        chosen.append(best)
        told.update(best.concepts)
    return chosen


def _repeats(one: _Candidate, chosen: Sequence[_Candidate], facts: Mapping[Place, Set[str]]) -> bool:
    """Whether a chosen sentence is `one`, says the same, or reports the same fact."""
    mine = facts.get(one.place, frozenset())
    return any(
        one is other
        or mine & facts.get(other.place, frozenset())
        or coherence.likeness(one.stems, other.stems) >= _ALIKE
        for other in chosen
    )


def _candidates(articles: Sequence[Article], analyses: Sequence[Analysis]) -> list[_Candidate]:
    return [
        _candidate(article, sentence, (_day(article), rank))
        for rank, (article, analysis) in enumerate(zip(articles, analyses, strict=True))
        for sentence in analysis.sentences
    ]


def _candidate(article: Article, sentence: Sentence, rank: tuple[date, int]) -> _Candidate:
    language = article.language.text
    row = wording.words(sentence.text)
    stems = [(wording.stem(word, language), wording.is_stop(word, language)) for word in row]
    single = {stem for stem, stop in stems if not stop and len(stem) > 2}
    pairs = {(a, b) for (a, stop), (b, other) in itertools.pairwise(stems) if not (stop and other)}
    return _Candidate(
        place=Place(article.id, sentence.index),
        rank=rank,
        length=len(row),
        stems=frozenset(single),
        concepts=(*sorted(single), *sorted(pairs)),
        opening=1 + _OPENING * math.exp(-sentence.index / _LEDE),
        fit=_FEWEST <= len(row) <= _MOST and _stands(sentence.text, language),
    )


def _stands(text: str, language: str) -> bool:
    return not (
        coherence.dangles(text, language)
        or coherence.is_question(text)
        or coherence.is_quotation(text)
        or coherence.is_attribution(text, language)
    )


def _weights(articles: Sequence[Article], candidates: Sequence[_Candidate]) -> dict[Concept, float]:
    """The worth of each concept by the voices that use it; of what only one says nothing, where there are others."""
    voice = {article.id: article.outlet.text if article.outlet else article.id for article in articles}
    language = {article.id: article.language.text for article in articles}
    voices: dict[Concept, set[str]] = {}
    for one in candidates:
        for concept in one.concepts:
            voices.setdefault(concept, set()).add(voice[one.place.article])
    every = len(set(voice.values())) or 1
    shared = {concept for concept, by in voices.items() if len(by) > 1} or set(voices)
    rare = {stem: background.rarity(stem, language[one.place.article]) for one in candidates for stem in one.stems}
    return {
        concept: (len(by) / every) ** _AGREEMENT * (_SINGLE * rare[concept] if isinstance(concept, str) else 1.0)
        for concept, by in voices.items()
        if concept in shared
    }


def _day(article: Article) -> date:
    """The day an article appeared; the undated stand last."""
    return article.published.start if article.published else date.max


def _by_place(facts: Sequence[Fact]) -> dict[Place, frozenset[str]]:
    found: dict[Place, set[str]] = {}
    for fact in facts:
        for place in fact.sentences:
            found.setdefault(place, set()).add(fact.id)
    return {place: frozenset(ids) for place, ids in found.items()}
