"""What later reports tell became of a forecast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta

from digest import stance, when
from digest.model import Analysis, Article, DateMention, Link, Place, When
from digest.relate import results, vectors
from digest.relate.cues import first
from digest.relate.vectors import Vector, Weigh

# What a later sentence must share with a forecast, in worth of terms inside their story: less where it names the very day.
# Chosen by precision on the development stories.
_WORTH = 1.9
_WORTH_ON_THE_DAY = 0.95
_SHARE = 0.35
_SHARE_ON_THE_DAY = 0.2
_MOST = 0.6  # of all that the forecast says: enough where a story is too short to tell what is rare in it
_TERMS = 3
_TERMS_ON_THE_DAY = 2
# … where it names the day and tells the same kind of change, or with the verb foretold.
_WORTH_OF_ONE_KIND = 0.55
_TERMS_OF_ONE_KIND = 2
_COMMON = 60  # a term in more sentences than this brings none to a forecast
_LONGEST = 100  # days: what is foreseen for a longer time is told apart from nothing
_SOON = 30  # days after the day foretold, or after the forecast without one: what is told later is of something else
_WEEK = 7  # days: what is foreseen for longer is on no day
_SAME = frozenset({"same-fact", "near-copy"})
_OPENING = 3  # content words of what is to come that say what it is
_BEFORE = 12  # characters before a day in which "not" says that it is another one


@dataclass(frozen=True, slots=True)
class Verdict:
    """That a forecast came true or did not, and the sentences that tell it."""

    happened: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What was found before: the sentences that are forecasts themselves, and what sentences have to do with each other."""

    foretold: AbstractSet[Place]
    links: Sequence[Link]


