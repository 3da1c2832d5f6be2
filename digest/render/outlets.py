"""The list of outlets, and the page of each."""

from __future__ import annotations

from dataclasses import dataclass

from digest.render import address, parts
from digest.render.address import Here
from digest.render.catalog import Catalog, Shelf
from digest.render.frame import Head, canonical, clipped, own_feed, site_feed
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


def head(catalog: Catalog, here: Here, shelf: Shelf) -> Head:
    """What an outlet's page says about itself."""
    strings, number = catalog.strings, len(shelf.articles)
    return Head(
        title=strings.phrase("page_outlet", outlet=shelf.label, number=number),
        description=clipped(strings.phrase("about_outlet", outlet=shelf.label, number=number)),
        canonical=canonical(catalog.options, address.outlet(shelf.slug)),
        feeds=(own_feed(catalog, here, shelf.label), site_feed(catalog.options, here)),
    )


def view(catalog: Catalog, here: Here, shelf: Shelf) -> ListView:
    """What an outlet's page shows."""
    return ListView(
        title=shelf.label,
        language=shelf.language,
        kind=catalog.strings.labels["published_by"],
        description=catalog.strings.count(len(shelf.articles), "article"),
        feed=own_feed(catalog, here, shelf.label),
        days=parts.days(catalog, here, shelf.articles),
    )
