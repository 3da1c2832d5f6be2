"""Which words of two sentences say the same thing: word by word, in the manner of Sultan, Bethard and Sumner (2014).

First the words that are equal in one of their readings; then, for what is left, the pairs that are related by meaning, by
country or by letters, those with more words in common round about first. Each word takes part once.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from digest.meaning import lexical, nations
from digest.model import StanceKind

How = Literal["equal", "same", "wider", "nation", "government", "letters", "initials", "opposite"]
Kind = Literal["name", "number", "word"]
STRENGTH: Mapping[How, float] = {
    "equal": 1.0, "same": 0.8, "wider": 0.5, "nation": 0.9, "government": 0.6, "letters": 0.7, "initials": 0.9, "opposite": 0.0,
}  # fmt: skip
"""How much of a word's worth a relation keeps."""
_NEAR = 3
"""Content words to either side that count as round about."""
_CONTEXT = 0.1
"""What each word in common round about adds when pairs compete."""
_ALIKE = 0.75
"""The share of the longer word that two spellings of a name open with."""
_LEAST_LETTERS = 5
MOST = 60
"""Content words of a sentence that are looked at; longer ones are lists."""


@dataclass(frozen=True, slots=True)
class Token:
    """A content word of a sentence."""

    term: str
    """What it is compared by: its stem, or what stands for its synonyms."""
    stem: str
    written: str
    at: int
    """Its place among all words of the sentence."""
    kind: Kind
    rarity: float
    """How rare it is in news, from 0 to 1."""
    phrase: str = ""
    """The words joined by `_` that it is one of, where these have a meaning of their own: `bargain_chip`."""
    stances: frozenset[StanceKind] = frozenset()
    """How the sentence stands to it."""
    aside: bool = False
    """Whether it names who says so, not what is said."""


class Pair(NamedTuple):
    """Two words that say the same, or the opposite: their indexes among the tokens of either sentence.

    A tuple, because hundreds of thousands are made.
    """

    first: int
    second: int
    how: How


def aligned(a: Sequence[Token], b: Sequence[Token]) -> tuple[Pair, ...]:
    """The pairs of words, in the order of `a`."""
    a, b = a[:MOST], b[:MOST]
    equal = _equal(a, b)
    taken, met = {pair.first for pair in equal}, {pair.second for pair in equal}
    rest = [at for at in range(len(a)) if at not in taken]
    others = [at for at in range(len(b)) if at not in met]
    if not rest or not others:
        return tuple(equal)
    found = [*equal, *(Pair(*pair, "initials") for pair in _initials(a, b, rest, others))]
    found += [Pair(first, second, "initials") for second, first in _initials(b, a, others, rest)]
    taken |= {pair.first for pair in found}
    met |= {pair.second for pair in found}
    for _, first, second, how in sorted(_ranked(a, b, rest, others, equal)):
        if first not in taken and second not in met:
            taken.add(first)
            met.add(second)
            found.append(Pair(first, second, how))
    return tuple(sorted(found, key=_first))


_first = operator.itemgetter(0)


def _equal(a: Sequence[Token], b: Sequence[Token]) -> list[Pair]:
    """The words with one term, in the order of `a`; of equal ones the first with the first."""
    places: dict[str, list[int]] = {}
    for at, token in enumerate(b):
        places.setdefault(token.term, []).append(at)
    found = []
    for at, token in enumerate(a):
        same = places.get(token.term)
        if same:
            found.append(Pair(at, same.pop(0), "equal"))
    return found


def _initials(
    a: Sequence[Token], b: Sequence[Token], rest: Sequence[int], others: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The short names of `a` with each word of the names in `b` that they are the initials of."""
    for at in rest:
        short = a[at].written
        if len(short) > 1 and short.isupper() and a[at].kind == "name":
            for start in others:
                run = b[start : start + len(short)]
                if "".join(token.written[0] for token in run if token.kind == "name") == short:
                    yield from ((at, start + step) for step in range(len(run)))


def _ranked(
    a: Sequence[Token], b: Sequence[Token], rest: Sequence[int], others: Sequence[int], equal: Sequence[Pair]
) -> Iterator[tuple[float, int, int, How]]:
    for first, second, how in _related(a, b, rest, others):
        near = sum(abs(pair.first - first) <= _NEAR and abs(pair.second - second) <= _NEAR for pair in equal)
        yield -(STRENGTH[how] + _CONTEXT * near), first, second, how


def _related(
    a: Sequence[Token], b: Sequence[Token], rest: Iterable[int], others: Sequence[int]
) -> Iterator[tuple[int, int, How]]:
    """The words of `a` and of `b` that say the same in other letters, or the opposite, and how; numbers never do."""
    names = [second for second in others if b[second].kind == "name"]
    written = _written(b, others)
    for first in rest:
        if a[first].kind == "name":
            found = ((second, _names(a[first].written, b[second].written)) for second in names)
            yield from ((first, second, how) for second, how in found if how is not None)
        elif a[first].kind == "word":
            yield from ((first, second, how) for second, how in _meant(a[first], written).items())


def _written(tokens: Sequence[Token], chosen: Iterable[int]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Of the words among `chosen`, those with each stem, and those with each phrase."""
    stems: dict[str, list[int]] = {}
    phrases: dict[str, list[int]] = {}
    for at in chosen:
        token = tokens[at]
        if token.kind == "word":
            stems.setdefault(token.stem, []).append(at)
            if token.phrase:
                phrases.setdefault(token.phrase, []).append(at)
    return stems, phrases


def _meant(token: Token, tables: Iterable[Mapping[str, Sequence[int]]]) -> Mapping[int, How]:
    """The words in `tables` that are related to `token` by meaning: by stem before phrase, on either side."""
    found: dict[int, How] = {}
    for form in (token.stem, token.phrase):
        kin = lexical.related(form, "en") if form else {}
        for table in tables if kin else ():
            if not kin.keys().isdisjoint(table.keys()):
                for written in kin.keys() & table.keys():
                    for at in table[written]:
                        found.setdefault(at, kin[written])
    return found


@functools.lru_cache(maxsize=50_000)
def _names(a: str, b: str) -> How | None:
    first, second = nations.nation(a), nations.nation(b)
    if first is not None and first == second:
        return "nation"
    capital, other = nations.government(a), nations.government(b)
    if (first is not None and first == other) or (second is not None and second == capital):
        return "government"
    return "letters" if _alike(a.casefold(), b.casefold()) else None


def _alike(a: str, b: str) -> bool:
    longest = max(len(a), len(b))
    if min(len(a), len(b)) < _LEAST_LETTERS:
        return False
    common = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return common >= _ALIKE * longest
