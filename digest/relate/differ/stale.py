"""Old news told again: a sentence that repeats what had been replaced before it was published corroborates nothing."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from digest.model import Article, Fact, Link, Place

Origins = Callable[[tuple[Place, ...]], tuple[str, ...]]


def marked(
    facts: Iterable[Fact], links: Sequence[Link], articles: Sequence[Article], origins: Origins
) -> tuple[Fact, ...]:
    """`facts` with what is stale in them marked, and the origins of the rest alone."""
    return tuple(_marked(fact, stale([fact.sentences], links, articles), origins) for fact in facts)


def _marked(fact: Fact, old: frozenset[Place], origins: Origins) -> Fact:
    if not old:
        return fact
    fresh = tuple(place for place in fact.sentences if place not in old)
    return dataclasses.replace(fact, stale=tuple(sorted(old)), origins=origins(fresh))


def stale(groups: Iterable[Sequence[Place]], links: Sequence[Link], articles: Sequence[Article]) -> frozenset[Place]:
    """Of sentences that report the same, those published after another article had replaced what they tell.

    `groups` are the sentences of each fact. Sentences of articles without a day are never stale.
    """
    day = {article.id: article.published.end for article in articles if article.published is not None}
    ended: Mapping[Place, list[date]] = defaultdict(list)
    for link in links:
        if link.kind == "supersedes" and link.a.article in day:
            ended[link.b].append(day[link.a.article])
    found: set[Place] = set()
    for group in groups:
        ends = [end for place in group for end in ended.get(place, ())]
        found |= {place for place in group if ends and day.get(place.article, date.min) > min(ends)}
    return frozenset(found)
