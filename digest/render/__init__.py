"""Renders a digest: values become the files of a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from digest.model import Digest, Options, Output
from digest.problems import DigestError
from digest.render import accent, address, feeds, graph_files, web_annotations
from digest.render.address import Here
from digest.render.catalog import Catalog, catalog
from digest.render.frame import SiteView, frame, tabs
from digest.render.pages import Page, pages
from digest.render.parts import foreign
from digest.render.printable import json_file
from digest.render.theme import Theme
from digest.render.topic_head import members

__all__ = ["outputs"]

_ASSETS = "assets/"


def outputs(digest: Digest, options: Options, theme: Mapping[str, bytes]) -> tuple[Output, ...]:
    """Every file of the site, by path.

    `theme` maps names such as `topic.html` and `assets/style.css` to contents; `digest/NAME` is always the shipped one.
    Raises DigestError with one line for a faulty template, and for two files that want one path.
    """
    shelves = catalog(digest, options)
    templates = Theme(theme, shelves.strings.labels)
    made = list(pages(shelves))
    titles = tabs([page.head for page in made], options.title)
    found = [
        *(_page(shelves, page, tab, templates) for page, tab in zip(made, titles, strict=True)),
        *_feeds(shelves, templates),
        *_annotations(shelves),
        *graph_files.outputs(shelves),
        *_signs(options, made, templates),
        *_assets(options, theme),
    ]
    return _unique(found)


def _page(shelves: Catalog, page: Page, tab: str, templates: Theme) -> Output:
    options = shelves.options
    values = {
        "site": SiteView(options.title, options.description, options.author, foreign(shelves, options.language)),
        "head": page.head,
        "tab": tab,
        "frame": frame(shelves, page.here),
        "page": page.view,
    }
    path = page.target if page.target.endswith(".html") else f"{page.target}index.html"
    return Output(path, templates.render(page.template, values), page.origin)


def _feeds(shelves: Catalog, templates: Theme) -> Iterator[Output]:
    absolute = bool(shelves.options.url)
    made = [("", "the site’s feed", feeds.site_feed(shelves))]
    made += [(address.topic(topic.id), topic.path, feeds.topic_feed(shelves, topic)) for topic in shelves.digest.topics]
    for folder, origin, feed in made:
        yield Output(folder + address.ATOM, templates.render("feed.xml", {"feed": feed}), origin)
        yield Output(folder + address.JSON, feeds.json_feed(feed, absolute=absolute), origin)


def _annotations(shelves: Catalog) -> Iterator[Output]:
    """The quotations of each topic as Web Annotations; those of an article stand in its page."""
    for topic in shelves.digest.topics:
        target = address.topic(topic.id)
        found = web_annotations.page(shelves, Here(target), members(shelves, topic.id))
        if found:
            yield Output(target + web_annotations.FILE, json_file(found), topic.path)


def _signs(options: Options, made: Iterable[Page], templates: Theme) -> Iterator[Output]:
    """What crawlers and hosts look for."""
    yield Output(".nojekyll", b"", "GitHub Pages")  # without it GitHub leaves out names that begin with "_"
    if options.url:
        listed = [(page.target, page.changed) for page in made if page.head.indexed]
        values = {"entries": feeds.sitemap(options, listed)}
        yield Output("sitemap.xml", templates.render("sitemap.xml", values), "templates/sitemap.xml")
        yield Output("robots.txt", feeds.robots(options), "the site’s url")


def _assets(options: Options, theme: Mapping[str, bytes]) -> Iterator[Output]:
    for name in sorted(theme):
        if name.startswith(_ASSETS):
            extra = accent.rules(options.accent).encode() if name == address.STYLE else b""
            yield Output(name, theme[name] + extra, f"templates/{name}")


def _unique(found: Iterable[Output]) -> tuple[Output, ...]:
    """The outputs by path; raises DigestError when two want one path, letter case aside, as on some file systems."""
    taken: dict[str, Output] = {}
    for output in found:
        other = taken.setdefault(output.path.casefold(), output)
        if other is not output:
            raise DigestError(f"{output.origin}: wants the page {output.path}, which {other.origin} already has")
    return tuple(sorted(taken.values(), key=lambda output: output.path))
