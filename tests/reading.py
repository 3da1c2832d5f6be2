"""Seeds of every format in short: what a reader makes of bytes."""

from __future__ import annotations

from typing import Any

from digest import read
from digest.model import ColumnOptions, Source
from digest.read import RawFile, Reading

PARAGRAPHS = (
    "The harbour bridge in Lowmere was closed to lorries on Monday after divers found a crack in its third pier.",
    "The Port Authority said that the northern road would carry all heavy traffic until the pier had been examined.",
    "“We will not open it again before we know how deep the crack goes,” said Marta Vell, the city engineer.",
    "Some 400 lorries cross the bridge every day, according to the authority’s own count.",
)
"""An invented article."""
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)


def seed(name: str, data: str | bytes, *, sidecar: str | None = None, **columns: Any) -> Reading:
    """What is read of the seed `name`."""
    given = data if isinstance(data, bytes) else data.encode()
    raw = RawFile(f"seeds/{name}", given, None if sidecar is None else sidecar.encode())
    return _whole(raw, ColumnOptions(**columns))


def _whole(raw: RawFile, columns: ColumnOptions) -> Reading:
    """What is read of a file and of the files that lie in it."""
    found = read.seed(raw, columns)
    inner = [_whole(file, columns) for file in found.inside]
    sources = (*found.sources, *(source for reading in inner for source in reading.sources))
    return Reading(sources, (*found.problems, *(problem for reading in inner for problem in reading.problems)))


def clues(source: Source) -> dict[str, list[str]]:
    """What is said of a text beside it: `{"title": ["The bridge (feed entry)"]}`."""
    found: dict[str, list[str]] = {}
    for clue in source.clues:
        found.setdefault(clue.field, []).append(f"{clue.text} ({clue.origin})")
    return found


def told(reading: Reading) -> list[str]:
    """The problems as lines."""
    return [str(problem) for problem in reading.problems]
