"""What each source answers to an editor's question: the sentences that speak of what is asked, and how they stand to it.

Nothing is made of an answer beyond its words: whether a sentence says so, denies it or expects it is told by cue words in it. A
source that does not speak of it has no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest import background
from digest.meaning import forms, lexical
from digest.model import Analysis, Answer, Article, Membership, Place, Question, Sentence, Topic
from digest.problems import Problem
from digest.relate import patterns
from digest.relate.patterns import Aliases, Compiled, Index
from digest.stance import stances
from digest.terms import Terms, terms

SHARE = 0.6
"""The share of what is asked that a sentence must speak of. Tried on the example's topics: at 0.5 sentences about the place alone
answer, at 0.7 those that name the troops otherwise do not."""
KIN = {"same": 0.9, "wider": 0.5, "opposite": 0.5}
"""What a word counts that means the same as one asked for, is a kind of it, or is its opposite."""
MOST = 2
"""Answers of one article, each of another stance."""
SECOND = 0.6
"""The share of the best answer's score that a second one must have, not to be an aside."""


@dataclass(frozen=True, slots=True)
class _Met:
    """A sentence that speaks of what is asked."""

    sentence: Sentence
    score: float
    spans: tuple[tuple[int, int], ...]
    """The characters of the words that are asked about."""


def answers(
    topics: Sequence[Topic],
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    members: Mapping[str, Sequence[Membership]],
    *,
    language: str,
    aliases: Aliases | None = None,
) -> Mapping[str, tuple[Answer, ...]]:
    """The answers of each topic's articles to its questions, by topic; `language` is that of the questions."""
    pairs = {article.id: (article, analysis) for article, analysis in zip(articles, analyses, strict=True)}
    indexes: dict[str, Index] = {}
    found: dict[str, tuple[Answer, ...]] = {}
    for topic in topics:
        chosen = [pairs[member.article] for member in members.get(topic.id, ()) if member.article in pairs]
        told: list[Answer] = []
        for question in topic.questions:
            wanted = _Wanted(question, language, aliases)
            for article, analysis in sorted(chosen, key=lambda pair: _day(pair[0])):
                if wanted.patterns and article.id not in indexes:
                    indexes[article.id] = patterns.index(article, analysis)
                met = wanted.met(article, analysis, indexes.get(article.id))
                told += _chosen(question, article, met)
        found[topic.id] = tuple(told)
    return found


def problems(topics: Sequence[Topic], found: Iterable[Answer]) -> tuple[Problem, ...]:
    """Patterns of questions that cannot be used, and a note for each question that no source answers."""
    answered = {(answer.question) for answer in found}
    out: list[Problem] = []
    for topic in topics:
        for question in topic.questions:
            faults = [fault for pattern in question.about if (fault := patterns.fault(pattern)) is not None]
            out += [Problem(topic.path, None, "bad-pattern", f"{fault}; the pattern is left out") for fault in faults]
            if question.id not in answered and not faults:
                message = f'no source of the topic answers "{question.text}"'
                hint = "say with `about:` which words an answer has"
                out.append(Problem(topic.path, None, "question-without-answers", message, hint, "note"))
    return tuple(out)


def _day(article: Article) -> tuple[date, str]:
    return (article.published.start if article.published else date.max), article.id


def _chosen(question: Question, article: Article, met: Iterable[_Met]) -> list[Answer]:
    """The best sentence of each stance, at most `MOST`, in the order of the text."""
    best: dict[frozenset[str], Answer] = {}
    ranked = sorted(met, key=lambda one: (-one.score, one.sentence.index))
    for one in (one for one in ranked if one.score >= SECOND * ranked[0].score):
        told = tuple(
            stance
            for stance in stances(one.sentence.text, article.language.text)
            if any(stance.start < end and start < stance.end for start, end in one.spans)
        )
        words = tuple(dict.fromkeys(one.sentence.text[start:end] for start, end in one.spans))
        answer = Answer(question.id, Place(article.id, one.sentence.index), round(one.score, 3), told, words)
        best.setdefault(frozenset(stance.kind for stance in told), answer)
    return sorted(list(best.values())[:MOST], key=lambda answer: answer.place)


