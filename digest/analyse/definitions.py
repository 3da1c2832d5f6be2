"""Where a text explains an acronym: `Global Harbour Union (GHU)`, `Organisation mondiale de la pêche (OMP)`.

The letters of the acronym are sought from its end in the words before it, after Schwartz and Hearst (2003), "A simple algorithm for
identifying abbreviation definitions in biomedical text".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest.analyse.tokens import Token

_ACRONYM = re.compile(r"\(([^\W\d_]{2,8})\)")


def definitions(text: str, row: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The tokens of each name that an acronym in brackets stands for: the first, and the one after the last, which is the acronym."""
    for match in _ACRONYM.finditer(text):
        short = match.group(1)
        at = next((at for at, token in enumerate(row) if token.start == match.start(1)), 0)
        if at and sum(letter.isupper() for letter in short) >= max(2, len(short) - 1):
            start = _start(short.casefold(), row[max(0, at - min(len(short) + 5, 2 * len(short))) : at])
            if start and at - start >= 0 and row[at - start].capital and _unbroken(text, row, at - start, at):
                yield at - start, at


def _start(short: str, before: Sequence[Token]) -> int:
    """How many words before an acronym have its letters in order, the first one opening a word; 0 where none do."""
    at = len(before) - 1
    left = len(short) - 1
    while at >= 0:
        word = before[at].folded
        # Letters inside a word count in compounds alone, as the initials of the others do.
        inner = word.rfind(short[left], 1) if left and len(word) > 6 else -1
        taken = 1 if word.startswith(short[left]) else 0
        if inner > 0 and word.startswith(short[left - 1]) and not (taken and _fits(short[:left], before[:at])):
            taken = 2
        left -= taken
        if left < 0:
            return len(before) - at
        if not taken and len(word) > 4:
            return 0
        at -= 1
    return 0


def _fits(short: str, before: Sequence[Token]) -> bool:
    return bool(before) and any(token.folded.startswith(short[-1]) for token in before[-3:])


def _unbroken(text: str, row: Sequence[Token], start: int, end: int) -> bool:
    """Whether nothing but spaces, hyphens and apostrophes parts the words; a name has two at least."""
    gap = "".join(text[row[at].end : row[at + 1].start] for at in range(start, end - 1))
    return end - start > 1 and not gap.strip(" -'’\u00a0")


def initials(label: str) -> tuple[str, ...]:
    """The initials of a name with and without its small words."""
    row = [word for word in label.replace("-", " ").split() if word]
    every = "".join(word[0].upper() for word in row)
    large = "".join(word[0] for word in row if word[0].isupper())
    return tuple(letters for letters in dict.fromkeys((large, every)) if len(letters) > 1)
