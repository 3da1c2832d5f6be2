"""What later reports tell became of a forecast."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from digest import when
from digest.meaning.lexical import related
from digest.model import Analysis, Article, DateMention, Place, When
from digest.relate import outcomes, results, same, spans, vectors, verdicts
from digest.relate.chronology import Chronology
from digest.relate.coming import Coming, Meeting, Tells, Verdict
from digest.relate.differ import Recollection
from digest.relate.groups import Group, Groups
from digest.relate.outcomes import Said, Told
from digest.relate.recall import AFRESH
from digest.relate.register import Register, leaf
from digest.relate.reports import Report
from digest.relate.upkeep import kept_up
from digest.relate.vectors import Vector
from digest.relate.verdicts import Day

_COMMON = 60  # a term in more sentences than this brings none to a forecast
_MOST = 40  # sentences that are compared with a forecast, those that share most first
_ON_THE_DAY = 0.5  # what being dated to the day foretold counts for among these, in worth of terms
_LONGEST = 100  # days: what is foreseen for a longer time is told apart from nothing
_SOON = 60  # days after the day foretold, or after the forecast without one: what is told later is of something else
_MONTH = 31  # days: what is dated to more than this is dated to no day
_CLOSE = 3


class Ledger:
    """All sentences, to be asked what became of what earlier ones said to be coming."""

    def __init__(
        self,
        articles: Sequence[Article],
        analyses: Sequence[Analysis],
        told: Groups,
        foretold: Mapping[Place, When | None],
        known: Recollection | None = None,
    ) -> None:
        self._known = known
        self.published = {article.id: article.published for article in articles}
        self.foretold = foretold
        recall = known.recall if known is not None else AFRESH
        parts = []
        for article, analysis in zip(articles, analyses, strict=True):
            own = told.of_article(article.id)
            make = partial(leaf, article, analysis, own)
            parts.append(recall.once("leaf", (article, analysis, own), (), make))
        self.register = kept_up("register", recall, parts, Register)
        self.vectors, self.dates = self.register.vectors, self.register.dates
        stories = told.given or (told.whole,)
        self._scales = [same.Scale(story.weigh, told.vectors) for story in stories]
        self._of = _stories_of(stories)
        self._chronology = Chronology(self.register, self.published, [story.articles for story in stories])
        self._reports: dict[Place, Report] = {}
        self._first_of_day: dict[date, list[int]] = {}

    def verdict(self, coming: Coming) -> Verdict | None:
        """What later sentences tell of it; None where they tell nothing, or where it is itself a denial."""
        if "denied" in coming.vector.stance:
            return None  # that it came to nothing is what it says
        if coming.day is not None and spans.length(coming.day) > _LONGEST:
            return None
        told: dict[bool, list[tuple[float, Place]]] = {True: [], False: []}
        said = self._said(coming)
        asked = ((place, self._tells(coming, said, place, scale)) for place, scale in self._later(said, coming.day))
        found = [(place, tells) for place, tells in asked if tells is not None]
        for place, tells in found:
            if tells.score >= outcomes.least(tells.traits, len(found), came=tells.came):
                told[tells.came].append((-tells.score, place))
        if not told[True] and not told[False]:
            return None
        happened = min(told[True], default=(math.inf,)) < min(told[False], default=(math.inf,))
        return Verdict(happened, tuple(place for _, place in sorted(told[happened])))

    def meetings(self, coming: Coming) -> Iterator[Meeting]:
        """The later sentences that tell that something came or did not, and share enough with it to be compared."""
        said = self._said(coming)
        met = (self._meet(coming, said, place, scale) for place, scale in self._later(said, coming.day))
        yield from (meeting for meeting in met if meeting is not None)

    def _meet(self, coming: Coming, said: Said, place: Place, scale: same.Scale) -> Meeting | None:
        told = self._told(self._report(self.vectors[place]), coming)
        common = outcomes.met(said, told)
        came = verdicts.came(said, told, common, self._how(coming, told))
        if came is None:
            return None
        worths = scale.of(said.vector).worths, scale.of(told.report.vector).worths
        return Meeting(said, told, came, outcomes.traits(said, told, common, worths))

    def _tells(self, coming: Coming, said: Said, place: Place, scale: same.Scale) -> Tells | None:
        """What the sentence at `place` tells of it, found once of the same two."""
        both = said.vector, self.vectors[place]

        def find() -> Tells | None:
            meeting = self._meet(coming, said, place, scale)
            if meeting is None:
                return None
            asked = {name: meeting.traits[name] for name in outcomes.ASKED}
            return Tells(meeting.came, outcomes.score(meeting.traits), asked)

        return self._known.once("tells", both, (scale.weigh,), find) if self._known is not None else find()

    def _said(self, coming: Coming) -> Said:
        vector = coming.vector
        before = self._beside(vector.place, -1)
        return Said(
            vector,
            vectors.content(coming.words, vector.language) & vector.content,
            coming.words,
            before,
            self._date_terms(vector),
            coming.day is None,
            coming.day is not None and spans.length(coming.day) > spans.WEEK,
            coming.kind == "plan",
            coming.deadline,
            results.kinds(coming.words, vector.language),
        )

    def _report(self, vector: Vector) -> Report:
        """The sentence as it is held against any forecast."""
        found = self._reports.get(vector.place)
        if found is None:
            around = vector.content | self._beside(vector.place, -1) | self._beside(vector.place, 1)
            found = self._reports[vector.place] = Report(vector, around, self._date_terms(vector))
        return found

    def _told(self, report: Report, coming: Coming) -> Told:
        place, day = report.vector.place, coming.day
        own = [
            one.date for one in self._dates_of_events(report.vector) if one.date and spans.length(one.date) <= _MONTH
        ]
        lag = (self._day(place).start - (day or self._day(coming.vector.place)).end).days
        gaps = [spans.gap(one, day) for one in own] if day is not None else []
        on = bool(gaps) and min(gaps) == 0 and any(spans.is_within(one, day) for one in own)
        return Told(
            report,
            on,
            not on and day is not None and (0 < min(gaps) <= _CLOSE if gaps else 0 <= lag <= 1),
            bool(own) and not on,
            day is not None and bool(own) and all(one.start > day.end for one in own),
            lag,
        )

    def _later(self, said: Said, day: When | None) -> list[tuple[Place, same.Scale]]:
        """The sentences told later, soon enough, that share most or are dated to the day, with what terms are worth among them."""
        place = said.vector.place
        own, stories = self.published[place.article], self._of.get(place.article, 0)
        if own is None:
            return []
        found: list[tuple[float, Place, same.Scale]] = []
        until = max(own.end, day.end if day else own.end) + timedelta(days=_SOON)
        for row in self._chronology.later(self._meeting(said, day), place, day, until):
            other = self.register.rows[row]
            both = stories & self._of[other.place.article]
            scale = self._scales[(both & -both).bit_length() - 1]
            on = day is not None and any(
                one.date is not None and spans.is_within(one.date, day) for one in self.dates.get(other.place, ())
            )
            shared = (said.vector.content & other.content) - said.dates
            found.append((-scale.worth(shared) - _ON_THE_DAY * on, other.place, scale))
        found.sort(key=lambda one: (one[0], one[1].article, one[1].sentence))
        return [(place, scale) for _, place, scale in found[:_MOST]]

    def _meeting(self, said: Said, day: When | None) -> set[int]:
        """The sentences that share a term that is not common with the forecast or with what stands before it, or have its day."""
        language = said.vector.language
        terms = (said.vector.content | said.before) - said.dates
        stems = [token.stem for token in said.vector.tokens if token.term not in said.dates]
        kin = {other for stem in stems for other, how in related(stem, language).items() if how == "same"}
        found: set[int] = set()
        for term in terms | kin:
            holders = self.register.holders.get(term, ())
            if len(holders) <= _COMMON:
                found.update(holders)
        if day is not None and spans.length(day) <= spans.WEEK:
            for ahead in range(spans.length(day) + 1):
                found.update(self._of_day(day.start + timedelta(days=ahead)))
        return found

    def _of_day(self, day: date) -> list[int]:
        """The first of the sentences dated to a day, by their places."""
        if day not in self._first_of_day:
            rows, every = self.register.rows, self.register.of_day.get(day, ())
            placed = sorted(every, key=lambda row: (rows[row].place.article, rows[row].place.sentence))
            self._first_of_day[day] = placed[:_COMMON]
        return self._first_of_day[day]

    def _day(self, place: Place) -> When:
        """When the article of a sentence appeared; only asked of articles that tell."""
        told = self.published[place.article]
        assert told is not None
        return told

    def _how(self, coming: Coming, told: Told) -> Day:
        """How the day of the later sentence stands to the one foretold."""
        vector, day = told.report.vector, coming.day
        on = (one.text for one in self._dates_of_events(vector) if one.date and spans.is_within(one.date, day))
        own = [one.date.end for one in self.dates.get(vector.place, ()) if one.date is not None]
        early = day is not None and (self._day(vector.place).end < day.start or (bool(own) and max(own) < day.start))
        other = self.foretold.get(vector.place)
        moved = day is not None and other is not None and other.start > day.end
        return Day(next(on, None), early, vector.place in self.foretold, moved)

    def _dates_of_events(self, vector: Vector) -> list[DateMention]:
        """Its dates but for those on which somebody said something: "officials reported on Wednesday"."""
        text, language = vector.source, vector.language
        return [
            one
            for one in self.dates.get(vector.place, ())
            if not when.is_said(text, max(text.find(one.text), 0), language)
        ]

    def _beside(self, place: Place, step: int) -> frozenset[str]:
        """The terms of the sentence so many further in the article."""
        other = self.vectors.get(Place(place.article, place.sentence + step))
        return other.content if other is not None else frozenset()

    def _date_terms(self, vector: Vector) -> frozenset[str]:
        return frozenset().union(
            *(vectors.content(one.text, vector.language) for one in self.dates.get(vector.place, ()))
        )


def _stories_of(stories: Sequence[Group]) -> Mapping[str, int]:
    """For each article the stories it is of, as the bits of a number, the first story the lowest."""
    found: dict[str, int] = defaultdict(int)
    for number, story in enumerate(stories):
        for article in story.articles:
            found[article] |= 1 << number
    return found
