"""Every page of a site: where it is, which template shows it, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from typing import TypeVar

from digest.render import (
    address,
    archive,
    article,
    days,
    happenings,
    index,
    names,
    outlets,
    paging,
    search,
    signposts,
    tag_kinds,
    tags,
    texts,
    timeline,
    topic,
    topic_sections,
)
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.page import Page
from digest.render.topic_head import members

T = TypeVar("T", bound=Hashable)


def pages(catalog: Catalog) -> Iterator[Page]:
    """All pages, in the order of the site."""
    made = tuple(_shown(catalog))
    yield from made
    yield from signposts.remembered(catalog, made)


def _shown(catalog: Catalog) -> Iterator[Page]:
    yield from _front(catalog)
    yield from _topics(catalog)
    yield from _articles(catalog)
    yield from _days(catalog)
    yield from _timeline(catalog)
    yield from _lists(catalog)
    yield from _texts(catalog)
    yield from _search(catalog)
    yield from signposts.former(catalog)


def _kept(catalog: Catalog, make: Callable[[Catalog, T], Iterator[Page]], what: T) -> tuple[Page, ...]:
    """The pages that `make` lays out of `what`; not again, where all that they were made of is as it was."""
    return catalog.laying.kept((make, what), lambda: tuple(make(catalog, what)))


def _front(catalog: Catalog) -> Iterator[Page]:
    here = Here(address.HOME)
    newest = _newest(catalog, [found.id for found in catalog.digest.articles])
    yield Page(
        address.HOME,
        "index.html",
        here,
        index.head(catalog, here),
        index.view(catalog, here),
        "templates/index.html",
        newest,
    )
    everywhere = address.anywhere(catalog.options.url)
    yield Page("404.html", "404.html", everywhere, texts.missing_head(catalog), None, "templates/404.html")


def _topics(catalog: Catalog) -> Iterator[Page]:
    for found in catalog.digest.topics:
        yield from _kept(catalog, _topic, found.id)


def _topic(catalog: Catalog, name: str) -> Iterator[Page]:
    """The page of a topic, and those of its long sections."""
    found, target = catalog.topics[name], address.topic(name)
    here = topic_sections.place(target)
    head, whole = topic.head(catalog, here, found), topic.view(catalog, here, found)
    view = topic_sections.first(catalog, here, whole)
    newest = _newest(catalog, members(catalog, name))
    yield Page(target, "topic.html", here, head, view, found.path, newest, whole)
    for leaf, own, section in topic_sections.pages(catalog, found, whole, view):
        yield Page(leaf.target, "topic_section.html", leaf.here, own, section, found.path, newest)


def _articles(catalog: Catalog) -> Iterator[Page]:
    for found in catalog.digest.articles:
        yield from _kept(catalog, _article, found.id)


def _article(catalog: Catalog, name: str) -> Iterator[Page]:
    found, here = catalog.articles[name], Here(address.article(name))
    head, view = article.head(catalog, here, found), article.view(catalog, here, found)
    newest = _newest(catalog, _with_others(catalog, name))
    yield Page(here.folder, "article.html", here, head, view, found.path, newest)


def _days(catalog: Catalog) -> Iterator[Page]:
    sections = archive.sections(catalog.digest.articles)
    for leaf in days.leaves(sections):
        listed = days.list_head(catalog, leaf), days.list_view(catalog, leaf, sections)
        newest = _newest(catalog, [name for section in sections for name in section.articles])
        yield Page(leaf.target, "days.html", leaf.here, *listed, "templates/days.html", newest)
    for day in days.each(sections):
        yield from _kept(catalog, _day, day)


def _day(catalog: Catalog, day: days.Day) -> Iterator[Page]:
    for leaf in paging.leaves(catalog, day.section.folder, day.section.articles, days.MOST):
        shown = days.head(catalog, leaf, day), days.view(catalog, leaf, day)
        newest = _newest(catalog, leaf.articles)
        yield Page(leaf.target, "day.html", leaf.here, *shown, "templates/day.html", newest)


def _timeline(catalog: Catalog) -> Iterator[Page]:
    found = happenings.shown(catalog)
    newest = _newest(catalog, [event.place.article for one in found for event in one.events])
    for leaf in timeline.leaves(found):
        told = timeline.head(catalog, leaf, len(found)), timeline.view(catalog, leaf, found)
        yield Page(leaf.target, "timeline.html", leaf.here, *told, "templates/timeline.html", newest)


def _lists(catalog: Catalog) -> Iterator[Page]:
    here = Here(address.TAGS)
    head, view = tags.list_head(catalog, here), tags.list_view(catalog, here)
    newest = _newest(catalog, tuple(catalog.articles))
    yield Page(address.TAGS, "tags.html", here, head, view, "templates/tags.html", newest)
    for kind in tags.long(catalog):
        inside = tag_kinds.ordered(catalog, kind)
        for leaf in tag_kinds.leaves(kind, inside):
            named = tag_kinds.head(catalog, leaf, kind), tag_kinds.view(catalog, leaf, kind, inside)
            yield Page(leaf.target, "tag_kind.html", leaf.here, *named, "templates/tag_kind.html")
    for shelf in catalog.tags.values():
        if catalog.tag_has_page(shelf):
            yield from _kept(catalog, _tag, shelf.slug)
    for leaf in outlets.leaves(catalog):
        shown = outlets.list_head(catalog, leaf), outlets.list_view(catalog, leaf)
        yield Page(leaf.target, "outlets.html", leaf.here, *shown, "templates/outlets.html", newest)
    for shelf in catalog.outlets.values():
        if shelf.slug:
            yield from _kept(catalog, _outlet, shelf.slug)


def _outlet(catalog: Catalog, slug: str) -> Iterator[Page]:
    shelf = catalog.outlets[slug]
    for leaf in paging.leaves(catalog, address.outlet(slug), shelf.articles, outlets.MOST):
        page = outlets.head(catalog, leaf, shelf), outlets.view(catalog, leaf, shelf)
        newest = _newest(catalog, leaf.articles)
        yield Page(leaf.target, "outlet.html", leaf.here, *page, f'the outlet "{shelf.label}"', newest)


def _tag(catalog: Catalog, slug: str) -> Iterator[Page]:
    """The pages of a tag; those of a name tell more."""
    shelf = catalog.tags[slug]
    named, folder = shelf.slug in catalog.mentions.by_slug, address.tag(shelf.slug)
    for leaf in paging.leaves(catalog, folder, shelf.articles, names.MOST if named else paging.MOST):
        newest, origin = _newest(catalog, leaf.articles), f'the tag "{shelf.label}"'
        if named:
            told = names.head(catalog, leaf, shelf), names.view(catalog, leaf, shelf)
            yield Page(leaf.target, "name.html", leaf.here, *told, origin, newest)
        else:
            listed = tags.head(catalog, leaf, shelf), tags.view(catalog, leaf, shelf)
            yield Page(leaf.target, "list.html", leaf.here, *listed, origin, newest)


def _texts(catalog: Catalog) -> Iterator[Page]:
    own = texts.method_text(catalog)
    here = Here(address.METHOD)
    origin = own.path if own else "templates/method.html"
    yield Page(
        address.METHOD, "method.html", here, texts.method_head(catalog, here), texts.method_view(catalog), origin
    )
    for text in catalog.digest.texts:
        if text is not own:
            here = Here(f"{text.id}/")
            yield Page(here.folder, "text.html", here, texts.head(catalog, here, text), texts.view(text), text.path)


def _search(catalog: Catalog) -> Iterator[Page]:
    if catalog.options.search:
        here = Here(address.SEARCH)
        head, view = search.head(catalog, here), search.view(catalog, here)
        yield Page(address.SEARCH, "search.html", here, head, view, "templates/search.html")


def _with_others(catalog: Catalog, article: str) -> list[str]:
    """An article and those whose sentences its page shows beside its own."""
    links = catalog.links.get(article, ())
    return [article, *(end.article for link in links for end in (link.a, link.b) if end.article in catalog.articles)]


def _newest(catalog: Catalog, identifiers: list[str] | tuple[str, ...]) -> date | None:
    dated = [catalog.articles[identifier].published for identifier in identifiers]
    return max((when.start for when in dated if when), default=None)
