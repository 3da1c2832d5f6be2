"""Sentences of different articles that report the same fact: links between two, facts of several."""

from __future__ import annotations

import dataclasses
import heapq
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from digest.hands import ALONE, Hands
from digest.identity import identity, told_apart
from digest.model import Article, Fact, Link, LinkKind, LinkOptions, Place, Why
from digest.progress import Progress, silent
from digest.relate import differ, parcels
from digest.relate.align import STRENGTH, aligned
from digest.relate.comparison import Compared
from digest.relate.recall import AFRESH
from digest.relate.same import Scale
from digest.relate.vectors import Vector, Weigh

# Sentences with this share of words in common and no other number are one text copied and touched up.
COPY = 0.8
# The words named as what two sentences have in common.
NAMED = 5
_PIECE = 500
"""Pairs that are looked at in one go."""
_FEW = 4000
"""So many pairs are looked at here: their sentences would have to be sent to workers, and these to load what comparing takes."""
# Members of a group that are compared with those of another.
STANDING = 6

Origins = Callable[[tuple[Place, ...]], tuple[str, ...]]


def links(
    compared: Sequence[Compared],
    facing: differ.Facing,
    options: LinkOptions,
    *,
    progress: Progress = silent,
    known: differ.Recollection | None = None,
    hands: Hands = ALONE,
) -> tuple[Link, ...]:
    """What the sentences compared have to do with each other, in the order of their places."""
    known = known or differ.Recollection(facing, AFRESH)
    least = options.threshold
    recalled = [known.found("link", (pair.a, pair.b), pair.weighs, least) for pair in compared]
    missing = [pair for pair, before in zip(compared, recalled, strict=True) if before is None]
    pieces = [missing[start : start + _PIECE] for start in range(0, len(missing), _PIECE)]

    packer = parcels.Packer(facing, options)

    def link_of(pair: Compared) -> Link | None:
        find = partial(_link, pair, facing, options)
        return known.once("link", (pair.a, pair.b), pair.weighs, find, least)

    def here(piece: Sequence[Compared]) -> list[parcels.Told]:
        return [(link_of(pair), None) for pair in piece]

    def away(piece: Sequence[Compared]) -> tuple[Callable[[parcels.Parcel], list[parcels.Told]], parcels.Parcel]:
        return linked, packer.parcel(piece)

    asked = hands if hands.is_wide and len(missing) > _FEW else ALONE
    fresh = (told for piece in asked.each(pieces, here, "pairs", progress, size=len, away=away) for told in piece)
    found: list[tuple[Compared, Link]] = []
    for pair, before in zip(compared, recalled, strict=True):
        if before is None:
            link, grades = next(fresh)
            pair.know(grades)
            known.keep("link", (pair.a, pair.b), pair.weighs, link, least)
        else:
            link = before[0]
        if link is not None:
            found.append((pair, link))
    found.sort(key=lambda row: (row[1].a, row[1].b, row[1].kind))
    names = told_apart(identity(*sorted((pair.a.source, pair.b.source))) for pair, _ in found)
    return tuple(dataclasses.replace(link, id=name) for (_, link), name in zip(found, names, strict=True))


def linked(parcel: parcels.Parcel) -> list[parcels.Told]:
    """What the sentences of a parcel have to do with each other, and how alike they are, as far as that was asked."""
    return parcel.opened(_link)


def _link(pair: Compared, facing: differ.Facing, options: LinkOptions) -> Link | None:
    if not pair.reaches(min(options.threshold, differ.LEAST_SCORE)):
        return facing.stated(facing.side(pair.a), facing.side(pair.b), pair.weigh)
    other = facing.difference(pair.a, pair.b, pair.score, pair.weigh)
    if other is not None:
        return other
    if pair.score < options.threshold or pair.at_odds or facing.count_others(pair.a, pair.b):
        return None
    kind: LinkKind = "near-copy" if _copied(pair.a, pair.b) else "same-fact"
    return Link(kind, pair.a.place, pair.b.place, round(pair.score, 3), why(pair.a, pair.b, pair.weigh))


