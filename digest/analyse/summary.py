"""The sentences that stand for an article, by one of ten methods with one interface."""

from __future__ import annotations

from collections.abc import Sequence

from digest.analyse import news, textbook
from digest.analyse.selection import select
from digest.model import Article, Method, Reason, Sentence, SummaryOptions, SummarySentence

Scored = tuple[float, tuple[Reason, ...]]


def summary(article: Article, sentences: Sequence[Sentence], options: SummaryOptions) -> tuple[SummarySentence, ...]:
    """The chosen sentences in reading order, each with its score and what the score is made of."""
    if not sentences:
        return ()
    if options.method == "news":
        ranked = news.ranking(article, sentences)
        values, reasons = ranked.scores, ranked.reasons
    else:
        scored = scores(article, sentences, options.method)
        values, reasons = tuple(score for score, _ in scored), lambda at: scored[at][1]
    chosen = select(sentences, values, options, article.language.text)
    return tuple(SummarySentence(sentences[at].index, sentences[at].text, values[at], reasons(at)) for at in chosen)


def scores(article: Article, sentences: Sequence[Sentence], method: Method) -> tuple[Scored, ...]:
    """The score of each sentence by `method`, the higher the better, with the features it is made of."""
    if not sentences:
        return ()
    if method == "news":
        ranked = news.ranking(article, sentences)
        return tuple((score, ranked.reasons(at)) for at, score in enumerate(ranked.scores))
    if method == "lead":
        return tuple((score, (Reason("position", score),)) for score in _lead(len(sentences)))
    return tuple((score, (Reason(method, score),)) for score in textbook.ratings(article, sentences, method))


def _lead(count: int) -> list[float]:
    return [round(1 - at / count, 4) for at in range(count)]
