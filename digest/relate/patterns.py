"""An editor's pattern against the words of an article: phrases, names and words near each other.

Words are compared by stem in the article's language; hyphens part words, so `cease-fire` also finds `cease fire`.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from digest import words
from digest.meaning.forms import stem
from digest.model import Alias, Analysis, Article, Pattern

# French and Italian join the article or preposition to the word: `l'Ukraine`, `dell'Ucraina`.
_ELIDED = frozenset({"ca", "fr", "it"})
_PART = re.compile(r"[^\s|]+")

Span = tuple[int, int, int]
"""A unit, and the first and last word of what was found in it."""


class Aliases(Protocol):
    """What knows the other spellings of a name."""

    def canonical(self, name: str) -> Alias | None:
        """The entry that `name` is a form of."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The title, a heading or a sentence, in words."""

    sentence: int | None
    """None for the title and for headings."""
    title: bool
    written: tuple[str, ...]
    folded: tuple[str, ...]
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """An article's words and where they stand."""

    language: str
    units: tuple[Unit, ...]
    by_stem: Mapping[str, Sequence[tuple[int, int]]]
    by_folded: Mapping[str, Sequence[tuple[int, int]]]
    vocabulary: tuple[str, ...]
    """The folded words, sorted."""
    names: Mapping[str, frozenset[int]]
    """The sentences of each name found, by its label and forms, folded."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a phrase."""

    key: str
    """The stem, or for `prefix` the folded beginning."""
    prefix: bool = False
    capital: bool = False
    """Whether only a word with a capital letter will do."""
    shouted: bool = False
    """Whether only a word all in capitals will do: `US` is not `us`."""


