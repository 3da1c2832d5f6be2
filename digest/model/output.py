"""The files of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the published site."""

    path: str
    """Relative to the output folder, with `/`."""
    data: bytes
    origin: str
    """What it was made from, for messages: a template, a content file, an asset."""
    template: str | None = None
    """The name of the template that shows it, where it is a page."""


@dataclass(frozen=True, slots=True)
class Record:
    """A page as the search knows it; it holds only words that the page prints."""

    url: str
    """Its address from the site's root."""
    language: str
    """ISO 639-1."""
    text: str
    """What is searched and excerpted."""
    shown: Mapping[str, str]
    """What a result shows beside its excerpt, searched too: `title` and others."""
    facets: Mapping[str, tuple[str, ...]]
    """The values by which results are narrowed down: `topic`, `outlet` and others."""
    day: str
    """ISO 8601, for results in order of time; `0000-00-00` where it is not known."""
