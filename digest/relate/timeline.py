"""The dated sentences of several articles in the order of what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from digest import when
from digest.model import Analysis, Article, DateMention, Event, Place, Precision, Sentence

_RANK: dict[Precision, int] = {"day": 0, "week": 1, "range": 2, "month": 3, "season": 4, "year": 5}
_LONGEST = (
    92  # days: a quarter of a year or a season; what is dated to a whole year or more is background, not an event
)


def events(articles: Sequence[Article], analyses: Sequence[Analysis]) -> tuple[Event, ...]:
    """One event for each sentence with a date, earliest first, the more precise before the vaguer, then by place.

    Left out are sentences dated only to a year or more ("since 2022", "last year"), and what had not happened when the article
    appeared: forecasts, plans and announcements.
    """
    published = {article.id: article for article in articles}
    found = [
        event
        for analysis in analyses
        if analysis.article in published
        for event in _of_article(published[analysis.article], analysis)
    ]
    return tuple(sorted(found, key=_order))


def _order(event: Event) -> tuple[date, int, date, Place]:
    return event.date.start, _RANK[event.date.precision], event.date.end, event.place


def _of_article(article: Article, analysis: Analysis) -> list[Event]:
    by_sentence: dict[int, list[DateMention]] = {}
    for mention in analysis.dates:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    found: list[Event] = []
    for sentence in analysis.sentences:
        usable = [mention for mention in by_sentence.get(sentence.index, ()) if _tells(article, sentence, mention)]
        best = _best(article, sentence, usable)
        if best is not None and best.date is not None:
            found.append(Event(Place(article.id, sentence.index), best.date, best.text))
    return found


def _tells(article: Article, sentence: Sentence, mention: DateMention) -> bool:
    """Whether the mention dates something that has happened, to a season or better."""
    span = mention.date
    if span is None or (span.end - span.start).days > _LONGEST:
        return False
    if article.published is not None and (span.start > article.published.end or span.end <= article.published.end):
        return span.start <= article.published.end
    return when.tense(sentence.text, *_span(sentence, mention), article.language.text) != "future"


def _best(article: Article, sentence: Sentence, usable: Sequence[DateMention]) -> DateMention | None:
    """The most precise; among equals the one that dates the main verb, not who said so when; a dateline's before none."""
    inside = [mention for mention in usable if mention.start >= sentence.start] or list(usable)
    sharpest = min((_RANK[mention.date.precision] for mention in inside if mention.date is not None), default=None)
    equal = [mention for mention in inside if mention.date is not None and _RANK[mention.date.precision] == sharpest]
    if len(equal) < 2:
        return next(iter(equal), None)
    language = article.language.text
    spots = [when.Dated(*_span(sentence, mention), mention.date) for mention in equal if mention.date is not None]
    chosen = when.governing(sentence.text, language, when.main_verb(sentence.text, language), spots, article.published)
    return equal[spots.index(chosen)] if chosen is not None else min(equal, key=lambda mention: mention.start)


def _span(sentence: Sentence, mention: DateMention) -> tuple[int, int]:
    """Where the mention stands in the sentence's text, searched from where it should be."""
    near = max(sentence.text.find(mention.text, max(mention.start - sentence.start - len(mention.text), 0)), 0)
    place = near or max(sentence.text.find(mention.text), 0)
    return place, place + len(mention.text)
