"""The list of outlets, and the page of each: what it published, whom it cites, who cites it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from digest import words
from digest.aliases import key
from digest.render import address, names, paging, parts, strip, topic_head
from digest.render.address import Here
from digest.render.catalog import Catalog, Shelf
from digest.render.citers import CitersView, citers, page_of
from digest.render.frame import CardText, FeedView, Head, clipped, own_feed, site_feed
from digest.render.paging import Leaf, PagerView
from digest.render.structured import collection, entity, titled

MOST = 30
"""Articles on a page, beside all that is told of the outlet."""
_BY_LETTER = 30
"""From more outlets on, they are listed by letter."""
_CITED = 20
_PRINTED = 8


@dataclass(frozen=True, slots=True)
class RowView:
    """An outlet in the list of all."""

    outlet: parts.LinkView
    """Its `note` is how many articles it has."""
    share: str
    """How many that is in hundredths of the most."""
    dates: str
    """The first and the last day."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """Outlets under one letter."""

    letter: str
    """Empty where all stand in one list, most articles first."""
    id: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class OutletsView:
    """A page of the list of outlets."""

    title: str
    counts: tuple[str, ...]
    groups: tuple[GroupView, ...]
    """None on further pages, which go on with the articles whose outlet is not known."""
    unknown: tuple[parts.DayView, ...]
    """The articles whose outlet is not known."""
    pager: PagerView | None


@dataclass(frozen=True, slots=True)
class OutletView:
    """A page of an outlet's articles; on further pages all but the list is empty."""

    title: str
    counts: tuple[str, ...]
    feed: FeedView
    strip: strip.StripView | None
    topics: tuple[parts.LinkView, ...]
    """Those of its articles; the `note` is how many each has."""
    cites: tuple[parts.LinkView, ...]
    """Whom its articles cite most often; the `note` is in how many."""
    cites_unnamed: str
    """How many articles cite somebody without a name; empty for none."""
    citers: CitersView | None
    reprinted: tuple[parts.SourceView, ...]
    """Its texts that other outlets printed too."""
    taken: tuple[parts.SourceView, ...]
    """The texts of other outlets that it printed."""
    days: tuple[parts.DayView, ...]
    pager: PagerView | None


def leaves(catalog: Catalog) -> tuple[Leaf, ...]:
    """The pages of the list of outlets: the articles without one may take several."""
    unknown = [article.id for article in catalog.digest.articles if article.outlet is None]
    return paging.leaves(catalog, address.OUTLETS, unknown, MOST)


def list_head(catalog: Catalog, leaf: Leaf) -> Head:
    """What a page of the list of outlets says about itself."""
    first = Head(
        title=catalog.strings.labels["all_outlets"],
        description=clipped(catalog.strings.phrase("about_outlets", site=catalog.options.title)),
        feeds=(site_feed(catalog.options, leaf.here),),
    )
    return paging.head(catalog, leaf, first)


def list_view(catalog: Catalog, leaf: Leaf) -> OutletsView:
    """What a page of the list of outlets shows."""
    every = [article.id for article in catalog.digest.articles]
    return OutletsView(
        title=catalog.strings.labels["all_outlets"],
        counts=topic_head.extent(catalog, every, "article") if every else (),
        groups=tuple(_groups(catalog, leaf.here)) if leaf.number == 1 else (),
        unknown=parts.days(catalog, leaf.here, leaf.articles),
        pager=paging.pager(catalog, leaf),
    )


def head(catalog: Catalog, leaf: Leaf, shelf: Shelf) -> Head:
    """What a page of an outlet says about itself."""
    strings, number = catalog.strings, len(shelf.articles)
    listed = collection(catalog.options, leaf.target, shelf.label, titled(catalog, leaf.articles))
    first = Head(
        title=strings.phrase("page_outlet", outlet=shelf.label, number=number),
        description=clipped(strings.phrase("about_outlet", outlet=shelf.label, number=number)),
        structured={**listed, "about": entity("organisation", shelf.label)} if listed else listed,
        card=CardText(shelf.label, strings.labels["outlet"], counts=(strings.count(number, "article"),)),
        feeds=(own_feed(catalog, leaf.here, shelf.label, leaf.folder), site_feed(catalog.options, leaf.here)),
    )
    return paging.head(catalog, leaf, first)