def _copied(a: Vector, b: Vector) -> bool:
    return a.numbers == b.numbers and len(a.every & b.every) >= COPY * len(a.every | b.every)


def why(a: Vector, b: Vector, weigh: Weigh) -> Why:
    """What both say, names and numbers first, then what says most: `both: Sudzha; captured/taken; 13 March`."""
    told: dict[str, tuple[tuple[bool, float, str], str]] = {}
    for pair in aligned(a.tokens, b.tokens):
        one, other = a.tokens[pair.first], b.tokens[pair.second]
        if pair.how != "opposite":
            alike = pair.how == "equal" and (one.stem == other.stem or one.kind != "word")
            written = one.written if alike else f"{one.written}/{other.written}"
            told.setdefault(one.term, ((one.kind == "word", -weigh(one.term) * STRENGTH[pair.how], one.term), written))
    return Why("shared", tuple(written for _, written in sorted(told.values())[:NAMED]))


def facts(
    found: Sequence[Link],
    compared: Sequence[Compared],
    articles: Sequence[Article],
    *,
    origins: Origins,
    threshold: float,
    known: differ.Recollection | None = None,
) -> tuple[Fact, ...]:
    """Groups of sentences that report the same, by their ids; each sentence is in one at most.

    Groups grow by average linkage over the scores of all pairs across, so that a chain of half-alike sentences does not
    become one fact.
    """
    day = {article.id: article.published.start if article.published else date.max for article in articles}
    vectors = {id(vector): vector for pair in compared for vector in (pair.a, pair.b)}
    by_place = {vector.place: vector for vector in vectors.values()}
    groups = _groups(found, compared, by_place, threshold, known)
    ordered = sorted(sorted(members, key=lambda place: (day[place.article], place)) for members in groups)
    names = told_apart(identity(by_place[group[0]].source) for group in ordered)
    out = [Fact(name, tuple(group), origins(tuple(group))) for name, group in zip(names, ordered, strict=True)]
    return tuple(sorted(out, key=lambda fact: fact.id))


def _groups(
    found: Sequence[Link],
    compared: Sequence[Compared],
    by_place: Mapping[Place, Vector],
    threshold: float,
    before: differ.Recollection | None,
) -> list[set[Place]]:
    known = {(id(pair.a), id(pair.b)): pair for pair in compared}

    def pair_of(a: Place, b: Place, scale: Scale) -> Compared:
        first, second = by_place[min(a, b)], by_place[max(a, b)]
        return known.get((id(first), id(second))) or Compared(by_place[a], by_place[b], [scale], before)

    group: dict[Place, set[Place]] = {}
    for link in sorted(found, key=lambda link: (-link.score, link.a, link.b)):
        if link.kind not in ("same-fact", "near-copy"):
            continue
        first, second = group.get(link.a, {link.a}), group.get(link.b, {link.b})
        own = known[id(by_place[link.a]), id(by_place[link.b])]
        if first is not second and _average(first, second, partial(pair_of, scale=own.scale)) >= threshold:
            small, large = sorted((first, second), key=len)
            large |= small
            group |= dict.fromkeys((*small, link.a, link.b), large)
    return list({id(members): members for members in group.values()}.values())


def _average(first: set[Place], second: set[Place], pair_of: Callable[[Place, Place], Compared]) -> float:
    """The mean score across two groups; 0 where a sentence of one denies what one of the other states.

    Of large groups the first members by their places stand for all, so that the work does not grow with their squares.
    """
    scores = []
    for a in heapq.nsmallest(STANDING, first):
        for b in heapq.nsmallest(STANDING, second):
            pair = pair_of(a, b)
            if pair.at_odds:
                return 0.0
            scores.append(pair.score)
    return sum(scores) / len(scores)
