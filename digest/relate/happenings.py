"""Sentences of several sources that date one event, put together; each event with the days it may have been on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from digest.identity import identity, told_apart
from digest.model import Article, Event, Fact, Happening, Place, Precision, When
from digest.relate import vectors
from digest.relate.groups import Group, Groups
from digest.relate.vectors import Vector, Weigh

# What two sentences dated alike must share to tell one event, in worth of terms inside their story, in number, and as a share of
# all that the one with less says. Chosen by precision on the development stories; each alone lets look-alikes in.
_WORTH = 1.55
_TERMS = 3
_SHARE = 0.27
# Where both give figures and no figure is the same, they must share more: the toll of one raid is not that of another.
_SHARE_OF_OTHER_FIGURES = 0.5
_COMMON = 40  # a term in more of the sentences dated alike brings no two of them together
_NEXT = 3  # days: accounts of one event differ by this at most; further apart the date is of something else
_RANK: dict[Precision, int] = {"day": 0, "week": 1, "range": 2, "month": 3, "season": 4, "year": 5}

Pair = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class _Told:
    """A dated sentence, and what it says beside its date."""

    event: Event
    vector: Vector
    content: frozenset[str]


def happenings(
    events: Sequence[Event],
    facts: Sequence[Fact],
    sentences: Groups,
    articles: Sequence[Article],
) -> tuple[Happening, ...]:
    """What happened, earliest first: each of `events` in one, those of several articles together where they tell one event.

    Two sentences tell one event where they stand in one fact and their days agree, or where they are dated to the same days and
    share enough of what is rare in their story. A sentence of the same fact that gives another day stands apart in it.
    """
    by_place = {vector.place: vector for vector in sentences.vectors}
    told = {event.place: _told(event, by_place[event.place]) for event in events if event.place in by_place}
    same = [pair for fact in facts for pair in combinations(sorted(fact.sentences), 2) if {*pair} <= told.keys()]
    agreeing = [pair for pair in same if _meet(*(told[place].event.date for place in pair))]
    stories = sentences.distinct or (sentences.whole,)
    by_article: dict[str, list[_Told]] = defaultdict(list)
    for place in sorted(told):
        by_article[place.article].append(told[place])
    alike = [pair for story in stories for pair in _alike(by_article, story)]
    grouped = _grouped([event.place for event in events], [*agreeing, *alike], {one.place: one.date for one in events})
    return _made(grouped, {event.place: event for event in events}, _apart(same, told), articles, by_place)


def _told(event: Event, vector: Vector) -> _Told:
    return _Told(event, vector, vector.content - vectors.content(event.text, vector.language))


def _alike(told: Mapping[str, Sequence[_Told]], story: Group) -> Iterator[Pair]:
    """Sentences of two articles that are dated to the same days and share enough; `told` are those of each article."""
    dated: dict[tuple[date, date], list[_Told]] = defaultdict(list)
    for article in sorted(story.articles & told.keys()):
        for one in told[article]:
            dated[one.event.date.start, one.event.date.end].append(one)
    for days in sorted(dated):
        yield from (
            (first.event.place, second.event.place)
            for first, second in _meeting(dated[days])
            if _is_alike(first, second, story.weigh)
        )


def _meeting(dated: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Pairs of two articles that share as many terms as they must; common terms bring none together."""
    holders: dict[str, list[int]] = defaultdict(list)
    for position, one in enumerate(dated):
        for term in one.content:
            holders[term].append(position)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for positions in holders.values():
        for pair in combinations(positions, 2) if len(positions) <= _COMMON else ():
            shared[pair] += 1
    for first, second in sorted(pair for pair, count in shared.items() if count >= _TERMS):
        if dated[first].event.place.article != dated[second].event.place.article:
            yield dated[first], dated[second]


def _is_alike(first: _Told, second: _Told, weigh: Weigh) -> bool:
    if ("denied" in first.vector.stance) != ("denied" in second.vector.stance):
        return False
    worth = sum(weigh(term) for term in sorted(first.content & second.content))
    least = min(sum(weigh(term) for term in sorted(one.content)) for one in (first, second))
    figures = [one.vector.numbers & one.content for one in (first, second)]
    differ = figures[0] and figures[1] and not figures[0] & figures[1]
    return worth >= _WORTH and worth >= (_SHARE_OF_OTHER_FIGURES if differ else _SHARE) * least


def _grouped(places: Sequence[Place], pairs: Sequence[Pair], days: Mapping[Place, When]) -> list[list[Place]]:
    """Places joined by `pairs` as long as all of a group can have been on one day or in one interval."""
    group = {place: [place] for place in places}
    for first, second in pairs:
        one, other = group[first], group[second]
        if one is not other and _common([days[place] for place in (*one, *other)]) is not None:
            merged = sorted(one + other)
            group |= dict.fromkeys(merged, merged)
    return list({id(members): members for members in group.values()}.values())


def _apart(same: Sequence[Pair], told: Mapping[Place, _Told]) -> Mapping[Place, list[Event]]:
    """For each sentence, those of the same fact that date it to another day close by."""
    found: dict[Place, list[Event]] = defaultdict(list)
    for first, second in same:
        one, other = told[first].event, told[second].event
        days = {one.date.precision, other.date.precision} == {"day"}
        if days and 0 < abs((one.date.start - other.date.start).days) <= _NEXT:
            found[first].append(other)
            found[second].append(one)
    return found


def _made(
    grouped: Sequence[list[Place]],
    events: Mapping[Place, Event],
    apart: Mapping[Place, list[Event]],
    articles: Sequence[Article],
    by_place: Mapping[Place, Vector],
) -> tuple[Happening, ...]:
    published = {article.id: article.published.start if article.published else date.max for article in articles}
    ordered = sorted(sorted(members, key=lambda place: (published[place.article], place)) for members in grouped)
    texts = (by_place[members[0]].source if members[0] in by_place else str(members[0]) for members in ordered)
    out = []
    for name, members in zip(told_apart(map(identity, texts)), ordered, strict=True):
        own = sorted((events[place] for place in members), key=lambda event: (_RANK[event.date.precision], event.place))
        others = {
            event.place: event for place in members for event in apart.get(place, ()) if event.place not in members
        }
        day = _common([event.date for event in own]) or own[0].date
        out.append(Happening(name, day, tuple(own), apart=tuple(others[place] for place in sorted(others))))
    return tuple(sorted(out, key=lambda one: (one.date.start, _RANK[one.date.precision], one.date.end, one.id)))


def _meet(first: When, second: When) -> bool:
    return first.start <= second.end and second.start <= first.end


def _common(dates: Sequence[When]) -> When | None:
    """The days that all of `dates` allow, as the most precise of them has them; None where there are none."""
    start, end = max(one.start for one in dates), min(one.end for one in dates)
    if start > end:
        return None
    best = min(
        dates, key=lambda one: ((one.end - one.start).days, _RANK[one.precision], one.basis != "stated", one.start)
    )
    if (best.start, best.end) == (start, end):
        return best
    return When(start, end, "day" if start == end else "range", "inferred", best.clue)
