"""What stands at addresses that pages have left: the way to where they are now, or a word that they are gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest import words
from digest.model import Article
from digest.render import address, recorded, texts
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.page import Page


def former(catalog: Catalog) -> Iterator[Page]:
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


def remembered(catalog: Catalog, made: Sequence[Page]) -> Iterator[Page]:
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
