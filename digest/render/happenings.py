"""What the timeline of the site tells of: what happened, as far as a page may print a sentence that dates it."""

from __future__ import annotations

from digest.model import Happening
from digest.render.catalog import Catalog


def shown(catalog: Catalog) -> tuple[Happening, ...]:
    """What is shown, newest first."""
    found = [one for one in catalog.happenings.values() if _printed(catalog, one)]
    found.sort(key=lambda one: one.events[0].place)
    return tuple(sorted(found, key=lambda one: (one.date.start, one.date.end, one.date.precision), reverse=True))


def exist(catalog: Catalog) -> bool:
    """Whether there is anything to show."""
    return any(_printed(catalog, one) for one in catalog.happenings.values())


def _printed(catalog: Catalog, happening: Happening) -> bool:
    """Whether a sentence that dates it, or a clip that holds the words that do, may be printed."""
    for event in happening.events:
        passage = catalog.allowances[event.place.article].sentences.get(event.place.sentence)
        if passage is not None and event.text in passage.text:
            return True
    return False
