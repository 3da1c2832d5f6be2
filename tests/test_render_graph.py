"""The picture of who cites whom: what is drawn, and where."""

from __future__ import annotations

import itertools
import re

from digest.render.graph import GraphChart, GraphNode, Layer, graph

_LINE = re.compile(r"^M([\d.]+) (\d+)(?:C([\d.-]+) (\d+) ([\d.-]+) (\d+) ([\d.]+) (\d+)|V(\d+)H([\d.]+)|H([\d.]+))$")


def nodes(**layers: str) -> list[GraphNode]:
    """A node for each word of `article`, `outlet` and `origin`."""
    found: list[GraphNode] = []
    for layer, names in layers.items():
        kind: Layer = "article" if layer == "article" else "outlet" if layer == "outlet" else "origin"
        found += [GraphNode(name, kind, name.upper()) for name in names.split()]
    return found


def drawn(lines: str, **layers: str) -> GraphChart:
    """The chart of lines such as `a-x b-x`."""
    pairs = [(one[0], one[1]) for one in (line.split("-") for line in lines.split())]
    chart = graph(nodes(**layers), pairs)
    assert chart is not None
    return chart


def test_too_little_makes_no_picture() -> None:
    assert graph([], []) is None
    assert graph(nodes(article="a", origin="x y"), [("a", "x"), ("a", "y")]) is None
    assert graph(nodes(article="a b", origin="x"), [("a", "x"), ("b", "x")]) is None


def test_columns_hold_articles_outlets_and_origins() -> None:
    chart = drawn("a-o o-x b-x b-y", article="a b", outlet="o", origin="x y")
    left = {box.text: float(box.x.rstrip("%")) for box in chart.wide.boxes}
    assert left["A"] == left["B"] < left["O"] < left["X"] == left["Y"]
    assert {box.text: box.kind for box in chart.wide.boxes}["X"] == "origin"


def test_boxes_of_a_column_are_apart_and_inside() -> None:
    lines = " ".join(f"a{number % 5}-x{number}" for number in range(15))
    chart = drawn(
        lines,
        article=" ".join(f"a{number}" for number in range(5)),
        origin=" ".join(f"x{number}" for number in range(15)),
    )
    for layout in (chart.wide, chart.narrow):
        for kind in ("article", "origin"):
            places = sorted(box.y for box in layout.boxes if box.kind == kind)
            assert min(places) >= 11
            assert max(places) <= layout.height - 11
            assert all(b - a >= 22 for a, b in itertools.pairwise(places))
    assert len({box.y for box in chart.narrow.boxes}) == 20, "one below the other"


def test_every_line_ends_at_two_boxes() -> None:
    chart = drawn("a-o o-x b-x b-y c-y c-o", article="a b c", outlet="o", origin="x y")
    for layout, edges in ((chart.wide, {"left", "right"}), (chart.narrow, {"left"})):
        ends = {round(float(box.x.rstrip("%")), 2) for box in layout.boxes}
        if "right" in edges:
            ends |= {round(float(box.x.rstrip("%")) + float(box.width.rstrip("%")), 2) for box in layout.boxes}
        for line in layout.lines:
            met = _LINE.match(line)
            assert met, line
            last = met.group(7) or met.group(10) or met.group(11)
            assert round(float(last), 2) in ends, line
    assert len(chart.narrow.lines) == 6


def test_arcs_stay_inside_the_picture() -> None:
    names = " ".join(f"a{number}" for number in range(16))
    lines = " ".join(f"a{number}-x a{number}-y" for number in range(16))
    chart = drawn(lines, article=names, origin="x y")
    arcs = [met for line in chart.narrow.lines if (met := _LINE.match(line)) and met.group(3)]
    assert len(arcs) > 20
    for arc in arcs:
        start, first, second, end = (float(arc.group(number)) for number in (1, 3, 5, 7))
        places = [
            (1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t**2 * second + t**3 * end
            for t in (0.2, 0.4, 0.5, 0.6, 0.8)
        ]
        assert min(places) >= 0, arc.group()


def test_below_each_other_each_stands_under_the_first_who_cites_it() -> None:
    chart = drawn("a-o o-x b-x b-y", article="a b", outlet="o", origin="x y")
    assert [box.text for box in chart.narrow.boxes] == ["A", "O", "X", "B", "Y"]
    left = [float(box.x.rstrip("%")) for box in chart.narrow.boxes]
    assert left[0] < left[1] < left[2]
    assert left[3] == left[0]


def test_one_whom_no_drawn_article_cites_has_a_place_too() -> None:
    lines = [("a", "x"), ("b", "x"), ("a", "y"), ("p", "q")]
    chart = graph(nodes(article="a b", outlet="p", origin="x y q"), lines)
    assert chart is not None
    assert len(chart.narrow.boxes) == 6
    assert len(chart.narrow.lines) == len(lines)


def test_lines_cross_less_than_in_the_order_given() -> None:
    chart = drawn("a-z b-y c-x", article="a b c", origin="x y z")
    place = {box.text: box.y for box in chart.wide.boxes}
    assert (place["A"] < place["B"]) == (place["Z"] < place["Y"])
    assert (place["B"] < place["C"]) == (place["Y"] < place["X"])


def test_of_too_many_the_most_cited_are_drawn() -> None:
    names = [f"n{number}" for number in range(30)]
    lines = [("a", name) for name in names] + [("b", "n28"), ("b", "n29")]
    chart = graph(nodes(article="a b", origin=" ".join(names)), lines)
    assert chart is not None
    assert chart.partial
    texts = {box.text for box in chart.wide.boxes}
    assert {"A", "B", "N28", "N29"} <= texts
    assert len(texts) == 18
    assert texts == {box.text for box in chart.narrow.boxes}


def test_long_names_are_cut_and_told_whole() -> None:
    long = GraphNode("x", "origin", "The Institute for the Very Long Names of Places and Persons", "en")
    chart = graph([*nodes(article="a b", origin="y"), long], [("a", "x"), ("b", "x"), ("b", "y")])
    assert chart is not None
    box = next(box for box in chart.wide.boxes if box.title == long.text)
    assert box.text.endswith("…")
    assert len(box.text) <= 31
    assert box.language == "en"


def test_a_circle_of_outlets_is_drawn() -> None:
    chart = drawn("a-o o-p p-o b-p", article="a b", outlet="o p")
    assert [box.text for box in chart.narrow.boxes] == ["A", "O", "P", "B"]


def test_the_same_graph_is_the_same_picture() -> None:
    given = nodes(article="a b c", outlet="o", origin="x y")
    lines = [("a", "o"), ("o", "x"), ("b", "x"), ("c", "y"), ("b", "y")]
    assert graph(given, lines) == graph(given, lines)
