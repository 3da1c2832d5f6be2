"""The picture of who cites whom, laid out here and drawn by the template as SVG.

Wide, the graph stands in columns (articles, outlets, first origins) in the manner of Sugiyama: a line that skips the outlets has a
place of its own between them, and each column is ordered by the barycentres of its neighbours. Narrow, all stand below each other
as in a list, each below the first who cites it, and arcs lead to those that others cite, too. Horizontal places are hundredths of the width and text keeps its size.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from digest.render.lettering import fitted

Layer = Literal["article", "outlet", "origin"]
LAYERS: tuple[Layer, ...] = ("article", "outlet", "origin")

_ROW = 30  # px from one to the next
_BOX = 22  # px, the height of one
_COLUMNS: Mapping[Layer, tuple[float, float]] = {"article": (0, 29), "outlet": (38, 24), "origin": (70, 26)}
# Pixels of the drawing in the narrowest window that shows it, of the margins of a box's text, and of its font; the list has what does not fit.
_WIDE, _NARROW, _MARGINS, _FONT = 640, 288, 14, 13.5
_GUTTER = 14.0  # hundredths of the width for arcs
_INDENT = 6.0  # from one who cites to one cited
_SWEEPS = 8  # over the columns; more change nothing in graphs of this size
_MOST = 16  # in a column; a graph with more is a tangle, and the list tells more
_BEND = 5.0  # hundredths of the width over which a line leaves its end level


@dataclass(frozen=True, slots=True)
class GraphNode:
    """Somebody to be drawn."""

    id: str
    layer: Layer
    text: str
    language: str | None = None
    """That of the text where it is not the page's."""


@dataclass(frozen=True, slots=True)
class BoxView:
    """A name in the picture."""

    kind: Layer
    x: str
    width: str
    y: int
    """Its middle."""
    text: str
    title: str
    language: str | None


@dataclass(frozen=True, slots=True)
class LayoutView:
    """One of the two drawings."""

    height: int
    boxes: tuple[BoxView, ...]
    lines: tuple[str, ...]
    """Paths; x in hundredths of the width, y in pixels."""


@dataclass(frozen=True, slots=True)
class GraphChart:
    """Who cites whom, drawn twice: for wide and for narrow windows."""

    partial: bool
    """Whether only those are drawn who are cited most."""
    wide: LayoutView
    narrow: LayoutView


Lines = Sequence[tuple[str, str]]


def graph(nodes: Sequence[GraphNode], lines: Lines) -> GraphChart | None:
    """The picture of `nodes` and the `lines` between their ids, from the one who cites to the one cited.

    None where fewer than two articles cite or fewer than two are cited. Of too many, those cited most are drawn.
    """
    kept, between = _most_cited(nodes, lines)
    if sum(node.layer == "article" for node in kept) < 2 or sum(node.layer != "article" for node in kept) < 2:
        return None
    columns = _ordered(kept, between)
    return GraphChart(len(kept) < len(nodes), _wide(columns, between), _narrow(kept, between))


def _most_cited(nodes: Sequence[GraphNode], lines: Lines) -> tuple[list[GraphNode], list[tuple[str, str]]]:
    """Those to draw: of each column those cited most, and of those who cite them the ones who cite most."""
    place = {node.id: at for at, node in enumerate(nodes)}
    cited, citing = _ends(lines, 1), _ends(lines, 0)
    names: set[str] = set()
    for layer in ("outlet", "origin"):
        column = [node.id for node in nodes if node.layer == layer]
        names |= set(sorted(column, key=lambda name: (-len(cited[name]), place[name]))[:_MOST])
    articles = [node.id for node in nodes if node.layer == "article" and citing[node.id] & names]
    names |= set(sorted(articles, key=lambda name: (-len(citing[name] & names), place[name]))[:_MOST])
    between = [(source, target) for source, target in lines if source in names and target in names]
    met = {end for line in between for end in line}
    return [node for node in nodes if node.id in met], between


