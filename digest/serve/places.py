"""Where in an editor's file something stands that a page shows."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from digest.serve.sources import SourceText

_MARKUP = re.compile(r"<[^<>]*>|[\s*_`\\]")
_LONG, _SHORT = 60, 24
"""Letters of a sentence that are looked for: at most, and where those are not found, for markup may break in."""


class Places:
    """Looks things up in one file, whatever its markup: white space, tags and marks of emphasis do not count."""

    def __init__(self, text: SourceText) -> None:
        self._lines = text.lines
        bare = [_bare(line) for line in text.lines]
        self._text = "".join(bare)
        self._starts = [0, *accumulate(map(len, bare))][: len(bare)]

    def words(self, words: str, guess: int | None = None) -> int | None:
        """The line in which `words` begin; that of the number `guess` where they begin in several."""
        sought = _bare(words)
        for needle in dict.fromkeys((sought[:_LONG], sought[:_SHORT])):
            place = self._guessed(needle, guess) if needle else None
            place = self._text.find(needle) if place is None and needle else place
            if place is not None and place >= 0:
                return bisect_right(self._starts, place)
        return None

    def key(self, name: str) -> int | None:
        """The line of a key of the front matter, or of a file of options."""
        return _key(self._lines, name)

    def body(self) -> int | None:
        """The first line with words after the front matter."""
        start = _end(self._lines)
        return next((number for number, line in enumerate(self._lines[start:], start + 1) if line.strip()), None)

    def _guessed(self, needle: str, guess: int | None) -> int | None:
        if guess is None or not 1 <= guess <= len(self._starts):
            return None
        end = self._starts[guess] if guess < len(self._starts) else len(self._text)
        place = self._text.find(needle, self._starts[guess - 1], end + len(needle))
        return place if 0 <= place < end else None


def _bare(text: str) -> str:
    return _MARKUP.sub("", html.unescape(_MARKUP.sub("", text)))


def _key(lines: Sequence[str], name: str) -> int | None:
    stop = _end(lines) or (len(lines) if lines[0].strip() != "---" else 0)
    return next((number for number, line in enumerate(lines[:stop], 1) if line.startswith(f"{name}:")), None)


def _end(lines: Sequence[str]) -> int:
    """The number of lines of the front matter; 0 where there is none, or no end of it."""
    if lines[0].strip() != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:], 2) if line.strip() == "---"), 0)
