"""From articles through outlets to first origins: who cites whom, as a graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from digest import words
from digest.identity import identity
from digest.model import CitationGraph, Fact, Node, Passing, PassingKind, Place
from digest.relate.provenance.bodies import Source
from digest.relate.provenance.sources import Sources
from digest.words import fold


def network(sources: Sources, facts: Iterable[Fact] = ()) -> CitationGraph:
    """The graph of all articles.

    An article leads to those it cites; where it has somebody's words by an outlet, to the outlet, which leads on to them. An outlet
    whose own article is among the articles leads on to those that this one cites, if it tells the same fact, or is the outlet's only
    one and says what is passed on. Those who speak for an institution lead on to it: who said it stays to be seen, and that two of its
    officials are one origin, too.
    """
    same = {place: fact.sentences for fact in facts for place in fact.sentences}
    found = _Network(sources)
    for article in sorted(sources.articles):
        found.publish(article)
        for index in sources.citing(article):
            found.read(Place(article, index), same.get(Place(article, index), ()))
    return found.graph()


class _Network:
    """The graph as far as it was read."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.nodes: dict[str, Node] = {}
        self.ids: dict[str, str] = {}
        self.places: defaultdict[tuple[str, str, PassingKind], set[Place]] = defaultdict(set)

    def publish(self, article: str) -> None:
        """The article, and its outlet if that is known."""
        node, found = f"article/{article}", self.sources.articles[article]
        self.nodes[node] = Node(node, found.title.text, "article")
        if found.outlet is not None:
            outlet = self._node(self.sources.publishers(article)[0], article)
            self.places[node, outlet, "published"].update(())

    def read(self, place: Place, fact: Sequence[Place]) -> None:
        """Those cited in a sentence, and whom an outlet among them has it from."""
        leaves = self._chain(f"article/{place.article}", place)
        for leaf in leaves:
            there = self.sources.followed(place, leaf, fact) if leaf.kind == "outlet" else None
            if there is not None and self.sources.cited(there):
                self._chain(self._node(leaf, there.article), there)

    def graph(self) -> CitationGraph:
        """What was read."""
        nodes = [node for _, node in sorted(self.nodes.items())]
        passings = [
            Passing(source, target, tuple(sorted(places)), kind)
            for (source, target, kind), places in sorted(self.places.items())
            if source != target
        ]
        return CitationGraph(tuple(nodes), tuple(passings))

    def _chain(self, start: str, place: Place) -> tuple[Source, ...]:
        """Passings from `start` over those who passed on what a sentence tells, outlets first, to those they have it from."""
        cited = self.sources.cited(place)
        channels, leaves = self.sources.split(place.article, cited)
        at = start
        for channel in sorted(dict.fromkeys(channels), key=lambda one: one.kind != "outlet"):
            at = self._pass(at, channel, place)
        for leaf in dict.fromkeys(leaves):
            self._pass(at, leaf, place)
        return leaves

    def _pass(self, source: str, target: Source, place: Place) -> str:
        node = self._node(target, place.article)
        if target.speaker is None:
            self.places[source, node, "cites"].add(place)
            return node
        speaker = self._speaker(target, place.article)
        self.places[source, speaker, "cites"].add(place)
        self.places[speaker, node, "belongs"].add(place)
        return speaker

    def _speaker(self, source: Source, article: str) -> str:
        """The id of the node of one who speaks for an institution."""
        if source.speaker == "person":
            return self._node(self.sources.bodies.person(source.name), article)
        named = Source(f"{source.id}:{fold(source.name)}@{article}", source.name, "anonymous", source.name)
        return self._node(named, article)

    def _node(self, source: Source, article: str) -> str:
        """The id of a source's node; an unnamed source whom the article spoke with itself has one for the article."""
        own = source.kind == "anonymous" and source.id.endswith(f"@{self.sources.publishers(article)[0].id}")
        key = f"{source.id}#{article}" if own else source.id
        if key not in self.ids:
            label = source.name if source.kind == "anonymous" else source.label
            wanted = f"{source.kind}/{words.address(label)}" + (f"/{article}" if own else "")
            taken = wanted in self.nodes
            self.ids[key] = f"{wanted}-{identity(key)}" if taken else wanted
            self.nodes[self.ids[key]] = Node(self.ids[key], label, source.kind)
        return self.ids[key]
