"""Which articles belong to which topic, and the sentences that earned it.

A pattern found in an article adds its weight for the first title, heading or sentence it stands in, half of it for the
second, a quarter for the third and so on, and once more when it stands in the title. What is reached this way makes
the score w / (w + threshold): 0.5 at the threshold, 1 in the limit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from digest.model import Analysis, Article, Coverage, Membership, Pattern, Topic
from digest.problems import Problem, nearest
from digest.relate import patterns
from digest.relate.patterns import Aliases, Compiled, Index


def memberships(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    topics: Sequence[Topic],
    aliases: Aliases | None = None,
) -> Mapping[str, tuple[Membership, ...]]:
    """The members of each topic by its id, strongest first; `analyses` in the order of `articles`."""
    found: dict[str, list[Membership]] = {topic.id: [] for topic in topics}
    rules: dict[str, tuple[_Rule, ...]] = {}
    for article, analysis in zip(articles, analyses, strict=True):
        language = article.language.text
        if language not in rules:
            rules[language] = tuple(_Rule(topic, language, aliases) for topic in topics)
        indexed = patterns.index(article, analysis)
        for rule in rules[language]:
            member = rule.member(article, indexed)
            if member is not None:
                found[rule.topic.id].append(member)
    return {topic: tuple(sorted(members, key=_strongest)) for topic, members in found.items()}


def _strongest(member: Membership) -> tuple[float, str]:
    return -member.score, member.article


class _Rule:
    """A topic's rule, its patterns ready for one language."""

    def __init__(self, topic: Topic, language: str, aliases: Aliases | None) -> None:
        def ready(given: tuple[Pattern, ...]) -> tuple[Compiled, ...]:
            sound = (pattern for pattern in given if patterns.fault(pattern) is None)
            return tuple(patterns.compiled(pattern, language, aliases) for pattern in sound)

        self.topic = topic
        self.required = ready(topic.rule.all)
        self.never = ready(topic.rule.never)
        # A rule of nothing but conditions earns by them.
        self.earning = ready(topic.rule.any) or self.required

    def member(self, article: Article, indexed: Index) -> Membership | None:
        """The article's place in the topic; None where its words do not earn one and the editor gave it none."""
        by_hand = self.topic.id in article.stated.topics
        hits = self._hits(indexed)
        weight = sum(_weight(pattern, units, indexed) for pattern, units in hits)
        if not by_hand and (not hits or weight < self.topic.rule.threshold):
            return None
        score = 1.0 if by_hand else round(weight / (weight + max(self.topic.rule.threshold, 0.0)), 4)
        why = tuple(dict.fromkeys(pattern.written for pattern, _ in hits))
        return Membership(self.topic.id, article.id, score, _earners(hits, indexed), why)

    def _hits(self, indexed: Index) -> list[tuple[Compiled, tuple[int, ...]]]:
        """The patterns found and the units they stand in, cancelled ones left out."""
        if not all(patterns.matches(pattern, indexed) for pattern in self.required):
            return []
        cancelled = frozenset().union(*(patterns.matches(pattern, indexed) for pattern in self.never))
        found = ((pattern, patterns.matches(pattern, indexed) - cancelled) for pattern in self.earning)
        return [(pattern, tuple(sorted(units))) for pattern, units in found if units]


def _weight(pattern: Compiled, units: tuple[int, ...], indexed: Index) -> float:
    in_title = any(indexed.units[number].title for number in units)
    repeats = sum(0.5**place for place in range(len(units)))
    return pattern.weight * (repeats + in_title)


def _earners(hits: Sequence[tuple[Compiled, tuple[int, ...]]], indexed: Index) -> tuple[int, ...]:
    earned: dict[int, float] = defaultdict(float)
    for pattern, units in hits:
        for number in units:
            sentence = indexed.units[number].sentence
            if sentence is not None:
                earned[sentence] += pattern.weight
    return tuple(sorted(earned, key=lambda sentence: (-earned[sentence], sentence)))


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
        hint = "give it `match` rules, or put `topics:` into an article"
    return Problem(topic.path, None, "topic-without-articles", message, hint)


def _unknown(article: Article, topic: str, known: set[str]) -> Problem:
    return Problem(article.path, None, "unknown-topic", f'unknown topic "{topic}"', nearest(topic, known))
