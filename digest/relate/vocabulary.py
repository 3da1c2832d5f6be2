"""An editor's terms in the words of an article: each in any of its forms, the longest at each place."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest import words
from digest.model import Analysis, Article, Pattern, Reason, Tag, TagBasis, TagKind, Term
from digest.relate import patterns
from digest.relate.patterns import Aliases, Compiled, Index, Phrase, Unit

_LEDE = 2
"""Sentences that say what the news is."""
_OFTEN = 2
"""Mentions from which on an article is about something."""
_TITLE_WORTH = 2.0
_LEDE_WORTH = 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A term, and where an article mentions it."""

    term: Term
    kind: TagKind
    title: bool
    sentences: tuple[int, ...]
    mentions: int
    """How many headings and sentences, the title among them."""

    @property
    def about(self) -> bool:
        """Whether the article is about it, and does not only mention it."""
        lede = bool(self.sentences) and self.sentences[0] < _LEDE
        return self.term.always or self.title or lede or self.mentions >= _OFTEN

    def tag(self, slug: str, basis: TagBasis) -> Tag:
        """The tag it makes; what it is worth comes to a score below 1 that falls with rarer and later mention."""
        parts = {
            "title": _TITLE_WORTH if self.title else 0.0,
            "lede": _LEDE_WORTH if self.sentences and self.sentences[0] < _LEDE else 0.0,
            "mentions": math.log2(1 + self.mentions),
        }
        scale = 1 / (1 + sum(parts.values()))
        reasons = tuple(Reason(name, round(worth * scale, 4)) for name, worth in parts.items() if worth)
        score = round(sum(reason.value for reason in reasons), 4)
        return Tag(self.term.label, slug, self.kind, score, self.sentences, reasons, basis)


class Finder:
    """Terms ready to be found in articles of one language, in time that does not grow with their number."""

    def __init__(self, terms: Sequence[Term], language: str, aliases: Aliases | None) -> None:
        self._terms = tuple((term, _kind(term, aliases)) for term in terms)
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        """How many words the phrases have that begin with a stem."""
        self._by_stems: defaultdict[tuple[str, ...], list[tuple[Phrase, int]]] = defaultdict(list)
        self._patterns: list[tuple[Compiled, int]] = []
        self._names: dict[str, int] = {}
        for number, (term, kind) in enumerate(self._terms):
            for compiled in _compiled(term, kind, language, aliases):
                self._add(compiled, number)
            sound = [pattern for pattern in term.match if patterns.fault(pattern) is None]
            self._patterns += [(patterns.compiled(pattern, language, aliases), number) for pattern in sound]

    def _add(self, compiled: Compiled, number: int) -> None:
        for phrase in compiled.parts[0]:
            if any(word.prefix for word in phrase):
                self._patterns.append((Compiled(compiled.written, ((phrase,),), 0, 1.0), number))
            else:
                self._lengths[phrase[0].key].add(len(phrase))
                self._by_stems[tuple(word.key for word in phrase)].append((phrase, number))
        for name in compiled.names:
            self._names.setdefault(name, number)

    def hits(self, article: Article, analysis: Analysis, index: Index | None = None) -> Iterator[Hit]:
        """The terms that occur in an article, in their own order; `index` is its index, where that is known."""
        places: defaultdict[int, set[int]] = defaultdict(set)
        if index is None and self._patterns:
            index = patterns.index(article, analysis)
        units = index.units if index is not None else patterns.units(article, analysis)
        for at, unit in enumerate(units):
            for number in self._in(unit):
                places[number].add(at)
        if index is not None:
            for pattern, number in self._patterns:
                places[number] |= patterns.matches(pattern, index)
        sentences = {unit.sentence: at for at, unit in enumerate(units) if unit.sentence is not None}
        for name, mentioned in patterns.names(analysis).items():
            if name in self._names:
                places[self._names[name]] |= {sentences[one] for one in mentioned}
        for number, at_units in sorted(places.items()):
            if at_units:
                yield self._hit(number, [units[at] for at in sorted(at_units)])

    def _hit(self, number: int, units: Sequence[Unit]) -> Hit:
        sentences = tuple(unit.sentence for unit in units if unit.sentence is not None)
        term, kind = self._terms[number]
        return Hit(term, kind, any(unit.title for unit in units), sentences, len(units))

    def _in(self, unit: Unit) -> Iterator[int]:
        """The terms in one title, heading or sentence: leftmost first, of those at one place the longest."""
        at = len(unit.stems) if self._lengths.keys().isdisjoint(unit.stems) else 0
        while at < len(unit.stems):
            phrase, number = next(self._at(unit, at), ((), -1))
            if phrase:
                yield number
            at += max(1, len(phrase))

    def _at(self, unit: Unit, at: int) -> Iterator[tuple[Phrase, int]]:
        for length in sorted(self._lengths.get(unit.stems[at], ()), reverse=True):
            for phrase, number in self._by_stems.get(unit.stems[at : at + length], ()):
                if all(patterns.fits(word, unit, at + place) for place, word in enumerate(phrase)):
                    yield phrase, number


def _kind(term: Term, aliases: Aliases | None) -> TagKind:
    """The kind its editor gives it, or else the table of names."""
    if term.kind is not None:
        return term.kind
    alias = aliases.canonical(term.label) if aliases is not None else None
    return alias.kind if alias is not None and alias.label == term.label else "phrase"


def _compiled(term: Term, kind: TagKind, language: str, aliases: Aliases | None) -> Iterator[Compiled]:
    """Names with their aliases, as names are written; anything else in any case."""
    forms = [form for form in (term.label, *term.forms) if words.words(form)]
    for form in forms:
        pattern = Pattern(text=form) if kind == "phrase" else Pattern(name=form)
        if patterns.fault(pattern) is None:
            yield patterns.compiled(pattern, language, aliases)
