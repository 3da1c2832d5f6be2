"""Links and facts as the editor wants them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from digest.identity import identity
from digest.model import Fact, Link, LinkKind, PinKind, Place, SetBy, Why
from digest.relate.decisions.groups import Groups
from digest.relate.decisions.rulings import SAME, Ruling, of

Origins = Callable[[tuple[Place, ...]], tuple[str, ...]]
_SURE = 1.0
"""The score of a link that the editor puts."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is needed to name facts and to say whose they are."""

    texts: Mapping[Place, str]
    days: Mapping[str, date]
    """When each article was published; `date.max` where that is not known."""
    origins: Origins

    def in_order(self, places: Sequence[Place]) -> tuple[Place, ...]:
        """Earliest first."""
        return tuple(sorted(places, key=lambda place: (self.days[place.article], place)))


def applied(
    links: tuple[Link, ...], facts: tuple[Fact, ...], rulings: Sequence[Ruling], told: Told
) -> tuple[tuple[Link, ...], tuple[Fact, ...]]:
    """Links and facts with what was decided on them: rejected, pinned, merged, split, and whose accounts they are."""
    apart = _apart(links, rulings)
    grouped = _regrouped(links, facts, rulings, apart)
    linked = _linked(links, grouped, facts, rulings, told)
    return linked, _facts(grouped, facts, rulings, told)


def _apart(links: Sequence[Link], rulings: Sequence[Ruling]) -> frozenset[frozenset[Place]]:
    """The pairs that the editor says not to report the same."""
    rejected = {item for ruling in of(rulings, "reject", "link") for item in ruling.items("link")}
    pairs = {frozenset((link.a, link.b)) for link in links if link.kind in SAME and link.id in rejected}
    other = {
        frozenset(pair)
        for ruling in of(rulings, "pin")
        if ruling.decision.link != "same-fact"
        for pair in ruling.pairs()
    }
    return frozenset(pairs | other)


# -- facts -------------------------------------------------------------------------------------------


def _regrouped(
    links: Sequence[Link], facts: Sequence[Fact], rulings: Sequence[Ruling], apart: frozenset[frozenset[Place]]
) -> Groups[Place]:
    groups = Groups({fact.id: fact.sentences for fact in facts})
    inside = _inside(links, facts)
    for fact in facts:
        if any(frozenset(pair) in apart for pair in combinations(fact.sentences, 2)):
            for piece in _pieces(fact, inside[fact.id], apart)[1:]:
                groups.part(groups.home[fact.id], piece)
    for ruling in of(rulings, "pin"):
        if ruling.decision.link == "same-fact":
            for a, b in ruling.pairs():
                groups.join(groups.holding(a), groups.holding(b))
    groups.rule(rulings, "fact", {ruling: _places(ruling) for ruling in of(rulings, "split", "fact")})
    return groups


def _places(ruling: Ruling) -> tuple[Place, ...]:
    return tuple(place for meant in ruling.apart for place in meant.places)


def _inside(links: Sequence[Link], facts: Sequence[Fact]) -> Mapping[str, list[Link]]:
    """The links between sentences of each fact, best first."""
    of_place = {place: fact.id for fact in facts for place in fact.sentences}
    found: dict[str, list[Link]] = {fact.id: [] for fact in facts}
    for link in sorted(links, key=lambda link: (-link.score, link.a, link.b)):
        held = of_place.get(link.a)
        if link.kind in SAME and held is not None and held == of_place.get(link.b):
            found[held].append(link)
    return found


def _pieces(fact: Fact, links: Sequence[Link], apart: frozenset[frozenset[Place]]) -> list[list[Place]]:
    """What a fact falls into when pairs are `apart`: its links join again what they may, best first; the largest comes first."""
    home = {place: {place} for place in fact.sentences}
    for link in links:
        first, second = home[link.a], home[link.b]
        if first is not second and not any(frozenset((a, b)) in apart for a in first for b in second):
            joined = first | second
            home |= dict.fromkeys(joined, joined)
    pieces = {id(piece): sorted(piece) for piece in home.values()}
    return sorted(pieces.values(), key=lambda piece: (-len(piece), fact.sentences.index(piece[0])))