class Ledger:
    """All sentences, to be asked what became of what earlier ones said to be coming."""

    def __init__(
        self,
        articles: Sequence[Article],
        analyses: Sequence[Analysis],
        found: Sequence[Vector],
        groups: Iterable[Iterable[str]],
        known: Known,
    ) -> None:
        self.published = {article.id: article.published for article in articles}
        self.foretold = known.foretold
        self.linked = {
            pair for link in known.links if link.kind in _SAME for pair in ((link.a, link.b), (link.b, link.a))
        }
        self.vectors = {vector.place: vector for vector in found}
        self.dates: dict[Place, list[DateMention]] = defaultdict(list)
        for analysis in analyses:
            for mention in analysis.dates:
                self.dates[Place(analysis.article, mention.sentence)].append(mention)
        self.holders: dict[str, list[Place]] = defaultdict(list)
        for vector in found:
            for term in vector.content:
                self.holders[term].append(vector.place)
        self.stories = [frozenset(group) for group in groups] or [frozenset(self.published)]
        self.weighs = [_weigh(found, story) for story in self.stories]

    def verdict(self, said: Vector, words: str, day: When | None) -> Verdict | None:
        """What later articles tell of what `said` foretells in `words` for `day`; None where they tell nothing, or both, or it is itself a denial."""
        if "denied" in said.stance:
            return None  # that it came to nothing is what it says
        told = {True: list[Place](), False: list[Place]()}
        for place in self._later(said.place, day):
            came = self._came(said, words, self.vectors[place], day)
            if came is not None:
                told[came].append(place)
        if bool(told[True]) == bool(told[False]):
            return None
        places = told[True] or told[False]
        on = [place for place in places if self._on(place, day) is not None]
        return Verdict(bool(told[True]), tuple(on or places))

    def _later(self, place: Place, day: When | None) -> list[Place]:
        """The sentences of articles that appeared later, soon enough, and share a term that is not common, in order."""
        own = self.published[place.article]
        if own is None:
            return []
        last = max(own.end, day.end if day is not None else own.end) + timedelta(days=_SOON)
        shared = {
            other
            for term in self.vectors[place].content
            if len(self.holders[term]) <= _COMMON
            for other in self.holders[term]
        }
        dated = ((other, self.published[other.article]) for other in shared)
        return sorted(other for other, told in dated if told is not None and own.end < told.start <= last)

    def _came(self, said: Vector, words: str, later: Vector, day: When | None) -> bool | None:
        """Whether `later` tells that it came true, or that it did not; None where it tells neither."""
        coming = vectors.content(words, said.language) & said.content
        weigh = self._worth(said.place.article, later.place.article)
        same_day = self._on(later.place, day)
        dates = self._date_terms(said) | self._date_terms(later)
        own = said.content - dates
        shared = own & later.content
        if weigh is None or not shared:
            return None
        if self._is_off(later, shared, coming, same_day):
            return False
        on = same_day is not None
        enough = bool(shared & coming) and self._is_enough(shared, own, weigh, on=on)
        alike = self._is_of_one_kind(words, later)
        told = (enough and (alike or on)) or (alike and on and self._is_enough_of_one_kind(said, words, shared, weigh))
        if not self._is_near(day) or not (told or (said.place, later.place) in self.linked):
            return None
        early = same_day is None and day is not None and self._is_before(later.place, day)
        if self._is_called_off(later, shared & coming & _head(words, said.language), early=early):
            return False
        if later.place in self.foretold or early:
            return None
        return True if self._is_told_as_done(later, shared) else None

    def _is_enough(self, shared: AbstractSet[str], own: AbstractSet[str], weigh: Weigh, *, on: bool) -> bool:
        worth, whole = (sum(weigh(term) for term in sorted(terms)) for terms in (shared, own))
        terms, least, share = (
            (_TERMS_ON_THE_DAY, _WORTH_ON_THE_DAY, _SHARE_ON_THE_DAY) if on else (_TERMS, _WORTH, _SHARE)
        )
        return len(shared) >= terms and (worth >= max(least, share * whole) or worth >= _MOST * whole)

    def _is_near(self, day: When | None) -> bool:
        """Whether what is foretold for `day` can be told from all else that happens: without a day it cannot."""
        return day is not None and (day.end - day.start).days <= _LONGEST

    def _is_of_one_kind(self, words: str, later: Vector) -> bool:
        """Whether both tell the same kind of change, "will open" and "is back", or `later` has the verb foretold, the first of `words`."""
        if not results.kinds(words, later.language).isdisjoint(results.kinds(later.source, later.language)):
            return True
        predicate = next(iter(vectors.pieces(words)), "")
        return (
            bool(predicate)
            and not predicate[0].isupper()
            and bool(vectors.content(predicate, later.language) & later.content)
        )

    def _is_enough_of_one_kind(self, said: Vector, words: str, shared: AbstractSet[str], weigh: Weigh) -> bool:
        """Whether a sentence dated to the day foretold shares enough; more where it is not told which words are to come."""
        whole = len(words) == len(said.source)
        worth = sum(weigh(term) for term in sorted(shared))
        return worth >= _WORTH_OF_ONE_KIND and len(shared) >= (_TERMS_OF_ONE_KIND if whole else 1)

    def _is_off(
        self, later: Vector, shared: AbstractSet[str], coming: AbstractSet[str], same_day: DateMention | None
    ) -> bool:
        """Whether a sentence says that it did not come on its day: there was none, it is on another day, it had been promised."""
        if same_day is None:
            return False
        text, language = later.source, later.language
        place = max(text.find(same_day.text), 0)
        other_day = first(text[max(place - _BEFORE, 0) : place], "stance", language, "negations") is not None
        promised = first(text, "forecasts", language, "promised") is not None
        if other_day or promised:
            return len(shared) >= _TERMS_ON_THE_DAY or bool(shared & coming)
        return self._is_denied(later, shared & coming)

    def _is_called_off(self, later: Vector, shared: AbstractSet[str], *, early: bool) -> bool:
        """Whether what is shared was postponed, rejected, or is denied; that it has not come before its day tells nothing."""
        failed = first(later.source, "forecasts", later.language, "failed") if shared else None
        return failed is not None or (not early and self._is_denied(later, shared))

    def _is_denied(self, later: Vector, shared: AbstractSet[str]) -> bool:
        stances = stance.stances(later.source, later.language)
        if later.place in self.foretold or any(one.kind in ("possible", "forecast", "asked") for one in stances):
            return False  # "could come if nothing is done"
        negated = [later.source[one.start : one.end] for one in stances if one.kind in ("denied", "averted")]
        return any(vectors.content(words, later.language) & shared for words in negated)

    def _is_told_as_done(self, later: Vector, shared: AbstractSet[str]) -> bool:
        text, language = later.source, later.language
        bearing = [
            one
            for one in stance.stances(text, language)
            if vectors.content(text[one.start : one.end], language) & shared
        ]
        if bearing and any(one.kind != "reported" for one in bearing):
            return False
        start, end = when.main_verb(text, language)
        return end > start and when.tense(text, end, end, language) == "past"

    def _on(self, place: Place, day: When | None) -> DateMention | None:
        """The date of the sentence that is within the days foretold, where these are a week at most."""
        if day is None or (day.end - day.start).days > _WEEK:
            return None
        return next(
            (one for one in self.dates[place] if one.date and day.start <= one.date.start and one.date.end <= day.end),
            None,
        )

    def _is_before(self, place: Place, day: When) -> bool:
        """Whether the sentence was published before the day foretold, or tells of a day before it."""
        told = [one.date.end for one in self.dates[place] if one.date is not None]
        published = self.published[place.article]
        return (published is not None and published.end < day.start) or (bool(told) and max(told) < day.start)

    def _date_terms(self, vector: Vector) -> frozenset[str]:
        return frozenset().union(
            *(vectors.content(one.text, vector.language) for one in self.dates.get(vector.place, ()))
        )

    def _worth(self, first_one: str, second: str) -> Weigh | None:
        """What terms are worth in the first story both articles are of."""
        both = (weigh for story, weigh in zip(self.stories, self.weighs, strict=True) if {first_one, second} <= story)
        return next(both, None)


def _weigh(found: Sequence[Vector], story: AbstractSet[str]) -> Weigh:
    return vectors.inverse_frequency([vector for vector in found if vector.place.article in story])


def _head(words: str, language: str) -> frozenset[str]:
    """What is to come in the first of `words`: the verb and what it is of."""
    terms = (vectors.content(word, language) for word in vectors.pieces(words))
    return frozenset().union(*list(filter(None, terms))[:_OPENING])
