"""Which sentences of a story are worth asking whether they differ, beyond those that are alike in words.

Calls and words are numbers here, so that the keys of a story are made and brought together at once: few of many bring any together.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digest.relate.differ.keys import LONGEST, NONE, Call, Head, answered, asked, kin, row
from digest.relate.differ.sides import Side

# A key that more sentences than this have on a side brings no two of them together, so that the work grows with the sentences.
COMMON = 25
# So many keys are looked at in one go, so that the room their meetings take does not grow with the story.
AT_ONCE = 4_000
# A call in numbers: what is asked, times this, and twice the place of the word it is about, and whether kin will do.
_PLACES = 2 * (LONGEST + 1)

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Rows:
    """For each sentence a row of numbers, one row after the other."""

    values: Numbers
    starts: Numbers
    sizes: Numbers

    def of(self, story: Numbers) -> tuple[Numbers, Numbers]:
        """The members of the rows of some sentences, and whose each is."""
        sizes = self.sizes[story]
        return self.values[_places(self.starts[story], sizes)], np.repeat(story, sizes)


@dataclass(frozen=True, slots=True)
class _Held:
    """Keys in order, each with the sentences that have it: `sizes` of the `holders` from `starts` on."""

    keys: Numbers
    starts: Numbers
    sizes: Numbers
    holders: Numbers


class Meetings:
    """What sentences ask and answer, and which meet by it; `sides` are in the order of their places."""

    def __init__(self, sides: Sequence[Side]) -> None:
        heads, words = dict[Head, int](), dict[str, int]()
        self._asked = _rows(
            [_call(heads.setdefault(call[0], len(heads)), call) for call in asked(one)] for one in sides
        )
        self._answered = _rows(
            [_call(heads[call[0]], call) for call in answered(one) if call[0] in heads] for one in sides
        )
        self._words = _rows([words.setdefault(word, len(words)) for word in _beside(one)] for one in sides)
        self._own = np.array([len(row(one)) for one in sides], dtype=np.int64)
        self._different = len(words)
        self._articles = _numbered(one.vector.place.article for one in sides)
        self._languages = _numbered(one.vector.language for one in sides)

    def among(self, story: Sequence[int]) -> list[tuple[int, int]]:
        """Sentences of two articles of which one may deny, end or explain otherwise what the other tells, in order of their places."""
        members = np.array(story, dtype=np.int64)
        asked, answered = self._asked.of(members), self._answered.of(members)
        words, _ = self._words.of(members)
        is_met = np.bincount(words, minlength=self._different) > 1
        left = _held(*self._keys(*_among(asked, answered), is_met))
        keys, holders = self._keys(*_among(answered, asked), is_met)
        is_asked = np.isin(keys, left.keys)
        found = self._together(left, _held(keys[is_asked], holders[is_asked]))
        return list(zip(*(places.tolist() for places in np.divmod(found, len(self._own))), strict=True))

    def _keys(self, calls: Numbers, owners: Numbers, is_met: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
        """Each call with each other word of its sentence that `is_met` elsewhere, and whose it is."""
        heads, rest = np.divmod(calls, _PLACES)
        starts, sizes = self._words.starts[owners], np.where(rest % 2, self._words.sizes[owners], self._own[owners])
        each, at = np.repeat(np.arange(len(calls)), sizes), _places(starts, sizes)
        words = self._words.values[at]
        fits = is_met[words] & (at - starts[each] != rest[each] // 2 + NONE)
        return (heads[each] * self._different + words)[fits], owners[each][fits]

    def _together(self, left: _Held, right: _Held) -> Numbers:
        """The sentences that meet in a key, each two once, as the number of the first times that of all plus the second."""
        found = [np.zeros(0, dtype=np.int64)]
        for start in range(0, len(right.keys), AT_ONCE):
            keys = slice(start, start + AT_ONCE)
            at, sizes = np.searchsorted(left.keys, right.keys[keys]), right.sizes[keys]
            meetings = left.sizes[at] * sizes
            each, nth = np.repeat(np.arange(len(at)), meetings), _places(np.zeros_like(meetings), meetings)
            a = left.holders[left.starts[at][each] + nth // sizes[each]]
            b = right.holders[right.starts[keys][each] + nth % sizes[each]]
            apart = (self._articles[a] != self._articles[b]) & (self._languages[a] == self._languages[b])
            found.append(np.unique((np.minimum(a, b) * len(self._own) + np.maximum(a, b))[apart]))
        return np.unique(np.concatenate(found))


def _beside(side: Side) -> Iterator[str]:
    """The words of a sentence, and behind them those of the same meaning, which count where it tells a state."""
    yield from (word.term for word in row(side))
    if side.states:
        yield from kin(side)


def _call(head: int, call: Call) -> int:
    return head * _PLACES + 2 * (call[1] - NONE) + call[2]


def _among(calls: tuple[Numbers, Numbers], others: tuple[Numbers, Numbers]) -> tuple[Numbers, Numbers]:
    """Those of `calls` whose head is among `others` too."""
    met = np.isin(calls[0] // _PLACES, others[0] // _PLACES)
    return calls[0][met], calls[1][met]


def _held(keys: Numbers, holders: Numbers) -> _Held:
    """The keys that bring sentences together; of one key the `holders` are in order."""
    order = np.argsort(keys, kind="stable")
    keys, holders = keys[order], holders[order]
    is_new = np.ones(len(keys), dtype=np.bool_)
    is_new[1:] = (keys[1:] != keys[:-1]) | (holders[1:] != holders[:-1])
    held, starts, sizes = np.unique(keys[is_new], return_index=True, return_counts=True)
    rare = sizes <= COMMON
    return _Held(held[rare], starts[rare], sizes[rare], holders[is_new])


def _rows(rows: Iterable[Sequence[int]]) -> _Rows:
    values, sizes = array("q"), array("q")
    for one in rows:
        values.extend(one)
        sizes.append(len(one))
    size = np.array(sizes, dtype=np.int64)
    return _Rows(np.array(values, dtype=np.int64), np.cumsum(size) - size, size)


def _places(starts: Numbers, sizes: Numbers) -> Numbers:
    """The numbers from each start on, as many as its size, one row after the other."""
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())


def _numbered(values: Iterable[str]) -> Numbers:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)