Phrase = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern ready for one language: parts that must all occur, each with its alternatives."""

    written: str
    parts: tuple[tuple[Phrase, ...], ...]
    within: int
    weight: float
    names: tuple[str, ...] = ()
    """The folded spellings by which a name found in the article counts too."""


def written(pattern: Pattern) -> str:
    """The pattern as the editor wrote it, in one line."""
    return pattern.text or pattern.name or " + ".join(pattern.near)


def fault(pattern: Pattern) -> str | None:
    """What is wrong with the pattern, for its author; None where nothing is."""
    given = [pattern.text is not None, pattern.name is not None, bool(pattern.near)]
    if sum(given) != 1:
        return "a pattern needs one of `text`, `name` and `near`"
    if len(pattern.near) == 1:
        return f"`near: [{pattern.near[0]}]` needs at least two words or phrases"
    if pattern.near and pattern.within < len(pattern.near):
        return f"`within: {pattern.within}` leaves no room for the words of `near`"
    if not pattern.weight > 0:
        return f"`weight` must be above 0, not {pattern.weight:g}"
    return next((_part_fault(part) for part in _given(pattern) if _part_fault(part)), None)


def _given(pattern: Pattern) -> tuple[str, ...]:
    return pattern.near or tuple(part for part in (pattern.text, pattern.name) if part is not None)


def _part_fault(part: str) -> str | None:
    for choice in part.split("|"):
        if not words.words(choice):
            return f'"{part}" has no word to look for'
        if any("*" in word[:-1] or word == "*" for word in _PART.findall(choice)):
            return f'"{part}": `*` may stand only at the end of a word'
    return None


def index(article: Article, analysis: Analysis) -> Index:
    """The words of `article`: its title, headings and sentences, and where each stands."""
    found = units(article, analysis)
    by_stem: dict[str, list[tuple[int, int]]] = defaultdict(list)
    by_folded: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, unit in enumerate(found):
        for position, (folded, stemmed) in enumerate(zip(unit.folded, unit.stems, strict=True)):
            by_stem[stemmed].append((number, position))
            by_folded[folded].append((number, position))
    return Index(article.language.text, found, by_stem, by_folded, tuple(sorted(by_folded)), names(analysis))


def units(article: Article, analysis: Analysis) -> tuple[Unit, ...]:
    """The title, headings and sentences of `article`."""
    title, language = article.title.text, article.language.text
    headings = (_unit(text, None, False, language) for text in article.headings if text != title)
    sentences = (_unit(sentence.text, sentence.index, False, language) for sentence in analysis.sentences)
    return (_unit(title, None, True, language), *headings, *sentences)


def _unit(text: str, sentence: int | None, title: bool, language: str) -> Unit:
    parts = _words(text, language)
    return Unit(sentence, title, parts, tuple(map(words.fold, parts)), tuple(stem(word, language) for word in parts))


def _words(text: str, language: str) -> tuple[str, ...]:
    found = tuple(part for word in words.words(text) for part in word.split("-") if part)
    if language.partition("-")[0].lower() not in _ELIDED:
        return found
    return tuple(part for word in found for part in re.split("['’]", word) if part)


def names(analysis: Analysis) -> Mapping[str, frozenset[int]]:
    """The sentences of each name, by its label and forms, folded."""
    found: dict[str, frozenset[int]] = {}
    for name in analysis.names:
        for form in (name.label, *name.forms):
            key = words.fold(form)
            found[key] = found.get(key, frozenset()) | frozenset(name.sentences)
    return found


def compiled(pattern: Pattern, language: str, aliases: Aliases | None) -> Compiled:
    """The pattern for articles in `language`."""
    if pattern.name is not None:
        spellings = _spellings(pattern.name, aliases)
        phrases = tuple(_phrase(form, language, name=True) for form in spellings)
        folded = tuple(words.fold(form) for form in spellings)
        return Compiled(written(pattern), (phrases,), 0, pattern.weight, folded)
    parts = tuple(
        tuple(_phrase(choice, language) for choice in part.split("|") if words.words(choice))
        for part in _given(pattern)
    )
    return Compiled(written(pattern), parts, pattern.within, pattern.weight)


def _spellings(names: str, aliases: Aliases | None) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in (part.strip() for part in names.split("|")):
        alias = aliases.canonical(name) if aliases is not None else None
        found |= dict.fromkeys((name, *((alias.label, *alias.forms) if alias is not None else ())))
    return tuple(form for form in found if words.words(form))


def _phrase(text: str, language: str, *, name: bool = False) -> Phrase:
    terms: list[Term] = []
    for chunk in text.split():
        parts = _words(chunk, language)
        for number, word in enumerate(parts):
            shouted = len(word) > 1 and word.isupper()
            if chunk.endswith("*") and number == len(parts) - 1:
                terms.append(Term(words.fold(word), prefix=True, shouted=shouted))
            else:
                terms.append(Term(stem(word, language), capital=name and word[0].isupper(), shouted=shouted))
    return tuple(terms)


def matches(pattern: Compiled, found: Index) -> frozenset[int]:
    """The numbers of the units in which the pattern occurs."""
    places = [sorted({span for phrase in part for span in occurrences(phrase, found)}) for part in pattern.parts]
    if len(places) == 1:
        named = {sentence for name in pattern.names for sentence in found.names.get(name, ())}
        by_name = {number for number, unit in enumerate(found.units) if unit.sentence in named}
        return frozenset(unit for unit, _, _ in places[0]) | by_name
    shared = functools.reduce(frozenset.__and__, (frozenset(unit for unit, _, _ in part) for part in places))
    return frozenset(unit for unit in shared if _together(unit, places, pattern.within))


def occurrences(phrase: Phrase, found: Index) -> Iterator[Span]:
    """Where the words of `phrase` stand in a row."""
    for unit, position in _positions(phrase[0], found):
        words_left = len(found.units[unit].stems) - position
        if len(phrase) <= words_left and all(
            fits(term, found.units[unit], position + offset) for offset, term in enumerate(phrase)
        ):
            yield unit, position, position + len(phrase) - 1


def _positions(term: Term, found: Index) -> Iterable[tuple[int, int]]:
    if not term.prefix:
        return found.by_stem.get(term.key, ())
    first = bisect.bisect_left(found.vocabulary, term.key)
    out: list[tuple[int, int]] = []
    for word in found.vocabulary[first:]:
        if not word.startswith(term.key):
            break
        out += found.by_folded[word]
    return out


def fits(term: Term, unit: Unit, position: int) -> bool:
    """Whether the word at `position` of `unit` is the one that `term` means."""
    word = unit.written[position]
    if (term.shouted and not word.isupper()) or (term.capital and not word[0].isupper()):
        return False
    return unit.folded[position].startswith(term.key) if term.prefix else unit.stems[position] == term.key


def _together(unit: int, places: Sequence[Sequence[Span]], within: int) -> bool:
    """Whether one occurrence of each part lies in a stretch of at most `within` words of the unit."""
    marks = sorted((first, last, part) for part, spans in enumerate(places) for at, first, last in spans if at == unit)
    latest: dict[int, tuple[int, int]] = {}
    for first, last, part in marks:
        latest[part] = (first, last)
        if len(latest) == len(places):
            begin = min(start for start, _ in latest.values())
            end = max(stop for _, stop in latest.values())
            if end - begin < within:
                return True
    return False
