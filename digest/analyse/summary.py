"""The sentences that stand for an article, by one of ten methods with one interface."""

from __future__ import annotations

from collections.abc import Sequence

from digest.analyse import news, textbook
from digest.analyse.selection import select
from digest.model import Article, Method, Reason, Sentence, SummaryOptions, SummarySentence

Scored = tuple[float, tuple[Reason, ...]]


def summary(article: Article, sentences: Sequence[Sentence], options: SummaryOptions) -> tuple[SummarySentence, ...]:
    """The chosen sentences in reading order, each with its score and what the score is made of."""
    scored = scores(article, sentences, options.method)
    chosen = select(sentences, [score for score, _ in scored], options, article.language.text)
    return tuple(
        SummarySentence(sentences[at].index, sentences[at].text, scored[at][0], scored[at][1]) for at in chosen
    )


def scores(article: Article, sentences: Sequence[Sentence], method: Method) -> tuple[Scored, ...]:
    """The score of each sentence by `method`, the higher the better, with the features it is made of."""
    if not sentences:
        return ()
    if method == "news":
        return news.scores(article, sentences)
    if method == "lead":
        return tuple((score, (Reason("position", score),)) for score in _lead(len(sentences)))
    return tuple((score, (Reason(method, score),)) for score in textbook.ratings(article, sentences, method))


def _lead(count: int) -> list[float]:
    return [round(1 - at / count, 4) for at in range(count)]
