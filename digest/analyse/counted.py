"""What a figure counts or measures: the noun phrase behind the number, or the subject that reaches it."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from digest import tolls
from digest.analyse import numerals, verbs

_WORD = re.compile(r"[^\W\d_]+(?:['’.-]{1,2}\w+)*\.?|[^\w\s]|\d+")
_LOOKED_AT = 16  # tokens after a number in which its noun is looked for
_COUNTED_WORDS = 6  # the longest noun phrase shown; "Russian and North Korean troops" has five
_BACK = 200  # characters before a verb in which its subject is looked for
_SUBJECT_WORDS = 4
_FAR = 20  # characters that a rate such as "per household" may take beyond its first word
_LABEL = re.compile(r"^\W*((?:[^\W\d_]+\s){0,2}[^\W\d_]+):\s*$")  # `Casualties: 30`
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence as it is read for what its figures count."""

    text: str
    language: str
    dated: tuple[Span, ...]
    """Its expressions of time, in reading order."""

    def is_dated(self, at: int) -> bool:
        """Whether the character at `at` belongs to an expression of time."""
        before = bisect_right(self.dated, (at, len(self.text))) - 1
        return before >= 0 and at < self.dated[before][1]

    def days(self, start: int, end: int) -> tuple[Span, ...]:
        """The expressions of time between two places."""
        return self.dated[bisect_left(self.dated, (start, 0)) : bisect_left(self.dated, (end, 0))]


def after(row: Row, match: re.Match[str]) -> Span | None:
    """The noun phrase after the number: words up to a function word, a verb or a mark; None where there is none."""
    text, language = row.text, row.language
    if numerals.begins(text[match.end() :], language, "groups"):
        return None
    given = [word for word, _ in zip(_WORD.finditer(text, match.end()), range(_LOOKED_AT), strict=False)]
    skipped = 0
    while skipped < len(given) and numerals.is_skipped(given[skipped][0], match, language):
        skipped += 1
    if numerals.is_measure(match, language) and not skipped:
        return None  # "five hours driving", "12 km north"; but "12 km of border"
    if skipped < len(given) and row.is_dated(given[skipped].start()):
        return None
    if skipped and skipped < len(given) and numerals.is_number(given[skipped][0], language):
        skipped += 1  # "three of the four bridges"
    phrase = _phrase(row, given[skipped:])
    if not phrase:
        return None
    return phrase[0].start(), phrase[-1].end() - phrase[-1][0].endswith(".")


