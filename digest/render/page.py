"""A page before it is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digest.render.address import Here
from digest.render.frame import Head


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
