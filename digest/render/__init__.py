"""Renders a digest: values become the files of a site."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from digest import paths
from digest.locales import with_region
from digest.model import Digest, Options, Output, Topic
from digest.model.output import Record
from digest.problems import DigestError
from digest.progress import Progress, counted, silent
from digest.render import (
    address,
    bibliography,
    facts_csv,
    feeds,
    graph_files,
    markdown_exit,
    proofs,
    search,
    sharing,
    signs,
    structured,
    stylesheet,
    web_annotations,
)
from digest.render.address import Here
from digest.render.cards import ORIGIN, Drawn, Picture, draw, version
from digest.render.catalog import Catalog, catalog
from digest.render.frame import SiteView, tabs
from digest.render.laying import Laying
from digest.render.page import Page
from digest.render.pages import pages
from digest.render.parts import foreign
from digest.render.press import Before, Press
from digest.render.printable import json_file
from digest.render.theme import Theme
from digest.render.topic_head import by_topic, members

__all__ = ["ORIGIN", "Before", "Drawn", "Laying", "Picture", "Site", "draw", "outputs", "site", "version"]

_ASSETS = "assets/"
_ENTRY = "feed_entry.html"
_FILES = 2
"""About how many files there are for a page: most have a form in Markdown, or a feed in two."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site, its pictures not yet drawn."""

    outputs: tuple[Output, ...]
    """Every other file, by path."""
    pictures: tuple[Picture, ...]
    records: tuple[Record, ...] = ()
    """What the search index is to hold."""
    proofs: proofs.Proofs | None = None
    """Shows an article's page before the site is made anew."""


def outputs(digest: Digest, options: Options, theme: Mapping[str, bytes]) -> tuple[Output, ...]:
    """Every file of the site, by path, with its pictures drawn here and now; else as `site`."""
    made = site(digest, options, theme)
    drawn = [Output(picture.path, draw(picture).data, ORIGIN) for picture in made.pictures]
    return tuple(sorted((*made.outputs, *drawn), key=lambda output: output.path))


def site(
    digest: Digest,
    options: Options,
    theme: Mapping[str, bytes],
    before: Before | None = None,
    *,
    progress: Progress = silent,
    laying: Laying | None = None,
) -> Site:
    """The files of the site, and the pictures to draw.

    `theme` maps names such as `topic.html` and `assets/style.css` to contents; `digest/NAME` is always the shipped one. What was
    rendered `before` from the same is not rendered again, and what was laid out by the same `laying` not laid out. What `progress` raises ends it.
    Raises DigestError with one line for a faulty template, and for two files that want one path.
    """
    shelves = catalog(digest, options, laying)
    site_view = _site_view(shelves, theme)
    templates = shelves.laying.again("theme", Theme, theme, shelves.strings.labels, {"site": site_view})
    press = Press(templates, before, shelves.laying)
    made = list(counted(pages(shelves), "pages", progress, len(shelves.articles)))
    titles = tabs([page.head for page in made], options.title)
    shared = sharing.pictures(options, theme, made)
    around = proofs.Around(site_view, sharing.views(options, shared), structured.names(made))
    pictures = (*dict.fromkeys(shared.values()), *sharing.icon(options, theme))
    shown = [(page, proofs.values(shelves, page, tab, around)) for page, tab in zip(made, titles, strict=True)]
    marks: dict[str, str] = {}
    files = chain(
        _pages(shown, press, marks),
        markdown_exit.outputs(shelves, made, around.site, press, marks),
        _feeds(shelves, press),
        _annotations(shelves),
        graph_files.outputs(shelves),
        facts_csv.outputs(shelves),
        bibliography.outputs(shelves),
        signs.outputs(options, made, press),
        _assets(options, theme),
    )
    found = list(counted(files, "files", progress, _FILES * len(made)))
    _unique([*found, *(Output(picture.path, b"", ORIGIN) for picture in pictures)])
    tabbed = {page.target: tab for page, tab in zip(made, titles, strict=True)}
    galley = proofs.Proofs(shelves.laying.bare(shelves), press.theme, around, tabbed)
    made_of = Site(_unique(found), pictures, tuple(search.records(shelves)), galley)
    shelves.laying.end()
    return made_of


