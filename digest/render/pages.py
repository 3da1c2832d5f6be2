"""Every page of a site: where it is, which template shows it, and what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from digest import words
from digest.model import Article
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
    recorded,
    search,
    tag_kinds,
    tags,
    texts,
    timeline,
    topic,
    topic_sections,
)
from digest.render.address import Here
from digest.render.catalog import Catalog, Shelf
from digest.render.frame import Head
from digest.render.topic_head import members


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is rendered."""

    target: str
    """Its address from the site's root, or the name of its file."""
    template: str
    here: Here
    head: Head
    view: object
    origin: str
    """What it is made from, for messages."""
    changed: date | None = None
    """The newest date of what it shows."""
    whole: object | None = None
    """What its Markdown shows, where the page itself shows less."""


def pages(catalog: Catalog) -> Iterator[Page]:
    """All pages, in the order of the site."""
    made = tuple(_shown(catalog))
    yield from made
    yield from _recorded(catalog, made)


def _shown(catalog: Catalog) -> Iterator[Page]:
    yield from _front(catalog)
    yield from _topics(catalog)
    yield from _articles(catalog)
    yield from _days(catalog)
    yield from _timeline(catalog)
    yield from _lists(catalog)
    yield from _texts(catalog)
    yield from _search(catalog)
    yield from _redirects(catalog)


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
        target = address.topic(found.id)
        here = topic_sections.place(target)
        head, whole = topic.head(catalog, here, found), topic.view(catalog, here, found)
        view = topic_sections.first(catalog, here, whole)
        newest = _newest(catalog, members(catalog, found.id))
        yield Page(target, "topic.html", here, head, view, found.path, newest, whole)
        for leaf, own, section in topic_sections.pages(catalog, found, whole, view):
            yield Page(leaf.target, "topic_section.html", leaf.here, own, section, found.path, newest)


def _articles(catalog: Catalog) -> Iterator[Page]:
    for found in catalog.digest.articles:
        target = address.article(found.id)
        here = Here(target)
        head, view = article.head(catalog, here, found), article.view(catalog, here, found)
        yield Page(
            target, "article.html", here, head, view, found.path, _newest(catalog, _with_others(catalog, found.id))
        )


def _days(catalog: Catalog) -> Iterator[Page]:
    sections = archive.sections(catalog.digest.articles)
    for leaf in days.leaves(sections):
        listed = days.list_head(catalog, leaf), days.list_view(catalog, leaf, sections)
        newest = _newest(catalog, [name for section in sections for name in section.articles])
        yield Page(leaf.target, "days.html", leaf.here, *listed, "templates/days.html", newest)
    for day in days.each(sections):
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
            yield from _tag(catalog, shelf)
    for leaf in outlets.leaves(catalog):
        shown = outlets.list_head(catalog, leaf), outlets.list_view(catalog, leaf)
        yield Page(leaf.target, "outlets.html", leaf.here, *shown, "templates/outlets.html", newest)
    for shelf in catalog.outlets.values():
        if shelf.slug:
            for leaf in paging.leaves(catalog, address.outlet(shelf.slug), shelf.articles, outlets.MOST):
                page = outlets.head(catalog, leaf, shelf), outlets.view(catalog, leaf, shelf)
                newest = _newest(catalog, leaf.articles)
                yield Page(leaf.target, "outlet.html", leaf.here, *page, f'the outlet "{shelf.label}"', newest)


def _tag(catalog: Catalog, shelf: Shelf) -> Iterator[Page]:
    """The pages of a tag; those of a name tell more."""
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


def _redirects(catalog: Catalog) -> Iterator[Page]:
    """Signposts at the former addresses of topics and articles, and at those of copies.

    A topic's alias that is no slug is a name, not an address.
    """
    for found in catalog.digest.topics:
        for alias in found.aliases:
            if alias and alias == words.slug(alias) != found.id:
                yield _redirect(catalog, address.topic(alias), address.topic(found.id), found.path)
    for entry in catalog.digest.articles:
        for name, path in _former(catalog, entry):
            yield _redirect(catalog, address.article(name), address.article(entry.id), path)


def _former(catalog: Catalog, entry: Article) -> Iterator[tuple[str, str]]:
    """The names an article does not go by, each once, with the file that brings it."""
    told = {entry.id}
    for one in (entry, *(copied for _, copied in catalog.copies.get(entry.id, ()))):
        for name in (one.id, *(alias for alias in one.stated.aliases if alias and alias == words.slug(alias))):
            if name not in told:
                told.add(name)
                yield name, one.path


def _recorded(catalog: Catalog, made: Sequence[Page]) -> Iterator[Page]:
    """Signposts at recorded addresses that pages have left, and a word at those where nothing stands any more."""
    taken, permalinks = {page.target: page.view for page in made}, catalog.digest.permalinks
    for one in recorded.moved(permalinks, catalog.places, taken.keys()):
        signpost = _redirect(catalog, one.old, one.new, one.origin)
        if taken.get(one.old) != signpost.view:  # an alias may say the same
            yield signpost
    for old, origin in recorded.gone(permalinks, catalog.places, taken.keys()):
        here = Here(old)
        yield Page(old, "gone.html", here, texts.gone_head(catalog), texts.gone_view(catalog), origin)


def _redirect(catalog: Catalog, old: str, new: str, origin: str) -> Page:
    here = Here(old)
    return Page(
        old, "redirect.html", here, texts.redirect_head(catalog, new), texts.redirect_view(catalog, here, new), origin
    )


def _with_others(catalog: Catalog, article: str) -> list[str]:
    """An article and those whose sentences its page shows beside its own."""
    links = catalog.links.get(article, ())
    return [article, *(end.article for link in links for end in (link.a, link.b) if end.article in catalog.articles)]


def _newest(catalog: Catalog, identifiers: list[str] | tuple[str, ...]) -> date | None:
    dated = [catalog.articles[identifier].published for identifier in identifiers]
    return max((when.start for when in dated if when), default=None)
