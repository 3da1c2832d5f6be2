"""Finds the expressions of time in a text."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from digest import words
from digest.when.expression import Expression
from digest.when.parts import Builder, Fields
from digest.when.patterns import PATTERNS
from digest.when.tense import Verbs, is_for, verbs
from digest.when.tokens import Token, phrases, tokens

# Sentences are shorter, and kept: several stages ask for the dates of the same one. Whole texts are asked about once.
_KEPT = 2_000
_NEAR = 10  # characters after a day in which "was" tells that it is over: "the service for Saturday was cancelled"
# Classes of words that stand in every other sentence; no pattern consists of these alone.
_FILLERS = frozenset({
    "and", "article", "between", "bracket", "comma", "dash", "dot", "following", "last", "last_after", "next", "next_after", "number",
    "of", "one", "ordinal_word", "part", "on_day", "over", "possessive", "past_span", "preposition", "previous", "same", "this", "until", "vague",
})  # fmt: skip
_ON, _HOLES = frozenset({"on"}), 18
_AFTER_DAY = frozenset({"article", "preposition", "and", "until"})
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Element:
    """A place in a pattern."""

    classes: tuple[str, ...]
    optional: bool
    guard: bool
    """Whether it must stand just before the expression."""


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    end: int
    """Indices of tokens, end exclusive."""
    fields: Fields


def expressions(text: str, language: str) -> tuple[Expression, ...]:
    """The expressions of time in `text`, in reading order and apart from each other; none for a language without a word list."""
    primary = language.partition("-")[0].lower()
    if _DIGIT.search(text) is None and _telling(primary).isdisjoint(words.letters(text)):
        return ()
    return _of_sentence(text, primary) if len(text) <= _KEPT else _expressions(text, primary)


@functools.cache
def _telling(language: str) -> frozenset[str]:
    """Runs of letters of which every expression of time without a digit holds one, so that other texts need no reading."""
    required = (
        next(
            element for element in elements if not (element.optional or element.guard or _FILLERS & {*element.classes})
        )
        for elements, _ in _compiled()
    )
    kinds = frozenset(kind for element in required for kind in element.classes)
    return frozenset(run for row in phrases(language, kinds) for run in _LETTERS.findall(row[0])[:1])


@functools.lru_cache(maxsize=4096)
def _of_sentence(text: str, language: str) -> tuple[Expression, ...]:
    return _expressions(text, language)


def _expressions(text: str, language: str) -> tuple[Expression, ...]:
    row = tokens(text, language)
    found: list[Expression] = []
    tenses: Verbs | None = None
    index = 0
    while index < len(row):
        match = _best(row, index) if row[index].classes else None
        if match is None:
            index += 1
            continue
        tenses = tenses or verbs(text, language)
        expression = _expression(tenses, row, match)
        if expression is not None:
            found.append(expression)
        index = max(match.end, index + 1)
        if expression is not None and (more := _listed(row, match, expression)) is not None:
            found.append(more)
            index += 2
    return tuple(found)


def _listed(row: Sequence[Token], match: _Match, first: Expression) -> Expression | None:
    """The second day of "April 24 and 25"; not of "April 24 and 25 people"."""
    rest = row[match.end : match.end + 3]
    if first.kind != "day" or first.until or len(rest) < 2 or "number_of_day" not in row[match.end - 1].classes:
        return None
    if "and" not in rest[0].classes or "number_of_day" not in rest[1].classes:
        return None
    day = rest[1].classes["number_of_day"]
    if day <= (first.day or 0) or (
        len(rest) == 3 and rest[2].text[:1].isalnum() and "preposition" not in rest[2].classes
    ):
        return None
    last = rest[1]
    return replace(first, start=last.start, end=last.end, text=last.text, day=day, weekday=None)


def _expression(tenses: Verbs, row: Sequence[Token], match: _Match) -> Expression | None:
    text, end = tenses.text, match.end
    while "dot" in row[end - 1].classes:
        end -= 1
    start, stop = row[match.first].start, row[end - 1].end
    if text[stop - 2 : stop] in {"'s", "’s"}:
        stop -= 2
    fields = dict(match.fields)
    heard = tenses.around(start, stop)
    if fields["kind"] == "weekday" and fields.get("direction") is None and is_for(text, start, tenses.language):
        heard = "past" if tenses.of(stop, stop + _NEAR) == "past" else "future"  # "called a summit for Thursday"
    if fields["kind"] == "shift" and fields.pop("direction", None) == 1 and heard != "future":
        return None
    if fields["kind"] == "day" and tenses.language != "en":
        fields.pop("direction", None)
    return Expression(start=start, end=stop, text=text[start:stop], tense=heard, **fields)


def _best(row: Sequence[Token], index: int) -> _Match | None:
    """The longest match that begins at `index`; among equals the one whose pattern stands first."""
    best: _Match | None = None
    alone = index + 1 == len(row) or not row[index + 1].classes
    for elements, builder in _candidates(tuple(row[index].classes), alone=alone):
        if elements[0].guard and (index == 0 or row[index - 1].classes.keys().isdisjoint(elements[0].classes)):
            continue
        parts = _matched(row, index, elements[elements[0].guard :])
        fields = builder(_by_class(row, parts)) if parts is not None else None
        if parts is None or fields is None or (best is not None and parts[-1][0] < best.end):
            continue
        match = _Match(index, parts[-1][0] + 1, fields)
        best = match if _plausible(row, match) else best
    return best


_Part = tuple[int, str]
"""The index of a token, and the class it was taken for."""


def _matched(row: Sequence[Token], index: int, elements: tuple[Element, ...]) -> tuple[_Part, ...] | None:
    """How the tokens from `index` fill the elements, taking optional ones where that works."""
    if not elements:
        return ()
    element, rest = elements[0], elements[1:]
    if index < len(row):
        for kind in element.classes:
            if kind in row[index].classes:
                tail = _matched(row, index + 1, rest)
                if tail is not None:
                    return ((index, kind), *tail)
                break
    return _matched(row, index, rest) if element.optional else None


def _by_class(row: Sequence[Token], parts: tuple[_Part, ...]) -> Mapping[str, tuple[Token, ...]]:
    found: dict[str, tuple[Token, ...]] = {}
    for place, kind in parts:
        found[kind] = (*found.get(kind, ()), row[place])
    return found


def _plausible(row: Sequence[Token], match: _Match) -> bool:
    """Whether what follows leaves it a date: not `March 20 million`, `in 2000 villages`, `April Ryan`, `la mañana`."""
    last = row[match.end - 1]
    if match.fields["kind"] == "day of month" and not _is_day_of_month(row, match):
        return False
    if (
        "relative" in last.classes
        and match.first
        and {"not_after", "daypart"} <= {*row[match.first - 1].classes, *last.classes}
    ):
        return False
    after = row[match.end] if match.end < len(row) else None
    if after is None:
        return True
    if "or" in after.classes and match.fields.get("count") is not None:
        return False  # "in a day or two"
    if "number_of_day" in last.classes or "year_number" in last.classes:
        if "counted" in after.classes:
            return False
        year = last.classes.get("year_number")
        bare = match.fields["kind"] == "year" and after.text[:1].islower() and year is not None
        return not (bare and year is not None and (year < 1900 or year > 2100 or year % 100 == 0) and not after.classes)
    named = match.fields["kind"] == "month" and match.end - match.first == 1 and last.text[:1].isupper()
    return not (named and after.text[:1].isupper() and not after.classes)


def _is_day_of_month(row: Sequence[Token], match: _Match) -> bool:
    """Whether "on the 15th" is a day: not "on the 15th floor", nor a hole on a golf course, of which there are 18."""
    before, after = row[match.first - 1] if match.first else None, row[match.end] if match.end < len(row) else None
    if "date_word" in row[match.end - 1].classes:
        return True
    if before is not None and before.text.lower() in _ON and match.fields["day"] <= _HOLES:
        return False
    return after is None or not after.text[:1].isalnum() or not after.classes.keys().isdisjoint(_AFTER_DAY)


@functools.cache
def _compiled() -> tuple[tuple[tuple[Element, ...], Builder], ...]:
    return tuple((tuple(_element(word) for word in pattern.split()), builder) for pattern, builder in PATTERNS)


def _element(word: str) -> Element:
    return Element(tuple(word.rstrip("?!").split("/")), word.endswith("?"), word.endswith("!"))


@functools.cache
def _candidates(kinds: tuple[str, ...], *, alone: bool) -> tuple[tuple[tuple[Element, ...], Builder], ...]:
    """The patterns that can begin with a token of the classes `kinds`; `alone`: those that such a token can fill by itself.

    Most words with a class are "the", "of" or "in" with nothing of a date behind them, and fill none.
    """
    return tuple(
        (elements, builder)
        for elements, builder in _compiled()
        if _begins(elements[elements[0].guard :], kinds, alone=alone)
    )


def _begins(elements: Sequence[Element], kinds: Sequence[str], *, alone: bool) -> bool:
    for at, element in enumerate(elements):
        if not set(kinds).isdisjoint(element.classes) and not (
            alone and any(not one.optional for one in elements[at + 1 :])
        ):
            return True
        if not element.optional:
            return False
    return False
