"""Where sentences about the same thing part: one denies what the other asserts, another figure, a later end of a state.

Careful on purpose: a difference is shown only where the two sentences are surely about one thing.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from digest import lexicon, words
from digest.model import Analysis, Article, Figure, Link, Place, When, Why
from digest.relate.vectors import Vector, as_written, content, term_of
from digest.stance import denied

# The least same-fact scores at which sentences count as being about one thing. A denial takes words of its own, so the
# bar is lower there and the terms denied must be shared instead. Set by eye on the example's articles.
ONE_THING = 0.5
DENIAL = 0.25
END = 0.2
# The terms that what is denied and what is stated must share besides the one denied: about whom or what it is.
SUBJECT = 2
# The terms a state and its end must share besides the words for beginning and ending.
SHARED_BY_END = 3
# Figures this far apart, as a share of the larger, are not two roundings of one count.
APART = 0.05


class Facing:
    """What is needed to see how two sentences differ: their figures and days."""

    def __init__(self, articles: Sequence[Article], analyses: Sequence[Analysis]) -> None:
        self.published = {article.id: article.published for article in articles}
        self.figures: dict[Place, list[Figure]] = defaultdict(list)
        self.days: dict[Place, list[When]] = defaultdict(list)
        for analysis in analyses:
            for figure in analysis.figures:
                self.figures[Place(analysis.article, figure.sentence)].append(figure)
            for mention in analysis.dates:
                if mention.date is not None and mention.date.precision == "day":
                    self.days[Place(analysis.article, mention.sentence)].append(mention.date)

    def difference(self, a: Vector, b: Vector, score: float) -> Link | None:
        """The difference between two sentences about one thing; None where there is none to be sure of."""
        return self._denial(a, b, score) or self._end(a, b, score) or self._figures(a, b, score)

    def _denial(self, a: Vector, b: Vector, score: float) -> Link | None:
        if score < DENIAL or ("denied" in a.stance) == ("denied" in b.stance):
            return None
        if "possible" in a.stance ^ b.stance or "asked" in a.stance | b.stance:
            return None
        denying, plain = (a, b) if "denied" in a.stance else (b, a)
        disputed = _disputed(denying, plain)
        if not disputed:
            return None
        told = Why("denied", tuple(as_written(plain, disputed)))
        return Link("contradicts", a.place, b.place, round(score, 3), told)

    def _end(self, a: Vector, b: Vector, score: float) -> Link | None:
        if score < END or "denied" in a.stance | b.stance or "possible" in a.stance | b.stance:
            return None
        for later, earlier in ((a, b), (b, a)):
            ended = _ends(later, earlier)
            if ended is not None and self._after(later.place, earlier.place):
                return Link("supersedes", later.place, earlier.place, round(score, 3), Why("replaced", ended))
        return None

    def _after(self, later: Place, earlier: Place) -> bool:
        first, second = self._day(earlier), self._day(later)
        return first is not None and second is not None and first < second

    def _day(self, place: Place) -> date | None:
        """The last day the sentence names; without one, the day its article was published."""
        named = self.days.get(place)
        if named:
            return max(when.end for when in named)
        published = self.published[place.article]
        return published.end if published is not None else None

    def _figures(self, a: Vector, b: Vector, score: float) -> Link | None:
        if score < ONE_THING or a.stance != b.stance or self._other_days(a.place, b.place):
            return None
        for first in self.figures.get(a.place, ()):
            for second in self.figures.get(b.place, ()):
                if _at_odds(first, second, a.language) and not self._agree(a.place, b.place):
                    told = Why("figures", (first.text, second.text))
                    return Link("contradicts", a.place, b.place, round(score, 3), told)
        return None

    def _agree(self, a: Place, b: Place) -> bool:
        """Whether some figure of one stands in the other: then they are likely to count different things besides."""
        return bool({figure.value for figure in self.figures[a]} & {figure.value for figure in self.figures[b]})

    def _other_days(self, a: Place, b: Place) -> bool:
        first, second = ({when.start for when in self.days.get(place, ())} for place in (a, b))
        return bool(first and second and not first & second)


def _disputed(denying: Vector, plain: Vector) -> list[str]:
    """The terms of `plain` that `denying` says not to be so; none where it denies something else."""
    found = denied(denying.text, denying.language)
    if found is None:
        return []
    subject, told = (content(part, denying.language) & plain.content for part in found)
    if not told - plain.names - denying.names or (found[0] and len(subject) < SUBJECT):
        return []
    shared = subject | told
    if not found[0] and len(shared) < max(SUBJECT + 1, len(content(found[1], denying.language)) / 2):
        return []
    return sorted(shared, key=plain.terms.index)


def _at_odds(first: Figure, second: Figure, language: str) -> bool:
    if first.value is None or second.value is None or first.unit != second.unit:
        return False
    if first.qualifier or second.qualifier or not first.about or not second.about:
        return False
    larger = max(abs(first.value), abs(second.value))
    about = (frozenset(words.stems(text, language, content_only=True)) for text in (first.about, second.about))
    return len(set(about)) == 1 and abs(first.value - second.value) > APART * larger


def _ends(later: Vector, earlier: Vector) -> tuple[str, str] | None:
    """The terms by which `later` ends what `earlier` begins, about the same things."""
    for ending, beginning in _states(later.language.partition("-")[0].lower()):
        if (later.content & beginning.keys()) or (earlier.content & ending.keys()):
            continue
        end, begin = later.content & ending.keys(), earlier.content & beginning.keys()
        shared = later.content & earlier.content - ending.keys() - beginning.keys()
        if end and begin and len(shared) >= SHARED_BY_END:
            return ending[min(end)], beginning[min(begin)]
    return None


@functools.cache
def _states(language: str) -> tuple[tuple[Mapping[str, str], Mapping[str, str]], ...]:
    """Words that end a state and words that begin it, by term, from lines `end end : begin begin`."""
    out = []
    for line in lexicon.words("stance", language, "ends"):
        ending, _, beginning = line.partition(":")
        out.append((_terms(ending.split(), language), _terms(beginning.split(), language)))
    return tuple(out)


def _terms(given: Iterable[str], language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for word in given:
        found.setdefault(term_of(word, language), word)
    return found
