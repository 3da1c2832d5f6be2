"""The files of a site."""

from __future__ import annotations

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
