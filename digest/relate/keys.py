"""What may bring two sentences together, as numbers: terms, neighbouring ones, two words of one meaning, amounts.

Found once for all sentences, so that those of any story can be paired without looking at their words again.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

import numpy as np

from digest.meaning.lexical import related
from digest.relate.numbers import Numbers, Rows, changes, distinct, ranked, rows, sized
from digest.relate.recall import AFRESH, Recall
from digest.relate.vectors import Vector

_NONE = np.zeros(0, dtype=np.int64)
_WORN = 4
"""Where so many times as many stems have been met as there are left, they are numbered anew."""


@dataclass(frozen=True, slots=True)
class Words:
    """The content words of sentences in reading order, as numbers from 1 on."""

    terms: Rows
    names: tuple[str, ...]
    """Each term by its number; 0 is none."""
    stems: Rows
    written: tuple[str, ...]
    """Each stem by its number; 0 is none."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that more than one sentence has."""

    rows: Rows
    """Those of each sentence in its reading order, because a sum of floats depends on its order."""
    twins: tuple[Numbers, Numbers]
    """The two stems of one meaning that each key is made of; stem 0, which every sentence has, for other keys."""
    stems: Rows

    def of(self, chosen: Numbers) -> tuple[Numbers, Numbers]:
        """The keys of the sentences `chosen`, and whose each is; of words of one meaning where both are met among these."""
        most = max(int(one.max(initial=0)) for one in (self.stems.every, *self.twins))
        met = np.zeros(most + 1, dtype=np.bool_)
        met[0] = True
        met[self.stems.of(chosen)[0]] = True
        own, owners = self.rows.of(chosen)
        first, second = self.twins
        fit = np.flatnonzero(met[first[own]] & met[second[own]])
        return own[fit], owners[fit]


class Numbering:
    """A number for each term and each stem, from 1 on, by when it was first met; in the order of numbers, and 0 is none."""

    def __init__(self) -> None:
        self.terms: dict[str, int] = {"": 0}
        self.stems: dict[str, int] = {"": 0}

    def of(self, vectors: Sequence[Vector]) -> tuple[Numbers, Numbers, Numbers]:
        """The terms and the stems of sentences, one sentence behind the other, and how many words each has."""
        tokens = [token for one in vectors for token in one.tokens]
        terms = (self.terms.setdefault(token.term, len(self.terms)) for token in tokens)
        stems = (self.stems.setdefault(token.stem, len(self.stems)) for token in tokens)
        sizes = (len(one.tokens) for one in vectors)
        counts = len(tokens), len(tokens), len(vectors)
        found = zip((terms, stems, sizes), counts, strict=True)
        first, second, third = (np.fromiter(one, dtype=np.int64, count=count) for one, count in found)
        return first, second, third


def words(vectors: Sequence[Vector]) -> Words:
    """The content words of all `vectors`."""
    return words_of((vectors,))


def words_of(parts: Sequence[Sequence[Vector]], recall: Recall = AFRESH) -> Words:
    """The content words of the sentences of several articles, one article behind the other; the same object has the same sentences."""
    numbering = recall.once("numbering", (), (), Numbering)
    found = [recall.once("words", (part, numbering), (), partial(numbering.of, part)) for part in parts]
    terms, stems, sizes = (np.concatenate([_NONE, *row]) for row in zip(*found, strict=True)) if found else (_NONE,) * 3
    if len(numbering.stems) > _WORN * len(distinct(stems)):
        recall.keep("numbering", (), (), Numbering())
    return Words(sized(terms, sizes), tuple(numbering.terms), sized(stems, sizes), tuple(numbering.stems))


def keys(vectors: Sequence[Vector], told: Words) -> Keys:
    """The keys of all `vectors`, whose words are `told`."""
    terms, owners = told.terms.every, told.terms.owners
    term_count, stem_count = len(told.names), len(told.written)
    amounts = [[f"{amount:g}" for amount in sorted(one.anchors.great_amounts)] for one in vectors]
    twins, where = _twins(vectors, told.stems, told.written)
    beside = np.flatnonzero(owners[1:] == owners[:-1])
    codes = (
        terms,
        term_count * terms[beside] + terms[beside + 1],
        term_count**2 + twins[:, 0] * stem_count + twins[:, 1],
        term_count**2 + stem_count**2 + _numbered(list(chain.from_iterable(amounts)))[0],
    )
    whose = (owners, owners[beside], owners[where], np.repeat(np.arange(len(vectors)), list(map(len, amounts))))
    made_of = np.zeros((sum(map(len, codes)), 2), dtype=np.int64)
    made_of[len(terms) + len(beside) :][: len(twins)] = twins
    found, made_of = _shared(np.concatenate(codes), np.concatenate(whose), made_of, len(vectors))
    return Keys(found, (made_of[:, 0].copy(), made_of[:, 1].copy()), told.stems)


def _numbered(values: Sequence[str]) -> tuple[Numbers, tuple[str, ...]]:
    """Strings as numbers from 1 on, by when they are first met, and what each number stands for."""
    named = ("", *dict.fromkeys(values))
    number = {name: at for at, name in enumerate(named)}
    return np.fromiter(map(number.__getitem__, values), dtype=np.int64, count=len(values)), named


def _twins(vectors: Sequence[Vector], stems: Rows, written: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Two stems of one meaning for each such pair that a word is of, the first by letters first, and the word's place in `stems`."""
    languages, named = _numbered([one.language for one in vectors])
    codes = stems.every * len(named) + languages[stems.owners]
    which, places, starts = ranked(codes)
    number = {stem: at for at, stem in enumerate(written)}
    pairs = zip(*np.divmod(codes[places[starts[:-1]]], len(named)), strict=True)
    found = [list(_same(written[stem], named[language], number)) for stem, language in pairs]
    twins = np.array(list(chain.from_iterable(found)), dtype=np.int64).reshape(-1, 2)
    at, where = Rows(np.arange(len(twins)), np.cumsum([0, *map(len, found)])).of(which)
    return twins[at], where


def _same(stem: str, language: str, number: Mapping[str, int]) -> Iterable[tuple[int, int]]:
    for first, second in _kin(stem, language):
        if first in number and second in number:
            yield number[first], number[second]


@functools.lru_cache(maxsize=100_000)
def _kin(stem: str, language: str) -> tuple[tuple[str, str], ...]:
    """The stem with each that means the same, the first by letters first."""
    kin = related(stem, language)
    return tuple((min(stem, other), max(stem, other)) for other in sorted(kin) if kin[other] == "same")


def _shared(codes: Numbers, owners: Numbers, made_of: Numbers, count: int) -> tuple[Rows, Numbers]:
    """The codes that two owners have, numbered, each once by owner and in order; and what each number is made of."""
    by_owner = np.argsort(owners, kind="stable")
    codes, owners, made_of = codes[by_owner], owners[by_owner], made_of[by_owner]
    number, _, starts = ranked(codes)
    both = owners * len(starts) + number
    places = np.argsort(both, kind="stable")
    is_first = np.zeros(len(both), dtype=np.bool_)
    is_first[places[changes(both[places])[:-1]]] = True
    once = np.flatnonzero(is_first)
    several = np.bincount(number[once], minlength=len(starts)) > 1
    kept = once[several[number[once]]]
    renumbered = np.cumsum(several) - 1
    parts = np.zeros((int(several.sum()), 2), dtype=np.int64)
    parts[renumbered[number[kept]]] = made_of[kept]
    return rows(renumbered[number[kept]], owners[kept], count), parts
