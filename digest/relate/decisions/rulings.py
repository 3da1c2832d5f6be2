"""An editor's decisions with what they mean, and those among them that cannot be followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from digest.model import APART, DECIDED, Decision, DecisionFault, Fact, Link, Place, Target, TargetKind, Topic, Unheeded
from digest.relate.decisions.targets import Across, Item, Meant, Targets

Pair = tuple[Place, Place]
SAME = frozenset({"same-fact", "near-copy"})


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision, and what it decides."""

    topic: str
    path: str
    decision: Decision
    meant: tuple[Meant, ...]
    apart: tuple[Meant, ...] = ()

    @property
    def written(self) -> str:
        """Where it is written, for messages."""
        return f"{self.path}:{self.decision.line}" if self.decision.line else self.path

    def items(self, kind: TargetKind) -> tuple[Item, ...]:
        """What of `kind` it decides on."""
        return tuple(item for meant in self.meant if meant.kind == kind for item in meant.items)

    def places(self) -> tuple[Place, ...]:
        """The sentences it decides on."""
        return tuple(place for meant in self.meant for place in meant.places)

    def taken(self) -> frozenset[Item]:
        """What it takes out."""
        return frozenset(item for meant in self.apart for item in meant.items)

    def pairs(self) -> Iterator[Pair]:
        """For `pin`: the sentences of different articles it puts together, in its order."""
        for first, second in combinations(self.meant, 2):
            for a, b in product(first.places, second.places):
                if a.article != b.article:
                    yield a, b


def rulings(
    topics: Sequence[Topic], targets: Targets, across: Across
) -> tuple[tuple[Ruling, ...], tuple[Unheeded, ...]]:
    """The decisions of all topics that can be followed, and why the others cannot."""
    found: list[Ruling] = []
    faults: list[Unheeded] = []
    for topic in topics:
        for decision in topic.decisions:
            ruling = _ruling(topic, decision, targets, faults)
            if ruling is not None:
                found.append(ruling)
    kept, odds = _agreeing(found, across)
    return kept, (*faults, *odds)


def _ruling(topic: Topic, decision: Decision, targets: Targets, faults: list[Unheeded]) -> Ruling | None:
    meant: dict[bool, list[Meant]] = {False: [], True: []}
    wanted = [(target, DECIDED[decision.verb], False) for target in decision.targets]
    wanted += [(target, APART, True) for target in decision.apart]
    whole = True
    for target, kinds, taken in wanted:
        found = targets.find(target, kinds)
        if isinstance(found, Meant):
            meant[taken].append(found)
        else:
            fault: DecisionFault = "ambiguous" if found.several else "gone"
            several = found.several or targets.nearest(target, kinds, decision.note)
            faults.append(Unheeded(topic.id, decision.line, fault, _shown(target), several))
            whole = False
    # A pin or a merge of those that are left is still what the editor wants; what is taken out must be there wholly.
    least = 2 if decision.verb in ("pin", "merge") else 1
    if len(meant[False]) < least or (decision.apart and not meant[True]) or (not whole and least == 1):
        return None
    return Ruling(topic.id, topic.path, decision, tuple(meant[False]), tuple(meant[True]))


def _shown(target: Target) -> str:
    return f"{target.kind} {target.id}" if target.kind else target.id


def _agreeing(found: Sequence[Ruling], across: Across) -> tuple[tuple[Ruling, ...], list[Unheeded]]:
    """The rulings that no other one speaks against; of those at odds none is followed, so that their order does not matter."""
    said: defaultdict[object, list[tuple[Ruling, object]]] = defaultdict(list)
    facts = {fact.id: fact for fact in across.facts}
    links = {link.id: link for link in across.links}
    for ruling in found:
        for key, value in _sayings(ruling, links):
            said[key].append((ruling, value))
    against: dict[int, Ruling] = {}
    for rows in said.values():
        for ruling, value in rows:
            other = next((one for one, said_so in rows if said_so != value), None)
            if other is not None:
                against.setdefault(id(ruling), other)
    for pin, split in _parted(found, facts):
        against.setdefault(id(pin), split)
        against.setdefault(id(split), pin)
    odds = [
        Unheeded(ruling.topic, ruling.decision.line, "at odds", against[id(ruling)].written)
        for ruling in found
        if id(ruling) in against
    ]
    return tuple(ruling for ruling in found if id(ruling) not in against), odds


def _sayings(ruling: Ruling, links: Mapping[str, Link]) -> Iterator[tuple[object, object]]:
    """What a ruling says of what: two rulings that say different things of one thing are at odds."""
    decision, verb = ruling.decision, ruling.decision.verb
    if verb == "pin":
        for pair in ruling.pairs():
            kept = pair if decision.link == "supersedes" else tuple(sorted(pair))
            yield ("pair", frozenset(pair)), (decision.link, kept)
            yield ("link", frozenset(pair), decision.link), True
    elif verb == "reject":
        for item in ruling.items("link"):
            link = links[str(item)]
            yield ("link", frozenset((link.a, link.b)), "same-fact" if link.kind in SAME else link.kind), False
    elif verb in ("date", "hide"):
        yield from ((("date", place), decision.date) for place in ruling.places())
    elif verb in ("speaker", "claimant", "origins", "outcome"):
        value = decision.outcome, decision.names if verb != "origins" else tuple(sorted(decision.names)), decision.kind
        yield from (((verb, item), value) for meant in ruling.meant for item in meant.items)
    if verb in ("reject", "merge", "split", "origins", "outcome"):
        things = [(meant.kind, item) for meant in ruling.meant if meant.kind != "link" for item in meant.items]
        yield from ((("stands", thing), verb != "reject") for thing in things)


def _parted(found: Sequence[Ruling], facts: Mapping[str, Fact]) -> Iterator[tuple[Ruling, Ruling]]:
    """The pins whose sentences a split parts."""
    pins = [ruling for ruling in found if ruling.decision.verb == "pin" and ruling.decision.link == "same-fact"]
    for split in (ruling for ruling in found if ruling.decision.verb == "split"):
        whole = {place for item in split.items("fact") for place in facts[str(item)].sentences}
        taken = split.taken()
        for pin in pins:
            inside = [pair for pair in pin.pairs() if set(pair) <= whole]
            if any((a in taken) != (b in taken) for a, b in inside):
                yield pin, split


def of(found: Iterable[Ruling], verb: str, kind: TargetKind | None = None) -> list[Ruling]:
    """The rulings of one verb, and if asked on one kind of thing."""
    return [ruling for ruling in found if ruling.decision.verb == verb and (kind is None or ruling.items(kind))]
