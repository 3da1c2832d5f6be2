"""Who cites whom as JSON and GraphML."""

from __future__ import annotations

import io
import json
import re
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import render
from digest.model import CitationGraph, Node, Passing, Place
from digest.render import graph_files
from digest.render.printable import printable
from tests import sample

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
HARD = 'The "Bee" <b>&amp;\x07 \ud83d\u2028Пчела'


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    made = render.outputs(sample.digest(), sample.options(), sample.theme())
    return {output.path: output.data for output in made}


def test_a_topic_has_both_files_and_names_them(files: dict[str, bytes]) -> None:
    page = files["topics/bridge/index.html"].decode()
    assert 'href="graph.json"' in page
    assert 'href="graph.graphml"' in page
    assert "topics/bridge/graph.json" in files
    assert "topics/bridge/graph.graphml" in files
    assert "topics/nothing/graph.json" not in files


def test_json_and_graphml_say_the_same(files: dict[str, bytes]) -> None:
    told = json.loads(files["topics/bridge/graph.json"])
    read = networkx.read_graphml(io.BytesIO(files["topics/bridge/graph.graphml"]))
    assert read.is_directed()
    assert {name.replace(":", "/") for name in read} == {node["id"] for node in told["nodes"]}
    assert read.number_of_edges() == len(told["passings"]) == 6
    assert read.nodes["organisation:valley-institute"] == {
        "label": "Valley Institute",
        "kind": "organisation",
    }
    edge = read.edges["outlet:the-lowmoor-herald", "person:ada-pell"]
    assert (edge["passing"], edge["weight"], edge["sentences"]) == ("cites", 1, "bridge-shut#s3")


def test_graphml_is_made_as_its_schema_has_it(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files["topics/bridge/graph.graphml"])
    assert root.tag == SPACE + "graphml"
    keys = root.findall(SPACE + "key")
    assert [child.tag for child in root] == [SPACE + "key"] * len(keys) + [SPACE + "graph"]
    known = {(key.get("id"), key.get("for")) for key in keys}
    (graph,) = root.findall(SPACE + "graph")
    assert graph.get("edgedefault") == "directed"
    names = [element.get("id") or "" for element in graph]
    assert len(set(names)) == len(names)
    for element in graph:
        kind = element.tag.removeprefix(SPACE)
        assert kind in ("node", "edge")
        assert {(data.get("key"), kind) for data in element} <= known
        assert not set(element.get("id") or "") & set(" /<>&\"'")


def test_hostile_names_stay_text() -> None:
    graph = CitationGraph(
        (Node("article/a", HARD, "article"), Node("outlet/the-bee", HARD, "outlet")),
        (
            Passing("article/a", "outlet/the-bee", (Place("a", 0),)),
            Passing("article/a", "outlet/the-bee", (), "published"),
        ),
    )
    read = networkx.read_graphml(io.BytesIO(graph_files.graphml(graph)))
    label = read.nodes["outlet:the-bee"]["label"]
    assert label.startswith('The "Bee" <b>&amp;')
    assert "\x07" not in label
    assert read.number_of_edges("article:a", "outlet:the-bee") == 2


NAMES = st.text(st.sampled_from("ab/é<>&\"' \n\r\t]\ud83d:-"), min_size=1, max_size=6)
NODES = st.builds(Node, NAMES, NAMES | st.just(""), st.sampled_from(["article", "outlet", "person"]))
PLACES = st.lists(st.builds(Place, NAMES, st.integers(0, 9)), max_size=2).map(tuple)
PASSINGS = st.builds(Passing, NAMES, NAMES, PLACES, st.sampled_from(["cites", "belongs"]))
GRAPHS = st.builds(CitationGraph, st.lists(NODES, min_size=1).map(tuple), st.lists(PASSINGS).map(tuple))


def written(graph: CitationGraph) -> str:
    """The same graph as Python's own writer of XML has it."""
    root = ElementTree.Element("graphml", graph_files.ROOT)
    for name, kind, form in graph_files.KEYS:
        ElementTree.SubElement(root, "key", {"id": name, "for": kind, "attr.name": name, "attr.type": form})
    body = ElementTree.SubElement(root, "graph", {"id": "cites", "edgedefault": "directed"})
    for node in graph.nodes:
        data(ElementTree.SubElement(body, "node", {"id": token(node.id)}), label=node.label, kind=node.kind)
    for one in graph.passings:
        source, target = token(one.source), token(one.target)
        ends = {"id": f"{source}..{target}..{one.kind}", "source": source, "target": target}
        said = "; ".join(f"{place.article}#s{place.sentence}" for place in one.places)
        made = ElementTree.SubElement(body, "edge", ends)
        data(made, passing=one.kind, sentences=said, weight=str(len(one.places) or 1))
    ElementTree.indent(root, " ")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ElementTree.tostring(root, encoding='unicode')}\n"


def token(name: str) -> str:
    return re.sub(r"[^\w.:-]", ":", name)


def data(element: ElementTree.Element, **values: str) -> None:
    for name, value in values.items():
        if value:
            ElementTree.SubElement(element, "data", {"key": name}).text = printable(value)


@given(graph=GRAPHS)
def test_graphml_is_written_as_a_writer_of_xml_does(graph: CitationGraph) -> None:
    assert graph_files.graphml(graph).decode() == written(graph)
