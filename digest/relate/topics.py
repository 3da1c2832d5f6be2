"""Which articles belong to which topic, and the sentences that earned it.

A pattern found in an article adds its weight for the first title, heading or sentence it stands in, half of it for the
second, a quarter for the third and so on, and once more when it stands in the title. What is reached this way makes
the score w / (w + threshold): 0.5 at the threshold, 1 in the limit. What neither the editor nor a pattern puts into a topic may
come in by its likeness to the topic's examples; its score is then the probability that it belongs (`examples`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digest.model import Analysis, Article, Coverage, Membership, Topic
from digest.problems import Problem, nearest
from digest.relate import evidence, examples, patterns, profiles, rules
from digest.relate.examples import Likeness, Shown
from digest.relate.patterns import Aliases
from digest.relate.recall import AFRESH, Recall


def memberships(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    topics: Sequence[Topic],
    aliases: Aliases | None = None,
    given: Mapping[str, Shown] | None = None,
    *,
    recall: Recall = AFRESH,
) -> Mapping[str, tuple[Membership, ...]]:
    """The members of each topic by its id, strongest first; `analyses` in the order of `articles`.

    `given` are the topics' examples where they are known already, as where some of them are copies.
    """
    given = examples.shown(topics, articles) if given is None else given
    found: dict[str, list[Membership]] = {topic.id: [] for topic in topics}
    unfit: set[tuple[str, str]] = set()
    pairs = tuple(zip(articles, analyses, strict=True))
    for (article, _), one in zip(pairs, rules.placed(pairs, topics, aliases, given, recall), strict=True):
        for member in one.members:
            found[member.topic].append(member)
        unfit.update((topic, article.id) for topic in one.unfit)
    for member in _similar(articles, analyses, topics, given):
        if (member.topic, member.article) not in unfit:
            found[member.topic].append(member)
    return {topic: tuple(sorted(members, key=_strongest)) for topic, members in found.items()}


def _similar(
    articles: Sequence[Article], analyses: Sequence[Analysis], topics: Sequence[Topic], given: Mapping[str, Shown]
) -> Iterator[Membership]:
    """Those that are like the examples of a topic, as surely as it asks for."""
    asking = {topic.id: topic for topic in topics if given[topic.id].examples}
    if not asking:
        return
    at = {article.id: place for place, article in enumerate(articles)}
    known = [profiles.profile(article, analysis) for article, analysis in zip(articles, analyses, strict=True)]
    for topic, some in examples.alike(known, {name: given[name] for name in asking}).items():
        asked = asking[topic].certainty
        for one in some:
            if one.probability >= (examples.CERTAINTY if asked is None else asked):
                place = at[one.article]
                yield _by_likeness(topic, one, articles[place], analyses[place])


def _by_likeness(topic: str, one: Likeness, article: Article, analysis: Analysis) -> Membership:
    sentences, terms = evidence.shared(article, analysis, one.terms)
    why = (f"like {one.like[0]}; both tell of {', '.join(terms)}",)
    score = round(one.probability, 4)
    return Membership(topic, one.article, score, sentences, why, basis="similar", like=one.like, terms=terms)


def _strongest(member: Membership) -> tuple[bool, float, str]:
    """What the editor asked for comes before what is like it."""
    return member.basis == "similar", -member.score, member.article


def related(topic: str, members: Mapping[str, Sequence[Membership]]) -> tuple[str, ...]:
    """The ids of topics that share articles with `topic`, most shared first."""
    own = {member.article for member in members[topic]}
    shared = {
        other: len(own & {member.article for member in found}) for other, found in members.items() if other != topic
    }
    return tuple(sorted((other for other, count in shared.items() if count), key=lambda other: (-shared[other], other)))


def problems(
    topics: Sequence[Topic], coverage: Sequence[Coverage], articles: Sequence[Article] = ()
) -> tuple[Problem, ...]:
    """What the editor can mend: patterns that cannot be used, topics without articles, topics that do not exist."""
    found = [problem for topic in topics for problem in _faults(topic)]
    found += examples.problems(topics, articles)
    filled = {part.topic for part in coverage if part.members}
    found += [_empty(topic) for topic in topics if topic.id not in filled]
    known = {topic.id for topic in topics}
    for article in articles:
        found += [_unknown(article, topic, known) for topic in article.stated.topics if topic not in known]
    return tuple(sorted(found, key=lambda problem: (problem.path, problem.code, problem.message)))


def _faults(topic: Topic) -> list[Problem]:
    given = (*topic.rule.any, *topic.rule.all, *topic.rule.never)
    faults = (fault for pattern in given if (fault := patterns.fault(pattern)) is not None)
    return [Problem(topic.path, None, "bad-pattern", f"{fault}; the pattern is left out") for fault in faults]


def _empty(topic: Topic) -> Problem:
    message = f'no article belongs to the topic "{topic.title}"'
    hint = "loosen its `match` rules or lower the threshold, or put `topics:` into an article"
    if not (topic.rule.any or topic.rule.all):
        hint = "give it `match` rules or `examples`, or put `topics:` into an article"
    return Problem(topic.path, None, "topic-without-articles", message, hint)


def _unknown(article: Article, topic: str, known: set[str]) -> Problem:
    return Problem(article.path, None, "unknown-topic", f'unknown topic "{topic}"', nearest(topic, known))
