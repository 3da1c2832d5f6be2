"""Old news told again: a sentence that repeats what had been replaced before it was published corroborates nothing."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from digest.model import Article, Fact, Link, Place

Origins = Callable[[tuple[Place, ...]], tuple[str, ...]]


def marked(
    facts: Iterable[Fact], links: Sequence[Link], articles: Sequence[Article], origins: Origins
) -> tuple[Fact, ...]:
    """`facts` with what is stale in them marked, and the origins of the rest alone."""
    replaced = Replaced(links, articles)
    return tuple(_marked(fact, replaced.stale(fact.sentences), origins) for fact in facts)


def _marked(fact: Fact, old: frozenset[Place], origins: Origins) -> Fact:
    if not old:
        return fact
    fresh = tuple(place for place in fact.sentences if place not in old)
    return dataclasses.replace(fact, stale=tuple(sorted(old)), origins=origins(fresh))


class Replaced:
    """On which days what sentences tell was replaced by another article."""

    def __init__(self, links: Sequence[Link], articles: Sequence[Article]) -> None:
        self._day = {article.id: article.published.end for article in articles if article.published is not None}
        self._ended: defaultdict[Place, list[date]] = defaultdict(list)
        for link in links:
            if link.kind == "supersedes" and link.a.article in self._day:
                self._ended[link.b].append(self._day[link.a.article])

    def stale(self, group: Sequence[Place]) -> frozenset[Place]:
        """Of sentences that report the same, those published after another article had replaced what they tell.

        Sentences of articles without a day are never stale.
        """
        ends = [end for place in group for end in self._ended.get(place, ())]
        return frozenset(place for place in group if ends and self._day.get(place.article, date.min) > min(ends))
