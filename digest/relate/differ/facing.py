"""How two sentences that may be about one thing differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from digest import lexicon
from digest.model import Analysis, Anaphor, Article, Figure, Link, Place, When, Why
from digest.relate.differ import counts, ends
from digest.relate.differ.casualties import befell
from digest.relate.differ.causes import causes
from digest.relate.differ.denials import denial, negation, opposite
from digest.relate.differ.opposed import between, by_chance, in_words_of
from digest.relate.differ.placing import led_back
from digest.relate.vectors import Vector, Weigh

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
# What was so many days before its article is told for background.
LONG_AGO = 60
# By so many days the days named may differ on which two sources say what they say of one state.
NEXT_DAY = 1
# What is told later than this is of another matter.
LASTING = 200


class Facing:
    """What is needed to see how two sentences differ: their figures and days."""

    def __init__(self, articles: Sequence[Article], analyses: Sequence[Analysis]) -> None:
        self.published = {article.id: article.published for article in articles}
        languages = {article.id: article.language.text for article in articles}
        self.figures: dict[Place, list[Figure]] = defaultdict(list)
        self.days: dict[Place, list[When]] = defaultdict(list)
        self.named: dict[Place, list[When]] = defaultdict(list)
        self.since: set[Place] = set()
        self.anaphors: dict[Place, list[Anaphor]] = defaultdict(list)
        for analysis in analyses:
            texts = {sentence.index: sentence.text for sentence in analysis.sentences}
            for anaphor in analysis.anaphors:
                self.anaphors[Place(analysis.article, anaphor.sentence)].append(anaphor)
            for figure in analysis.figures:
                self.figures[Place(analysis.article, figure.sentence)].append(figure)
            for mention in analysis.dates:
                if mention.date is not None:
                    place = Place(analysis.article, mention.sentence)
                    self.named[place].append(mention.date)
                    if _looks_back(texts[mention.sentence], mention.start, languages[analysis.article]):
                        self.since.add(place)
                    if mention.date.precision == "day":
                        self.days[place].append(mention.date)

    def difference(self, a: Vector, b: Vector, score: float, weigh: Weigh) -> Link | None:
        """The difference between two sentences about one thing; None where there is none to be sure of."""
        return self.unlike(a, b, score, weigh) or self._figures(a, b, score)

    def unlike(self, a: Vector, b: Vector, score: float, weigh: Weigh) -> Link | None:
        """The difference that shows in the words, whatever the figures."""
        return self.stated(a, b, weigh) or self._replaced(a, b, score, weigh) or self._contradicted(a, b, score, weigh)

    def stated(self, a: Vector, b: Vector, weigh: Weigh) -> Link | None:
        """One thing in opposite states."""
        gap = self._gap(a.place, b.place)
        if self._is_history(a.place) or self._is_history(b.place) or not self._within(a.place, b.place, ONE_TIME):
            return None
        if gap is not None and gap < 0:
            a, b, gap = b, a, -gap
        first, second = (led_back(one, self.anaphors.get(one.place, ())) for one in (a, b))
        found = between(first, second, weigh, gap)
        if found is None:
            return None
        kind, pair = found
        if kind == "supersedes":
            return link(kind, b, a, min(1.0, pair.score), Why("replaced", (pair.second.text, pair.first.text)))
        if self._days_apart(a.place, b.place) > NEXT_DAY:
            return None
        told = (f"{pair.first.text}/{pair.second.text}", *in_words_of(pair))
        return link(kind, a, b, min(1.0, pair.score), Why("denied", told))

    def day(self, article: str) -> date | None:
        """The day an article was published."""
        published = self.published[article]
        return published.start if published is not None else None

    def _gap(self, a: Place, b: Place) -> int | None:
        """By how many days the article of `b` is later than that of `a`."""
        first, second = self.published[a.article], self.published[b.article]
        return (second.start - first.start).days if first is not None and second is not None else None

    def _is_history(self, place: Place) -> bool:
        """Whether a sentence tells of a time long before its article."""
        published, named = self.published[place.article], self.named.get(place, ())
        if published is None or not named or place in self.since:
            return False
        return (published.start - max(when.end for when in named)).days > LONG_AGO

    def _replaced(self, a: Vector, b: Vector, score: float, weigh: Weigh) -> Link | None:
        if score < END + by_chance(weigh) or not self._within(a.place, b.place, LASTING):
            return None
        for later, earlier in ((a, b), (b, a)):
            if self._after(later.place, earlier.place):
                found = ends.replaced(later, earlier, weigh, score)
                if found is not None:
                    return link("supersedes", later, earlier, score, ends.why(found))
        return None

    def _contradicted(self, a: Vector, b: Vector, score: float, weigh: Weigh) -> Link | None:
        if not self._within(a.place, b.place, ONE_TIME):
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
                told = seek(a, b, weigh)
                if told is not None and (seek is denial or not self._other_days(a.place, b.place)):
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
        are_told = all(counts.is_told(one, figure) for one, figure in ((a, first), (b, second)))
        if (
            not are_told
            or (first.unit == "%" and first.relation != second.relation)
            or counts.other_periods(a.text, b.text, a.language)
            or self._agree(a.place, b.place)
            or not counts.apart(first, second, a.language)
        ):
            return None
        return self._at_odds(a, b, first, second, score)

    def toll(self, a: Vector, b: Vector, counts_of: tuple[Figure, Figure]) -> Link | None:
        """The difference between two counts of those whom a story cost: as `counted`, but of one time and not of history."""
        gap = self._gap(a.place, b.place)
        if gap is None or abs(gap) > COUNTED or self._is_history(a.place) or self._is_history(b.place):
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
            if growing and self._published_after(later.place, earlier.place):
                if (new.value or 0) < (old.value or 0):
                    return None
                return link("supersedes", later, earlier, score, Why("replaced", (new.text, old.text)))
        if (
            not self._within(a.place, b.place, COUNTED)
            or counts.other_days(first, second)
            or self._other_days(a.place, b.place)
        ):
            return None
        return link("contradicts", a, b, score, Why("figures", (first.text, second.text)))

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

    def _days_apart(self, a: Place, b: Place) -> int:
        """By how many days the days that both name differ at least; 0 where one names none."""
        one, other = ([when.start for when in self.days.get(place, ())] for place in (a, b))
        return min((abs((x - y).days) for x in one for y in other), default=0)

    def _other_days(self, a: Place, b: Place) -> bool:
        first, second = ({when.start for when in self.days.get(place, ())} for place in (a, b))
        return bool(first and second and not first & second)


def _looks_back(text: str, start: int, language: str) -> bool:
    """Whether what stands at `start` is when something began that still is so: `since July`."""
    before = text[:start].casefold().split()[-1:]
    return bool(before) and before[0] in lexicon.words("differ", language, "since")


def link(kind: str, a: Vector, b: Vector, score: float, why: Why) -> Link:
    """What two sentences have to do with each other; of one that supersedes the later first."""
    return Link("supersedes" if kind == "supersedes" else "contradicts", a.place, b.place, round(score, 3), why)
