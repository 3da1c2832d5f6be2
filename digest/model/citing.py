"""Who cites whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digest.model.analysis import CitedKind
from digest.model.links import Place

NodeKind = Literal["article", "outlet", "organisation", "person", "anonymous"]
PassingKind = Literal["cites", "published", "belongs"]
"""`source` has what it tells from `target`; the article `source` was published by the outlet `target`; the person or unnamed official
`source` speaks for the institution `target`."""


@dataclass(frozen=True, slots=True)
class CitationEdge:
    """An article that cites a source."""

    article: str
    target: str
    """The name of the outlet, person or organisation cited."""
    kind: CitedKind
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom an article quotes or cites under another name than the one to show everywhere."""

    article: str
    name: str
    """As the article's analysis has it."""
    label: str
    """The one for all articles."""


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the graph of who cites whom."""

    id: str
    """`article/ID`, or the kind and the name as in an address: `outlet/le-monde`. Unnamed sources of different articles are apart."""
    label: str
    kind: NodeKind


@dataclass(frozen=True, slots=True)
class Passing:
    """What was passed on: `source` has it from `target`."""

    source: str
    """The id of a node."""
    target: str
    places: tuple[Place, ...]
    """The sentences that say so; none where an article's outlet is known otherwise."""
    kind: PassingKind = "cites"


@dataclass(frozen=True, slots=True)
class CitationGraph:
    """From articles through outlets to first origins."""

    nodes: tuple[Node, ...] = ()
    """By id."""
    passings: tuple[Passing, ...] = ()
    """By source, then target."""
