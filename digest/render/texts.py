"""The editor's own pages, the method page, the page for what is not there, and the signposts at former addresses."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Text
from digest.render import address
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.frame import Head, canonical, clipped, site_feed
from digest.render.method import Section, sections
from digest.render.method_settings import SettingView, languages, settings, version
from digest.render.parts import LinkView, foreign


@dataclass(frozen=True, slots=True)
class TextView:
    """A page of the editor's own."""

    title: str
    body: str
    """Markdown."""


@dataclass(frozen=True, slots=True)
class MethodView:
    """How the site is made, in plain words."""

    title: str
    language: str | None
    """That of the title where it is not the interface's."""
    body: str
    """What the editor adds, Markdown."""
    contents: tuple[LinkView, ...]
    sections: tuple[Section, ...]
    """Each with an `id`, a `title` and `entries`: `id`, `name`, `text`, and `terms`, which are labels with what they mean."""
    settings: tuple[SettingView, ...]
    """The options that shaped the site: `name`, `value`, and whether the editor set them (`own`)."""
    built: str
    """By which version of the program."""
    languages: str
    """In which languages the sources are, and how many in each; empty where there is none."""


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A signpost."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class GoneView:
    """A word where something stood that is no longer part of the site."""

    title: str
    text: str


def head(catalog: Catalog, here: Here, text: Text) -> Head:
    """What a page of the editor's own says about itself."""
    return Head(
        title=text.title,
        description=clipped(text.description or f"{text.title}. {catalog.options.description}"),
        canonical=canonical(catalog.options, f"{text.id}/"),
        feeds=(site_feed(catalog.options, here),),
    )


def view(text: Text) -> TextView:
    """What a page of the editor's own shows."""
    return TextView(text.title, text.body)


def method_head(catalog: Catalog, here: Here) -> Head:
    """What the method page says about itself."""
    own = method_text(catalog)
    about = own.description if own else None
    return Head(
        title=own.title if own else catalog.strings.labels["method"],
        description=clipped(about or catalog.strings.phrase("about_method", site=catalog.options.title)),
        canonical=canonical(catalog.options, address.METHOD),
        feeds=(site_feed(catalog.options, here),),
    )


def method_view(catalog: Catalog) -> MethodView:
    """What the method page shows."""
    own, strings = method_text(catalog), catalog.strings
    told = sections(strings, catalog.options)
    contents = [(section.title, section.id) for section in told]
    return MethodView(
        title=own.title if own else strings.labels["method"],
        language=foreign(catalog, catalog.options.language) if own else None,
        body=own.body if own else "",
        contents=tuple(
            LinkView(text, f"#{name}") for text, name in (*contents, (strings.labels["settings"], "settings"))
        ),
        sections=told,
        settings=settings(catalog.options),
        built=strings.phrase("built_by", version=version()),
        languages=languages(catalog),
    )


def method_text(catalog: Catalog) -> Text | None:
    """The editor's own text for the method page."""
    return next((text for text in catalog.digest.texts if f"{text.id}/" == address.METHOD), None)


def missing_head(catalog: Catalog) -> Head:
    """What the page for what is not there says about itself."""
    return Head(
        title=catalog.strings.labels["not_found"], description=catalog.strings.labels["not_found_text"], indexed=False
    )


def redirect_head(catalog: Catalog, target: str) -> Head:
    """What a signpost says about itself."""
    label = catalog.strings.labels["redirect"]
    return Head(title=label, description=label, canonical=canonical(catalog.options, target), indexed=False)


def gone_head(catalog: Catalog) -> Head:
    """What a page says about itself that stands where something was taken out."""
    labels = catalog.strings.labels
    return Head(title=labels["gone"], description=labels["gone_text"], indexed=False)


def gone_view(catalog: Catalog) -> GoneView:
    """What such a page shows."""
    return GoneView(catalog.strings.labels["gone"], catalog.strings.labels["gone_text"])


def redirect_view(catalog: Catalog, here: Here, target: str) -> RedirectView:
    """What a signpost shows."""
    return RedirectView(catalog.strings.labels["redirect"], here.to(target))
