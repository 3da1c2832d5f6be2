"""All tags of one kind by their initials, for a site with so many that the list of tags shows the most used alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from digest.model import TagKind
from digest.render import address, paging, parts
from digest.render.address import Here
from digest.render.catalog import Catalog, Shelf
from digest.render.frame import Head, clipped, site_feed
from digest.render.paging import Leaf, PagerView

MOST = 800
"""Tags of a page; some 20 kB, compressed."""


@dataclass(frozen=True, slots=True)
class InitialView:
    """The tags with one initial."""

    initial: str
    id: str
    tags: tuple[parts.LinkView, ...]
    """By name; one that has no page leads to its article."""


@dataclass(frozen=True, slots=True)
class TagKindView:
    """A page of the tags of one kind."""

    title: str
    tags: str
    """The link to the list of tags."""
    description: str
    """How many there are."""
    jumps: tuple[parts.LinkView, ...]
    """The initials, on all pages."""
    initials: tuple[InitialView, ...]
    pager: PagerView | None


def ordered(catalog: Catalog, kind: TagKind) -> list[Shelf]:
    """The tags of a kind by name; those that begin with a figure or a sign come first."""
    found = [shelf for shelf in catalog.tags.values() if shelf.kind == kind]
    return sorted(found, key=lambda shelf: (_initial(shelf), shelf.label.casefold(), shelf.slug))


def leaves(kind: TagKind, shelves: Sequence[Shelf]) -> tuple[Leaf, ...]:
    """The pages of the tags of a kind: as their entries slugs, by whole initials where possible."""
    alike = [[shelf.slug for shelf in same] for _, same in groupby(shelves, key=_initial)]
    pages = paging.divided(alike, MOST)
    folder = address.tag_kind(kind)
    return tuple(Leaf(folder, number, len(pages), page) for number, page in enumerate(pages, start=1))


def head(catalog: Catalog, leaf: Leaf, kind: TagKind) -> Head:
    """What a page of the tags of a kind says about itself."""
    about = catalog.strings.phrase("about_tags", site=catalog.options.title)
    label = catalog.strings.labels[f"tags_{kind}"]
    first = Head(title=label, description=clipped(f"{label}. {about}"), feeds=(site_feed(catalog.options, leaf.here),))
    return paging.head(catalog, leaf, first)


def view(catalog: Catalog, leaf: Leaf, kind: TagKind, shelves: Sequence[Shelf]) -> TagKindView:
    """What a page of the tags of a kind shows."""
    inside = set(leaf.articles)
    here = [shelf for shelf in shelves if shelf.slug in inside]
    return TagKindView(
        title=catalog.strings.labels[f"tags_{kind}"],
        tags=leaf.here.to(address.TAGS),
        description=catalog.strings.phrase("entries", number=len(shelves)),
        jumps=tuple(_jumps(catalog, leaf, kind, shelves)),
        initials=tuple(
            InitialView(
                _named(catalog, initial), _anchor(initial), tuple(link(catalog, leaf.here, one) for one in same)
            )
            for initial, same in groupby(here, key=_initial)
        ),
        pager=paging.pager(catalog, leaf),
    )


def link(catalog: Catalog, here: Here, shelf: Shelf) -> parts.LinkView:
    """A tag with the way to its page, or to its article where it has none."""
    if catalog.tag_has_page(shelf):
        return parts.shelf_link(catalog, here, shelf, address.tag(shelf.slug), page=True)
    return parts.LinkView(shelf.label, here.to(address.article(shelf.articles[0])), language=shelf.language)


def _jumps(catalog: Catalog, leaf: Leaf, kind: TagKind, shelves: Sequence[Shelf]) -> Iterator[parts.LinkView]:
    initial = {shelf.slug: _initial(shelf) for shelf in shelves}
    where = {initial[slug]: page for page in reversed(leaves(kind, shelves)) for slug in page.articles}
    for name in sorted(where):
        yield parts.LinkView(_named(catalog, name), leaf.here.to(f"{where[name].target}#{_anchor(name)}"))


def _initial(shelf: Shelf) -> str:
    """The first letter of a tag without its accents, in capitals; empty for a figure or a sign."""
    first = unicodedata.normalize("NFD", shelf.label.strip()[:1].upper())[:1]
    return first if first.isalpha() else ""


def _named(catalog: Catalog, initial: str) -> str:
    return initial or catalog.strings.labels["other_signs"]


def _anchor(initial: str) -> str:
    return f"i{ord(initial):x}" if initial else "i0"
