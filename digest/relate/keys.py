"""What may bring two sentences together, as numbers: terms, neighbouring ones, two words of one meaning, amounts.

Found once for all sentences, so that those of any story can be paired without looking at their words again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest.meaning.lexical import related
from digest.relate.vectors import Vector

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """A row of numbers for each sentence, one behind the other."""

    every: Numbers
    starts: Numbers
    """Where each row begins, and where the last one ends."""

    def of(self, chosen: Numbers) -> tuple[Numbers, Numbers]:
        """The numbers in the rows `chosen`, and in which of these each stands."""
        sizes = self.starts[chosen + 1] - self.starts[chosen]
        ends = np.cumsum(sizes)
        whole = int(ends[-1]) if len(ends) else 0
        at = np.arange(whole) + np.repeat(self.starts[chosen] - (ends - sizes), sizes)
        return self.every[at], np.repeat(np.arange(len(chosen)), sizes)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that more than one sentence has."""

    rows: Rows
    """Those of each sentence in its reading order, because a sum of floats depends on its order."""
    twins: Numbers
    """The two stems of one meaning that each key is made of; stem 0, which every sentence has, for other keys."""
    stems: Rows

    def of(self, chosen: Numbers) -> tuple[Numbers, Numbers]:
        """The keys of the sentences `chosen`, and whose each is; of words of one meaning where both are met among these."""
        met = np.zeros(int(self.stems.every.max(initial=0)) + 1, dtype=np.bool_)
        met[0] = True
        met[self.stems.of(chosen)[0]] = True
        own, owners = self.rows.of(chosen)
        fit = met[self.twins[own]].all(axis=1)
        return own[fit], owners[fit]


def keys(vectors: Sequence[Vector]) -> Keys:
    """The keys of all `vectors`."""
    terms, term_owners, term_count = _numbered([token.term for token in one.tokens] for one in vectors)
    stems, stem_owners, stem_count = _numbered([token.stem for token in one.tokens] for one in vectors)
    amounts, amount_owners, _ = _numbered(map(_amounts, vectors))
    twins, where = _twins(vectors, stems, stem_owners)
    beside = np.flatnonzero(term_owners[1:] == term_owners[:-1])
    codes = (
        terms,
        term_count * terms[beside] + terms[beside + 1],
        term_count**2 + twins[:, 0] * stem_count + twins[:, 1],
        term_count**2 + stem_count**2 + amounts,
    )
    owners = (term_owners, term_owners[beside], stem_owners[where], amount_owners)
    made_of = np.zeros((sum(map(len, codes)), 2), dtype=np.int64)
    made_of[len(terms) + len(beside) :][: len(twins)] = twins
    rows, made_of = _shared(np.concatenate(codes), np.concatenate(owners), made_of, len(vectors))
    return Keys(rows, made_of, _rows(stems, stem_owners, len(vectors)))


def _amounts(vector: Vector) -> list[str]:
    return [f"{amount:g}" for amount in sorted(vector.anchors.great_amounts)]


def _numbered(rows: Iterable[Iterable[str]]) -> tuple[Numbers, Numbers, int]:
    """Strings as numbers from 1 on, in their order, the row of each, and a number greater than all."""
    known: dict[str, int] = {}
    numbers, owners = [], []
    for row, values in enumerate(rows):
        for value in values:
            numbers.append(known.setdefault(value, len(known) + 1))
            owners.append(row)
    return np.array(numbers, dtype=np.int64), np.array(owners, dtype=np.int64), len(known) + 1


def _twins(vectors: Sequence[Vector], stems: Numbers, owners: Numbers) -> tuple[Numbers, Numbers]:
    """Two stems of one meaning for each such pair that a word is of, the first by letters first, and the word's place in `stems`."""
    written = [token.stem for vector in vectors for token in vector.tokens]
    number = dict(zip(written, stems.tolist(), strict=True))
    known: dict[tuple[str, str], list[tuple[int, int]]] = {}
    twins: list[tuple[int, int]] = []
    where: list[int] = []
    for at, (stem, owner) in enumerate(zip(written, owners.tolist(), strict=True)):
        word = (stem, vectors[owner].language)
        found = known.get(word)
        if found is None:
            found = known[word] = list(_same(*word, number))
        twins += found
        where += [at] * len(found)
    return np.array(twins, dtype=np.int64).reshape(len(twins), 2), np.array(where, dtype=np.int64)


def _same(stem: str, language: str, number: Mapping[str, int]) -> Iterable[tuple[int, int]]:
    kin = related(stem, language)
    for other in sorted(kin.keys() & number.keys()):
        if kin[other] == "same":
            first, second = sorted((stem, other))
            yield number[first], number[second]


def _shared(codes: Numbers, owners: Numbers, made_of: Numbers, count: int) -> tuple[Rows, Numbers]:
    """The codes that two owners have, numbered, each once by owner and in order; and what each number is made of."""
    order = np.argsort(owners, kind="stable")
    codes, owners, made_of = codes[order], owners[order], made_of[order]
    distinct, number = np.unique(codes, return_inverse=True)
    once = np.sort(np.unique(owners * len(distinct) + number, return_index=True)[1])
    several = np.bincount(number[once], minlength=len(distinct)) > 1
    kept = once[several[number[once]]]
    renumbered = np.cumsum(several) - 1
    parts = np.zeros((int(several.sum()), 2), dtype=np.int64)
    parts[renumbered[number[kept]]] = made_of[kept]
    return _rows(renumbered[number[kept]], owners[kept], count), parts


def _rows(numbers: Numbers, owners: Numbers, count: int) -> Rows:
    return Rows(numbers, np.searchsorted(owners, np.arange(count + 1)))
