"""Which sentences of a story are worth asking whether they differ, beyond those that are alike in words.

Calls and words are numbers here, so that the keys of a story are made and brought together at once: few of many bring any together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from digest.relate.differ.calls import NONE, PLACES, calls
from digest.relate.differ.keys import kin, row
from digest.relate.differ.sides import Side
from digest.relate.numbers import Flags, Numbers, among, distinct, listed, numbered, places

# A key that more sentences than this have on a side brings no two of them together, so that the work grows with the sentences.
COMMON = 25
# So many keys are looked at in one go, so that the room their meetings take does not grow with the story.
AT_ONCE = 4_000


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
        words = dict[str, int]()
        self._calls = calls(sides)
        self._words = listed([words.setdefault(word, len(words)) for word in _beside(one)] for one in sides)
        self._own = np.array([len(row(one)) for one in sides], dtype=np.int64)
        self._different = len(words)
        self._articles = numbered(one.vector.place.article for one in sides)
        self._languages = numbered(one.vector.language for one in sides)

    def among(self, story: Numbers) -> tuple[Numbers, Numbers]:
        """The first and the second of two sentences of two articles, one of which may deny, end or explain otherwise what the other tells.

        `story` are their numbers, in order, and so are the pairs.
        """
        asked, answered = self._calls.asked.of(story), self._calls.answered.of(story)
        is_met = np.bincount(self._words.of(story)[0], minlength=self._different) > 1
        left = _held(*self._keys(*_met(asked, answered), story, is_met))
        keys, holders = self._keys(*_met(answered, asked), story, is_met)
        is_asked = among(keys, left.keys)
        first, second = np.divmod(self._together(left, _held(keys[is_asked], holders[is_asked])), len(self._own))
        return first, second

    def _keys(self, calls: Numbers, each: Numbers, story: Numbers, is_met: Flags) -> tuple[Numbers, Numbers]:
        """Each call with each other word of its sentence that `is_met` elsewhere, and whose it is."""
        owners = story[each]
        heads, rest = np.divmod(calls, PLACES)
        starts, sizes = self._words.starts[owners], np.where(rest % 2, self._words.sizes[owners], self._own[owners])
        call, at = np.repeat(np.arange(len(calls)), sizes), places(starts, sizes)
        words = self._words.every[at]
        fits = is_met[words] & (at - starts[call] != rest[call] // 2 + NONE)
        return (heads[call] * self._different + words)[fits], owners[call][fits]

    def _together(self, left: _Held, right: _Held) -> Numbers:
        """The sentences that meet in a key, each two once, as the number of the first times that of all plus the second."""
        found = [np.zeros(0, dtype=np.int64)]
        for start in range(0, len(right.keys), AT_ONCE):
            keys = slice(start, start + AT_ONCE)
            at, sizes = np.searchsorted(left.keys, right.keys[keys]), right.sizes[keys]
            meetings = left.sizes[at] * sizes
            each, nth = np.repeat(np.arange(len(at)), meetings), places(np.zeros_like(meetings), meetings)
            a = left.holders[left.starts[at][each] + nth // sizes[each]]
            b = right.holders[right.starts[keys][each] + nth % sizes[each]]
            apart = (self._articles[a] != self._articles[b]) & (self._languages[a] == self._languages[b])
            found.append(distinct((np.minimum(a, b) * len(self._own) + np.maximum(a, b))[apart]))
        return distinct(np.concatenate(found))


def _beside(side: Side) -> Iterator[str]:
    """The words of a sentence, and behind them those of the same meaning, which count where it tells a state."""
    yield from (word.term for word in row(side))
    if side.states:
        yield from kin(side)


def _met(calls: tuple[Numbers, Numbers], others: tuple[Numbers, Numbers]) -> tuple[Numbers, Numbers]:
    """Those of `calls` whose head is among `others` too."""
    met = np.isin(calls[0] // PLACES, others[0] // PLACES)
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
