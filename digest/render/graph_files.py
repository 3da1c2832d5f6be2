"""Who cites whom as files for other programs: JSON, and GraphML 1.0 (graphml.graphdrawing.org)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from digest import schema
from digest.model import CitationGraph, Output, Passing, Topic
from digest.render import address, topic_cites
from digest.render.catalog import Catalog
from digest.render.printable import json_file, printable
from digest.render.topic_head import by_topic, members

VERSION = 1
_SPACE = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA = f"{_SPACE} {_SPACE}/1.0/graphml.xsd"
ROOT = {"xmlns": _SPACE, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance", "xsi:schemaLocation": _SCHEMA}
KEYS = (
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("passing", "edge", "string"),
    ("sentences", "edge", "string"),
    ("weight", "edge", "int"),
)
_BETWEEN = "; "
_NO_TOKEN = re.compile(r"[^\w.:-]")


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The two files of each topic in which somebody cites somebody, beside its page."""
    return by_topic(catalog, _files)


def _files(catalog: Catalog, topic: Topic) -> Iterator[Output]:
    graph = topic_cites.among(catalog, members(catalog, topic.id))
    if any(passing.kind == "cites" for passing in graph.passings):
        folder = address.topic(topic.id)
        yield Output(folder + topic_cites.JSON, json_file(as_json(graph)), topic.path)
        yield Output(folder + topic_cites.GRAPHML, graphml(graph), topic.path)


def as_json(graph: CitationGraph) -> dict[str, Any]:
    """The graph as the export has it."""
    return {"version": VERSION, **schema.to_plain(graph)}


def graphml(graph: CitationGraph) -> bytes:
    """The graph as GraphML, directed; an edge's weight is the number of sentences behind it, one where these are not known."""
    return "\n".join(_graphml(graph)).encode()


def _graphml(graph: CitationGraph) -> Iterator[str]:
    """Line by line, the last one empty; to make elements first and write them then takes twice as long."""
    yield "<?xml version='1.0' encoding='utf-8'?>"
    spaces = " ".join(f'{name}="{value}"' for name, value in ROOT.items())
    yield f"<graphml {spaces}>"
    for name, kind, form in KEYS:
        yield f' <key id="{name}" for="{kind}" attr.name="{name}" attr.type="{form}" />'
    yield ' <graph id="cites" edgedefault="directed">'
    for node in graph.nodes:
        yield f'  <node id="{_token(node.id)}">'
        yield from _data(label=node.label, kind=node.kind)
        yield "  </node>"
    for passing in graph.passings:
        source, target = _token(passing.source), _token(passing.target)
        yield f'  <edge id="{source}..{target}..{passing.kind}" source="{source}" target="{target}">'
        yield from _data(passing=passing.kind, sentences=_sentences(passing), weight=str(len(passing.places) or 1))
        yield "  </edge>"
    yield " </graph>"
    yield "</graphml>"
    yield ""


def _data(**values: str) -> Iterator[str]:
    for name, value in values.items():
        if value:
            text = escape(printable(value))
            yield f'   <data key="{name}">{text}</data>' if text else f'   <data key="{name}" />'


def _token(name: str) -> str:
    """An id as XML Schema allows it (NMTOKEN): `outlet:le-monde`."""
    return _NO_TOKEN.sub(":", name)


def _sentences(passing: Passing) -> str:
    """The sentences that say so, `ARTICLE#sN` as on its page."""
    return _BETWEEN.join(f"{place.article}#s{place.sentence}" for place in passing.places)