def _site_view(shelves: Catalog, theme: Mapping[str, bytes]) -> SiteView:
    options = shelves.options
    own = options.language or shelves.strings.language
    return SiteView(
        options.title,
        options.description,
        options.author,
        foreign(shelves, options.language),
        with_region(own) or with_region(shelves.strings.language),
        stylesheet.papers(stylesheet.sheet(options, theme)),
    )


def _pages(shown: Iterable[tuple[Page, Mapping[str, object]]], press: Press, marks: dict[str, str]) -> Iterator[Output]:
    """Each page; what stands for its values is added to `marks`."""
    for page, values in shown:
        around = {name: value for name, value in values.items() if name not in ("page", "head")}
        marks[page.target] = press.mark((around, press.standing(page)))
        yield _page(page, values, press, marks[page.target])


def _page(page: Page, values: Mapping[str, object], press: Press, mark: str) -> Output:
    path = page.target if page.target.endswith(".html") else f"{page.target}index.html"
    return Output(path, press.render(path, page.template, values, mark), page.origin, page.template)


def _feeds(shelves: Catalog, press: Press) -> Iterator[Output]:
    options = shelves.options
    channels = list(feeds.channels(shelves))
    for channel in channels:
        feed = shelves.laying.kept((feeds.feed, channel), functools.partial(feeds.feed, shelves, channel))
        mark = press.standing(feed)
        atom, json = channel.folder + address.ATOM, channel.folder + address.JSON
        yield Output(atom, press.render(atom, "feed.xml", {"feed": feed}, mark), channel.origin)
        yield Output(json, _json_feed(json, feed, press, mark, absolute=bool(options.url)), channel.origin)
    if options.url:
        yield Output(address.OPML, feeds.opml(options, channels), "the site’s feeds")


def _json_feed(path: str, feed: feeds.Feed, press: Press, mark: str, *, absolute: bool) -> bytes:
    def show(entry: feeds.FeedEntry) -> str:
        return press.theme.render(_ENTRY, {"feed": feed, "entry": entry}).decode()

    marks = _ENTRY, press.theme.mark(_ENTRY), mark, str(absolute)
    return press.once(path, marks, lambda: feeds.json_feed(feed, show, absolute=absolute))


def _annotations(shelves: Catalog) -> Iterator[Output]:
    """The quotations of each topic as Web Annotations; those of an article stand in its page."""
    return by_topic(shelves, _annotated)


def _annotated(shelves: Catalog, topic: Topic) -> Iterator[Output]:
    target = address.topic(topic.id)
    found = web_annotations.page(shelves, Here(target), members(shelves, topic.id))
    if found:
        yield Output(target + web_annotations.FILE, json_file(found), topic.path)


def _assets(options: Options, theme: Mapping[str, bytes]) -> Iterator[Output]:
    yield Output(address.STYLE, stylesheet.sheet(options, theme), f"templates/{stylesheet.FOLDER}")
    for name in sorted(theme):
        if name.startswith(_ASSETS) and name != address.STYLE:
            yield Output(name, theme[name], f"templates/{name}")


def _unique(found: Iterable[Output]) -> tuple[Output, ...]:
    """The outputs by path; raises DigestError when two want one path, or one that not every system takes."""
    taken: dict[str, Output] = {}
    for output in found:
        other = taken.setdefault(output.path, output)
        if other is not output:
            raise DigestError(f"{output.origin}: wants the page {output.path}, which {other.origin} already has")
    paths.refuse({path: output.origin for path, output in taken.items()})
    return tuple(sorted(taken.values(), key=lambda output: output.path))
