"""Which sentences say that something is to come, in which words, and for when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest import stance, when
from digest.model import Analysis, Article, DateMention, ForecastKind, Sentence, Stance, When
from digest.relate.cues import first, told
from digest.when import Tense

_LONGEST = 366  # days: what is said of a longer time is an outlook, not a forecast that comes true or not
_LEAST = 2  # words beside its day that a clause must have to say what is to come
_BREAK = re.compile(r"[,;:()—–]\s|\s(?:--|-)\s|[,;:]$")
_OPEN = frozenset({"forecast", "threatened"})


@dataclass(frozen=True, slots=True)
class Ahead:
    """What makes a sentence a forecast."""

    clue: str
    start: int
    end: int
    """Of the words that tell what is coming."""
    kind: ForecastKind
    mention: DateMention | None
    """For when."""
    deadline: bool = False
    """Whether it is to come by that day."""

    @property
    def date(self) -> When | None:
        """For when; None where it is not told."""
        return self.mention.date if self.mention is not None else None


def foretold(article: Article, analysis: Analysis) -> Iterator[tuple[Sentence, Ahead]]:
    """The sentences that say that something is to come.

    Such is a sentence with a day after its article's, told of as to come; one whose words bear a stance of what is to come; one of
    what may be soon, is likely to, or has a time given.
    """
    dates: dict[int, list[DateMention]] = {}
    for mention in analysis.dates:
        dates.setdefault(mention.sentence, []).append(mention)
    for sentence in analysis.sentences:
        found = _ahead(article, sentence, dates.get(sentence.index, ()))
        if found is not None:
            yield sentence, found


def _ahead(article: Article, sentence: Sentence, mentions: Sequence[DateMention]) -> Ahead | None:
    """Why the sentence is a forecast; None where it is none."""
    text, language = sentence.text, article.language.text
    if text.rstrip("\"'”’» ").endswith("?") or first(text, "forecasts", language, "hearsay") is not None:
        return None
    ahead = [mention for mention in mentions if _is_ahead(article, text, mention)]
    today = [mention for mention in mentions if _is_today(article, text, mention)]
    stances = stance.stances(text, language)
    chosen = _beside(
        sentence, [one for one in stances if one.kind in _OPEN and not _looks_back(text, one, language)], ahead
    )
    if chosen is not None:
        return _made(sentence, language, chosen, _nearest(sentence, chosen, ahead or today))
    for mention in ahead:
        meant = when.is_for(text, max(text.find(mention.text), 0), language)
        if meant or (_is_open(text, language) and _tense(article, text, mention) == "future"):
            return _made(sentence, language, Stance("forecast", mention.text, *_clause(text, mention)), mention)
    possible = next((one for one in stances if one.kind == "possible"), None)
    if possible is not None and (
        _is_soon(text, language) or (ahead and told(possible.cue, "forecasts", language, "forecast"))
    ):
        return _made(sentence, language, possible, next(iter(ahead), None))
    return _likely(sentence, language, ahead)


def _made(sentence: Sentence, language: str, chosen: Stance, mention: DateMention | None) -> Ahead:
    kind = _kind(sentence.text, chosen, language, dated=mention is not None)
    place = sentence.text.find(mention.text) if mention is not None else -1
    deadline = place > 0 and when.is_deadline(sentence.text, place, language)
    return Ahead(chosen.cue, chosen.start, chosen.end, kind, mention, deadline)


def _clause(text: str, mention: DateMention) -> tuple[int, int]:
    """The part of the sentence between commas and the like that the day stands in; all of it where that says little."""
    place = max(text.find(mention.text), 0)
    marks = [
        match for match in _BREAK.finditer(text) if match.end() <= place or match.start() >= place + len(mention.text)
    ]
    start = max((match.end() for match in marks if match.end() <= place), default=0)
    end = min((match.start() for match in marks if match.start() > place), default=len(text))
    return (start, end) if len(text[start:end].split()) >= len(mention.text.split()) + _LEAST else (0, len(text))


def _is_open(text: str, language: str) -> bool:
    """Whether a day to come is not one that was named in the past: "it was given until Friday"; "it has until Friday" is still open."""
    heard = when.tenses(text, language)
    return "future" in heard or "past" not in heard or first(text, "forecasts", language, "standing") is not None


def _is_soon(text: str, language: str) -> bool:
    return first(text, "forecasts", language, "soon") is not None


def _likely(sentence: Sentence, language: str, ahead: Sequence[DateMention]) -> Ahead | None:
    """What is likely to come, or can come soon."""
    text = sentence.text
    cue = first(text, "forecasts", language, "inclined")
    if cue is None and _is_soon(text, language):
        cue = first(text, "forecasts", language, "able")
    if cue is None:
        return None
    bearing = Stance("forecast", text[cue.start() : cue.end()], cue.end(), len(text))
    return _made(sentence, language, bearing, _nearest(sentence, bearing, ahead))


def _beside(sentence: Sentence, stances: Sequence[Stance], ahead: Sequence[DateMention]) -> Stance | None:
    """The stance that a day to come stands in, else the first."""
    places = [sentence.text.find(mention.text) for mention in ahead]
    holding = (one for one in stances if any(one.start <= place < one.end for place in places))
    return next(holding, stances[0] if stances else None)


def _nearest(sentence: Sentence, chosen: Stance, ahead: Sequence[DateMention]) -> DateMention | None:
    """The day to come nearest to the words of what is coming."""
    return min(ahead, key=lambda mention: _apart(sentence.text.find(mention.text), chosen), default=None)


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


def _is_today(article: Article, text: str, mention: DateMention) -> bool:
    """Whether the mention is the day its article appeared, told of as to come: "will speak tonight"."""
    day, published = mention.date, article.published
    if day is None or published is None or not day.start == day.end == published.end:
        return False
    return _tense(article, text, mention) == "future"


def _tense(article: Article, text: str, mention: DateMention) -> Tense | None:
    place = max(text.find(mention.text), 0)
    return when.tense(text, place, place + len(mention.text), article.language.text)


def _looks_back(text: str, one: Stance, language: str) -> bool:
    """Whether the cue tells of what was to come at an earlier time, or that it came "as planned"."""
    kept = first(text, "forecasts", language, "kept")
    return told(one.cue, "forecasts", language, "looking_back") or (kept is not None and one.cue.lower() in kept[0])


def _kind(text: str, chosen: Stance, language: str, *, dated: bool) -> ForecastKind:
    if chosen.kind == "threatened":
        return "threat"
    kinds: tuple[ForecastKind, ...] = ("threat", "offer", "forecast", "plan")
    for given in (chosen.cue, text):
        for kind in kinds:
            if first(given, "forecasts", language, kind) is not None:
                return kind
    return "plan" if dated else "forecast"
