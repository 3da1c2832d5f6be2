"""Notes for the editor: a headline that says more than its text, and hedges lost on the way.

Few on purpose: a note is made only where the words of one sentence are told as so and the same words elsewhere are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from digest import attribution, terms
from digest.model import Analysis, Article, Corpus, Link, Place, Sentence
from digest.problems import Problem
from digest.relate.differ.reading import Word, reading, shared

# The least share of a headline's words that a sentence must have to tell of the same thing, and how many at least.
ALIKE = 0.6
FEWEST = 3
# Numbers this far apart, as a share of the larger, are no roundings of each other.
APART = 0.05
# Smaller numbers are written in words as often as in digits.
SMALL = 13
_DOUBT = frozenset({"denied", "reported", "possible", "averted", "partial"})
_NUMBER = re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w:/-])")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")
_YEARS = range(1900, 2101)
# A headline with a colon, a dash or words in quotation marks says whose view it gives.
_ATTRIBUTED = re.compile(r":\s|\s[–—-]\s|[\"“”«»„‘]|(?<!\w)'|\?")
_TEXTS = ("text/plain", "text/markdown")


def problems(articles: Sequence[Article], analyses: Sequence[Analysis], corpus: Corpus) -> tuple[Problem, ...]:
    """What the headlines of `articles` have beyond their texts, and what one tells as so that its source does not; `analyses` in
    the same order.
    """
    copies = {copy.article for copy in corpus.copies}
    found: list[Problem] = []
    for article, analysis in zip(articles, analyses, strict=True):
        if article.id not in copies and article.title is not None:
            found += _headline(article, analysis)
            found += _lede(article, analysis)
            found += _numbers(article, analysis)
    return (*found, *_lost(articles, analyses, corpus))


def _headline(article: Article, analysis: Analysis) -> Iterator[Problem]:
    """The headline tells as so what every sentence about it holds open or denies."""
    title = article.title.text
    found = None if _ATTRIBUTED.search(title) else _beyond(title, analysis.sentences, article.language.text)
    if found is not None:
        sentence, doubt = found
        message = f"the headline “{title}” tells as so what the text does not: “{sentence.text}” ({doubt})"
        yield _note(article, sentence, "headline-beyond-text", message, "read both before you take the headline over")


def _lede(article: Article, analysis: Analysis) -> Iterator[Problem]:
    """The first sentence tells as so what the rest holds open or denies."""
    if len(analysis.sentences) < FEWEST:
        return
    lede = analysis.sentences[0]
    found = _beyond(lede.text, analysis.sentences[1:], article.language.text)
    if found is not None:
        sentence, doubt = found
        message = (
            f"the first sentence tells as so “{lede.text}”, what the text below does not: “{sentence.text}” ({doubt})"
        )
        yield _note(article, sentence, "lede-beyond-text", message, "quote the sentence with the hedge")


def _beyond(told: str, sentences: Sequence[Sentence], language: str) -> tuple[Sentence, str] | None:
    """The first of `sentences` about what `told` tells, and how it stands to that, where all of these hold it open."""
    known = frozenset(terms.terms(told, language).content)
    near = [one for one in sentences if len(known & set(terms.terms(one.text, language).content)) >= FEWEST - 1]
    if not near or attribution.find(told, language):
        return None
    own = [word for word in reading(told, language) if not word.kinds]
    alike = [(one, pairs) for one in near if (pairs := _alike(own, reading(one.text, language), language))]
    doubts = [(one, _doubted(pairs)) for one, pairs in alike]
    return doubts[0] if doubts and all(doubt for _, doubt in doubts) else None


def _alike(told: Sequence[Word], row: Sequence[Word], language: str) -> list[tuple[Word, Word]]:
    pairs = shared(told, row, language)
    return pairs if len(pairs) >= max(FEWEST, ALIKE * len(told)) else []


def _doubted(pairs: Iterable[tuple[Word, Word]]) -> str:
    """How the second of `pairs` are held open; empty where what is told of the subject, the last of them, is told as so."""
    every = sorted((other for _, other in pairs), key=lambda word: word.start)
    deeds = [word for word in every if not word.is_name and not word.text[0].isdigit()]
    first = next((place for place, word in enumerate(deeds) if word.kinds & _DOUBT), len(deeds))
    if first > len(deeds) / 2 or any(not word.kinds & _DOUBT for word in deeds[first:]):
        return ""
    deeds = deeds[first:]
    return ", ".join(sorted(set().union(*(word.kinds & _DOUBT for word in deeds))))


def _numbers(article: Article, analysis: Analysis) -> Iterator[Problem]:
    """A number of the headline that the text does not have."""
    title = article.title.text
    body = [value for one in analysis.sentences for value in _values(one.text)]
    body += [figure.value for figure in analysis.figures if figure.value is not None]
    for match in _NUMBER.finditer(title):
        value = _value(match[0])
        is_telling = value > SMALL and value not in _YEARS and match.start() > 0
        if (
            is_telling
            and analysis.sentences
            and not any(abs(value - other) <= APART * max(value, other) for other in body)
        ):
            message = f"the headline “{title}” has the number {match[0]}, which the text does not"
            yield _note(article, analysis.sentences[0], "headline-number", message, "see what it counts")


def _values(text: str) -> list[float]:
    return [_value(match[0]) for match in _NUMBER.finditer(text)]


def _value(text: str) -> float:
    try:
        return float(_THOUSANDS.sub("", text).replace(",", "."))
    except ValueError:  # `1.2.3`
        return -1.0


def _lost(articles: Sequence[Article], analyses: Sequence[Analysis], corpus: Corpus) -> Iterator[Problem]:
    """What an article tells as so that the article it cites only reports or holds possible."""
    known = {article.id: article for article in articles}
    texts = {Place(analysis.article, one.index): one for analysis in analyses for one in analysis.sentences}
    cited = {(edge.article, edge.target.casefold()) for edge in corpus.edges}
    for link in corpus.links:
        if link.kind in {"same-fact", "near-copy"}:
            for here, there in ((link.a, link.b), (link.b, link.a)):
                outlet = known[there.article].outlet
                if outlet is not None and (here.article, outlet.text.casefold()) in cited:
                    yield from _unhedged(known[here.article], texts[here], outlet.text, texts[there], link)


def _unhedged(article: Article, here: Sentence, outlet: str, there: Sentence, link: Link) -> Iterator[Problem]:
    language = article.language.text
    told = [word for word in reading(here.text, language) if not word.kinds]
    doubt = _doubted(shared(told, reading(there.text, language), language))
    if doubt and link.score >= ALIKE and not attribution.find(here.text, language):
        message = f"“{here.text}” tells as so what {outlet}, which it cites, does not: “{there.text}” ({doubt})"
        yield _note(article, here, "hedge-lost", message, "weigh the two before you rely on either")


def _note(article: Article, sentence: Sentence, code: str, message: str, hint: str) -> Problem:
    """A note at the line of `sentence`, where the file has lines of its own."""
    line = article.source.count("\n", 0, sentence.start) + 1 if article.media_type in _TEXTS else None
    return Problem(article.path, line, code, message, hint, "note")
