"""Who cites somebody, outlet by outlet; and the page of whoever is cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

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
    """The sentence of each of the newest in which they do."""
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


def citers(catalog: Catalog, here: Here, edges: Iterable[CitationEdge]) -> CitersView | None:
    """Those behind `edges`, which are in the digest's order; None where there are none."""
    rows: defaultdict[str, list[CitationEdge]] = defaultdict(list)
    for edge in edges:
        rows[catalog.outlet_slug(catalog.articles[edge.article])].append(edge)
    ordered = sorted(rows.items(), key=lambda row: (not row[0], -len(row[1]), row[0]))
    if not ordered:
        return None
    rest = len(ordered) - _OUTLETS
    return CitersView(
        title=catalog.strings.count(sum(map(len, rows.values())), "article"),
        outlets=tuple(_citer(catalog, here, found) for _, found in ordered[:_OUTLETS]),
        more=catalog.strings.phrase("strip_rest", number=rest) if rest > 0 else "",
    )


def page_of(catalog: Catalog, here: Here, article: str, label: str) -> str | None:
    """The link to the page of somebody whom `article` quotes or cites under `label`, the one for all articles."""
    slug = words.slug(label)
    if slug and slug in catalog.outlets:
        return here.to(address.outlet(slug))
    found = catalog.mentions.slugs.get((article, label))
    return here.to(address.tag(found)) if found else None


def _citer(catalog: Catalog, here: Here, edges: list[CitationEdge]) -> CiterView:
    source = parts.source(catalog, here, edges[0].article)
    rest = len(edges) - _ARTICLES
    return CiterView(
        outlet=parts.LinkView(source.outlet, source.outlet_href, catalog.strings.number(len(edges))),
        known=source.outlet_known,
        statements=tuple(
            parts.statement(catalog, here, Place(edge.article, _shown(catalog, edge))) for edge in edges[:_ARTICLES]
        ),
        more=catalog.strings.phrase("more_articles", number=rest) if rest > 0 else "",
    )


def _shown(catalog: Catalog, edge: CitationEdge) -> int:
    """The sentence to show: the first that is printed, else the first."""
    printed = catalog.allowances[edge.article].sentences
    return next((index for index in edge.sentences if index in printed), edge.sentences[0])