def _ends(lines: Lines, end: int) -> defaultdict[str, set[str]]:
    """For each name at one end of the lines those at the other."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        found[line[end]].add(line[1 - end])
    return found


# -- columns ------------------------------------------------------------------------------------------

Columns = Mapping[Layer, Sequence[GraphNode | str]]
"""In a column a string stands for the line that passes it on its way to the node of that id."""


def _ordered(nodes: Sequence[GraphNode], lines: Lines) -> Columns:
    """The columns from top to bottom, few lines crossing; articles and ties stay in the order given."""
    layer = {node.id: node.layer for node in nodes}
    near: defaultdict[str, list[str]] = defaultdict(list)
    passed: dict[str, None] = {}
    for source, target in lines:
        stops = [source, target]
        if layer[source] == "article" and layer[target] == "origin":
            passed[target] = None
            stops = [source, f">{target}", target]
        for a, b in itertools.pairwise(stops):
            near[a].append(b)
            near[b].append(a)
    columns: dict[Layer, list[str]] = {one: [node.id for node in nodes if node.layer == one] for one in LAYERS}
    columns["outlet"] += [f">{target}" for target in passed]
    for sweep in range(_SWEEPS):
        for one in ("outlet", "origin") if sweep % 2 == 0 else ("outlet", "article"):
            _settle(columns, one, near, sweep)
    by_id = {node.id: node for node in nodes}
    return {one: [by_id.get(name, name[1:]) for name in names] for one, names in columns.items()}


def _settle(columns: dict[Layer, list[str]], layer: Layer, near: Mapping[str, list[str]], sweep: int) -> None:
    """Order one column by the mean place of its neighbours in the column that was ordered before it."""
    others = LAYERS[1] if layer != "outlet" else LAYERS[0] if sweep % 2 == 0 else LAYERS[2]
    size = len(columns[others])
    place = {name: (at + 0.5) / size for at, name in enumerate(columns[others])}
    here = {name: at for at, name in enumerate(columns[layer])}

    def mean(name: str) -> float:
        met = [place[one] for one in near.get(name, ()) if one in place]
        return sum(met) / len(met) if met else (here[name] + 0.5) / len(here)

    columns[layer] = sorted(columns[layer], key=lambda name: (round(mean(name), 6), here[name]))


def _wide(columns: Columns, lines: Lines) -> LayoutView:
    height = max(map(len, columns.values())) * _ROW
    boxes: list[BoxView] = []
    place: dict[str, tuple[Layer, int]] = {}
    for layer, column in columns.items():
        for at, one in enumerate(column):
            y = round(height * (at + 0.5) / len(column))
            place[f">{one}" if isinstance(one, str) else one.id] = layer, y
            if not isinstance(one, str):
                left, width = _COLUMNS[layer]
                boxes.append(_box(one, left, width, y, _WIDE))
    paths: dict[str, None] = {}
    for source, target in lines:
        stops = [source, target]
        if f">{target}" in place and place[source][0] == "article":
            stops = [source, f">{target}", target]
        paths |= {_curve(place[a], place[b]): None for a, b in itertools.pairwise(stops)}
        paths |= {_across(place[stop]): None for stop in stops[1:-1]}
    return LayoutView(height, tuple(boxes), tuple(paths))


def _curve(start: tuple[Layer, int], end: tuple[Layer, int]) -> str:
    """From the right side of one to the left side of another; below each other in one column, round its right side."""
    left, right = _COLUMNS[end[0]][0], sum(_COLUMNS[start[0]])
    if start[0] == end[0]:
        left = right
        return f"M{right:g} {start[1]}C{right + _BEND:g} {start[1]} {left + _BEND:g} {end[1]} {left:g} {end[1]}"
    if LAYERS.index(end[0]) < LAYERS.index(start[0]):
        right, left = _COLUMNS[start[0]][0], sum(_COLUMNS[end[0]])
    middle = (left + right) / 2
    return f"M{right:g} {start[1]}C{middle:g} {start[1]} {middle:g} {end[1]} {left:g} {end[1]}"


def _across(stop: tuple[Layer, int]) -> str:
    left, width = _COLUMNS[stop[0]]
    return f"M{left:g} {stop[1]}H{left + width:g}"


# -- one below the other --------------------------------------------------------------------------------


def _narrow(kept: Sequence[GraphNode], lines: Lines) -> LayoutView:
    nodes = {node.id: node for node in kept}
    rows = _listed([one.id for one in nodes.values() if one.layer == "article"], lines)
    place = {name: (_GUTTER + _INDENT * depth, at * _ROW + _ROW // 2) for at, (name, depth, _) in enumerate(rows)}
    above = {(source, name) for name, _, source in rows}
    boxes = [_box(nodes[name], place[name][0], 100 - place[name][0], place[name][1], _NARROW) for name, _, _ in rows]
    height = len(rows) * _ROW
    paths = [
        _branch(place[source], place[target])
        if (source, target) in above
        else _arc(place[source], place[target], height)
        for source, target in dict.fromkeys(lines)
    ]
    return LayoutView(height, tuple(boxes), tuple(paths))


def _listed(articles: Sequence[str], lines: Lines) -> list[tuple[str, int, str]]:
    """All names with their depth and the one they stand below: each article, then those whom it is the first to cite, then the rest."""
    targets: defaultdict[str, list[str]] = defaultdict(list)
    for source, target in lines:
        targets[source].append(target)
    rows: list[tuple[str, int, str]] = []
    met = set(articles)

    def add(name: str, depth: int, source: str) -> None:
        met.add(name)
        rows.append((name, depth, source))
        for target in targets[name]:
            if target not in met:
                add(target, depth + 1, name)

    for name in dict.fromkeys((*articles, *[source for source, _ in lines])):
        if name in articles or name not in met:
            add(name, 0, "")
    return rows


def _branch(start: tuple[float, int], end: tuple[float, int]) -> str:
    """Down and to the right, as in a tree of folders."""
    return f"M{start[0] + _INDENT / 3:g} {start[1] + _BOX // 2}V{end[1]}H{end[0]:g}"


def _arc(start: tuple[float, int], end: tuple[float, int], height: int) -> str:
    """Round the left, the wider the farther; a curve reaches three quarters of the way to its handles, so none leaves the picture."""
    bend = _GUTTER * 1.3 * (0.25 + 0.75 * abs(start[1] - end[1]) / height)
    left, right = start[0] - bend, min(start[0], end[0]) - bend
    return f"M{start[0]:g} {start[1]}C{left:.1f} {start[1]} {right:.1f} {end[1]} {end[0]:g} {end[1]}"


def _box(node: GraphNode, left: float, width: float, y: int, drawing: int) -> BoxView:
    short = fitted(node.text, (width / 100 * drawing - _MARGINS) / _FONT)
    return BoxView(node.layer, f"{left:g}%", f"{width:g}%", y, short, node.text, node.language)
