"""The author, from the line that names one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from digest import words
from digest.clean import author_clues, neighbours, phrases, shape, stamps
from digest.clean.signature import signer
from digest.model import Clue, Dropped, Found, Stated

_AFTER = re.compile(r"\s*(?:[|•·;(<\[]|\s[–—-]\s|,\s|\s+(?:in|for|at|à|für|dla|для|with|avec|mit|con)\s+)")
_PARTS = re.compile(r"\s*[|•·\t]\s*|\s+[–—]\s+")


def author(dropped: Iterable[Dropped], stated: Stated, clues: Sequence[Clue] = ()) -> Found | None:
    """The author stated, else the one that `clues` and a dropped byline name; an agency is no author."""
    if stated.author and stated.author.strip():
        return Found(words.squash(stated.author), "stated")
    dropped = tuple(dropped)
    told = _told(dropped) or _signed(dropped)
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


def _signed(dropped: Sequence[Dropped]) -> Found | None:
    """The name on a line under the headline that stands beside the date, and says for whom or where its bearer wrote."""
    for at, item in enumerate(dropped):
        beside = any(near.reason == stamps.DATE for near in dropped[max(0, at - 1) : at + 2])
        name = signer(item.text) if item.reason == neighbours.UNDER_HEADLINE and beside else None
        if name is not None and shape.shape(name) not in phrases.agencies():
            return Found(name, "inferred", words.squash(item.text))
    return None
