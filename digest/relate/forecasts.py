"""What is said to be coming, for when, and what later reports tell became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from digest import stance, when
from digest.identity import identity, told_apart
from digest.model import (
    Analysis,
    Article,
    DateMention,
    Forecast,
    ForecastKind,
    Link,
    Outcome,
    Place,
    Sentence,
    Stance,
    When,
)
from digest.relate import ledger
from digest.relate.cues import first, told
from digest.relate.vectors import Vector
from digest.when import Tense

_LONGEST = 366  # days: what is said of a longer time is an outlook, not a forecast that comes true or not
_OPEN = frozenset({"forecast", "threatened"})


@dataclass(frozen=True, slots=True)
class _Coming:
    """What makes a sentence a forecast."""

    clue: str
    start: int
    end: int
    """Of the words that tell what is coming."""
    date: When | None
    threat: bool = False


def forecasts(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    found: Sequence[Vector],
    groups: Iterable[Iterable[str]],
    links: Sequence[Link] = (),
) -> tuple[Forecast, ...]:
    """What sentences say to be coming and what became of it, in the order of when they were said.

    A forecast is a sentence with a day after its article's, told of as to come; one whose words bear a stance of what is to come;
    one of what may be soon. What later articles tell of it is found by `ledger`; "now" is the day of the newest article.
    """
    vectors = {vector.place: vector for vector in found}
    rows = [
        (article, sentence, coming)
        for article, analysis in zip(articles, analyses, strict=True)
        for sentence, coming in _of_article(article, analysis)
    ]
    rows.sort(key=lambda row: (row[0].published.start if row[0].published else date.max, row[0].id, row[1].index))
    now = max((article.published.end for article in articles if article.published), default=None)
    foretold = {Place(article.id, sentence.index) for article, sentence, _ in rows}
    book = ledger.Ledger(articles, analyses, found, groups, ledger.Known(foretold, links))
    names = told_apart(identity(sentence.text) for _, sentence, _ in rows)
    out = []
    for name, (article, sentence, coming) in zip(names, rows, strict=True):
        place = Place(article.id, sentence.index)
        outcome, places = _outcome(book, vectors.get(place), sentence.text[coming.start : coming.end], coming.date, now)
        kind = _kind(sentence.text, coming, article.language.text)
        out.append(Forecast(name, place, kind, coming.clue, coming.date, outcome, places))
    return tuple(out)


def _outcome(
    book: ledger.Ledger, said: Vector | None, words: str, day: When | None, now: date | None
) -> tuple[Outcome, tuple[Place, ...]]:
    verdict = book.verdict(said, words, day) if said is not None else None
    if verdict is not None:
        return ("happened" if verdict.happened else "did not happen"), verdict.places
    return ("passed" if day is not None and now is not None and day.end < now else "open"), ()


def _of_article(article: Article, analysis: Analysis) -> Iterable[tuple[Sentence, _Coming]]:
    dates: dict[int, list[DateMention]] = {}
    for mention in analysis.dates:
        dates.setdefault(mention.sentence, []).append(mention)
    for sentence in analysis.sentences:
        coming = _coming(article, sentence, dates.get(sentence.index, ()))
        if coming is not None:
            yield sentence, coming


def _coming(article: Article, sentence: Sentence, mentions: Sequence[DateMention]) -> _Coming | None:
    """Why the sentence is a forecast; None where it is none."""
    text, language = sentence.text, article.language.text
    if text.rstrip("\"'”’» ").endswith("?"):
        return None
    ahead = [mention for mention in mentions if _is_ahead(article, text, mention)]
    stances = [one for one in stance.stances(text, language) if one.kind in _OPEN and not _looks_back(one, language)]
    chosen = _beside(sentence, stances, ahead)
    if chosen is not None:
        return _Coming(chosen.cue, chosen.start, chosen.end, _day(sentence, chosen, ahead), chosen.kind == "threatened")
    heard = when.tenses(text, language)
    for mention in ahead if "future" in heard or "past" not in heard else ():  # not "it was given until Friday"
        if _tense(article, text, mention) == "future":
            return _Coming(mention.text, 0, len(text), mention.date)
    possible = next((one for one in stance.stances(text, language) if one.kind == "possible"), None)
    near = first(text, "forecasts", language, "soon") if possible is not None else None
    if possible is not None and (near is not None or (ahead and told(possible.cue, "forecasts", language, "forecast"))):
        return _Coming(possible.cue, possible.start, possible.end, ahead[0].date if ahead else None)
    return None


def _beside(sentence: Sentence, stances: Sequence[Stance], ahead: Sequence[DateMention]) -> Stance | None:
    """The stance that a day to come stands in, else the first."""
    places = [sentence.text.find(mention.text) for mention in ahead]
    holding = (one for one in stances if any(one.start <= place < one.end for place in places))
    return next(holding, stances[0] if stances else None)


def _day(sentence: Sentence, chosen: Stance, ahead: Sequence[DateMention]) -> When | None:
    """For when it is told: the day to come nearest to the words of what is coming."""
    nearest = min(ahead, key=lambda mention: _apart(sentence.text.find(mention.text), chosen), default=None)
    return nearest.date if nearest is not None else None


def _apart(place: int, chosen: Stance) -> int:
    return max(chosen.start - place, place - chosen.end, 0)


def _is_ahead(article: Article, text: str, mention: DateMention) -> bool:
    """Whether the mention reaches beyond the day its article appeared: "tomorrow", "by the end of the month"."""
    day, published = mention.date, article.published
    if day is None or published is None or (day.end - day.start).days > _LONGEST:
        return False
    if day.start > published.end:
        return True
    return day.end > published.end and _tense(article, text, mention) == "future"


def _tense(article: Article, text: str, mention: DateMention) -> Tense | None:
    place = max(text.find(mention.text), 0)
    return when.tense(text, place, place + len(mention.text), article.language.text)


def _looks_back(one: Stance, language: str) -> bool:
    return told(one.cue, "forecasts", language, "looking_back")


def _kind(text: str, coming: _Coming, language: str) -> ForecastKind:
    if coming.threat:
        return "threat"
    kinds: tuple[ForecastKind, ...] = ("threat", "offer", "forecast", "plan")
    for given in (coming.clue, text):
        for kind in kinds:
            if first(given, "forecasts", language, kind) is not None:
                return kind
    return "plan" if coming.date is not None else "forecast"
