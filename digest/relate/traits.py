"""What can be seen of two sentences that tells whether they report the same fact, as numbers with names."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from digest.relate import circumstances, standing
from digest.relate.align import STRENGTH, Pair, Token, aligned
from digest.relate.circumstances import share
from digest.relate.vectors import Vector

CHARACTERS = 4
_RAREST = 3

Worth = Callable[[Token], float]

NAMES: Mapping[str, str] = {
    "words": "share of all words that both have",
    "characters": "share of runs of four letters that both have",
    "equal_less": "worth of the words that both have, as a share of the sentence that has less in common",
    "equal_more": "the same, of the one that has more in common",
    "less": "worth of the words with the same meaning, as a share of the sentence that has less in common",
    "more": "the same, of the one that has more in common",
    "joint": "worth of the words in common, as a share of that of all words",
    "mass": "log(1 + worth of the words in common)",
    "mass_near": "log(1 + worth of words related by meaning)",
    "count": "words in common",
    "rarest": "worth of the most telling word in common",
    "rarest_next": "of the second",
    "rarest_third": "of the third",
    "odd": "worth of the most telling word that only the one with less such has",
    **standing.NAMES,
    "names": "worth of the names in common",
    "names_less": "share of the names that both have, of the sentence with fewer of them in common",
    "other_names": "names of the one that has fewer such which the other lacks",
    "plain": "worth of the words in common that are no names or numbers",
    "plain_less": "the same, as a share of the sentence with less in common",
    "plain_more": "the same, of the one with more",
    "numbers": "numbers in common",
    "other_numbers": "both have numbers, none in common",
    "lone_numbers": "one has numbers, the other none",
    "apart": "in how many of asked, denied and possible they differ",
    "opposite": "pairs of opposites",
    "shorter": "log(1 + content words of the shorter)",
    "longer": "log(1 + content words of the longer)",
    "telling_less": "mean worth of the words of the one whose words tell less",
    "telling_more": "of the other",
    "quoted": "sentences with quotation marks",
    **circumstances.NAMES,
    "known_mass": "log(1 + rarity in news of the words in common)",
    "known_less": "rarity in news of the words in common, as a share of the sentence with less",
    "known_rarest": "rarity in news of the rarest word in common",
}


def traits(a: Vector, b: Vector, worth: Worth, pairs: Sequence[Pair] | None = None) -> dict[str, float]:
    """The numbers, by their names; `pairs` are the words aligned, where that is known."""
    pairs = aligned(a.tokens, b.tokens) if pairs is None else pairs
    told = [pair for pair in pairs if pair.how != "opposite"]
    first, second = [worth(token) for token in a.tokens], [worth(token) for token in b.tokens]
    return {
        **_plain(a, b, pairs, first, second),
        **standing.standing(a, b, told, first),
        **_numbers(a, b),
        **_known(a, b, told),
        "quoted": float(_quotes(a.text) + _quotes(b.text)),
    }


def bounded(a: Vector, b: Vector, worth: Worth, pairs: Sequence[Pair]) -> tuple[dict[str, float], dict[str, float]]:
    """Those of the numbers that are soon found, and the most that those which depend on where words stand can come to; none is below 0."""
    first, second = [worth(token) for token in a.tokens], [worth(token) for token in b.tokens]
    told = [pair for pair in pairs if pair.how != "opposite"]
    return _plain(a, b, pairs, first, second), standing.most(a, b, told, first)


def _plain(
    a: Vector, b: Vector, pairs: Sequence[Pair], first: Sequence[float], second: Sequence[float]
) -> dict[str, float]:
    """What does not depend on where in their sentences the words stand."""
    told = [pair for pair in pairs if pair.how != "opposite"]
    return {
        **_letters(a, b),
        **_shares(a, b, told, first, second),
        **_rarest(told, first, second),
        **_kinds(a, b, told, first, second),
        **circumstances.circumstances(a, b, told, first),
        "opposite": float(len(pairs) - len(told)),
        "apart": float(len(a.stance ^ b.stance)),
    }


def _known(a: Vector, b: Vector, told: Sequence[Pair]) -> dict[str, float]:
    found = [a.tokens[pair.first].rarity * STRENGTH[pair.how] for pair in told]
    mass = math.fsum(found)
    wholes = [math.fsum(token.rarity for token in one.tokens) for one in (a, b)]
    return {
        "known_mass": math.log1p(mass),
        "known_less": share(mass, max(wholes)),
        "known_rarest": max(found, default=0.0),
    }


def _letters(a: Vector, b: Vector) -> dict[str, float]:
    one, two = _runs(a.text), _runs(b.text)
    shared = len(one & two)
    return {
        "words": share(len(a.every & b.every), len(a.every | b.every)),
        "characters": share(shared, len(one) + len(two) - shared),
    }


def _shares(
    a: Vector, b: Vector, told: Sequence[Pair], first: Sequence[float], second: Sequence[float]
) -> dict[str, float]:
    whole_a, whole_b = math.fsum(first), math.fsum(second)
    equal = [pair for pair in told if pair.how == "equal"]
    mass = math.fsum(first[pair.first] for pair in equal)
    equals = sorted((share(mass, whole_a), share(mass, whole_b)))
    one = share(math.fsum(STRENGTH[pair.how] * first[pair.first] for pair in told), whole_a)
    two = share(math.fsum(STRENGTH[pair.how] * second[pair.second] for pair in told), whole_b)
    near = math.fsum(STRENGTH[p.how] * min(first[p.first], second[p.second]) for p in told if p.how != "equal")
    lengths = sorted((len(a.tokens), len(b.tokens)))
    means = sorted((share(whole_a, len(first)), share(whole_b, len(second))))
    return {
        "equal_less": equals[0],
        "equal_more": equals[1],
        "less": min(one, two, 1.0),
        "more": min(max(one, two), 1.0),
        "joint": share(mass, whole_a + whole_b - mass),
        "mass": math.log1p(max(mass, 0.0)),
        "mass_near": math.log1p(max(near, 0.0)),
        "count": float(len(equal)),
        "shorter": math.log1p(lengths[0]),
        "longer": math.log1p(lengths[1]),
        "telling_less": means[0],
        "telling_more": means[1],
    }


def _rarest(told: Sequence[Pair], first: Sequence[float], second: Sequence[float]) -> dict[str, float]:
    best = sorted((first[pair.first] * STRENGTH[pair.how] for pair in told), reverse=True)[:_RAREST]
    best += [0.0] * (_RAREST - len(best))
    taken, met = {pair.first for pair in told}, {pair.second for pair in told}
    odd_a = max((worth for at, worth in enumerate(first) if at not in taken), default=0.0)
    odd_b = max((worth for at, worth in enumerate(second) if at not in met), default=0.0)
    return {"rarest": best[0], "rarest_next": best[1], "rarest_third": best[2], "odd": min(odd_a, odd_b)}


def _kinds(
    a: Vector, b: Vector, told: Sequence[Pair], first: Sequence[float], second: Sequence[float]
) -> dict[str, float]:
    named = [pair for pair in told if a.tokens[pair.first].kind == "name"]
    plain = [pair for pair in told if a.tokens[pair.first].kind == "word"]
    taken, met = {pair.first for pair in told}, {pair.second for pair in told}
    lone = [
        sum(token.kind == "name" and at not in had for at, token in enumerate(tokens))
        for tokens, had in ((a.tokens, taken), (b.tokens, met))
    ]
    names = [sum(token.kind == "name" for token in one.tokens) for one in (a, b)]
    mass = math.fsum(STRENGTH[pair.how] * first[pair.first] for pair in plain)
    wholes = [
        math.fsum(worth for worth, token in zip(values, tokens, strict=True) if token.kind == "word")
        for values, tokens in ((first, a.tokens), (second, b.tokens))
    ]
    return {
        "names": math.fsum(first[pair.first] for pair in named),
        "names_less": share(len(named), max(names)),
        "other_names": float(min(lone)),
        "plain": mass,
        "plain_less": min(share(mass, max(wholes)), 1.0),
        "plain_more": min(share(mass, min(wholes)), 1.0),
    }


def _numbers(a: Vector, b: Vector) -> dict[str, float]:
    shared = len(a.numbers & b.numbers)
    return {
        "numbers": float(min(shared, 3)),
        "other_numbers": float(bool(a.numbers and b.numbers) and not shared),
        "lone_numbers": float(bool(a.numbers) != bool(b.numbers)),
    }


def _quotes(text: str) -> bool:
    return any(mark in text for mark in '"“”«»')


@functools.lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[str]:
    folded = text.casefold()
    return frozenset(folded[at : at + CHARACTERS] for at in range(len(folded) - CHARACTERS + 1))


def row(found: Mapping[str, float], names: Iterable[str]) -> list[float]:
    """The numbers in the order of `names`."""
    return [found[name] for name in names]
