"""Who cites whom across the sources of a topic: as a list, as a picture, as files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from digest.model import CitationGraph, Node, Passing
from digest.render import parts, passings
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.citers import page_of
from digest.render.graph import GraphChart, GraphNode, Layer, graph
from digest.render.passings import ARTICLE

JSON = "graph.json"
GRAPHML = "graph.graphml"
"""The files beside a topic's page."""


@dataclass(frozen=True, slots=True)
class CitedView:
    """One who is cited."""

    name: parts.LinkView
    belongs: tuple[str, ...]
    """The institutions they speak for."""
    onward: tuple[CitedView, ...]
    """Of an outlet: those it has it from, and of those outlets among them that were not named before."""


@dataclass(frozen=True, slots=True)
class CitingView:
    """An article and those it cites."""

    source: parts.SourceView
    cited: tuple[CitedView, ...]


@dataclass(frozen=True, slots=True)
class CitesView:
    """Who cites whom in one topic."""

    entries: tuple[CitingView, ...]
    """Every line of the picture, and those that it leaves out."""
    chart: GraphChart | None
    files: tuple[parts.LinkView, ...]
    """The same for other programs: JSON and GraphML."""


def among(catalog: Catalog, articles: Iterable[str]) -> CitationGraph:
    """What the sentences of `articles` say of who cites whom."""
    return passings.together(catalog.nodes, catalog.passings, articles)


def cites(
    catalog: Catalog,
    here: Here,
    numbers: Mapping[str, int],
    wanted: Collection[str] | None = None,
    *,
    drawn: bool = True,
) -> CitesView | None:
    """Who cites whom among the articles of `numbers`, in their order, and `drawn`; None where nobody cites anybody.

    Where articles are `wanted`, it is told of them alone whom they cite.
    """
    names = tuple(numbers)
    graph = parts.shared(catalog, "", ("cites", names), lambda: _Graph(catalog, among(catalog, names)))
    found = _Cites(catalog, here, graph, numbers)
    entries = tuple(found.entries(wanted))
    files = (parts.LinkView("GraphML", GRAPHML), parts.LinkView("JSON", JSON))
    return CitesView(entries, found.chart() if drawn else None, files) if entries else None


class _Graph:
    """The graph of a topic with its look-ups, the same for all its pages."""

    def __init__(self, catalog: Catalog, graph: CitationGraph) -> None:
        self._catalog = catalog
        self.nodes = {node.id: node for node in graph.nodes}
        self.onward: defaultdict[str, list[Passing]] = defaultdict(list)
        self.cited: defaultdict[str, list[Passing]] = defaultdict(list)
        self.belongs: defaultdict[str, list[str]] = defaultdict(list)
        for passing in sorted(graph.passings, key=lambda one: (one.places, one.target)):
            if passing.kind == "belongs":
                self.belongs[passing.source].append(passing.target)
            if passing.kind == "cites":
                self.onward[passing.source].append(passing)
                self.cited[passing.target].append(passing)
        self._met: dict[str, tuple[str, ...]] = {}

    def met(self, node: Node) -> tuple[str, ...]:
        """The articles that cite a node, in the order of their ids."""
        if node.id not in self._met:
            found = {place.article for one in self.cited.get(node.id, ()) for place in one.places}
            self._met[node.id] = tuple(sorted(found))
        return self._met[node.id]

    def language(self, node: Node) -> str | None:
        """The language of what a node is called where it is not the page's."""
        met = self.met(node)
        if not met:
            return None
        key = ("language", node.label, met)
        return self._catalog.laying.shared(key, lambda: parts.language_of(self._catalog, node.label, met))


class _Cites:
    """The graph of a topic as one page shows it."""

    def __init__(self, catalog: Catalog, here: Here, graph: _Graph, numbers: Mapping[str, int]) -> None:
        self.catalog, self.here, self.graph, self.numbers = catalog, here, graph, numbers
        self.links: dict[str, parts.LinkView] = {}

    def entries(self, wanted: Collection[str] | None = None) -> Iterable[CitingView]:
        for article, number in self.numbers.items():
            if wanted is not None and article not in wanted:
                continue
            cited = self._cited(f"{ARTICLE}{article}", frozenset())
            if cited:
                yield CitingView(parts.source(self.catalog, self.here, article, number), cited)

    def chart(self) -> GraphChart | None:
        """The picture of the same."""
        lines = list(self._lines([f"{ARTICLE}{article}" for article in self.numbers]))
        ends = dict.fromkeys([*(source for source, _ in lines if source.startswith(ARTICLE)), *(to for _, to in lines)])
        return graph([self._drawn(self.graph.nodes[name]) for name in ends], lines)

    def _lines(self, start: Iterable[str]) -> Iterator[tuple[str, str]]:
        """From those who cite to those cited, as far as one comes from `start`."""
        wanted = list(start)
        known = set(wanted)
        for source in wanted:
            onward = (passing.target for passing in self.graph.onward.get(source, ()))
            for target in [*onward, *self.graph.belongs.get(source, ())]:
                yield source, target
                if target not in known:
                    known.add(target)
                    wanted.append(target)

    def _drawn(self, node: Node) -> GraphNode:
        layer: Layer = "article" if node.kind == "article" else "outlet" if node.kind == "outlet" else "origin"
        text, language = node.label, self.graph.language(node)
        if node.kind == "article":
            article = node.id.removeprefix(ARTICLE)
            source = parts.source(self.catalog, self.here, article)
            text = f"{self.numbers[article]}. {source.outlet if source.outlet_known else source.title}"
            language = None if source.outlet_known else source.language
        return GraphNode(node.id, layer, text, language)

    def _cited(self, source: str, passed: frozenset[str]) -> tuple[CitedView, ...]:
        """Those whom a node cites, in the order of its text; not those by whom it was reached itself."""
        behind = passed | {source}
        onward = self.graph.onward.get(source, ())
        nodes = [self.graph.nodes[one.target] for one in onward if one.target not in behind]
        return tuple(CitedView(self._link(node), self._belongs(node), self._cited(node.id, behind)) for node in nodes)

    def _belongs(self, node: Node) -> tuple[str, ...]:
        return tuple(self.graph.nodes[name].label for name in self.graph.belongs.get(node.id, ()))

    def _link(self, node: Node) -> parts.LinkView:
        if node.id not in self.links:
            self.links[node.id] = self._made(node)
        return self.links[node.id]

    def _made(self, node: Node) -> parts.LinkView:
        hrefs = (page_of(self.catalog, self.here, article, node.label) for article in self.graph.met(node)[:1])
        href = next(hrefs, None)
        note = self.catalog.strings.labels[f"cited_{node.kind}"]
        return parts.LinkView(node.label, href, note, self.graph.language(node))
