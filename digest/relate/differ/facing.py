"""How two sentences that may be about one thing differ."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from digest.model import Analysis, Anaphor, Article, Figure, Link, Place, Why
from digest.relate.differ import counts, ends
from digest.relate.differ.casualties import befell
from digest.relate.differ.causes import causes
from digest.relate.differ.denials import denial, negation, opposite
from digest.relate.differ.ground import may_meet
from digest.relate.differ.opposed import between, in_words_of
from digest.relate.differ.overlap import by_chance
from digest.relate.differ.sides import Side, side, terms
from digest.relate.differ.states import known
from digest.relate.differ.times import Times
from digest.relate.recall import AFRESH, Recall
from digest.relate.vectors import Vector, Weigh

if TYPE_CHECKING:
    from digest.relate.reading import Read

# The least same-fact scores at which sentences count as being about one thing. A denial or an end takes words of its own, so the
# bar is lower there, lowest for a denial, and what they share is counted instead. Set on the invented stories of `tests/fixtures/stories`.
ONE_THING = 0.5
DENIAL = 0.1
END = 0.2
CAUSE = 0.2
OPPOSITE = 0.3
LEAST_SCORE = min(ONE_THING, DENIAL, END, CAUSE, OPPOSITE)
"""Below this only what sentences say of states is looked at."""
# Articles further apart than so many days do not contradict each other; things have changed.
ONE_TIME = 30
# Counts of one thing may differ because one is of a later day; further apart than this they are no disagreement.
COUNTED = 7
# By so many days the days named may differ on which two sources say what they say of one state.
NEXT_DAY = 1
# What is told later than this is of another matter.
LASTING = 200


class Facing:
    """What is needed to see how two sentences differ: what each tells, their figures and days."""

    def __init__(
        self,
        articles: Sequence[Article],
        analyses: Sequence[Analysis],
        recall: Recall = AFRESH,
        read: Read | None = None,
    ) -> None:
        """`read` is what is known of what the articles say."""
        self.recall = recall
        self.articles, self.analyses = articles, analyses
        self.times = Times(articles, analyses)
        self.figures: dict[Place, list[Figure]] = defaultdict(list)
        self._anaphors: dict[Place, list[Anaphor]] = defaultdict(list)
        self._sides: dict[Place, Side] = {}
        self._read = read
        self._further: Mapping[Place, tuple[str, ...]] = read.further if read is not None else {}
        self.take(read.at_hand if read is not None else ())
        for analysis in analyses:
            for anaphor in analysis.anaphors:
                self._anaphors[Place(analysis.article, anaphor.sentence)].append(anaphor)
            for figure in analysis.figures:
                self.figures[Place(analysis.article, figure.sentence)].append(figure)

    def part(self, places: Collection[Place]) -> Facing:
        """What is known of these sentences, but for how each of them reads."""
        found = Facing((), ())
        found.times = self.times.part(places)
        found.figures |= {place: self.figures[place] for place in places if place in self.figures}
        return found

    def take(self, sides: Iterable[Side]) -> None:
        """Have these sentences read so."""
        self._sides |= {one.vector.place: one for one in sides}

    def sides(self, vectors: Sequence[Vector]) -> list[Side]:
        """Many sentences read for differences."""
        missing = {vector.place.article for vector in vectors if vector.place not in self._sides}
        if self._read is not None and missing:
            self.take(self._read.sides(missing))
        return [self.side(vector) for vector in vectors]

    def side(self, vector: Vector) -> Side:
        """A sentence read for differences, once."""
        found = self._sides.get(vector.place)
        if found is None:
            read = partial(side, vector, self._anaphors.get(vector.place, ()))
            found = self._sides[vector.place] = self.recall.once("side", (vector,), (), read)
        return found

    def terms(self, vector: Vector) -> tuple[str, ...]:
        """All terms on whose worth it may depend what is found of a sentence."""
        found = self._further.get(vector.place)
        return terms(self.side(vector)) if found is None else (*vector.terms, *found)

    def difference(self, a: Vector, b: Vector, score: float, weigh: Weigh) -> Link | None:
        """The difference between two sentences about one thing; None where there is none to be sure of."""
        one, other = self.side(a), self.side(b)
        return self.stated(one, other, weigh) or self.unlike(one, other, score, weigh) or self._figures(a, b, score)

    def stated(self, one: Side, other: Side, weigh: Weigh) -> Link | None:
        """One thing in opposite states."""
        if one.told.isdisjoint(other.opposites):
            return None
        times, gap = self.times, self.times.gap(one.vector.place, other.vector.place)
        if gap is not None and gap < 0:
            one, other, gap = other, one, -gap
        if not may_meet(one.ground, other.ground):
            return None
        a, b = one.vector, other.vector
        if times.is_history(a.place) or times.is_history(b.place) or not times.within(a.place, b.place, ONE_TIME):
            return None
        found = between(one, other, weigh, gap)
        if found is None:
            return None
        kind, pair = found
        if kind == "supersedes":
            return link(kind, b, a, min(1.0, pair.score), Why("replaced", (pair.second.text, pair.first.text)))
        if times.days_apart(a.place, b.place) > NEXT_DAY:
            return None
        told = (f"{pair.first.text}/{pair.second.text}", *in_words_of(pair))
        return link(kind, a, b, min(1.0, pair.score), Why("denied", told))

    def unlike(self, one: Side, other: Side, score: float, weigh: Weigh) -> Link | None:
        """The difference that shows in the words besides opposite states, whatever the figures."""
        if score < least(one, other, by_chance(weigh)):
            return None
        return self._replaced(one, other, score, weigh) or self._contradicted(one, other, score, weigh)

    def _replaced(self, one: Side, other: Side, score: float, weigh: Weigh) -> Link | None:
        if score < END + by_chance(weigh) or not self.times.within(one.vector.place, other.vector.place, LASTING):
            return None
        for later, earlier in ((one, other), (other, one)):
            if self.times.after(later.vector.place, earlier.vector.place):
                found = ends.replaced(later, earlier, weigh, score)
                if found is not None:
                    return link("supersedes", later.vector, earlier.vector, score, ends.why(found))
        return None

    def _contradicted(self, one: Side, other: Side, score: float, weigh: Weigh) -> Link | None:
        a, b = one.vector, other.vector
        if not self.times.within(a.place, b.place, ONE_TIME):
            return None
        more = by_chance(weigh)
        asked = (
            (DENIAL + more, denial),
            (DENIAL + more, negation),
            (OPPOSITE + more, opposite),
            (CAUSE + more, causes),
        )
        for least, seek in asked:
            if score >= least:
                told = seek(one, other, weigh)
                if told is not None and (seek is denial or not self.times.other_days(a.place, b.place)):
                    return link("contradicts", a, b, score, told)
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
        if (
            not counts.apart(first, second, a.language)
            or (first.unit == "%" and first.relation != second.relation)
            or self._agree(a.place, b.place)
            or not all(counts.is_told(one, figure) for one, figure in ((a, first), (b, second)))
            or counts.other_periods(a.text, b.text, a.language)
        ):
            return None
        return self._at_odds(a, b, first, second, score)

    def toll(self, a: Vector, b: Vector, counts_of: tuple[Figure, Figure]) -> Link | None:
        """The difference between two counts of those whom a story cost: as `counted`, but of one time and not of history."""
        gap = self.times.gap(a.place, b.place)
        if gap is None or abs(gap) > COUNTED or self.times.is_history(a.place) or self.times.is_history(b.place):
            return None
        return self.counted(a, b, counts_of, 1.0)

    def count_others(self, a: Vector, b: Vector) -> bool:
        """Whether two sentences count the dead of a story, or the injured or missing, and no count of one can be one of the other."""
        one, other = self._befell(a), self._befell(b)
        shared = sorted(one.keys() & other.keys())
        return bool(shared) and all(counts.apart(one[kind], other[kind], a.language) for kind in shared)

    def _befell(self, told: Vector) -> dict[str, Figure]:
        found = ((befell(figure, told.language), figure) for figure in self.figures.get(told.place, ()))
        return {kind: figure for kind, figure in found if kind is not None}

    def _at_odds(self, a: Vector, b: Vector, first: Figure, second: Figure, score: float) -> Link | None:
        """A later count in place of an earlier one; two counts of one time that disagree; None for two of different times."""
        growing = counts.grows(first, second, f"{a.text} {b.text}", a.language) and not counts.of_one_day(first, second)
        for later, earlier, new, old in ((a, b, first, second), (b, a, second, first)):
            if growing and self.times.published_after(later.place, earlier.place):
                if (new.value or 0) < (old.value or 0):
                    return None
                return link("supersedes", later, earlier, score, Why("replaced", (new.text, old.text)))
        if (
            not self.times.within(a.place, b.place, COUNTED)
            or counts.other_days(first, second)
            or self.times.other_days(a.place, b.place)
        ):
            return None
        return link("contradicts", a, b, score, Why("figures", (first.text, second.text)))

    def _agree(self, a: Place, b: Place) -> bool:
        """Whether some figure of one stands in the other: then they are likely to count different things besides."""
        one, other = self.figures.get(a, ()), self.figures.get(b, ())
        return bool(one and other and {figure.value for figure in one} & {figure.value for figure in other})


def least_by(one: Side) -> tuple[Hashable, ...]:
    """All of a sentence that `least` depends on."""
    has_denials, is_open = bool(one.denials), not one.kinds.isdisjoint(ends.OPEN)
    return has_denials, one.gives_cause, one.admits, "denied" in one.kinds, is_open, known(one.vector.language)


def least(one: Side, other: Side, more: float) -> float:
    """The least score from which on `Facing.unlike` may find a difference, where chance asks so much `more`; infinite where it cannot."""
    if one.denials or other.denials:
        return DENIAL + more
    if (one.gives_cause and other.gives_cause) or ends.may_be_given_up(one, other) or not known(one.vector.language):
        return min(CAUSE, END, OPPOSITE) + more
    is_open = not one.kinds.isdisjoint(ends.OPEN) or not other.kinds.isdisjoint(ends.OPEN)
    return max(ends.DONE, END + more) if is_open else math.inf


def link(kind: str, a: Vector, b: Vector, score: float, why: Why) -> Link:
    """What two sentences have to do with each other; of one that supersedes the later first."""
    return Link("supersedes" if kind == "supersedes" else "contradicts", a.place, b.place, round(score, 3), why)
