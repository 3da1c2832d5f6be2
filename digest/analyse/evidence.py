"""How an article writes its words, by which an opening capital is judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest.analyse.tokens import Token


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the article writes its words away from the openings of sentences."""

    lower: frozenset[str]
    capital: frozenset[str]


def evidence(rows: Iterable[Sequence[Token]]) -> Evidence:
    """The folded words that the article writes in lower case somewhere, and with a capital where no sentence opens."""
    lower: set[str] = set()
    capital: set[str] = set()
    for row in rows:
        for token in row:
            if not token.capital:
                lower.add(token.folded)
            elif not token.opens:
                capital.add(token.folded)
    return Evidence(frozenset(lower), frozenset(capital))