def view(catalog: Catalog, leaf: Leaf, shelf: Shelf) -> OutletView:
    """What a page of an outlet shows."""
    here = leaf.here
    plain = OutletView(
        title=shelf.label,
        counts=topic_head.extent(catalog, shelf.articles, "article", outlets_told=False),
        feed=own_feed(catalog, here, shelf.label, leaf.folder),
        strip=None, topics=(), cites=(), cites_unnamed="", citers=None, reprinted=(), taken=(),
        days=parts.days(catalog, here, leaf.articles),
        pager=paging.pager(catalog, leaf),
    )  # fmt: skip
    return plain if leaf.number > 1 else _profile(catalog, here, shelf, plain)


def _profile(catalog: Catalog, here: Here, shelf: Shelf, plain: OutletView) -> OutletView:
    own = [name for name in shelf.articles if catalog.outlet_slug(catalog.articles[name]) == shelf.slug]
    mine = set(own)
    others = [name for name in shelf.articles if name not in mine]
    reprinted = [name for name in own if any(copy.kind == "reprint" for copy, _ in catalog.copies.get(name, ()))]
    cited = [edge for edge in catalog.mentions.outlets.get(shelf.slug, ()) if edge.article not in mine]
    unnamed = sum(any(edge.kind == "anonymous" for edge in catalog.edges.get(name, ())) for name in own)
    return replace(
        plain,
        strip=strip.strip(catalog, here, own),
        topics=names.topics(catalog, here, shelf.articles),
        cites=tuple(_cites(catalog, here, shelf.slug, own)),
        cites_unnamed=catalog.strings.phrase("cites_unnamed", number=unnamed) if unnamed else "",
        citers=citers(catalog, here, cited),
        reprinted=tuple(parts.source(catalog, here, name) for name in reprinted[:_PRINTED]),
        taken=tuple(parts.source(catalog, here, name) for name in others[:_PRINTED]),
    )


def _cites(catalog: Catalog, here: Here, slug: str, own: Iterable[str]) -> Iterator[parts.LinkView]:
    """Those whom articles cite by name, most first, and in how many; not the outlet itself."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in own:
        for edge in catalog.edges.get(name, ()):
            if edge.kind != "anonymous" and words.slug(edge.target) != slug:
                found[edge.target].append(name)
    ranked = sorted(found, key=lambda label: (-len(found[label]), label.casefold(), label))
    for label in ranked[:_CITED]:
        href = next((page for name in found[label] if (page := page_of(catalog, here, name, label))), None)
        language = parts.language_of(catalog, label, found[label][:_PRINTED])
        yield parts.LinkView(label, href, catalog.strings.number(len(found[label])), language)


def _groups(catalog: Catalog, here: Here) -> Iterator[GroupView]:
    """One list by how many articles, or of many outlets one for each letter."""
    shelves = list(catalog.outlets.values())
    most = max((len(shelf.articles) for shelf in shelves), default=1)
    if len(shelves) <= _BY_LETTER:
        if shelves:
            yield GroupView("", "", tuple(_row(catalog, here, shelf, most) for shelf in shelves))
        return
    letters: defaultdict[str, list[Shelf]] = defaultdict(list)
    for shelf in sorted(shelves, key=lambda one: (key(one.label), one.label)):
        letters[_letter(shelf)].append(shelf)
    for number, letter in enumerate(sorted(letters, key=lambda one: (not one.isalpha(), one)), start=1):
        yield GroupView(
            letter, f"letter-{number}", tuple(_row(catalog, here, shelf, most) for shelf in letters[letter])
        )


def _letter(shelf: Shelf) -> str:
    """The first letter without its marks; a sign for whatever begins otherwise."""
    first = key(shelf.label)[:1]
    return first.upper() if first.isalpha() else "#"


def _row(catalog: Catalog, here: Here, shelf: Shelf, most: int) -> RowView:
    link = parts.shelf_link(catalog, here, shelf, address.outlet(shelf.slug), page=bool(shelf.slug))
    dates = topic_head.extent(catalog, shelf.articles, "article", outlets_told=False)[1:]
    return RowView(link, f"{max(2, 100 * len(shelf.articles) / most):.0f}", " ".join(dates))