def _phrase(row: Row, given: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    phrase: list[re.Match[str]] = []
    for word in given:
        if phrase and numerals.is_number(word[0], row.language) and not row.is_dated(word.start()):
            return []  # "in its first five years" tells no more of the sum before it
        if _stops(row, word, phrase):
            break
        phrase.append(word)
        noun = row.language == "de" and word[0][0].isupper()
        if noun or numerals.is_plural(word[0], row.language) or (word[0].endswith(".") and "." not in word[0][:-1]):
            break
    return phrase


def _stops(row: Row, word: re.Match[str], phrase: Sequence[re.Match[str]]) -> bool:
    """Whether the noun phrase ends before `word`."""
    if phrase and word[0].lower() in numerals.forms(row.language, "joiner") and _joins(row.text, phrase, word):
        return False
    if len(phrase) == _COUNTED_WORDS or not word[0][0].isalpha() or _closes(word[0], phrase, row.language):
        return True
    if row.language == "en" and not phrase and word[0].islower() and word[0].endswith("ly"):
        return True
    return (
        row.is_dated(word.start())
        or numerals.begins(row.text[word.start() - 1 : word.end() + _FAR], row.language, "rates") > 0
    )


def _joins(text: str, phrase: Sequence[re.Match[str]], word: re.Match[str]) -> bool:
    """Whether "and" joins two attributes of one noun, as in "Russian and North Korean troops"."""
    following = text[word.end() :].lstrip()
    return all(part[0][:1].isupper() for part in phrase) and following[:1].isupper()


def _closes(word: str, phrase: Sequence[re.Match[str]], language: str) -> bool:
    """Whether the noun phrase ends before `word`: a function word, or a verb after at least one noun."""
    if not word.islower():
        return False
    return numerals.closes(word, language) or (
        bool(phrase) and (verbs.is_verb(word, language) or tolls.toll(word, language) is not None)
    )


def reaching(row: Row, start: int) -> Span | None:
    """The subject of a verb such as "rose to" or "stood at" before the number at `start`, or the label before a colon."""
    before = row.text[max(0, start - _BACK) : start]
    label = _LABEL.match(before) if start <= _BACK else None
    if label is not None:
        return label.span(1)
    shift = start - len(before)
    plain = _without_dates(row, before, shift)
    verb = _ending(row.language, "levels").search(plain) or _change(row.language).search(plain)
    if verb is not None:
        return _subject(row, plain[: verb.start()], shift)
    of = _of(row.language).search(before)
    return (shift + of.start(1), shift + of.end(1)) if of is not None and not _shut(of[1], row.language) else None


def changing(row: Row, match: re.Match[str]) -> Span | None:
    """The verb by which something changed by the figure: "rose by" 5 %, "fell" 3 percent."""
    before = row.text[max(0, match.start() - _BACK) : match.start()]
    verb = _change(row.language).search(before)
    if verb is None or not (verb["by"] or numerals.is_percentage(match, row.language)):
        return None
    shift = match.start() - len(before)
    return shift + verb.start("change"), shift + verb.end("change") + len(verb["by"] or "")


def reaches(row: Row, match: re.Match[str]) -> bool:
    """Whether the figure is a level that something reached."""
    return _reached(row, match.start()) or hedges_not(row, match)


def hedges_not(row: Row, match: re.Match[str]) -> bool:
    """Whether what looks like a hedge belongs to the verb: the "до" of "зросла до 43"."""
    return bool(match["qualifier"]) and not _reached(row, match.start()) and _reached(row, number_start(match))


def number_start(match: re.Match[str]) -> int:
    """Where a figure begins behind its hedge."""
    return match.end("qualifier") if match["qualifier"] else match.start()


def _reached(row: Row, start: int) -> bool:
    before = row.text[max(0, start - _BACK) : start]
    return _ending(row.language, "levels").search(_without_dates(row, before, start - len(before))) is not None


def _without_dates(row: Row, before: str, shift: int) -> str:
    """`before` with expressions of time blanked out, prepositions before them included; at the same offsets."""
    for begin, to in row.days(shift, shift + len(before)):
        first, last = begin - shift, to - shift
        if first >= 0 and last <= len(before):
            opened = re.search(r"(?<!\w)(?:\w{1,3}\s+){0,1}\Z", before[:first])
            first = opened.start() if opened is not None else first
            before = before[:first] + " " * (last - first) + before[last:]
    return before


def _subject(row: Row, before: str, shift: int) -> Span | None:
    """The first noun phrase of the clause that `before` ends with; of "the number of refugees" what is numbered."""
    clauses = numerals.forms(row.language, "clauses")
    words = list(_WORD.finditer(before))
    opening = max(
        (at + 1 for at, word in enumerate(words) if not word[0][0].isalpha() or word[0].lower() in clauses), default=0
    )
    rest = words[opening:]
    if rest and rest[0][0].lower() in numerals.forms(row.language, "places"):
        return None
    phrase: list[re.Match[str]] = []
    for word in rest:
        elided = word[0].lower().rstrip("’'")
        if numerals.closes(elided, row.language) or elided in numerals.forms(row.language, "skip"):
            if phrase and phrase[-1][0].lower() not in numerals.forms(row.language, "number_nouns"):
                break
            phrase = [] if phrase else phrase
            continue
        if word[0].endswith(("'s", "’s")) or (
            phrase and phrase[-1][0].lower() in numerals.forms(row.language, "number_nouns")
        ):
            phrase = []
        if not word[0].endswith(("'s", "’s")):
            phrase.append(word)
    if not phrase or len(phrase) > _SUBJECT_WORDS:
        return None
    first = phrase[0].start() + _elided(phrase[0][0])
    return shift + first, shift + phrase[-1].end()


def _elided(word: str) -> int:
    """How many characters of an article are written onto a word: two of `L'aide`."""
    return 2 if len(word) > 2 and word[1] in "'’" else 0


def _shut(word: str, language: str) -> bool:
    return numerals.closes(word.lower(), language) or word.lower() in numerals.forms(language, "skip")


@functools.cache
def _ending(language: str, key: str) -> re.Pattern[str]:
    forms = numerals.either(numerals.forms(language, key)).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{forms})\s*\Z", re.IGNORECASE)


@functools.cache
def _change(language: str) -> re.Pattern[str]:
    forms, by = (numerals.either(numerals.forms(language, key)) for key in ("changes", "by"))
    return re.compile(rf"(?<!\w)(?P<change>{forms})(?P<by>\s(?:{by}))?\s*\Z", re.IGNORECASE)


@functools.cache
def _of(language: str) -> re.Pattern[str]:
    """A noun and "of" before a number: `a population of`."""
    return re.compile(rf"(?<![\w'’-])([^\W\d_]{{3,}})\s(?:{numerals.either(numerals.forms(language, 'of'))})\s*\Z")
