"""The grounds of a topic's page: why each article is there, and why its summary has these sentences."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Digest, Membership, Options, Place, Reason, Topic


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
class TopicGrounds:
    """All that its page was made by."""

    id: str
    path: str
    title: str
    members: tuple[Member, ...]
    """Strongest first."""
    sentences: tuple[Told, ...]
    """Those chosen, then those that came nearest, best first."""


def topic_grounds(digest: Digest, topic: Topic, options: Options) -> TopicGrounds:
    """The grounds of `topic`, its summary chosen again by the site's options to have what spoke for each sentence."""
    from digest.relate.coverage import ranking

    texts = {
        Place(analysis.article, sentence.index): sentence.text
        for analysis in digest.analyses
        for sentence in analysis.sentences
    }
    covered = next((part for part in digest.corpus.topics if part.topic == topic.id), None)
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
    )


def _member(digest: Digest, member: Membership, texts: dict[Place, str]) -> Member:
    article = next(one for one in digest.articles if one.id == member.article)
    evidence = tuple(Evidence(index, texts[Place(member.article, index)]) for index in member.sentences)
    return Member(article.path, article.title.text, member, evidence)
