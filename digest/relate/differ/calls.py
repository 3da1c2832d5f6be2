"""What sentences ask of others and what they answer, as numbers, found for all at once.

What a word asks or answers depends on its stem and its form alone, so it is found once for all sentences that have it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from digest.relate.differ.keys import LONGEST, Head, answers, asks, denies, of_all, row, tells
from digest.relate.differ.sides import Side
from digest.relate.numbers import Flags, Numbers, Rows, listed, sized

# Instead of the place of a word: what is asked or answered is about none of them.
NONE = -1
# A call: the head, times this, and twice the place of the word it is about, and whether words that mean the same as one beside it will do.
PLACES = 2 * (LONGEST + 1)

_Found = tuple[Numbers, Numbers]
"""Calls, and whose each is."""


@dataclass(frozen=True, slots=True)
class Calls:
    """What each of some sentences asks, and what it answers of what any of them asks."""

    asked: Rows
    answered: Rows


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of all sentences, one sentence after the other: whose each is, its place there, and its kind by number."""

    owners: Numbers
    places: Numbers
    kinds: Numbers
    denied: Flags
    names: Flags
    known: Sequence[tuple[str, str, str]]
    """Each kind as its stem, its form in small letters, and the language."""

    def calls(self, fit: Flags, heads_of: Callable[[str, str, str], list[int]]) -> _Found:
        """What the words that are `fit` call, where `heads_of` tells the heads of a kind; and whose each call is."""
        chosen = np.flatnonzero(fit)
        kinds = np.unique(self.kinds[chosen])
        heads = listed(heads_of(*self.known[kind]) for kind in kinds.tolist())
        found, each = heads.of(np.searchsorted(kinds, self.kinds[chosen]))
        at = chosen[each]
        return found * PLACES + 2 * (self.places[at] - NONE), self.owners[at]


def calls(sides: Sequence[Side]) -> Calls:
    """What `sides` ask and answer."""
    heads, words = dict[Head, int](), _words(sides)
    under, every = words.denied & ~words.names, np.ones_like(words.denied)

    def asking(found: Iterable[Head]) -> list[int]:
        return [heads.setdefault(head, len(heads)) for head in found]

    def answering(found: Iterable[Head]) -> list[int]:
        return [heads[head] for head in found if head in heads]

    asked = _in_order(
        len(sides),
        words.calls(under, lambda stem, _, language: asking(denies(stem, language))),
        words.calls(every, lambda *kind: asking(asks(*kind))),
        _whole(sides, asking, is_on=True),
    )
    answered = _in_order(
        len(sides),
        words.calls(~words.denied & ~words.names, lambda stem, *_: answering((tells(stem),))),
        words.calls(every, lambda *kind: answering(answers(*kind))),
        _whole(sides, answering, is_on=False),
    )
    return Calls(asked, answered)


def _words(sides: Sequence[Side]) -> _Words:
    known = dict[tuple[str, str, str], int]()
    kinds, flags, sizes = array("q"), array("b"), array("q")
    for one in sides:
        language, words = one.vector.language, row(one)
        kinds.extend([known.setdefault((word.stem, word.text.lower(), language), len(known)) for word in words])
        flags.extend([2 * ("denied" in word.kinds) + word.is_name for word in words])
        sizes.append(len(words))
    size, marks = np.array(sizes, dtype=np.int64), np.array(flags, dtype=np.int64)
    owners = np.repeat(np.arange(len(sides)), size)
    first = (np.cumsum(size) - size)[owners]
    return _Words(
        owners, np.arange(len(owners)) - first, np.array(kinds, dtype=np.int64), marks > 1, marks % 2 > 0, list(known)
    )


def _whole(sides: Sequence[Side], number: Callable[[Iterable[Head]], list[int]], *, is_on: bool) -> _Found:
    """The calls that are about no word, and whose each is."""
    told = [
        (found * PLACES + by_kin, at)
        for at, one in enumerate(sides)
        if one.states or one.gives_cause
        for head, by_kin in of_all(one, is_on=is_on)
        for found in number((head,))
    ]
    found = np.array(told, dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _in_order(count: int, *parts: _Found) -> Rows:
    """The calls of each of `count` sentences together."""
    found, owners = (np.concatenate(each) for each in zip(*parts, strict=True))
    return sized(found[np.argsort(owners, kind="stable")], np.bincount(owners, minlength=count))
