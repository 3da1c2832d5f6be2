"""When articles were published and what times their sentences name, as far as differences depend on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from digest import lexicon
from digest.model import Analysis, Article, Place, When

# What was so many days before its article is told for background.
LONG_AGO = 60


class Times:
    """The days of articles and of sentences."""

    def __init__(self, articles: Sequence[Article], analyses: Sequence[Analysis]) -> None:
        self.published = {article.id: article.published for article in articles}
        languages = {article.id: article.language.text for article in articles}
        self.days: dict[Place, list[When]] = defaultdict(list)
        self.named: dict[Place, list[When]] = defaultdict(list)
        self.since: set[Place] = set()
        for analysis in analyses:
            texts = {sentence.index: sentence.text for sentence in analysis.sentences}
            for mention in analysis.dates:
                if mention.date is not None:
                    place = Place(analysis.article, mention.sentence)
                    self.named[place].append(mention.date)
                    if _looks_back(texts[mention.sentence], mention.start, languages[analysis.article]):
                        self.since.add(place)
                    if mention.date.precision == "day":
                        self.days[place].append(mention.date)

    def part(self, places: Collection[Place]) -> Times:
        """What is known of these sentences and their articles."""
        found = Times((), ())
        found.published = {place.article: self.published[place.article] for place in places}
        found.days |= {place: self.days[place] for place in places if place in self.days}
        found.named |= {place: self.named[place] for place in places if place in self.named}
        found.since = self.since.intersection(places)
        return found

    def day(self, article: str) -> date | None:
        """The day an article was published."""
        published = self.published[article]
        return published.start if published is not None else None

    def gap(self, a: Place, b: Place) -> int | None:
        """By how many days the article of `b` is later than that of `a`."""
        first, second = self.published[a.article], self.published[b.article]
        return (second.start - first.start).days if first is not None and second is not None else None

    def is_history(self, place: Place) -> bool:
        """Whether a sentence tells of a time long before its article."""
        published, named = self.published[place.article], self.named.get(place, ())
        if published is None or not named or place in self.since:
            return False
        return (published.start - max(when.end for when in named)).days > LONG_AGO

    def after(self, later: Place, earlier: Place) -> bool:
        """Whether one sentence tells of a later time than the other, in a later article."""
        first, second = self._last(earlier), self._last(later)
        return first is not None and second is not None and first < second and self.published_after(later, earlier)

    def published_after(self, later: Place, earlier: Place) -> bool:
        """Whether the article of one is surely later than that of the other."""
        first, second = self.published[earlier.article], self.published[later.article]
        return first is not None and second is not None and first.end < second.start

    def _last(self, place: Place) -> date | None:
        """The last day of a time the sentence names that is not to come; without one, the day its article was published."""
        published = self.published[place.article]
        if published is None:
            return None
        named = [when.end for when in self.named.get(place, ()) if when.end <= published.end]
        return max(named) if named else published.end

    def within(self, a: Place, b: Place, days: int) -> bool:
        """Whether both articles are of one time, as far as is known: what is so one year need not be so the next."""
        first, second = self.published[a.article], self.published[b.article]
        if first is None or second is None:
            return True
        return max(first.start - second.end, second.start - first.end).days <= days

    def days_apart(self, a: Place, b: Place) -> int:
        """By how many days the days that both name differ at least; 0 where one names none."""
        one, other = ([when.start for when in self.days.get(place, ())] for place in (a, b))
        return min((abs((x - y).days) for x in one for y in other), default=0)

    def other_days(self, a: Place, b: Place) -> bool:
        """Whether both name days, and none of them both."""
        first, second = ({when.start for when in self.days.get(place, ())} for place in (a, b))
        return bool(first and second and not first & second)


def _looks_back(text: str, start: int, language: str) -> bool:
    """Whether what stands at `start` is when something began that still is so: `since July`."""
    before = text[:start].casefold().split()[-1:]
    return bool(before) and before[0] in lexicon.words("differ", language, "since")
