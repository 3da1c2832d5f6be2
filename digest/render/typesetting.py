"""How a line of type is set on a picture: the characters that can be drawn, and where lines break. Nothing here measures or draws."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from digest import lexicon

Measure = Callable[[str], float]
"""The width of a text in one face and size."""

_TABLE = "fonts/characters"
_ELLIPSIS, _HYPHEN = "…", "-"
_GROUP = re.compile(r"(-?\d+)(\D+)")
_LONGEST = 400  # characters of a text that are looked at; no card holds more


@dataclass(frozen=True, slots=True)
class Setting:
    """A text broken into lines."""

    lines: tuple[str, ...]
    whole: bool
    """Whether all of it stands there, with no word broken."""


def drawable(text: str) -> str:
    """`text` as the shipped faces can draw it, on one line; empty where they lack one of its letters or digits.

    Marks that they lack, such as emoji and accents that no letter carries, are left out: they name nothing.
    """
    kept: list[str] = []
    for character in unicodedata.normalize("NFC", text[:_LONGEST]):
        if character.isspace():
            kept.append(" ")
        elif _is_known(character):
            kept.append(character)
        elif character.isalnum():
            return ""
    line = " ".join("".join(kept).split())
    return line if any(character.isalnum() for character in line) else ""


def broken(text: str, measure: Measure, room: float, most: int) -> Setting:
    """`text` in at most `most` lines of `room`, about equally long; what finds no place gives way to an ellipsis."""
    words = [part for word in text.split() for part in _pieces(word, measure, room)]
    lines = _greedy(words, measure, room)
    if len(lines) <= most:
        even = _even(words, measure, room, len(lines))
        return Setting(tuple(even), words == text.split())
    kept = lines[:most]
    kept[-1] = clipped(f"{kept[-1]} {lines[most]}", measure, room, cut=True)
    return Setting(tuple(kept), whole=False)


def clipped(text: str, measure: Measure, room: float, *, cut: bool = False) -> str:
    """`text`, as much of it as fits into `room`; with an ellipsis where that is not all, or where it was `cut` before."""
    if not cut and measure(text) <= room:
        return text
    words = text.split()
    while len(words) > 1 and measure(" ".join(words) + _ELLIPSIS) > room:
        words.pop()
    line = " ".join(words)
    while len(line) > 1 and measure(line + _ELLIPSIS) > room:
        line = line[:-1]
    return line.rstrip(" ,;:.–—-") + _ELLIPSIS


def kerned(text: str, size: int) -> list[tuple[str, float]]:
    """`text` in the title's face, parted where letters move together or apart: each part, and how far the next one moves."""
    table, parts, start = _kerning(), [], 0
    for place in range(1, len(text)):
        shift = table.get(text[place - 1 : place + 1])
        if shift:
            parts.append((text[start:place], shift * size / 1000))
            start = place
    return [*parts, (text[start:], 0.0)]


@functools.cache
def _kerning() -> Mapping[str, int]:
    """By how many thousandths of an em the second letter of a pair moves."""
    found: dict[str, int] = {}
    for line in lexicon.rows("fonts/kerning").decode().splitlines()[1:]:
        first, *groups = line.split("\t")
        for group in groups:
            shift, letters = _GROUP.match(group).groups()  # type: ignore[union-attr]
            found |= {first + letter: int(shift) for letter in letters}
    return found


@functools.cache
def _runs() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last of each run of characters that the faces have."""
    rows = [line.split("\t") for line in lexicon.rows(_TABLE).decode().splitlines() if not line.startswith("#")]
    return tuple(int(first, 16) for first, _ in rows), tuple(int(last, 16) for _, last in rows)


def _is_known(character: str) -> bool:
    firsts, lasts = _runs()
    place = bisect_right(firsts, ord(character)) - 1
    return place >= 0 and ord(character) <= lasts[place]


def _greedy(words: Sequence[str], measure: Measure, room: float) -> list[str]:
    """Lines as full as can be."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else ""
        if lines and measure(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _even(words: Sequence[str], measure: Measure, room: float, number: int) -> list[str]:
    """As many lines, in the least room that they need: found by halving, to one unit."""
    least, most = max(map(measure, words), default=0), room
    best = _greedy(words, measure, room)
    while most - least > 1:
        middle = (least + most) / 2
        lines = _greedy(words, measure, middle)
        if len(lines) <= number:
            best, most = lines, middle
        else:
            least = middle
    return best


def _pieces(word: str, measure: Measure, room: float) -> list[str]:
    """The word, in parts that fit where it does not: first behind hyphens of its own, then anywhere, with a hyphen."""
    if measure(word) <= room:
        return [word]
    head, mark, tail = word.partition(_HYPHEN)
    if mark and head and tail:
        return [*_pieces(head + mark, measure, room), *_pieces(tail, measure, room)]
    kept = len(word) - 1
    while kept > 1 and measure(word[:kept] + _HYPHEN) > room:
        kept -= 1
    if kept <= 1:
        return [word]
    return [word[:kept] + _HYPHEN, *_pieces(word[kept:], measure, room)]
