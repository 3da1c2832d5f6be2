"""Cuts runs of capitalised words down to names: sentence openers, demonyms, titles and dates go."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest import words
from digest.aliases import AliasTable, key
from digest.analyse import gazetteer
from digest.analyse.evidence import Evidence
from digest.analyse.kinds import heads
from digest.analyse.lexis import Lexis, alike_any
from digest.analyse.mentions import Part, is_acronym, is_model, is_suffix
from digest.analyse.tokens import Token, is_loud, texts
from digest.attribution import grammar

_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_VERBAL = ("ing", "ed", "ly")
"""Endings of English words that open sentences and hardly ever end names."""


@dataclass(frozen=True, slots=True)
class Trimmer:
    """What is needed to judge the runs of one article."""

    lexis: Lexis
    aliases: AliasTable
    evidence: Evidence

    def parts(self, row: Sequence[Token], start: int, end: int) -> Iterator[Part]:
        """The names in the run from `start` to `end`, in reading order."""
        for left, right in self._without_breaks(row, start, end):
            left = self._after_opener(row, left, right)  # noqa: PLW2901
            left, right = self._core(row, left, right)  # noqa: PLW2901
            if left < right:
                yield from self._parted(row, left, right)

    def _without_breaks(self, row: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
        left = start
        for at in range(start, end):
            unfit = self._is_date(row, at, start, end) or is_loud(row, at, start, end) or is_model(row[at].text)
            if unfit and not self._known(row, start, end):
                yield left, at
                left = at + 1
        yield left, end

    def _is_date(self, row: Sequence[Token], at: int, start: int, end: int) -> bool:
        """Whether a word is a month's or day's name rather than part of a person's, as in `Theresa May`, `April Jones`."""
        if row[at].folded not in self.lexis.calendar:
            return False
        named_before = at > start and (row[at - 1].folded in self.lexis.given or is_suffix(row[at].text))
        names_on = at + 1 < end and row[at].folded in self.lexis.given
        return not named_before and not names_on

    def _after_opener(self, row: Sequence[Token], start: int, end: int) -> int:
        """`start`, or the token after the first where that has its capital from opening the sentence alone."""
        if start >= end or not row[start].opens or self._known(row, start, end):
            return start
        word = row[start].folded
        follower = row[start + 1] if start + 1 < end else None
        # `Mr` is among the stop words, and tells who is meant.
        titled = follower is not None and word in self.lexis.titles_f | self.lexis.titles_m
        if titled or (word in self.lexis.directions and heads(texts(row, start, end), self.lexis) is not None):
            return start
        if words.is_stop(word, self.lexis.language) or word in self.lexis.openers:
            return start if follower is not None and word in self.lexis.given and follower.capital else start + 1
        if self._seen(word) or word in self.lexis.titles or word in self.lexis.modifiers:
            return start
        if self.aliases.canonical(row[start].text) or self.aliases.demonym(word) or is_acronym(row[start].text):
            return start
        if follower is None:
            named = self._said(row, end) or gazetteer.is_city(row[start].text)
            return start if named and not self._common(word) else start + 1
        if self.lexis.inflected and self._is_office(word) and word not in self.lexis.given:
            return start + 1
        if word in self.lexis.given or heads(texts(row, start, end), self.lexis):
            return start
        given = follower.folded in self.lexis.given or (word in self.lexis.roles and follower.capital)
        if end - start > 2 and given and not self.lexis.is_given(word):
            return start + 1  # `Striker Joel Amadi`
        return start + 1 if word in self.evidence.lower or word.endswith(_VERBAL) else start

    def _seen(self, word: str) -> bool:
        """Whether the article writes the word with a capital inside a sentence, in this case or another."""
        if word in self.evidence.capital or not self.lexis.inflected:
            return word in self.evidence.capital
        return word not in self.evidence.lower and alike_any(word, self.evidence.capital)

    def _common(self, word: str) -> bool:
        """Whether the article writes the word in lower case, in this case or another."""
        lower = self.evidence.lower
        return word in lower or (self.lexis.inflected and alike_any(word, lower))

    def _is_office(self, word: str) -> bool:
        """Whether the word says what somebody is, in any case, or that somebody is cited: `Депутати`, `Zdaniem`."""
        language = self.lexis.language
        return word in grammar(language).phrases or alike_any(word, _people(language))

    def _said(self, row: Sequence[Token], end: int) -> bool:
        return end < len(row) and row[end].folded in self.lexis.said

    def _core(self, row: Sequence[Token], start: int, end: int) -> tuple[int, int]:
        """The run without articles, demonyms and small words at its ends."""
        while start < end and not self._known(row, start, end):
            word = row[start].folded
            if word in self.lexis.articles:
                start += 1
                continue
            width = self._demonym(row, start, end)
            if not width:
                break
            if start + width < end and self._belongs(row, start, start + width, end):
                break
            start += width
        while start < end and self._trails(row, start, end):
            end -= 1
        return start, end

    def _trails(self, row: Sequence[Token], start: int, end: int) -> bool:
        """Whether the last word of a run is none of the name's: a particle, or a demonym that begins something else."""
        last = row[end - 1]
        return last.folded in self.lexis.particles or (
            end - start > 1 and self._known(row, start, end - 1) and self._demonym(row, end - 1, end) > 0
        )

    def _demonym(self, row: Sequence[Token], start: int, end: int) -> int:
        if row[start].folded in self.lexis.places and start and row[start - 1].folded in self.lexis.before_place:
            return 0
        for width in (2, 1):
            text = " ".join(texts(row, start, min(end, start + width)))
            if start + width <= end and (self.aliases.demonym(text) or words.fold(text) in self.lexis.demonyms):
                return width
        return 0

    def _belongs(self, row: Sequence[Token], start: int, rest: int, end: int) -> bool:
        """Whether the demonym at `start` is part of the name, as in `British Airways` and `French Open`."""
        if heads(texts(row, start, end), self.lexis) is not None:
            return True
        follower = row[rest].folded.rstrip(".")
        person = follower in self.lexis.titles or follower in self.lexis.modifiers or follower in self.lexis.given
        alone = follower in self.evidence.lower or self.aliases.canonical(row[rest].text) is not None
        return end - rest == 1 and not person and not alone and self._demonym(row, rest, end) == 0

    def _parted(self, row: Sequence[Token], start: int, end: int) -> Iterator[Part]:
        """The run parted at titles: `Moscow Mayor Sergei Sobyanin` names a place and a person."""
        while end - start > 2 and row[start].folded in self.lexis.generic and row[end - 1].folded in self.lexis.company:
            start += 1
        if self._known(row, start, end) or heads(texts(row, start, end), self.lexis) is not None:
            yield Part(self._with_ordinal(row, start, end), end)
            return
        titles = [at for at in range(start, end) if row[at].folded.rstrip(".") in self.lexis.titles]
        if not titles:
            yield from self._plain(row, self._after_modifiers(row, start, end), end)
            return
        first, last = titles[0], titles[-1] + 1
        while first > start and row[first - 1].folded in self.lexis.modifiers:
            first -= 1
        if first > start:
            yield from self._plain(row, start, first)
        named = tuple(row[at].folded.rstrip(".") for at in range(first, last))
        numbered = end - last == 2 and is_suffix(row[end - 1].text)
        if (end - last == 1 or numbered) and named[-1] in self.lexis.royal:
            yield Part(last - 1, end, named)
        elif last < end and not (end - last == 1 and row[last].folded in self.lexis.organisation):
            given = self._given_after(row, last, end)
            yield from self._plain(row, last, given)
            yield Part(given, end, named)

    def _with_ordinal(self, row: Sequence[Token], start: int, end: int) -> int:
        """`start`, or that of the number that belongs to a unit's name: `3rd Assault Brigade`."""
        unit = end - start > 1 and row[end - 1].folded in self.lexis.organisation
        near = start > 0 and row[start].start - row[start - 1].end == 1
        return start - 1 if unit and near and _ORDINAL.fullmatch(row[start - 1].folded) else start

    def _given_after(self, row: Sequence[Token], start: int, end: int) -> int:
        """Where the person begins after other names and nouns with a capital: `[Президент] России Владимир Путин`."""
        beside = self.lexis.inflected or self.lexis.nouns_capital
        if not beside or start >= end:
            return start
        first = start + 2 if self.lexis.is_given(row[start].folded) else start + 1
        return next((at for at in range(first, end - 1) if self.lexis.is_given(row[at].folded)), start)

    def _after_modifiers(self, row: Sequence[Token], start: int, end: int) -> int:
        """`start`, or the given name after words left over from a title: `[Secretary of] State Antony Blinken`."""
        at = start
        while at < end and row[at].folded in self.lexis.modifiers:
            at += 1
        return at if at == end or self.lexis.is_given(row[at].folded) else start

    def _plain(self, row: Sequence[Token], start: int, end: int) -> Iterator[Part]:
        given = self._given_after(row, start, end)
        if given > start:
            if (
                given - start > 1
                or not row[start].opens
                or self._known(row, start, given)
                or self._seen(row[start].folded)
            ):
                yield from self._plain(row, start, given)
            yield from self._plain(row, given, end)
            return
        if start >= end:
            return
        if self.lexis.nouns_capital and not self._certain(row, start, end):
            return
        if end - start == 1 and not self._known(row, start, end) and self._empty(row[start]):
            return
        yield Part(start, end)

    def _empty(self, token: Token) -> bool:
        """Whether a single word is none: a letter, a demonym, or a function word with a capital."""
        common = token.folded in self.lexis.openers or words.is_stop(token.folded, self.lexis.language)
        function = common and token.folded not in self.lexis.given
        return (
            len(token.text) == 1
            or token.folded in self.lexis.company
            or self.aliases.demonym(token.text) is not None
            or (function and not is_acronym(token.text))
        )

    def _certain(self, row: Sequence[Token], start: int, end: int) -> bool:
        """Whether a run in a language that writes all nouns with a capital is a name all the same."""
        if self.lexis.is_given(row[start].folded) and end - start > 1:
            return True
        if end - start > 1:
            body = heads(texts(row, start, end), self.lexis) in ("organisation", "event")
            foreign = len(row[start].text) > 3 and gazetteer.is_given(row[start].folded) and not row[start].opens
            return body or foreign or any(is_acronym(row[at].text) for at in range(start, end))
        if row[start - 1].folded in self.lexis.before_place and start and gazetteer.place(row[start].text):
            return True
        return is_acronym(row[start].text) or row[start].folded in self.lexis.places or self._known(row, start, end)

    def _known(self, row: Sequence[Token], start: int, end: int) -> bool:
        if start >= end:
            return False
        text = " ".join(texts(row, start, end))
        if row[start].folded in self.lexis.articles:
            return key(text) in self.aliases.by_form or words.fold(text) in self.lexis.places
        return self.aliases.canonical(text) is not None or words.fold(text) in self.lexis.places


@functools.cache
def _people(language: str) -> frozenset[str]:
    """The words that say what somebody is."""
    return frozenset(grammar(language).people)
