"""Who cites somebody, outlet by outlet; and the page of whoever is cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from digest import words
from digest.model import CitationEdge, Place
from digest.render import address, parts
from digest.render.address import Here
from digest.render.catalog import Catalog

_OUTLETS = 12
_ARTICLES = 3
"""The newest articles of an outlet that are named; of more, only how many."""


@dataclass(frozen=True, slots=True)
class CiterView:
    """An outlet whose articles cite somebody."""

    outlet: parts.LinkView
    """Its `note` is how many of its articles do."""
    known: bool
    statements: tuple[parts.StatementView, ...]
    """The sentence of each of the newest in which they do; without words where none is printed that the page does not tell elsewhere."""
    more: str
    """How many articles are not named; empty for none."""


@dataclass(frozen=True, slots=True)
class CitersView:
    """All who cite somebody."""

    title: str
    """How many articles do."""
    outlets: tuple[CiterView, ...]
    """Those with most articles first."""
    more: str
    """How many outlets are not named; empty for none."""


def citers(
    catalog: Catalog, here: Here, edges: Iterable[CitationEdge], told: Container[Place] = ()
) -> CitersView | None:
    """Those behind `edges`, which are in the digest's order; None where there are none.

    Sentences at the places `told` stand on the page elsewhere and are not printed again.
    """
    rows: defaultdict[str, list[CitationEdge]] = defaultdict(list)
    for edge in edges:
        rows[catalog.outlet_slug(catalog.articles[edge.article])].append(edge)
    ordered = sorted(rows.items(), key=lambda row: (not row[0], -len(row[1]), row[0]))
    if not ordered:
        return None
    rest = len(ordered) - _OUTLETS
    return CitersView(
        title=catalog.strings.count(sum(map(len, rows.values())), "article"),
        outlets=tuple(_citer(catalog, here, found, told) for _, found in ordered[:_OUTLETS]),
        more=catalog.strings.phrase("strip_rest", number=rest) if rest > 0 else "",
    )


def page_of(catalog: Catalog, here: Here, article: str, label: str) -> str | None:
    """The link to the page of somebody whom `article` quotes or cites under `label`, the one for all articles."""
    slug = words.slug(label)
    if slug and slug in catalog.outlets:
        return here.to(address.outlet(slug))
    found = catalog.mentions.slugs.get((article, label))
    return here.to(address.tag(found)) if found else None


def _citer(catalog: Catalog, here: Here, edges: list[CitationEdge], told: Container[Place]) -> CiterView:
    source = parts.source(catalog, here, edges[0].article)
    rest = len(edges) - _ARTICLES
    return CiterView(
        outlet=parts.LinkView(source.outlet, source.outlet_href, catalog.strings.number(len(edges))),
        known=source.outlet_known,
        statements=tuple(_statement(catalog, here, edge, told) for edge in edges[:_ARTICLES]),
        more=catalog.strings.phrase("more_articles", number=rest) if rest > 0 else "",
    )


def _statement(catalog: Catalog, here: Here, edge: CitationEdge, told: Container[Place]) -> parts.StatementView:
    """The first sentence that is printed and not yet told; without its words where there is none."""
    places = [Place(edge.article, index) for index in edge.sentences]
    printed = catalog.allowances[edge.article].sentences
    fresh = next((place for place in places if place.sentence in printed and place not in told), None)
    if fresh is not None:
        return parts.statement(catalog, here, fresh)
    return replace(parts.statement(catalog, here, places[0]), passage=None)
