"""The grounds of a topic's page: why each article is there, and why its summary has these sentences."""

from __future__ import annotations

from dataclasses import dataclass

from digest.explain.thing import Row, ThingGrounds
from digest.explain.things import Shelf
from digest.model import Coverage, Digest, Membership, Options, Place, Reason, Topic


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that came into the topic's summary, or near it."""

    article: str
    sentence: int
    text: str
    chosen: bool
    score: float
    reasons: tuple[Reason, ...]
    repeats: Place | None
    """The chosen sentence that says the same, for which it was left out."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that earned its article a place."""

    sentence: int
    text: str


@dataclass(frozen=True, slots=True)
class Member:
    """An article of the topic."""

    path: str
    title: str
    membership: Membership
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the editor's, and the sentences that answer it."""

    id: str
    text: str
    answers: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TopicGrounds:
    """All that its page was made by."""

    id: str
    path: str
    title: str
    members: tuple[Member, ...]
    """Strongest first."""
    sentences: tuple[Told, ...]
    """Those chosen, then those that came nearest, best first."""
    asked: tuple[Asked, ...] = ()
    facts: tuple[ThingGrounds, ...] = ()
    differences: tuple[ThingGrounds, ...] = ()
    """The links that contradict or supersede."""
    happenings: tuple[ThingGrounds, ...] = ()
    forecasts: tuple[ThingGrounds, ...] = ()
    tallies: tuple[ThingGrounds, ...] = ()


def topic_grounds(digest: Digest, topic: Topic, options: Options) -> TopicGrounds:
    """The grounds of `topic`, its summary chosen again by the site's options to have what spoke for each sentence."""
    from digest.relate.coverage import ranking

    texts = {
        Place(analysis.article, sentence.index): sentence.text
        for analysis in digest.analyses
        for sentence in analysis.sentences
    }
    covered = next((part for part in digest.corpus.topics if part.topic == topic.id), None)
    shelf = Shelf(digest)
    rows = ranking(digest, topic.id, options)
    return TopicGrounds(
        id=topic.id,
        path=topic.path,
        title=topic.title,
        members=tuple(_member(digest, member, texts) for member in covered.members) if covered else (),
        sentences=tuple(
            Told(
                row.place.article,
                row.place.sentence,
                texts[row.place],
                row.chosen,
                row.score,
                row.reasons,
                row.repeats,
            )
            for row in rows
        ),
        asked=_asked(shelf, topic, covered) if covered else (),
        facts=shelf.known("fact", covered.facts) if covered else (),
        differences=shelf.known("link", _differing(digest, covered)) if covered else (),
        happenings=shelf.known("happening", covered.happenings) if covered else (),
        forecasts=shelf.known("forecast", covered.forecasts) if covered else (),
        tallies=shelf.known("tally", covered.tallies) if covered else (),
    )


def _asked(shelf: Shelf, topic: Topic, covered: Coverage) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            question.id,
            question.text,
            tuple(
                shelf.row(answer.place, ", ".join(dict.fromkeys(one.kind for one in answer.stances)) or "stated")
                for answer in covered.answers
                if answer.question == question.id
            ),
        )
        for question in topic.questions
    )


def _differing(digest: Digest, covered: Coverage) -> tuple[str, ...]:
    own = {member.article for member in covered.members}
    return tuple(
        link.id
        for link in digest.corpus.links
        if link.kind in ("contradicts", "supersedes") and {link.a.article, link.b.article} <= own
    )


def _member(digest: Digest, member: Membership, texts: dict[Place, str]) -> Member:
    article = next(one for one in digest.articles if one.id == member.article)
    evidence = tuple(Evidence(index, texts[Place(member.article, index)]) for index in member.sentences)
    return Member(article.path, article.title.text, member, evidence)
