"""Who cites whom, article by article, and what several articles say of it together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from digest.model import CitationGraph, Node, Passing, PassingKind, Place

ARTICLE = "article/"
"""What the ids of nodes that are articles begin with."""

_Key = tuple[str, str, PassingKind]


def by_article(whole: CitationGraph) -> Mapping[str, tuple[Passing, ...]]:
    """What the sentences of each article say of who cites whom, and that it was published; each with its own places alone."""
    found: defaultdict[str, list[Passing]] = defaultdict(list)
    for one in whole.passings:
        said: defaultdict[str, list[Place]] = defaultdict(list)
        if one.kind == "published":
            said[one.source.removeprefix(ARTICLE)] = []
        for place in one.places:
            said[place.article].append(place)
        for article, places in said.items():
            found[article].append(Passing(one.source, one.target, tuple(places), one.kind))
    return {article: tuple(passings) for article, passings in found.items()}


def together(
    nodes: Mapping[str, Node], passings: Mapping[str, tuple[Passing, ...]], articles: Iterable[str]
) -> CitationGraph:
    """What `articles` say of who cites whom, as one graph: by source, then target, the nodes by id."""
    places: defaultdict[_Key, list[Place]] = defaultdict(list)
    for article in sorted(set(articles)):
        for one in passings.get(article, ()):
            places[one.source, one.target, one.kind] += one.places
    kept = tuple(
        Passing(source, target, tuple(found), kind) for (source, target, kind), found in sorted(places.items())
    )
    ends = {end for passing in kept for end in (passing.source, passing.target) if end in nodes}
    return CitationGraph(tuple(nodes[end] for end in sorted(ends)), kept)
