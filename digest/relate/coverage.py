"""What a topic's page is made of: its members, summary, facts and timeline."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from digest.hands import ALONE, Hands
from digest.model import (
    Analysis,
    Answer,
    Article,
    Coverage,
    Digest,
    Fact,
    Membership,
    Options,
    Place,
    Tally,
    Topic,
    Update,
)
from digest.progress import Progress, silent
from digest.relate.recall import AFRESH, Recall
from digest.relate.topics import related

if TYPE_CHECKING:
    from digest.relate.decisions import Across
    from digest.relate.summary import Ranked, Wish

Summaries = tuple[tuple[Place, ...], ...]
"""Their sentences, of several summaries."""

_FEWEST = 2
_MANY = 1000
"""Articles of a topic whose summary is found here: a worker has five seconds for a piece."""
_FEW = 200
"""So many articles, counted for each topic they are in, are summarised here: workers have first to load what that takes."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known of all articles before it is sorted by topic."""

    articles: Sequence[Article]
    analyses: Sequence[Analysis]
    members: Mapping[str, Sequence[Membership]]
    across: Across
    answers: Mapping[str, tuple[Answer, ...]]
    """To the questions of each topic."""


@dataclass(frozen=True, slots=True)
class _Share:
    """What is known of the articles of one topic, and the summaries that are wished of them."""

    topic: Topic
    articles: tuple[Article, ...]
    analyses: tuple[Analysis, ...]
    facts: tuple[Fact, ...]
    since: date | None
    wishes: tuple[Wish, ...]
    """For the whole topic, and for what is new in it since that day, where there is one."""


def coverage(
    topics: Sequence[Topic],
    findings: Findings,
    options: Options,
    *,
    progress: Progress = silent,
    recall: Recall = AFRESH,
    hands: Hands = ALONE,
) -> tuple[Coverage, ...]:
    """What the sources together say about each of `topics`, in their order."""
    earned = _earned(findings.members)
    shares = [_share(topic, findings, earned, options) for topic in topics]

    def find(places: list[int]) -> Iterable[Summaries]:
        missing = [shares[at] for at in places]
        asked = hands if hands.is_wide and sum(len(one.articles) for one in missing) > _FEW else ALONE
        return asked.each(missing, _summarised, "topics", progress, stays=_is_large)

    asked = [((*one.articles, *one.analyses), tuple(wish.plain for wish in one.wishes)) for one in shares]
    summaries = recall.each("summaries", Summaries, asked, find)
    return tuple(_covered(one, told, findings, earned) for one, told in zip(shares, summaries, strict=True))


def _is_large(share: _Share) -> bool:
    return len(share.articles) > _MANY


def _summarised(share: _Share) -> Summaries:
    from digest.relate.summary import summaries

    return summaries(share.articles, share.analyses, share.wishes)


def ranking(digest: Digest, topic: str, options: Options, *, runners_up: int = 3) -> tuple[Ranked, ...]:
    """Why each sentence of a topic's summary was chosen, best first, and the `runners_up` that came nearest."""
    from digest.relate import summary

    covered = next((one for one in digest.corpus.topics if one.topic == topic), None)
    return () if covered is None else summary.ranking(*_task(digest, covered, options), runners_up=runners_up)


def news(digest: Digest, options: Options, since: date, among: Set[Place]) -> Mapping[str, tuple[Place, ...]]:
    """What articles from the day `since` on tell of each topic that earlier ones did not, by its id: sentences of `among`."""
    from digest.relate.summary import summarise

    found: dict[str, tuple[Place, ...]] = {}
    for covered in digest.corpus.topics:
        articles, analyses, wish = _task(digest, covered, options)
        found[covered.topic] = summarise(articles, analyses, dataclasses.replace(wish, since=since, among=among))
    return found


def _task(digest: Digest, covered: Coverage, options: Options) -> tuple[Sequence[Article], Sequence[Analysis], Wish]:
    """What the summary of a topic is made from, once all is related."""
    from digest.relate import summary

    own = {member.article for member in covered.members}
    pairs = [pair for pair in zip(digest.articles, digest.analyses, strict=True) if pair[0].id in own]
    articles, analyses = [article for article, _ in pairs], [analysis for _, analysis in pairs]
    told = set(covered.facts)
    wish = summary.Wish(
        sentences=options.topic.sentences,
        facts=tuple(fact for fact in digest.corpus.facts if fact.id in told),
        focus=_focus(covered.members, analyses, _earned({one.topic: one.members for one in digest.corpus.topics})),
        language=options.language,
    )
    return articles, analyses, wish


def _earned(members: Mapping[str, Sequence[Membership]]) -> Mapping[Place, frozenset[str]]:
    """The topics that each sentence earned its article a place in."""
    found: dict[Place, frozenset[str]] = {}
    for topic, memberships in members.items():
        for member in memberships:
            for sentence in member.sentences:
                place = Place(member.article, sentence)
                found[place] = found.get(place, frozenset()) | {topic}
    return found


