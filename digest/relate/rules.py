"""The rules of topics against the words of an article: what it earns by them, whatever other articles say."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest import schema
from digest.model import Analysis, Article, MemberBasis, Membership, Pattern, Topic
from digest.relate import evidence, patterns
from digest.relate.examples import Shown
from digest.relate.patterns import Aliases, Compiled, Index
from digest.relate.recall import Recall


@dataclass(frozen=True, slots=True)
class Placed:
    """What becomes of an article by its words and by what the editor said of it."""

    members: tuple[Membership, ...]
    """Its place in each topic that it is in."""
    unfit: tuple[str, ...]
    """The topics that it is not put into by its likeness to others."""


def placed(
    pairs: Sequence[tuple[Article, Analysis]],
    topics: Sequence[Topic],
    aliases: Aliases | None,
    given: Mapping[str, Shown],
    recall: Recall,
) -> list[Placed]:
    """Of each article, given with its analysis, what its words and the editor make of it; not found again where it is known."""
    rules = {
        language: Rules(topics, language, aliases, given)
        for language in sorted({article.language.text for article, _ in pairs})
    }

    def find(places: list[int]) -> Iterator[Placed]:
        for at in places:
            yield rules[pairs[at][0].language.text].placed(*pairs[at])

    asked = [(pair, rules[pair[0].language.text].asked_of(pair[0])) for pair in pairs]
    return recall.each("placed", Placed, asked, find)


class Rules:
    """The rules of all topics, for articles in one language."""

    def __init__(
        self, topics: Sequence[Topic], language: str, aliases: Aliases | None, given: Mapping[str, Shown]
    ) -> None:
        self._rules = tuple(_Rule(topic, language, aliases, given[topic.id]) for topic in topics)
        every = [(one.topic.id, one.topic.rule.threshold, one.required, one.never, one.earning) for one in self._rules]
        self._stamp = hashlib.sha256(schema.to_json(every)).hexdigest()

    def asked_of(self, article: Article) -> tuple[Hashable, ...]:
        """All on which it depends where an article is placed, besides what it says."""
        name = article.id
        examples = tuple(one.topic.id for one in self._rules if name in one.given.examples)
        return self._stamp, examples, tuple(one.topic.id for one in self._rules if name in one.given.others)

    def placed(self, article: Article, analysis: Analysis) -> Placed:
        """What the rules make of an article."""
        members, unfit = list[Membership](), list[str]()
        indexed = patterns.index(article, analysis)
        for rule in self._rules:
            member = rule.member(article, indexed)
            if member is not None:
                members.append(member)
            if member is not None or not rule.open_to(indexed):
                unfit.append(rule.topic.id)
        return Placed(tuple(members), tuple(unfit))


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
