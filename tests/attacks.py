"""Texts that make a regular expression take longest, drawn from its structure, and how its time grows with their length.

For each repetition: what may stand before it, what it repeats many times, and an end at which it fails. For each step of a
sequence: the beginning up to it many times over, so that a search begins again and again.
"""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Callable, Iterator, Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MOST = 3.0
"""How many times the time may grow when a text is doubled: linear work takes 2, quadratic 4."""
SIZES = (
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    10,
    12,
    14,
    16,
    18,
    20,
    22,
    24,
    28,
    32,
    36,
    40,
    48,
    64,
    96,
    160,
    256,
    512,
    1024,
    2048,
    4096,
    8192,
    16_384,
    32_768,
)
_TOLD = 0.01  # seconds from which on growth is looked at
_LONG = 0.2  # seconds from which on once is enough
_REPEATED = 6  # times from which on a repetition counts as one
_BRANCHES = 8
_ENDS = ("", "\x00", "!\n", " a", "0", "<")
_PLAIN = "aA0 \n.,-_\"'\t(é—щ:/<>=@#“"
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_CLASSES: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: str.isdigit,
    sre.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdigit(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
    sre.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
    sre.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
}


class Attacks:
    """The texts for one expression, as functions of a size."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
        self._tree = _parser.parse(
            source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
        )
        own = dict.fromkeys(chr(value) for value in _literals(self._tree))
        self._alphabet = [*_PLAIN, *list(own)[:60]]
        self._groups: dict[int, str] = {}

    def texts(self) -> Iterator[Callable[[int], str]]:
        """Each text once, as a function from the number of repetitions."""
        seen: set[tuple[str, str, str]] = set()
        for before, pump in self._pumps(self._tree, ""):
            for end in _ENDS:
                if pump and (before, pump, end) not in seen:
                    seen.add((before, pump, end))
                    yield lambda n, a=before, b=pump, c=end: a + b * n + c  # type: ignore[misc]

    def _pumps(self, tree: Any, before: str) -> Iterator[tuple[str, str]]:
        """What stands before, and what is repeated."""
        shown = ""
        for operation, value in tree:
            for inner in _some(_inside(operation, value)):
                yield from self._pumps(inner, before + shown)
            if operation in _REPEATS and value[1] >= _REPEATED:
                bodies = list(dict.fromkeys(self._samples(value[2])))
                for body in bodies:
                    yield before + shown, body
                for one, other in itertools.pairwise(bodies):
                    yield before + shown, one + other
                yield "", before + shown + bodies[0] * 2
            shown += self._sample([(operation, value)])
            if operation is not sre.LITERAL:
                yield "", before + shown
        yield "", before + shown

    def _samples(self, tree: Any) -> Iterator[str]:
        """Texts that `tree` matches: for a single sign many, for more one for each branch."""
        if len(tree) == 1 and tree[0][0] in (sre.IN, sre.ANY, sre.NOT_LITERAL, sre.LITERAL, sre.CATEGORY):
            found = [sign for sign in self._alphabet if self._fits(tree[0], sign)]
            yield from found[:6] or [self._sample(tree)]
            return
        if len(tree) == 1 and tree[0][0] is sre.SUBPATTERN:
            yield from self._samples(tree[0][1][3])
            return
        if len(tree) == 1 and tree[0][0] is sre.BRANCH:
            for branch in _some(tree[0][1][1]):
                yield from self._samples(branch)
            return
        yield self._sample(tree)
        yield self._sample(tree, more=True)

    def _sample(self, tree: Any, *, more: bool = False) -> str:
        """One text that `tree` matches; with `more` each repetition once more than it must be."""
        return "".join(self._one(operation, value, more=more) for operation, value in tree)

    def _one(self, operation: Any, value: Any, *, more: bool) -> str:
        if operation is sre.LITERAL:
            return chr(value)
        if operation in (sre.IN, sre.ANY, sre.NOT_LITERAL):
            return next((sign for sign in self._alphabet if self._fits((operation, value), sign)), "")
        if operation in _REPEATS:
            count = min(value[0] + more, value[1], 40) if value[0] or more else 0
            return self._sample(value[2], more=more) * count
        if operation is sre.SUBPATTERN:
            found = self._sample(value[3], more=more)
            if value[0] is not None:
                self._groups[value[0]] = found
            return found
        if operation is sre.BRANCH:
            return self._sample(value[1][0], more=more)
        if operation is sre.GROUPREF:
            return self._groups.get(value, "")
        if operation is sre.ATOMIC_GROUP:
            return self._sample(value, more=more)
        if operation is sre.GROUPREF_EXISTS:
            return self._sample(value[1], more=more)
        return ""  # a place: of a line, of a word, or what stands before or behind

    def _fits(self, node: Any, sign: str) -> bool:
        operation, value = node
        if operation is sre.LITERAL:
            return bool(ord(sign) == value)
        if operation is sre.NOT_LITERAL:
            return bool(ord(sign) != value)
        if operation is sre.ANY:
            return sign != "\n"
        if operation is sre.CATEGORY:
            return _CLASSES[value](sign) if value in _CLASSES else False
        if operation is sre.RANGE:
            return bool(value[0] <= ord(sign) <= value[1])
        negated = bool(value) and value[0][0] is sre.NEGATE
        return any(self._fits(one, sign) for one in value[negated:]) != negated


def _inside(operation: Any, value: Any) -> Sequence[Any]:
    """The sequences that stand in a part of an expression."""
    if operation in _REPEATS:
        return [value[2]]
    if operation is sre.SUBPATTERN:
        return [value[3]]
    if operation is sre.BRANCH:
        return list(value[1])
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    if operation is sre.ATOMIC_GROUP:
        return [value]
    return []


def _some(branches: Sequence[Any]) -> Sequence[Any]:
    """A few of many branches: the first, those with a repetition, and the last."""
    repeating = [one for one in branches[1:-1] if any(operation in _REPEATS for operation, _ in one)]
    return branches if len(branches) <= _BRANCHES else [*branches[:2], *repeating[:_BRANCHES], branches[-1]]


def _literals(tree: Any) -> Iterator[int]:
    for operation, value in tree:
        if operation is sre.LITERAL:
            yield value
        elif operation is sre.IN:
            yield from (one[1] for one in value if one[0] is sre.LITERAL)
            yield from (one[1][0] for one in value if one[0] is sre.RANGE)
        for inner in _inside(operation, value):
            yield from _literals(inner)


def growth(work: Callable[[str], object], text: Callable[[int], str], longest: int) -> tuple[float, int]:
    """How the time grows when the text is doubled, at the size from which on it can be measured, and that size; 0 where it stays too
    short up to `longest` characters.

    Each time is the least of three, of the processor; what seems too much is measured twice more.
    """
    for size in SIZES:
        long = text(size)
        if len(long) > longest:
            break
        once = _time(work, long, 1)
        if once >= _TOLD:
            tries = 3 if once < _LONG else 1
            half = text(size // 2)
            return min(_time(work, long, tries) / max(_time(work, half, tries), 1e-6) for _ in range(tries)), size
    return 0.0, 0


def _time(work: Callable[[str], object], text: str, tries: int) -> float:
    def once() -> float:
        start = time.process_time()
        work(text)
        return time.process_time() - start

    return min(once() for _ in range(tries))
