"""The copies of an article as readers meet them: who else published it, in which other versions, in which other files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from digest import words
from digest.model import Article, CopyKind
from digest.render import address
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.dates import DateView, show

_LABELS: Mapping[CopyKind, str] = MappingProxyType(
    {"reprint": "copies", "version": "copies_version", "duplicate": "copies_duplicate"}
)


@dataclass(frozen=True, slots=True)
class CopyView:
    """One copy."""

    outlet: str
    outlet_known: bool
    outlet_href: str | None
    date: DateView
    original: str | None
    """Its own address on the web."""
    file: str


@dataclass(frozen=True, slots=True)
class CopiesView:
    """The copies of one kind, with the words before them."""

    kind: CopyKind
    label: str
    copies: tuple[CopyView, ...]


def published(catalog: Catalog, here: Here, article: str) -> tuple[CopiesView, ...]:
    """What was published besides: by other outlets, and by the same one in other versions."""
    return _groups(catalog, here, article, ("reprint", "version"))


def saved(catalog: Catalog, here: Here, article: str) -> tuple[CopiesView, ...]:
    """What is in the seeds twice."""
    return _groups(catalog, here, article, ("duplicate",))


def _groups(catalog: Catalog, here: Here, article: str, kinds: tuple[CopyKind, ...]) -> tuple[CopiesView, ...]:
    known = catalog.copies.get(article)
    if not known:
        return ()
    groups = ((kind, tuple(found for copy, found in known if copy.kind == kind)) for kind in kinds)
    return tuple(
        CopiesView(kind, catalog.strings.labels[_LABELS[kind]], tuple(_copy(catalog, here, one) for one in found))
        for kind, found in groups
        if found
    )


def _copy(catalog: Catalog, here: Here, article: Article) -> CopyView:
    slug = words.slug(article.outlet.text) if article.outlet else ""
    return CopyView(
        outlet=article.outlet.text if article.outlet else catalog.strings.labels["outlet_unknown"],
        outlet_known=article.outlet is not None,
        outlet_href=here.to(address.outlet(slug)) if slug in catalog.outlets else None,
        date=show(catalog.strings, article.published),
        original=address.web(article.url),
        file=article.path.rpartition("/")[2],
    )
