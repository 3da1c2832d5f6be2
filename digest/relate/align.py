"""Which words of two sentences say the same thing: word by word, in the manner of Sultan, Bethard and Sumner (2014).

First the words that are equal in one of their readings; then, for what is left, the pairs that are related by meaning, by
country or by letters, those with more words in common round about first. Each word takes part once.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple

from digest.meaning import nations
from digest.relate.tokens import Tokens

How = Literal["equal", "same", "wider", "nation", "government", "letters", "initials", "opposite"]
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


class Pair(NamedTuple):
    """Two words that say the same, or the opposite: their indexes among the tokens of either sentence.

    A tuple, because hundreds of thousands are made.
    """

    first: int
    second: int
    how: How


def aligned(a: Tokens, b: Tokens) -> tuple[Pair, ...]:
    """The pairs of words, in the order of `a`."""
    equal = _equal(a, b)
    taken, met = {pair.first for pair in equal}, {pair.second for pair in equal}
    if len(taken) == len(a.head) or len(met) == len(b.head):
        return tuple(equal)
    related = sorted(_ranked(a, b, equal, (taken, met)))
    found = [*equal, *(Pair(*pair, "initials") for pair in _initials(a, b, taken, met))]
    found += [Pair(first, second, "initials") for second, first in _initials(b, a, met, taken)]
    taken |= {pair.first for pair in found}
    met |= {pair.second for pair in found}
    for _, first, second, how in related:
        if first not in taken and second not in met:
            taken.add(first)
            met.add(second)
            found.append(Pair(first, second, how))
    return tuple(sorted(found, key=_first) if len(found) > len(equal) else found)


_first = operator.itemgetter(0)


def _equal(a: Tokens, b: Tokens) -> list[Pair]:
    """The words with one term, in the order of `a`; of equal ones the first with the first."""
    mine, theirs = a.places, b.places
    found = [
        Pair(first, second, "equal")
        for term in mine.keys() & theirs.keys()
        for first, second in zip(mine[term], theirs[term], strict=False)
    ]
    found.sort()
    return found


def _initials(a: Tokens, b: Tokens, taken: AbstractSet[int], met: AbstractSet[int]) -> Iterator[tuple[int, int]]:
    """The short names of `a` with each word of the names in `b` that they are the initials of."""
    for at in a.initials:
        if at not in taken:
            short = a[at].written
            for start in range(len(b.head)):
                run = b.head[start : start + len(short)] if start not in met else ()
                if "".join(token.written[0] for token in run if token.kind == "name") == short:
                    yield from ((at, start + step) for step in range(len(run)))


def _ranked(
    a: Tokens, b: Tokens, equal: Sequence[Pair], had: tuple[AbstractSet[int], AbstractSet[int]]
) -> Iterator[tuple[float, int, int, How]]:
    for (first, second), how in _related(a, b, *had).items():
        near = sum(abs(pair.first - first) <= _NEAR and abs(pair.second - second) <= _NEAR for pair in equal)
        yield -(STRENGTH[how] + _CONTEXT * near), first, second, how


def _related(a: Tokens, b: Tokens, taken: AbstractSet[int], met: AbstractSet[int]) -> Mapping[tuple[int, int], How]:
    """The words of `a` and of `b` that say the same in other letters, or the opposite, and how; numbers never do."""
    found: dict[tuple[int, int], How] = {}
    names = [second for second in b.names if second not in met] if a.names else ()
    for first in a.names if names else ():
        if first not in taken:
            for second in names:
                how = _names(a[first].written, b[second].written)
                if how is not None:
                    found[first, second] = how
    forms = b.forms
    written = forms.keys()
    for first, kin in a.kin:
        if first not in taken and not kin.keys().isdisjoint(written):
            for form in [form for form in forms if form in kin]:
                for second in forms[form]:
                    if second not in met:
                        found.setdefault((first, second), kin[form])
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
