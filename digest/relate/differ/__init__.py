"""Where sentences about the same thing part: one denies what the other asserts, another figure or cause, a later end of a state.

Careful on purpose: a difference is shown only where the two sentences are surely about one thing.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from datetime import date

from digest.identity import identity, told_apart
from digest.model import Analysis, Article, Figure, Link, Place, When, Why
from digest.relate.differ import counts, ends
from digest.relate.differ.causes import causes
from digest.relate.differ.denials import denial, negation, opposite
from digest.relate.differ.pairs import pairs
from digest.relate.differ.stale import marked
from digest.relate.tallies import tallies
from digest.relate.vectors import Vector, Weigh, inverse_frequency

__all__ = ["Facing", "further", "marked"]

# The least same-fact scores at which sentences count as being about one thing. A denial or an end takes words of its own, so the
# bar is lower there and what they share is counted instead. Set on the invented stories of `tests/fixtures/stories`.
ONE_THING = 0.5
DENIAL = 0.1
END = 0.2
CAUSE = 0.2
OPPOSITE = 0.3
# Articles further apart than so many days do not contradict each other; things have changed.
ONE_TIME = 30
# Counts of one thing may differ because one is of a later day; further apart than this they are no disagreement.
COUNTED = 7
# So many figures of one thing are compared with each other.
COMPARED = 20
# What is told later than this is of another matter.
LASTING = 200
# The least share of what a sentence says that another must say too to be about the same thing at all.
LEAST = 0.15


class Facing:
    """What is needed to see how two sentences differ: their figures and days."""

    def __init__(self, articles: Sequence[Article], analyses: Sequence[Analysis]) -> None:
        self.published = {article.id: article.published for article in articles}
        self.figures: dict[Place, list[Figure]] = defaultdict(list)
        self.days: dict[Place, list[When]] = defaultdict(list)
        self.named: dict[Place, list[When]] = defaultdict(list)
        for analysis in analyses:
            for figure in analysis.figures:
                self.figures[Place(analysis.article, figure.sentence)].append(figure)
            for mention in analysis.dates:
                if mention.date is not None:
                    place = Place(analysis.article, mention.sentence)
                    self.named[place].append(mention.date)
                    if mention.date.precision == "day":
                        self.days[place].append(mention.date)

    def difference(self, a: Vector, b: Vector, score: float, weigh: Weigh) -> Link | None:
        """The difference between two sentences about one thing; None where there is none to be sure of."""
        return self.unlike(a, b, score, weigh) or self._figures(a, b, score)

    def unlike(self, a: Vector, b: Vector, score: float, weigh: Weigh) -> Link | None:
        """The difference that shows in the words, whatever the figures."""
        return self._replaced(a, b, score, weigh) or self._contradicted(a, b, score, weigh)

    def _replaced(self, a: Vector, b: Vector, score: float, weigh: Weigh) -> Link | None:
        if score < END or not self._within(a.place, b.place, LASTING):
            return None
        for later, earlier in ((a, b), (b, a)):
            if self._after(later.place, earlier.place):
                found = ends.replaced(later, earlier, weigh, score)
                if found is not None:
                    return _link("supersedes", later, earlier, score, ends.why(found))
        return None

    def _contradicted(self, a: Vector, b: Vector, score: float, weigh: Weigh) -> Link | None:
        if not self._within(a.place, b.place, ONE_TIME):
            return None
        for least, seek in ((DENIAL, denial), (DENIAL, negation), (OPPOSITE, opposite), (CAUSE, causes)):
            if score >= least:
                told = seek(a, b, weigh)
                if told is not None and (seek is denial or not self._other_days(a.place, b.place)):
                    return _link("contradicts", a, b, score, told)
        return None

    def _figures(self, a: Vector, b: Vector, score: float) -> Link | None:
        if score < ONE_THING or a.stance != b.stance or self._agree(a.place, b.place):
            return None
        for first in self.figures.get(a.place, ()):
            for second in self.figures.get(b.place, ()):
                if counts.one_thing(first, second, a.language) and counts.apart(first, second, a.language):
                    found = self._at_odds(a, b, first, second, score)
                    if found is not None:
                        return found
        return None

    def counted(self, a: Vector, b: Vector, counts_of: tuple[Figure, Figure], score: float) -> Link | None:
        """The difference between two sentences that count one thing, as far as is known; None where the figures may both be right."""
        first, second = counts_of
        are_told = all(counts.is_told(one, figure) for one, figure in ((a, first), (b, second)))
        if (
            not are_told
            or counts.other_periods(a.text, b.text, a.language)
            or self._agree(a.place, b.place)
            or not counts.apart(first, second, a.language)
        ):
            return None
        return self._at_odds(a, b, first, second, score)

    def _at_odds(self, a: Vector, b: Vector, first: Figure, second: Figure, score: float) -> Link | None:
        """A later count in place of an earlier one; two counts of one time that disagree; None for two of different times."""
        growing = counts.grows(first, second, f"{a.text} {b.text}", a.language)
        for later, earlier, new, old in ((a, b, first, second), (b, a, second, first)):
            if growing and self._published_after(later.place, earlier.place):
                if (new.value or 0) < (old.value or 0):
                    return None
                return _link("supersedes", later, earlier, score, Why("replaced", (new.text, old.text)))
        if (
            not self._within(a.place, b.place, COUNTED)
            or counts.other_days(first, second)
            or self._other_days(a.place, b.place)
        ):
            return None
        return _link("contradicts", a, b, score, Why("figures", (first.text, second.text)))

    def _after(self, later: Place, earlier: Place) -> bool:
        first, second = self._day(earlier), self._day(later)
        return first is not None and second is not None and first < second and self._published_after(later, earlier)

    def _published_after(self, later: Place, earlier: Place) -> bool:
        first, second = self.published[earlier.article], self.published[later.article]
        return first is not None and second is not None and first.end < second.start

    def _day(self, place: Place) -> date | None:
        """The last day of a time the sentence names that is not to come; without one, the day its article was published."""
        published = self.published[place.article]
        if published is None:
            return None
        named = [when.end for when in self.named.get(place, ()) if when.end <= published.end]
        return max(named) if named else published.end

    def _within(self, a: Place, b: Place, days: int) -> bool:
        """Whether both articles are of one time, as far as is known: what is so one year need not be so the next."""
        first, second = self.published[a.article], self.published[b.article]
        if first is None or second is None:
            return True
        return max(first.start - second.end, second.start - first.end).days <= days

    def _agree(self, a: Place, b: Place) -> bool:
        """Whether some figure of one stands in the other: then they are likely to count different things besides."""
        return bool({figure.value for figure in self.figures[a]} & {figure.value for figure in self.figures[b]})

    def _other_days(self, a: Place, b: Place) -> bool:
        first, second = ({when.start for when in self.days.get(place, ())} for place in (a, b))
        return bool(first and second and not first & second)


def further(
    found: Sequence[Link],
    vectors: Sequence[Vector],
    groups: Iterable[Iterable[str]],
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
) -> tuple[Link, ...]:
    """`found` with the differences between sentences of one story that are not alike enough in words to have been compared.

    In the order of their places, named anew. `groups` are the ids of the articles of each story.
    """
    facing, known = Facing(articles, analyses), {frozenset((link.a, link.b)) for link in found}
    texts = {vector.place: vector.source for vector in vectors}
    added: dict[frozenset[Place], Link] = {}
    for group in groups:
        own = set(group)
        story = sorted((one for one in vectors if one.place.article in own), key=lambda one: one.place)
        weigh = inverse_frequency(story)
        for a, b in pairs(story):
            ends = frozenset((a.place, b.place))
            if ends not in known and ends not in added:
                score = _overlap(a, b, weigh)
                link = facing.unlike(a, b, score, weigh) if score >= LEAST else None
                if link is not None:
                    added[ends] = link
    added |= _counts(facing, vectors, (articles, analyses), {*known, *added})
    every = sorted((*found, *added.values()), key=lambda link: (link.a, link.b, link.kind))
    names = told_apart(identity(*sorted((texts[link.a], texts[link.b]))) for link in every)
    return tuple(dataclasses.replace(link, id=name) for link, name in zip(every, names, strict=True))


def _counts(
    facing: Facing,
    vectors: Sequence[Vector],
    given: tuple[Sequence[Article], Sequence[Analysis]],
    known: Set[frozenset[Place]],
) -> dict[frozenset[Place], Link]:
    """The differences between figures that are set side by side."""
    by_place, weigh = {vector.place: vector for vector in vectors}, inverse_frequency(vectors)
    figures = {analysis.article: analysis.figures for analysis in given[1]}
    out: dict[frozenset[Place], Link] = {}
    for tally in tallies(*given, ()):
        for first, second in itertools.combinations(sorted(tally.counts, key=lambda count: count.place)[:COMPARED], 2):
            both = frozenset((first.place, second.place))
            is_open = both not in known and both not in out and first.place.article != second.place.article
            if is_open and first.place in by_place and second.place in by_place:
                a, b = by_place[first.place], by_place[second.place]
                numbers = figures[a.place.article][first.figure], figures[b.place.article][second.figure]
                link = facing.counted(a, b, numbers, _overlap(a, b, weigh))
                if link is not None:
                    out[both] = link
    return out


def _overlap(a: Vector, b: Vector, weigh: Weigh) -> float:
    """What both have in common, as a share of what the one that says less has."""
    both = sum(weigh(term) for term in sorted(a.content & b.content))
    least = min(sum(weigh(term) for term in sorted(one.content)) for one in (a, b))
    return min(1.0, both / least) if least else 0.0


def _link(kind: str, a: Vector, b: Vector, score: float, why: Why) -> Link:
    return Link("supersedes" if kind == "supersedes" else "contradicts", a.place, b.place, round(score, 3), why)
