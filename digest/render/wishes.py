"""What the pages would like to print of each source, in order of its worth to a reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from digest.model import Analysis, Answer, Corpus, Coverage, Event, Forecast, Membership, Place
from digest.render.allowance import Wish


@dataclass(frozen=True, slots=True)
class Asked:
    """What topic pages ask of one article."""

    summary: list[int] = field(default_factory=list)
    """Sentences of topic summaries, and those that tell what is new."""
    facts: list[int] = field(default_factory=list)
    """Sentences of facts told by several sources, and of differences."""
    answers: list[Answer] = field(default_factory=list)
    members: list[Membership] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def of_topics(corpus: Corpus) -> Mapping[str, Asked]:
    """What the topic pages ask, by article."""
    asked: defaultdict[str, Asked] = defaultdict(Asked)
    facts = {fact.id: fact for fact in corpus.facts}
    forecasts = {one.id: one for one in corpus.forecasts}
    for coverage in corpus.topics:
        for place in (*coverage.summary, *(coverage.update.sentences if coverage.update else ())):
            asked[place.article].summary.append(place.sentence)
        told = _told(place for fact in coverage.facts if fact in facts for place in facts[fact].sentences)
        for place in (*told, *_foretold(coverage, forecasts)):
            asked[place.article].facts.append(place.sentence)
        for answer in coverage.answers:
            asked[answer.place.article].answers.append(answer)
        for member in coverage.members:
            asked[member.article].members.append(member)
        for event in coverage.timeline:
            asked[event.place.article].events.append(event)
    for link in corpus.links:
        if link.kind in {"contradicts", "supersedes"}:
            for place in (link.a, link.b):
                asked[place.article].facts.append(place.sentence)
    return asked


def _foretold(coverage: Coverage, forecasts: Mapping[str, Forecast]) -> Iterator[Place]:
    """What was said to be coming on a day or has come, and the sentence that tells it."""
    for forecast in (forecasts[name] for name in coverage.forecasts if name in forecasts):
        if forecast.date is not None or forecast.told:
            yield from (forecast.place, *forecast.told[:1])


def of_article(analysis: Analysis, asked: Asked) -> tuple[Wish, ...]:
    """The wishes of all pages for one article, most worthy first."""
    return tuple(_ordered(analysis, asked))


def _ordered(analysis: Analysis, asked: Asked) -> Iterator[Wish]:
    chosen = [sentence.index for sentence in analysis.summary]
    yield from (Wish(index, required=True) for index in [*chosen, *asked.summary])
    yield from (Wish(index) for index in asked.facts)
    yield from (Wish(one.place.sentence, around=one.words[0] if one.words else "") for one in asked.answers)
    yield from (Wish(member.sentences[0]) for member in asked.members if member.sentences)
    named = [quote for quote in analysis.quotes if quote.speaker]
    yield from (Wish(event.place.sentence, piece=event.text) for event in asked.events)
    yield from (Wish(quote.sentence, piece=quote.text) for quote in named)
    yield from (Wish(event.place.sentence, around=event.text) for event in asked.events)
    yield from (Wish(quote.sentence, piece=quote.text) for quote in analysis.quotes if not quote.speaker)
    yield from (Wish(index) for member in asked.members for index in member.sentences[1:])
    yield from (Wish(index + step) for index in chosen for step in (-1, 1))


def _told(places: Iterator[Place]) -> Iterator[Place]:
    seen: dict[Place, None] = dict.fromkeys(places)
    yield from seen
