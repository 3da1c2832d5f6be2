"""Which articles belong to which topic, and the sentences that earned it.

A pattern found in an article adds its weight for the first title, heading or sentence it stands in, half of it for the
second, a quarter for the third and so on, and once more when it stands in the title. What is reached this way makes
the score w / (w + threshold): 0.5 at the threshold, 1 in the limit. What neither the editor nor a pattern puts into a topic may
come in by its likeness to the topic's examples; its score is then the probability that it belongs (`examples`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from digest.model import Analysis, Article, Coverage, MemberBasis, Membership, Pattern, Topic
from digest.problems import Problem, nearest
from digest.relate import evidence, examples, patterns, profiles
from digest.relate.examples import Likeness, Shown
from digest.relate.patterns import Aliases, Compiled, Index
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
    rules: dict[str, tuple[_Rule, ...]] = {}
    for article, analysis in zip(articles, analyses, strict=True):
        language = article.language.text
        if language not in rules:
            rules[language] = tuple(_Rule(topic, language, aliases, given[topic.id]) for topic in topics)
        indexed = recall.once("index", (article, analysis), (), partial(patterns.index, article, analysis))
        for rule in rules[language]:
            member = rule.member(article, indexed)
            if member is not None:
                found[rule.topic.id].append(member)
            if member is not None or not rule.open_to(indexed):
                unfit.add((rule.topic.id, article.id))
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


class _Rule:
    """A topic's rule, its patterns ready for one language."""

    def __init__(self, topic: Topic, language: str, aliases: Aliases | None, given: Shown) -> None:
        def ready(given: tuple[Pattern, ...]) -> tuple[Compiled, ...]:
            sound = (pattern for pattern in given if patterns.fault(pattern) is None)
            return tuple(patterns.compiled(pattern, language, aliases) for pattern in sound)

        self.topic = topic
        self.given = given
        self.required = ready(topic.rule.all)
        self.never = ready(topic.rule.never)
        # A rule of nothing but conditions earns by them.
        self.earning = ready(topic.rule.any) or self.required

    def member(self, article: Article, indexed: Index) -> Membership | None:
        """The article's place in the topic; None where its words do not earn one and the editor gave it none."""
        hits = self._hits(indexed)
        why = tuple(dict.fromkeys(pattern.written for pattern, _ in hits))
        sentences, terms = _earners(hits, indexed), _words(hits, indexed)
        basis = self._by_hand(article)
        if basis is not None:
            return Membership(self.topic.id, article.id, 1.0, sentences, why, basis=basis, terms=terms)
        weight = sum(_weight(pattern, units, indexed) for pattern, units in hits)
        if not hits or weight < self.topic.rule.threshold or article.id in self.given.others:
            return None
        score = round(weight / (weight + max(self.topic.rule.threshold, 0.0)), 4)
        return Membership(self.topic.id, article.id, score, sentences, why, terms=terms)

    def open_to(self, indexed: Index) -> bool:
        """Whether an article has what the topic asks of all its articles."""
        return all(patterns.matches(pattern, indexed) for pattern in self.required)

    def _by_hand(self, article: Article) -> MemberBasis | None:
        if self.topic.id in article.stated.topics:
            return "stated"
        return "example" if article.id in self.given.examples else None

    def _hits(self, indexed: Index) -> list[tuple[Compiled, tuple[int, ...]]]:
        """The patterns found and the units they stand in, cancelled ones left out."""
        if not self.open_to(indexed):
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


def _words(hits: Sequence[tuple[Compiled, tuple[int, ...]]], indexed: Index) -> tuple[str, ...]:
    """The words that matched in the title or sentence where most did, as written there."""
    earned: dict[int, float] = defaultdict(float)
    for pattern, units in hits:
        for number in units:
            earned[number] += pattern.weight
    if not earned:
        return ()
    best = min(earned, key=lambda number: (-earned[number], number))
    met = (evidence.met(pattern, indexed, best) for pattern, units in hits if best in units)
    return tuple(dict.fromkeys(word for some in met for word in some))


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