def _share(topic: Topic, findings: Findings, earned: Mapping[Place, frozenset[str]], options: Options) -> _Share:
    from digest.relate.summary import Wish

    own = {member.article for member in findings.members[topic.id]}
    facts = tuple(fact for fact in findings.across.facts if _tells_of(fact, topic.id, own, earned))
    chosen = [pair for pair in zip(findings.articles, findings.analyses, strict=True) if pair[0].id in own]
    articles, analyses = tuple(pair[0] for pair in chosen), tuple(pair[1] for pair in chosen)
    focus = _focus(findings.members[topic.id], analyses, earned)
    told = tuple(_inside(fact, own) for fact in facts)
    whole = Wish(options.topic.sentences, facts=told, focus=frozenset(focus), language=options.language)
    since = topic.since or _last_day(articles)
    new = (dataclasses.replace(whole, sentences=options.topic.new, since=since),) if since else ()
    return _Share(topic, articles, analyses, facts, since, (whole, *new))


def _inside(fact: Fact, own: set[str]) -> Fact:
    """What `own` articles tell of a fact, so that a summary of theirs holds whatever others tell of it."""
    sentences = tuple(place for place in fact.sentences if place.article in own)
    return dataclasses.replace(fact, sentences=sentences, origins=(), stale=())


def _covered(
    share: _Share,
    summaries: Sequence[tuple[Place, ...]],
    findings: Findings,
    earned: Mapping[Place, frozenset[str]],
) -> Coverage:
    """All that is told of a topic; `summaries` are those that are wished."""
    topic, across = share.topic.id, findings.across
    own = {member.article for member in findings.members[topic]}
    summary, new = (*summaries, ())[:2]
    return Coverage(
        topic=topic,
        members=tuple(findings.members[topic]),
        summary=summary,
        facts=tuple(fact.id for fact in sorted(share.facts, key=_most_origins)),
        timeline=tuple(event for event in across.events if _stands_in(event.place, topic, own, earned)),
        related=related(topic, findings.members),
        answers=findings.answers.get(topic, ()),
        tallies=_tallies(topic, across.tallies, own, earned),
        happenings=tuple(
            one.id
            for one in across.happenings
            if any(_stands_in(event.place, topic, own, earned) for event in one.events)
        ),
        forecasts=tuple(one.id for one in across.forecasts if _stands_in(one.place, topic, own, earned)),
        update=Update(share.since, new) if share.since and new else None,
    )


def _focus(
    members: Sequence[Membership], analyses: Sequence[Analysis], earned: Mapping[Place, frozenset[str]]
) -> Set[Place]:
    """The sentences that speak of the topic: those that patterns were met in, and of other members all that no other topic earned."""
    whole = {member.article: member.topic for member in members if member.basis == "similar" or not member.sentences}
    met = {Place(member.article, sentence) for member in members for sentence in member.sentences}
    rest = (
        Place(analysis.article, sentence.index)
        for analysis in analyses
        if analysis.article in whole
        for sentence in analysis.sentences
    )
    own = set(whole)
    return met | {place for place in rest if _stands_in(place, whole[place.article], own, earned)}


def _last_day(articles: Sequence[Article]) -> date | None:
    """The last day that brought articles, if there are some of days before."""
    days = {article.published.start for article in articles if article.published}
    return max(days) if len(days) > 1 else None


def _most_origins(fact: Fact) -> tuple[int, int, str]:
    return -len(fact.origins), -len(fact.sentences), fact.id


def _tells_of(fact: Fact, topic: str, own: set[str], earned: Mapping[Place, frozenset[str]]) -> bool:
    """Whether a fact is told by two of the topic's articles and is no other topic's."""
    inside = [place for place in fact.sentences if place.article in own]
    owners = frozenset().union(*(earned.get(place, frozenset()) for place in fact.sentences))
    return len({place.article for place in inside}) >= _FEWEST and (topic in owners or not owners)


def _tallies(
    topic: str, tallies: Sequence[Tally], own: set[str], earned: Mapping[Place, frozenset[str]]
) -> tuple[str, ...]:
    """The tallies to which two articles of the topic add a count, those of most articles first."""
    found: list[tuple[int, str]] = []
    for tally in tallies:
        told = {count.place.article for count in tally.counts if _stands_in(count.place, topic, own, earned)}
        if len(told) >= _FEWEST:
            found.append((-len(told), tally.id))
    return tuple(name for _, name in sorted(found))


def _stands_in(place: Place, topic: str, own: set[str], earned: Mapping[Place, frozenset[str]]) -> bool:
    """Whether a sentence of a member belongs to the topic: it earned the place, or earned none in any topic."""
    owners = earned.get(place, frozenset())
    return place.article in own and (topic in owners or not owners)
