"""The author, from the line that names one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from digest import words
from digest.clean import author_clues, phrases, shape, stamps
from digest.model import Clue, Dropped, Found, Stated

_AFTER = re.compile(r"\s*(?:[|•·;(<\[]|\s[–—-]\s|,\s|\s+(?:in|for|at|à|für|dla|для|with|avec|mit|con)\s+)")
_PARTS = re.compile(r"\s*[|•·\t]\s*|\s+[–—]\s+")


def author(dropped: Iterable[Dropped], stated: Stated, clues: Sequence[Clue] = ()) -> Found | None:
    """The author stated, else the one that `clues` and a dropped byline name; an agency is no author."""
    if stated.author and stated.author.strip():
        return Found(words.squash(stated.author), "stated")
    told = _told(dropped)
    verdict = author_clues.author(clues, told.text if told else None) if clues else None
    return told if verdict is None or (told and verdict.chosen.value == told.text) else verdict.found()


def _told(dropped: Iterable[Dropped]) -> Found | None:
    """The author that a line dropped from the text names."""
    for item in dropped:
        if item.reason == stamps.BYLINE:
            for piece in _PARTS.split(words.squash(item.text)):
                name = stamps.byline_name(piece)
                person = _AFTER.split(name)[0] if name else ""
                staff = shape.shape(person).rpartition(" ")[2] in phrases.known("roles")
                if person and not staff and shape.shape(person) not in phrases.agencies():
                    return Found(
                        person.title() if shape.is_upper(person) else person, "stated", words.squash(item.text)
                    )
    return None
