"""What a figure is limited to: a place, a group, a period, a rate; and which of a sentence's days it holds for."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from digest import tolls
from digest.analyse import numerals, verbs
from digest.analyse.counted import Row, Span
from digest.analyse.deeds import Counted

_WORD = re.compile(r"[^\W\d_]+(?:['’.-]\w+)*|\d+|[^\w\s]")
_PLACE_WORDS = 6  # the longest place shown
_RATE_WORDS = 60  # characters behind what is counted in which a rate is looked for
_SPAN = re.compile(r"(?:the\s)?(?:past\b|last\s(?:\w+\s)?\w+s\b)", re.IGNORECASE)
_WITH_NOUNS = frozenset({"from", "over"})  # "over Real", "from Reuters"
_CLAUSE = 300  # characters, the longest clause
_OPENS = 20  # characters before a date that opens its sentence
_GROUP = re.compile(r"^\s*Of\s(?:the\s)?[^,;:.]{3,50}(?=,)")  # `Of the 80 patients, 15 are …`
_ABSTRACT = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "schaft",
    "tion",
    "en",
    "ern",
    "er",
    "tät",
    "haus",
)  # German nouns that are seldom places
_OF_MANY = re.compile(r"\s*of\s(?:the|its|their|his|her|our|some|about)\s[\d,]*\w+")


def scopes(row: Row, figures: Sequence[Counted], named: AbstractSet[str]) -> tuple[tuple[Span, ...], ...]:
    """For each of a sentence's figures the words that limit it; `named` are the forms of names that are no person's."""
    places = [_place(row, figures, at, named) for at in range(len(figures))]
    for at in range(len(places) - 1, 0, -1):
        between = row.text[figures[at - 1].end : figures[at].number[0]]
        joined = not {*between.lower().split()}.isdisjoint(numerals.forms(row.language, "joiner"))
        behind = places[at] is not None and (places[at] or (0, 0))[0] >= figures[at].end
        if places[at - 1] is None and behind and joined and len(between) < 40 and not re.search(r"[.;:]", between):
            places[at - 1] = places[at]
    periods = tuple(_periods(row))
    found: list[tuple[Span, ...]] = []
    for at, figure in enumerate(figures):
        stop = figures[at + 1].number[0] if at + 1 < len(figures) else len(row.text)
        parts = [part for part in (_rate(row, figure, stop), _group(row, figure), places[at]) if part is not None]
        near = (span for span in periods if _holds(row, figure, span, ()))
        found.append(_merged(row, [*parts, *near]))
    return tuple(found)


def shown(row: Row, spans: Sequence[Span]) -> str | None:
    """The words of a scope; parts that stand apart are parted by `; `."""
    return "; ".join(row.text[begin:end] for begin, end in spans) or None


def dated(row: Row, figure: Counted, scope: Sequence[Span], cited: Sequence[Span]) -> int | None:
    """Which of the sentence's expressions of time the figure holds for: the nearest of its clause that is no part of its scope.

    One that opens the sentence counts too, and one that stands where the source in `cited` speaks: "…, she said on Monday".
    """
    open_ = [
        (min(abs(figure.number[0] - to), abs(begin - figure.end)), at)
        for at, (begin, to) in enumerate(row.dated)
        if not any(first < to and last > begin for first, last in scope) and _holds(row, figure, (begin, to), cited)
    ]
    return min(open_)[1] if open_ else None


def _holds(row: Row, figure: Counted, day: Span, cited: Sequence[Span]) -> bool:
    start, end = (day[1], figure.number[0]) if day[1] <= figure.number[0] else (figure.end, day[0])
    if not _parted(row, start, end) or day[0] < _OPENS:
        return True
    return any(day[0] - _OPENS <= last and first <= day[1] + _OPENS for first, last in cited)


def _merged(row: Row, spans: Sequence[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for begin, end in sorted(set(spans)):
        if merged and not row.text[merged[-1][1] : begin].strip():
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif not merged or begin >= merged[-1][1]:
            merged.append((begin, end))
    return tuple(merged)


def _rate(row: Row, figure: Counted, stop: int) -> Span | None:
    found = _phrases(row.language, "rates").search(row.text, figure.end, min(stop, figure.end + _RATE_WORDS))
    if found is None or re.search(r"[,.;:]", row.text[figure.end : found.start()]):
        return None
    return None if (row.is_dated(found.start()) or row.is_dated(found.end() - 1)) else found.span()


def _group(row: Row, figure: Counted) -> Span | None:
    length = numerals.begins(row.text[figure.number[1] :], row.language, "groups")
    if length:
        gap = len(row.text[figure.number[1] :]) - len(row.text[figure.number[1] :].lstrip())
        return figure.number[1] + gap, figure.number[1] + length
    if row.language != "en":
        return None
    whole = _GROUP.match(row.text)
    if whole is not None and figure.number[0] >= whole.end():
        return whole.span()
    many = _OF_MANY.match(row.text, figure.number[1])
    if many is None or not figure.phrase or not numerals.is_number(many[0].split()[-1], "en"):
        return None
    return figure.number[1] + 1, figure.phrase[1]


def _periods(row: Row) -> Iterator[Span]:
    """Stretches of time over which things were counted: "since January", "over the past week", "so far this year"."""
    fixed = [found.span() for found in _phrases(row.language, "periods").finditer(row.text)]
    yield from fixed
    opening = _opening(row.language)
    for begin, end in row.dated:
        if any(first < end and last > begin for first, last in fixed):
            continue
        before = opening.search(row.text, max(0, begin - 30), begin)
        if before is not None:
            yield before.start(1), end
        elif row.language == "en" and _SPAN.match(row.text, begin, end):
            lead = re.search(r"(?:\bin\s)?(?:\bthe\s)?\Z", row.text[max(0, begin - 12) : begin])
            yield begin - (len(lead[0]) if lead else 0), end


def _place(row: Row, figures: Sequence[Counted], at: int, named: AbstractSet[str]) -> Span | None:
    """The nearest place behind the figure in its clause, else before it in its clause, else the one that opens the sentence."""
    figure = figures[at]
    begin = figures[at - 1].end if at else 0
    stop = figures[at + 1].number[0] if at + 1 < len(figures) else len(row.text)
    found = tuple(span for span in _places(row, named) if not span[0] <= figure.number[0] < span[1])
    behind = (span for span in found if figure.end <= span[0] < stop and not _parted(row, figure.end, span[0]))
    before = (
        span
        for span in reversed(found)
        if begin <= span[0] < figure.number[0] and not _parted(row, span[1], figure.number[0])
    )
    first = next(behind, None) or next(before, None)
    opens = found[0] if found and not row.text[: found[0][0]].strip(" “\"'") else None
    return first or (opens if opens is not None and opens[0] < figure.number[0] else None)


def _parted(row: Row, start: int, end: int) -> bool:
    """Whether a clause ends between two places of the sentence."""
    if end - start > _CLAUSE:
        return True
    clauses = numerals.forms(row.language, "clauses")
    return any(
        word[0] in ",;:—–()" or word[0].lower() in clauses for word in _WORD.finditer(row.text, start, max(start, end))
    )


@functools.lru_cache(maxsize=256)
def _places(row: Row, named: AbstractSet[str]) -> tuple[Span, ...]:
    tokens = tuple(_WORD.finditer(row.text))
    prepositions = frozenset(form.split()[0] for form in numerals.forms(row.language, "places"))
    spans = (_from(row, tokens, at, named) for at, word in enumerate(tokens) if word[0].lower() in prepositions)
    return tuple(span for span in spans if span is not None)


def _from(row: Row, tokens: Sequence[re.Match[str]], at: int, named: AbstractSet[str]) -> Span | None:
    """The place that the preposition at token `at` opens."""
    head, last = at + 1, None
    both = " ".join(word[0].lower() for word in tokens[at : at + 2])
    if both in numerals.forms(row.language, "places"):
        head += 1
    nouns = numerals.forms(row.language, "place_nouns")
    for here in range(head, min(head + _PLACE_WORDS, len(tokens))):
        word, lower = tokens[here][0], tokens[here][0].lower()
        if row.is_dated(tokens[here].start()):
            break
        if lower in nouns or (_is_name(row, word, named) and tokens[at][0].lower() not in _WITH_NOUNS):
            last = here
        elif last is not None and not (
            lower in numerals.forms(row.language, "of") and _continues(row, tokens, here, named)
        ):
            if row.language == "en" and _ends_name(row, tokens, here):
                last = here
            elif here + 1 < len(tokens) and tokens[here + 1][0].lower() in nouns and word.isalpha():
                last = here + 1
            break
        elif last is None and (not word[0].isalpha() or _shut(row, lower)):
            break
    return (tokens[at].start(), tokens[last].end()) if last is not None else None


def _is_name(row: Row, word: str, named: AbstractSet[str]) -> bool:
    if not word[0].isupper() or (len(word) == 1):
        return False
    if row.language != "de" or word in named:
        return True
    return not word.endswith(_ABSTRACT) and word.lower() not in numerals.forms("de", "no_places")


def _continues(row: Row, tokens: Sequence[re.Match[str]], at: int, named: AbstractSet[str]) -> bool:
    return at + 1 < len(tokens) and _is_name(row, tokens[at + 1][0], named)


def _ends_name(row: Row, tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a common noun closes the place: `the Halden mill`."""
    word = tokens[at][0]
    if not word.isalpha() or not word.islower() or _shut(row, word) or word.endswith(("ed", "ing", "ly")):
        return False
    if verbs.is_verb(word, "en") or tolls.toll(word, "en"):
        return False
    following = tokens[at + 1][0] if at + 1 < len(tokens) else "."
    return not following[0].isalpha() or _shut(row, following.lower())


def _shut(row: Row, lower: str) -> bool:
    articles = ("the", "a", "an", "la", "le", "les", "el", "los", "las", "der", "die", "das", "dem", "den", "l'")
    return lower not in articles and numerals.closes(lower, row.language)


@functools.cache
def _phrases(language: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{numerals.either(numerals.forms(language, key))})(?!\w)", re.IGNORECASE)


@functools.cache
def _opening(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)((?:{numerals.either(numerals.forms(language, 'spanning'))})(?:\s(?:the|le|la|el))?)\s+\Z",
        re.IGNORECASE,
    )