class _Wanted:
    """What a question asks for, in any language."""

    def __init__(self, question: Question, language: str, aliases: Aliases | None) -> None:
        self.question = question
        self.language = language
        self.patterns = [pattern for pattern in question.about if patterns.fault(pattern) is None]
        self._aliases = aliases
        self._compiled: dict[str, list[Compiled]] = {}

    def met(self, article: Article, analysis: Analysis, index: Index | None) -> Iterable[_Met]:
        """The sentences of an article that speak of what is asked."""
        language = article.language.text
        asked = _asked(self.question.text, self.language) if _alike(language, self.language) else {}
        if index is not None and self.patterns:
            yield from self._matched(analysis, index, asked, language)
        elif asked and not self.question.about:
            for sentence in analysis.sentences:
                share, spans = _shared(sentence.text, asked, language)
                if share >= SHARE and spans:
                    yield _Met(sentence, share, spans)

    def _matched(self, analysis: Analysis, index: Index, asked: Mapping[str, float], language: str) -> Iterable[_Met]:
        if language not in self._compiled:
            self._compiled[language] = [
                patterns.compiled(pattern, language, self._aliases) for pattern in self.patterns
            ]
        sentences = {sentence.index: sentence for sentence in analysis.sentences}
        for compiled in self._compiled[language]:
            units = patterns.matches(compiled, index)
            spans = _spans(compiled, index, units)
            for number in sorted(units):
                sentence = sentences.get(-1 if (at := index.units[number].sentence) is None else at)
                if sentence is not None:
                    words = _characters(sentence.text, index.units[number].written, spans.get(number, ()))
                    share = _shared(sentence.text, asked, language)[0]
                    yield _Met(sentence, (1 + share) / 2, words)


def _alike(first: str, second: str) -> bool:
    return first.partition("-")[0].lower() == second.partition("-")[0].lower()


# -- by the words of the question --------------------------------------------------------------------


def _asked(text: str, language: str) -> Mapping[str, float]:
    """The content words of a question, as stems, with what each is worth."""
    row = terms(text, language)
    stems = [forms.stem(word, language) for word in _content(row)]
    return {stem: 0.2 + background.rarity(stem, language) for stem in stems}


def _content(row: Terms) -> list[str]:
    return [word for word, stop in zip(row.words, row.stops, strict=True) if not stop]


def _shared(text: str, asked: Mapping[str, float], language: str) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The share of what is asked that a sentence speaks of, and where in it."""
    if not asked:
        return 0.0, ()
    best: dict[str, tuple[float, tuple[int, int]]] = {}
    at = 0
    row = terms(text, language)
    for word, stop in zip(row.words, row.stops, strict=True):
        at = text.index(word, at)
        if not stop:
            stem = forms.stem(word, language)
            kin = lexical.related(stem, language)
            for wanted in asked:
                worth = 1.0 if wanted == stem else KIN.get(kin.get(wanted, ""), 0.0)
                if worth > best.get(wanted, (0.0,))[0]:
                    best[wanted] = worth, (at, at + len(word))
        at += len(word)
    share = sum(asked[wanted] * worth for wanted, (worth, _) in best.items()) / sum(asked.values())
    return share, tuple(sorted({span for _, span in best.values()}))


# -- by the editor's patterns ------------------------------------------------------------------------


def _spans(compiled: Compiled, index: Index, units: frozenset[int]) -> Mapping[int, Sequence[tuple[int, int]]]:
    """The first and last words, in each unit, of what the first part of a pattern matched: that is what is asked."""
    found: dict[int, list[tuple[int, int]]] = {}
    for phrase in compiled.parts[0]:
        for unit, first, last in patterns.occurrences(phrase, index):
            if unit in units:
                found.setdefault(unit, []).append((first, last))
    return found


def _characters(text: str, written: Sequence[str], spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same in characters of the sentence's text."""
    places: list[tuple[int, int]] = []
    at = 0
    for word in written:
        at = text.index(word, at)
        places.append((at, at + len(word)))
        at += len(word)
    return tuple(sorted({(places[first][0], places[last][1]) for first, last in spans}))
