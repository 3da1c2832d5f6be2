"""Who cites whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digest.model.analysis import CitedKind
from digest.model.links import Place

NodeKind = Literal["article", "outlet", "organisation", "person", "anonymous"]


@dataclass(frozen=True, slots=True)
class CitationEdge:
    """An article that cites a source."""

    article: str
    target: str
    """The name of the outlet, person or organisation cited."""
    kind: CitedKind
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the graph of who cites whom."""

    id: str
    """`article/ID`, or the kind and the name as in an address: `outlet/le-monde`."""
    label: str
    kind: NodeKind


@dataclass(frozen=True, slots=True)
class Passing:
    """What was passed on: `source` has it from `target`."""

    source: str
    """The id of a node."""
    target: str
    places: tuple[Place, ...]
    """The sentences that say so."""


@dataclass(frozen=True, slots=True)
class CitationGraph:
    """From articles through outlets to first origins."""

    nodes: tuple[Node, ...] = ()
    """By id."""
    passings: tuple[Passing, ...] = ()
    """By source, then target."""
