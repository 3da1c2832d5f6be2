"""Figures of several articles that count the same thing, set side by side whether or not they agree.

Precision first: besides unit, noun and verb the sentences must share what they tell of, and name no other places.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from digest import tolls, words
from digest.identity import identity, told_apart
from digest.meaning.lexical import related
from digest.model import Analysis, Article, Count, Fact, Figure, Name, Place, Sentence, Tally, When
from digest.relate import counting
from digest.relate.counting import Thing
from digest.relate.recall import AFRESH, Recall

# A thing counted by more figures than this is none that sets a story apart ("two people").
COMMON = 200
# How many tallies a figure is compared with, the latest first, and how many figures of each.
TALLIES, MEMBERS = 12, 4
# Content words that two sentences share besides what they count, where a name is among them and where none is; one more is needed
# where money or people alone are counted, of which every story has some.
SHARED = 2
SHARED_WITHOUT_NAME = 3
# What both share, as a share of the words of the one that says less: two long sentences of one story have some words in common anyway.
TOLL_SHARE = 0.25
SHARE = 0.4
# Counts of one thing by two sources seldom differ by more, unless it is the dead and the like, whose number grows from hour to hour.
FACTOR = 2.0
TOLL_FACTOR = 10.0
# Counts that are further apart in time tell of other things; whole years and seasons are compared whatever the distance.
DAYS = 45
# Without a verb or a unit a number this small counts nothing that another source would count as well.
LEAST = 10
# A sentence with more figures than this is a list or a table, whose words do not tell what each of them counts.
LIST = 12


@dataclass(frozen=True, slots=True)
class _Counted:
    """A figure and its sentence, as they are compared."""

    count: Count
    figure: Figure
    language: str
    thing: Thing
    content: frozenset[str]
    """Content stems of the sentence without those of the figure."""
    names: frozenset[str]
    """Stems of the names in it."""
    doers: frozenset[str]
    """Stems of the words with a capital before the figure: who did it, or where it was."""
    day: When | None


Told = Mapping[Place, str]
"""The facts that sentences tell, by their ids."""


def tallies(
    articles: Sequence[Article], analyses: Sequence[Analysis], facts: Iterable[Fact], recall: Recall = AFRESH
) -> tuple[Tally, ...]:
    """The figures of two articles and more that count one thing; `analyses` are in the order of `articles`."""
    told = {place: fact.id for fact in facts for place in fact.sentences}
    by_thing: dict[tuple[str, str | None, str], list[_Counted]] = defaultdict(list)
    for both in zip(articles, analyses, strict=True):
        for one in recall.once("counted", both, (), partial(_of_article, *both)):
            by_thing[one.language, one.thing.unit, one.thing.head].append(one)
    groups = []
    for _, found in sorted(by_thing.items(), key=lambda one: str(one[0])):
        own = tuple(told.get(one.count.place) for one in found)
        groups += recall.once("tallied", tuple(found), own, partial(_groups, found, told))
    kept = [group for group in groups if len({one.count.place.article for one in group}) > 1]
    return _named(sorted((sorted(group, key=_order) for group in kept), key=lambda group: group[0].count.place))


def _named(groups: Sequence[Sequence[_Counted]]) -> tuple[Tally, ...]:
    texts = [(group, _sample(group)) for group in groups]
    names = told_apart(
        identity(str(one.thing.unit), one.thing.head, str(one.thing.deed), *sorted(group[0].content))
        for group, one in texts
    )
    return tuple(
        Tally(
            id=name,
            about=one.figure.about or one.figure.relation or one.figure.unit or "",
            counts=tuple(each.count for each in group),
            relation=one.figure.relation if one.figure.about and one.figure.relation != one.figure.about else None,
        )
        for name, (group, one) in zip(names, texts, strict=True)
    )


def _sample(group: Sequence[_Counted]) -> _Counted:
    """The one that says in the fewest words what all count, yet names it; the earliest among equals."""
    return min(group, key=lambda one: (one.figure.about is None, len(one.figure.about or "")))


def _order(one: _Counted) -> tuple[date, Place, int]:
    return one.day.start if one.day else date.max, one.count.place, one.count.figure


def _groups(found: Sequence[_Counted], told: Told) -> list[list[_Counted]]:
    groups: list[list[_Counted]] = []
    for one in found if len(found) <= COMMON else ():
        homes = [group for group in groups[: -TALLIES - 1 : -1] if _belongs(one, group, told)]
        equal = (group for group in homes if any(one.figure.value == other.figure.value for other in group))
        home = next(equal, homes[0] if homes else None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _belongs(one: _Counted, group: Sequence[_Counted], told: Told) -> bool:
    return all(_together(one, other, told) for other in group[:MEMBERS])


def _together(a: _Counted, b: _Counted, told: Told) -> bool:
    """Whether two figures count one thing in one story."""
    if a.count.place == b.count.place or not counting.alike(a.thing, b.thing, a.language) or not _near(a, b):
        return False
    if _elsewhere(a, b):
        return False
    if a.count.place in told and told[a.count.place] == told.get(b.count.place):
        return True
    toll = a.thing.deed == b.thing.deed and a.thing.deed in tolls.kinds(a.language)
    if (a.doers and b.doers and not a.doers & b.doers) or not _close(
        a.figure, b.figure, TOLL_FACTOR if toll else FACTOR
    ):
        return False
    shared = a.content & b.content
    needed = SHARED if shared & a.names & b.names else SHARED_WITHOUT_NAME
    needed += not toll and counting.is_wide(a.thing) and not a.thing.described & b.thing.described
    both = len(shared) + _alike(a.content - shared, b.content - shared, a.language)
    return both >= needed and both >= (TOLL_SHARE if toll else SHARE) * min(len(a.content), len(b.content))


def _alike(first: frozenset[str], second: frozenset[str], language: str) -> int:
    """How many words of one sentence have another of the same meaning in the other (English)."""
    known = (related(word, language) for word in sorted(first))
    return sum(any(found.get(word) == "same" for word in second) for found in known)


def _close(a: Figure, b: Figure, factor: float) -> bool:
    """Whether two numbers may be counts of one thing; a number that is told only roughly may be any."""
    if not a.value or not b.value:
        return True
    return max(a.value, b.value) <= factor * min(a.value, b.value)


def _elsewhere(a: _Counted, b: _Counted) -> bool:
    """Whether both are limited to places or groups, and to others."""
    one, other = (
        {words.stem(word, x.language) for word in words.words(x.figure.scope or "") if word[:1].isupper()} & x.names
        for x in (a, b)
    )
    return bool(one and other and not one & other) or (
        bool(a.figure.scope and b.figure.scope)
        and not (one and other)
        and counting.scopes_differ(a.figure, b.figure, a.language)
    )


def _near(a: _Counted, b: _Counted) -> bool:
    if a.day is None or b.day is None:
        return True
    if "year" in (a.day.precision, b.day.precision) and a.day.precision == b.day.precision:
        return True
    gap = max(a.day.start, b.day.start) - min(a.day.end, b.day.end)
    return gap.days <= DAYS


def _of_article(article: Article, analysis: Analysis) -> tuple[_Counted, ...]:
    language = article.language.text
    names: dict[int, list[Name]] = defaultdict(list)
    for name in analysis.names:
        for index in name.sentences:
            names[index].append(name)
    sentences = {sentence.index: sentence for sentence in analysis.sentences}
    figures = Counter(figure.sentence for figure in analysis.figures)
    found = []
    for index, figure in enumerate(analysis.figures):
        thing = counting.thing(figure, language)
        if figure.sentence in sentences and figures[figure.sentence] <= LIST and _telling(figure, thing):
            count = Count(Place(article.id, figure.sentence), index)
            sentence = sentences[figure.sentence]
            found.append(_counted(count, figure, sentence, names[figure.sentence], (article, thing)))
    return tuple(found)


def _counted(
    count: Count, figure: Figure, sentence: Sentence, names: Sequence[Name], known: tuple[Article, Thing]
) -> _Counted:
    article, thing = known
    language = article.language.text
    own = frozenset(words.stems(f"{figure.text} {figure.about or ''} {figure.relation or ''}", language))
    said = (figure.claimant or "", figure.as_of.clue or "" if figure.as_of else "")
    apart = own | frozenset(words.stems(" ".join(said), language))
    text = sentence.text
    content = frozenset(words.stems(text, language, content_only=True)) - apart
    forms = [form for name in names for form in (name.label, *name.forms) if form in text]
    before = [
        word for form in forms if text.find(form) < figure.start for word in words.words(form) if word[0].isupper()
    ]
    met = [*forms, *_capitals(text, language), *_capitals(figure.scope or "", "en")]
    doers = [*before, *_capitals(text[: figure.start], language)]
    around, acting = (
        frozenset(words.stems(" ".join(row), language, content_only=True)) - apart for row in (met, doers)
    )
    acting -= frozenset(words.stems(figure.scope or "", language))  # where it was is not who did it
    day = figure.as_of or article.published
    return _Counted(count, figure, language, thing, content, around, acting, day)


def _capitals(text: str, language: str) -> list[str]:
    """The words with a capital, which in German tells nothing."""
    if language.partition("-")[0].lower() == "de":
        return []
    return [word for word in words.words(text) if word[:1].isupper()]


def _telling(figure: Figure, thing: Thing) -> bool:
    """Whether a figure counts something that other sources may count too."""
    if not thing.head:
        return False
    if figure.unit and not counting.is_common(thing.unit):
        return False
    return bool(thing.deed or thing.unit) or (figure.value is not None and (figure.value < 1 or figure.value >= LEAST))
