"""What befell or was done to what a figure counts: `killed`, `injured`, `destroyed`, `employs`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest import tolls
from digest.analyse import numerals
from digest.analyse.counted import Row, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-]\w+)*|\d+|[^\w\s]")
_AFTER = 9  # words behind a noun in which its verb is looked for
_BEFORE = 7  # words before a number in which a verb of the list is looked for
_BACK = 120
_MODALS = frozenset({"will", "would", "may", "might", "can", "could", "should", "must"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure's number and the noun phrase behind it."""

    number: Span
    phrase: Span | None

    @property
    def end(self) -> int:
        """Where the figure and what it counts end."""
        return max(self.number[1], self.phrase[1] if self.phrase else 0)


def deeds(row: Row, figures: Sequence[Counted]) -> tuple[Span | None, ...]:
    """For each of a sentence's figures the verb, or the word standing for it, by which things are counted."""
    found: list[Span | None] = []
    for at, figure in enumerate(figures):
        begin = figures[at - 1].end if at else 0
        stop = figures[at + 1].number[0] if at + 1 < len(figures) else len(row.text)
        found.append(_of(row, figure, begin, stop))
    for at in range(1, len(found)):
        if found[at] is None and _listed(row, figures[at - 1], figures[at]):
            found[at] = found[at - 1]
    for at in range(len(found) - 1, 0, -1):
        if found[at - 1] is None and _listed(row, figures[at - 1], figures[at]):
            found[at - 1] = found[at]
    return tuple(found)


def _of(row: Row, figure: Counted, begin: int, stop: int) -> Span | None:
    own = _own(row, figure.phrase)
    if own is not None:
        return own
    near, listed = _adjacent(row, figure.number[0])
    if near is not None and listed:
        return near
    told, certain = _behind(row, figure.end, stop)
    if told is not None and certain:
        return told
    return near or told or _before(row, begin, figure.number[0])


def _own(row: Row, phrase: Span | None) -> Span | None:
    """What is counted, where that is a word of the list itself: "14 dead"."""
    if phrase is None:
        return None
    last = list(_WORD.finditer(row.text, *phrase))[-1:]
    return last[0].span() if last and tolls.toll(last[0][0].lower(), row.language) else None


def _adjacent(row: Row, start: int) -> tuple[Span | None, bool]:
    """The verb right before the number, and whether it is one of the list."""
    before = [*_WORD.finditer(row.text, max(0, start - _BACK), start)]
    while before and before[-1][0].lower() in numerals.forms(row.language, "before_number"):
        before.pop()
    if not before or row.is_dated(before[-1].start()):
        return None, False
    word = before[-1]
    lower = word[0].lower()
    if tolls.toll(lower, row.language):
        joined = before[-2].start() if len(before) > 1 else word.start()
        both = row.text[joined : word.end()].lower()
        return ((joined, word.end()) if tolls.toll(both, row.language) else word.span()), True
    plain = lower.isalpha() and word[0].islower() and len(lower) > 2 and not numerals.closes(lower, row.language)
    stop = lower.endswith("ly") or lower in (
        *numerals.forms(row.language, "skip"),
        *numerals.forms(row.language, "no_deeds"),
    )
    listed = (*numerals.forms(row.language, "levels"), *numerals.forms(row.language, "auxiliaries"))
    return (word.span(), False) if plain and not stop and lower not in listed else (None, False)


def stands_by(row: Row, number: Span) -> bool:
    """Whether a verb of the list stands right before a number."""
    return _adjacent(row, number[0])[1]


def _behind(row: Row, end: int, stop: int) -> tuple[Span | None, bool]:
    """The verb behind what is counted, in the same clause, and whether it is one of the list."""
    language, helped, first = row.language, False, True
    found: Span | None = None
    for word in _words(row, end, stop):
        lower = word[0].lower()
        both = row.text[word.start() : word.end() + 12].lower()
        if tolls.toll(lower, language) or tolls.of_two(both, language):
            two = tolls.of_two(both, language)
            return (word.start(), word.start() + two if two else word.end()), True
        if lower in numerals.forms(language, "clauses"):
            break
        if found is None and (helped or first or lower.endswith("ed")) and _is_verb(row, word, helped=helped):
            found = word.span()
        helped = lower in _MODALS
        first = False
    return found, False


def _is_verb(row: Row, word: re.Match[str], *, helped: bool) -> bool:
    lower = word[0].lower()
    if not word[0].islower() or lower in numerals.forms(row.language, "auxiliaries"):
        return False
    if row.language != "en":
        return False
    return helped or (lower.endswith("ed") and len(lower) > 4)


def _words(row: Row, start: int, stop: int) -> Iterator[re.Match[str]]:
    for count, word in enumerate(_WORD.finditer(row.text, start, stop)):
        if count >= _AFTER or not word[0][0].isalpha():
            return
        yield word


def _before(row: Row, begin: int, start: int) -> Span | None:
    """The last verb of the list in the clause before the number: "were killed on Monday some 30"."""
    found: Span | None = None
    for word in list(_WORD.finditer(row.text, max(begin, start - _BACK), start))[-_BEFORE:]:
        lower = word[0].lower()
        if not lower[0].isalnum() or lower in numerals.forms(row.language, "clauses"):
            found = None
        elif tolls.toll(lower, row.language):
            found = word.span()
    return found


def _listed(row: Row, first: Counted, second: Counted) -> bool:
    """Whether two figures stand in one list: "9 tanks and 22 lorries"."""
    between = row.text[first.end : second.number[0]]
    joined = between.strip(" ,;").lower()
    return first.phrase is not None and len(between) < 12 and joined in ("", *numerals.forms(row.language, "joiner"))
