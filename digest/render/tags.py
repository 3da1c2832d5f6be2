"""The list of tags, by kind, and the page of each tag that enough articles carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from digest import words
from digest.aliases import key
from digest.model import TagKind, Term
from digest.render import address, paging, parts, tag_kinds
from digest.render.address import Here
from digest.render.catalog import Catalog, Shelf
from digest.render.frame import CardText, FeedView, Head, canonical, clipped, own_feed, site_feed
from digest.render.paging import Leaf, PagerView
from digest.render.structured import collection, titled

KINDS: tuple[TagKind, ...] = ("person", "organisation", "place", "event", "work", "phrase", "other")
_MOST_USED = 60  # tags of each kind, where a site has too many to list them all


@dataclass(frozen=True, slots=True)
class KindView:
    """The tags of one kind."""

    label: str
    linked: tuple[parts.LinkView, ...]
    """Those with a page, by name."""
    alone: tuple[parts.LinkView, ...]
    """Those that one article carries, with a link to it."""
    all: parts.LinkView | None = None
    """Where the site has many tags: the way to all of the kind; then only the most used stand here."""


@dataclass(frozen=True, slots=True)
class TagsView:
    """The list of tags."""

    title: str
    description: str
    kinds: tuple[KindView, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """The articles of one tag or outlet."""

    title: str
    language: str | None
    """That of the title where it is not the page's."""
    kind: str
    description: str
    feed: FeedView
    days: tuple[parts.DayView, ...]
    about: str | None = None
    """What the editor says of it, in one line."""
    broader: parts.LinkView | None = None
    """The tag of the editor's list that it belongs under."""
    narrower: tuple[parts.LinkView, ...] = ()
    pager: PagerView | None = None


def list_head(catalog: Catalog, here: Here) -> Head:
    """What the list of tags says about itself."""
    about = catalog.strings.phrase("about_tags", site=catalog.options.title)
    return Head(
        title=catalog.strings.labels["all_tags"],
        description=clipped(about),
        canonical=canonical(catalog.options, address.TAGS),
        feeds=(site_feed(catalog.options, here),),
    )


def list_view(catalog: Catalog, here: Here) -> TagsView:
    """What the list of tags shows."""
    kinds = [_kind(catalog, here, kind) for kind in KINDS]
    return TagsView(
        title=catalog.strings.labels["all_tags"],
        description=catalog.strings.labels["search_tags"],
        kinds=tuple(kind for kind in kinds if kind.linked or kind.alone or kind.all),
    )


def head(catalog: Catalog, leaf: Leaf, shelf: Shelf) -> Head:
    """What a page of a tag's list says about itself."""
    strings, number = catalog.strings, len(shelf.articles)
    # Where two tags share a label, at most one has the slug made from it; the other says its own.
    label = shelf.label if shelf.slug == words.slug(shelf.label) else f"{shelf.label} ({shelf.slug})"
    term = catalog.terms.get(shelf.slug)
    about = term.description if term else None
    first = Head(
        title=strings.phrase("page_tag", label=label, number=number),
        description=clipped(about or strings.phrase("about_tag", label=label, number=number)),
        structured=collection(catalog.options, leaf.target, shelf.label, titled(catalog, leaf.articles)),
        card=CardText(shelf.label, strings.labels[f"tag_{shelf.kind}"], counts=(strings.count(number, "article"),)),
        feeds=(own_feed(catalog, leaf.here, shelf.label, leaf.folder), site_feed(catalog.options, leaf.here)),
    )
    return paging.head(catalog, leaf, first)


def view(catalog: Catalog, leaf: Leaf, shelf: Shelf) -> ListView:
    """What a page of a tag's list shows."""
    here, term = leaf.here, catalog.terms.get(shelf.slug)
    return ListView(
        title=shelf.label,
        language=shelf.language,
        kind=catalog.strings.labels[f"tag_{shelf.kind}"],
        description=catalog.strings.count(len(shelf.articles), "article"),
        feed=own_feed(catalog, here, shelf.label, leaf.folder),
        days=parts.days(catalog, here, leaf.articles),
        about=term.description if term else None,
        broader=next((_link(catalog, here, slug) for slug in _broader(catalog, term)), None),
        narrower=tuple(_link(catalog, here, slug) for slug in _narrower(catalog, term)),
        pager=paging.pager(catalog, leaf),
    )


def _broader(catalog: Catalog, term: Term | None) -> Iterator[str]:
    """The address of the term that `term` belongs under, where an article has it."""
    wanted = key(term.broader) if term and term.broader else None
    return (slug for slug, other in catalog.terms.items() if slug in catalog.tags and key(other.label) == wanted)


def _narrower(catalog: Catalog, term: Term | None) -> Iterator[str]:
    """The addresses of the terms that belong under `term` and that articles have, in the order of the list."""
    label = key(term.label) if term else None
    under = [slug for slug, other in catalog.terms.items() if other.broader and key(other.broader) == label]
    return (slug for slug in reversed(under) if slug in catalog.tags)


def _link(catalog: Catalog, here: Here, slug: str) -> parts.LinkView:
    shelf = catalog.tags[slug]
    return parts.shelf_link(catalog, here, shelf, address.tag(slug), page=catalog.tag_has_page(shelf))


def long(catalog: Catalog) -> tuple[TagKind, ...]:
    """The kinds with more tags than the list shows; none where it can show all."""
    if len(catalog.tags) <= tag_kinds.MOST:
        return ()
    number = Counter(shelf.kind for shelf in catalog.tags.values())
    return tuple(kind for kind in KINDS if number[kind] > _MOST_USED)


def _kind(catalog: Catalog, here: Here, kind: TagKind) -> KindView:
    shelves = [shelf for shelf in catalog.tags.values() if shelf.kind == kind]
    label, every = catalog.strings.labels[f"tags_{kind}"], None
    if kind in long(catalog):
        number = catalog.strings.number(len(shelves))
        text = catalog.strings.phrase("page_letter", kind=label, letter=number)
        every = parts.LinkView(text, here.to(address.tag_kind(kind)))
        shelves = shelves[:_MOST_USED]
    shelves.sort(key=lambda shelf: (shelf.label.casefold(), shelf.slug))
    links = [(catalog.tag_has_page(shelf), tag_kinds.link(catalog, here, shelf)) for shelf in shelves]
    return KindView(
        label=label,
        linked=tuple(link for page, link in links if page),
        alone=tuple(link for page, link in links if not page and every is None),
        all=every,
    )
