"""The list of outlets, and the page of each."""

from __future__ import annotations

from dataclasses import dataclass

from digest.render import address, paging, parts
from digest.render.address import Here
from digest.render.catalog import Catalog, Shelf
from digest.render.frame import Head, canonical, clipped, own_feed, site_feed
from digest.render.paging import Leaf
from digest.render.tags import ListView


@dataclass(frozen=True, slots=True)
class OutletsView:
    """The list of outlets."""

    title: str
    outlets: tuple[parts.LinkView, ...]
    unknown: tuple[parts.DayView, ...]
    """The articles whose outlet is not known."""


def list_head(catalog: Catalog, here: Here) -> Head:
    """What the list of outlets says about itself."""
    return Head(
        title=catalog.strings.labels["all_outlets"],
        description=clipped(catalog.strings.phrase("about_outlets", site=catalog.options.title)),
        canonical=canonical(catalog.options, address.OUTLETS),
        feeds=(site_feed(catalog.options, here),),
    )


def list_view(catalog: Catalog, here: Here) -> OutletsView:
    """What the list of outlets shows."""
    unknown = [article.id for article in catalog.digest.articles if article.outlet is None]
    return OutletsView(
        title=catalog.strings.labels["all_outlets"],
        outlets=tuple(
            parts.shelf_link(catalog, here, shelf, address.outlet(shelf.slug), page=bool(shelf.slug))
            for shelf in catalog.outlets.values()
        ),
        unknown=parts.days(catalog, here, unknown),
    )


def head(catalog: Catalog, leaf: Leaf, shelf: Shelf) -> Head:
    """What a page of an outlet's list says about itself."""
    strings, number = catalog.strings, len(shelf.articles)
    first = Head(
        title=strings.phrase("page_outlet", outlet=shelf.label, number=number),
        description=clipped(strings.phrase("about_outlet", outlet=shelf.label, number=number)),
        feeds=(own_feed(catalog, leaf.here, shelf.label, leaf.folder), site_feed(catalog.options, leaf.here)),
    )
    return paging.head(catalog, leaf, first)


def view(catalog: Catalog, leaf: Leaf, shelf: Shelf) -> ListView:
    """What a page of an outlet's list shows."""
    return ListView(
        title=shelf.label,
        language=shelf.language,
        kind=catalog.strings.labels["published_by"],
        description=catalog.strings.count(len(shelf.articles), "article"),
        feed=own_feed(catalog, leaf.here, shelf.label, leaf.folder),
        days=parts.days(catalog, leaf.here, leaf.articles),
        pager=paging.pager(catalog, leaf),
    )
