"""What crawlers and hosts look for: sitemap, robots.txt, .nojekyll, CNAME."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.model import Options, Output
from digest.render import address
from digest.render.page import Page
from digest.render.press import Press


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page in the sitemap."""

    url: str
    changed: str | None
    """The day of its newest source."""


def outputs(options: Options, made: Iterable[Page], press: Press) -> Iterator[Output]:
    """The files; those that need the site's address only where it is known."""
    yield Output(".nojekyll", b"", "GitHub Pages")  # without it GitHub leaves out names that begin with "_"
    if options.domain:
        yield Output("CNAME", f"{options.domain}\n".encode(), "the site’s domain")
    if options.url:
        entries = tuple(_entry(options, page) for page in made if page.head.indexed)
        yield Output(
            "sitemap.xml", press.render("sitemap.xml", "sitemap.xml", {"entries": entries}), "templates/sitemap.xml"
        )
        yield Output("robots.txt", _robots(options), "the site’s url")


def _entry(options: Options, page: Page) -> SitemapEntry:
    changed = page.changed.isoformat() if page.changed else None
    return SitemapEntry(address.absolute(options.url, page.target), changed)


def _robots(options: Options) -> bytes:
    """Everybody may read everything; where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address.absolute(options.url, 'sitemap.xml')}\n".encode()
