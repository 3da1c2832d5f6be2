"""Where what articles tell comes from: who cites whom, and how many independent origins stand behind a group of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digest.model import Analysis, Article, CitationEdge, Place
from digest.relate.provenance import naming
from digest.relate.provenance.naming import named
from digest.relate.provenance.network import network
from digest.relate.provenance.sources import Sources

__all__ = ["Sources", "edges", "named", "naming", "network", "origins"]


def edges(articles: Sequence[Article], analyses: Sequence[Analysis]) -> tuple[CitationEdge, ...]:
    """Who cites whom, by article id, then in the order of citing; `analyses` are in the order of `articles`."""
    return naming.edges(Sources(articles, analyses))


def origins(
    places: Iterable[Place],
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    carriers: Mapping[str, Sequence[str]] | None = None,
) -> tuple[str, ...]:
    """The independent origins behind sentences that tell the same, by name, in alphabetical order (`Sources.origins`)."""
    return Sources(articles, analyses, carriers).origins(places)
