"""What is said to be coming, for when, and what later reports tell became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from digest.identity import identity, told_apart
from digest.model import Analysis, Article, Forecast, Outcome, Place
from digest.progress import Progress, silent, watched
from digest.relate import vectors
from digest.relate.coming import Coming
from digest.relate.differ import Recollection
from digest.relate.groups import Groups
from digest.relate.ledger import Ledger
from digest.relate.reading import Reading


def forecasts(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    sentences: Groups,
    readings: Sequence[Reading],
    *,
    progress: Progress = silent,
    known: Recollection | None = None,
) -> tuple[Forecast, ...]:
    """What sentences say to be coming and what became of it, in the order of when they were said.

    What sentences foretell stands in `readings`, one of each article; what later ones tell of it is found by `ledger`; "now" is the day of
    the newest article.
    """
    day = {article.id: article.published.start if article.published else date.max for article in articles}
    now = max((article.published.end for article in articles if article.published), default=None)
    said = coming(articles, readings)
    said.sort(key=lambda one: (day[one.vector.place.article], one.vector.place))
    book = Ledger(articles, analyses, sentences, {one.vector.place: one.day for one in said}, known)
    names = told_apart(identity(one.vector.source) for one in said)
    out = []
    for name, one in watched(tuple(zip(names, said, strict=True)), "forecasts", progress):
        outcome, places = _outcome(book, one, now)
        out.append(Forecast(name, one.vector.place, one.kind, one.clue, one.day, outcome, places))
    return tuple(out)


def coming(articles: Sequence[Article], readings: Sequence[Reading]) -> list[Coming]:
    """What sentences say to be coming, in their order."""
    out = []
    for article, read in zip(articles, readings, strict=True):
        known = {vector.place.sentence: vector for vector in read.vectors}
        for sentence, ahead in read.ahead:
            place, language = Place(article.id, sentence.index), article.language.text
            vector = known.get(sentence.index) or vectors.vector(place, sentence.text, language)
            words = sentence.text[ahead.start : ahead.end]
            out.append(Coming(vector, words, ahead.date, ahead.kind, ahead.clue, deadline=ahead.deadline))
    return out


def _outcome(book: Ledger, one: Coming, now: date | None) -> tuple[Outcome, tuple[Place, ...]]:
    verdict = book.verdict(one)
    if verdict is not None:
        return ("happened" if verdict.happened else "did not happen"), verdict.places
    return ("passed" if one.day is not None and now is not None and one.day.end < now else "open"), ()