def _facts(groups: Groups[Place], facts: Sequence[Fact], rulings: Sequence[Ruling], told: Told) -> tuple[Fact, ...]:
    known = {fact.sentences: fact for fact in facts}
    kept = {
        number: told.in_order(tuple(members))
        for number, members in groups.members.items()
        if len({place.article for place in members}) > 1
    }
    taken = {known[places].id for places in kept.values() if places in known}
    out: dict[int, Fact] = {}
    for number, places in sorted(kept.items(), key=lambda row: row[1]):
        basis: SetBy = "stated" if number in groups.touched else "found"
        before = known.get(places)
        if before is not None:
            out[number] = dataclasses.replace(before, basis=basis)
        else:
            name = _free(identity(told.texts[places[0]]), taken)
            out[number] = Fact(name, places, told.origins(places), basis)
    for ruling in of(rulings, "origins"):
        for item in ruling.items("fact"):
            number = groups.home[str(item)]
            if number in out:
                out[number] = dataclasses.replace(out[number], origins=ruling.decision.names, basis="stated")
    return tuple(sorted(out.values(), key=lambda fact: fact.id))


# -- links -------------------------------------------------------------------------------------------


def _linked(
    links: Sequence[Link], groups: Groups[Place], facts: Sequence[Fact], rulings: Sequence[Ruling], told: Told
) -> tuple[Link, ...]:
    """The links that stay, and those that the editor puts; what no longer reports the same is not linked as if it did."""
    rejected = {item for ruling in of(rulings, "reject", "link") for item in ruling.items("link")}
    parted = _parted(groups, facts, rulings)
    stated = _stated(links, rulings)
    kept = [
        link
        for link in links
        if link.id not in rejected
        and frozenset((link.a, link.b)) not in stated
        and not (link.kind in SAME and parted(link.a, link.b))
    ]
    new = [link if link.id else _named(link, told) for link in stated.values()]
    taken = {link.id for link in kept}
    new = [dataclasses.replace(link, id=_free(link.id, taken)) for link in new]
    return tuple(sorted((*kept, *new), key=lambda link: (link.a, link.b, link.kind)))


def _parted(groups: Groups[Place], facts: Sequence[Fact], rulings: Sequence[Ruling]) -> Callable[[Place, Place], bool]:
    """Whether two sentences of one fact were told apart by the editor, or their fact taken away."""
    decided = {
        item for verb in ("reject", "split") for ruling in of(rulings, verb, "fact") for item in ruling.items("fact")
    }
    before = {place: fact.id for fact in facts if fact.id in decided for place in fact.sentences}
    after = {place: number for number, members in groups.members.items() for place in members}

    def told(a: Place, b: Place) -> bool:
        if a not in before or before[a] != before.get(b):
            return False
        return a not in after or after[a] != after.get(b)

    return told


def _stated(links: Sequence[Link], rulings: Sequence[Ruling]) -> dict[frozenset[Place], Link]:
    """The links that are pinned; one that was found so keeps its score and reason, and a new one has no id yet."""
    found: dict[frozenset[Place], Link] = {}
    known = {(frozenset((link.a, link.b)), link.kind): link for link in reversed(links)}
    for a, b, kind in _pinned(rulings):
        kinds: list[LinkKind] = ["same-fact", "near-copy"] if kind == "same-fact" else [kind]
        same = [known.get((frozenset((a, b)), one)) for one in kinds]
        there = next((link for link in same if link is not None and (kind != "supersedes" or link.a == a)), None)
        first, second = (a, b) if kind == "supersedes" else sorted((a, b))
        put = Link(kind, first, second, _SURE, Why("stated", ()), basis="stated")
        found[frozenset((a, b))] = dataclasses.replace(there, basis="stated") if there else put
    return dict(sorted(found.items(), key=lambda row: sorted(row[0])))


def _pinned(rulings: Sequence[Ruling]) -> Iterator[tuple[Place, Place, PinKind]]:
    for ruling in of(rulings, "pin"):
        yield from ((*pair, ruling.decision.link) for pair in ruling.pairs())


def _named(link: Link, told: Told) -> Link:
    return dataclasses.replace(link, id=identity(*sorted((told.texts[link.a], told.texts[link.b]))))


def _free(name: str, taken: set[str]) -> str:
    """`name`, with a number behind it where something else has it."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free)
    return free
