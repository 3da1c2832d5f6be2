"""What can be seen of two sentences that tells whether they report the same fact, as numbers with names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from digest.relate import circumstances, standing
from digest.relate.align import STRENGTH, Pair, aligned
from digest.relate.circumstances import share
from digest.relate.vectors import Vector
from digest.relate.weighed import Weighed, Worth, alike, alike_at_most, weighed

_RAREST = 3

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
    one, two = weighed(a, worth), weighed(b, worth)
    return {
        **_plain(one, two, pairs, told),
        "characters": alike(a.text, b.text),
        "odd": _odd(one, two, told),
        "other_names": _other_names(a, b, told),
        **standing.standing(a, b, told, one.worths),
        **_numbers(a, b),
        **_known(a, b, told),
        "quoted": float(_quotes(a.text) + _quotes(b.text)),
    }


def bounded(a: Weighed, b: Weighed, pairs: Sequence[Pair]) -> tuple[dict[str, float], dict[str, float]]:
    """Those of the numbers that are soon found, and the most that some of the others come to; none is below 0."""
    told = [pair for pair in pairs if pair.how != "opposite"]
    most = standing.most(a.vector, b.vector, told, a.worths)
    most["characters"] = alike_at_most(a.vector.text, b.vector.text)
    most["odd"] = min(a.best, b.best)
    most["other_names"] = float(min(a.names, b.names))
    return _plain(a, b, pairs, told), most


def _plain(a: Weighed, b: Weighed, pairs: Sequence[Pair], told: Sequence[Pair]) -> dict[str, float]:
    """What does not depend on where in their sentences the words stand, and on few other words than those in common."""
    one, two = a.vector, b.vector
    every, others = one.every, two.terms
    return {
        "words": share(len(every.intersection(others)), len(every.union(others))),
        **_shares(a, b, told),
        **_rarest(a, told),
        **_kinds(a, b, told),
        **circumstances.circumstances(one, two, told, a.worths),
        "opposite": float(len(pairs) - len(told)),
        "apart": float(len(one.stance ^ two.stance)),
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


def _shares(a: Weighed, b: Weighed, told: Sequence[Pair]) -> dict[str, float]:
    first, second = a.worths, b.worths
    equal = [first[pair.first] for pair in told if pair.how == "equal"]
    mass = math.fsum(equal)
    equals = sorted((share(mass, a.whole), share(mass, b.whole)))
    one = share(math.fsum([STRENGTH[pair.how] * first[pair.first] for pair in told]), a.whole)
    two = share(math.fsum([STRENGTH[pair.how] * second[pair.second] for pair in told]), b.whole)
    near = math.fsum([STRENGTH[p.how] * min(first[p.first], second[p.second]) for p in told if p.how != "equal"])
    lengths = sorted((len(first), len(second)))
    means = sorted((share(a.whole, len(first)), share(b.whole, len(second))))
    return {
        "equal_less": equals[0],
        "equal_more": equals[1],
        "less": min(one, two, 1.0),
        "more": min(max(one, two), 1.0),
        "joint": share(mass, a.whole + b.whole - mass),
        "mass": math.log1p(max(mass, 0.0)),
        "mass_near": math.log1p(max(near, 0.0)),
        "count": float(len(equal)),
        "shorter": math.log1p(lengths[0]),
        "longer": math.log1p(lengths[1]),
        "telling_less": means[0],
        "telling_more": means[1],
    }


def _rarest(a: Weighed, told: Sequence[Pair]) -> dict[str, float]:
    best = sorted([a.worths[pair.first] * STRENGTH[pair.how] for pair in told], reverse=True)[:_RAREST]
    best += [0.0] * (_RAREST - len(best))
    return {"rarest": best[0], "rarest_next": best[1], "rarest_third": best[2]}


def _odd(a: Weighed, b: Weighed, told: Sequence[Pair]) -> float:
    taken, met = {pair.first for pair in told}, {pair.second for pair in told}
    odd_a = max((worth for at, worth in enumerate(a.worths) if at not in taken), default=0.0)
    odd_b = max((worth for at, worth in enumerate(b.worths) if at not in met), default=0.0)
    return min(odd_a, odd_b)


def _other_names(a: Vector, b: Vector, told: Sequence[Pair]) -> float:
    taken, met = {pair.first for pair in told}, {pair.second for pair in told}
    lone = [
        sum(token.kind == "name" and at not in had for at, token in enumerate(tokens))
        for tokens, had in ((a.tokens, taken), (b.tokens, met))
    ]
    return float(min(lone))


def _kinds(a: Weighed, b: Weighed, told: Sequence[Pair]) -> dict[str, float]:
    tokens, worths = a.vector.tokens, a.worths
    named = [worths[pair.first] for pair in told if tokens[pair.first].kind == "name"]
    plain = [STRENGTH[pair.how] * worths[pair.first] for pair in told if tokens[pair.first].kind == "word"]
    mass = math.fsum(plain)
    return {
        "names": math.fsum(named),
        "names_less": share(len(named), max(a.names, b.names)),
        "plain": mass,
        "plain_less": min(share(mass, max(a.plain, b.plain)), 1.0),
        "plain_more": min(share(mass, min(a.plain, b.plain)), 1.0),
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


def row(found: Mapping[str, float], names: Iterable[str]) -> list[float]:
    """The numbers in the order of `names`."""
    return [found[name] for name in names]
