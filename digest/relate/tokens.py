"""The content words of a sentence as they are compared with those of others."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from digest.meaning import lexical
from digest.model import StanceKind
from digest.schema import Once, sequence_of
from digest.table import Table

Kind = Literal["name", "number", "word"]
Kinds = Annotated[frozenset[StanceKind], Once()]
Strings = Annotated[frozenset[str], Once()]
MOST = 60
"""Content words of a sentence that are looked at; longer ones are lists."""
_ALONE = tuple((at,) for at in range(MOST))
"""Most words stand in one place of their sentence."""


@dataclass(frozen=True, slots=True)
class Token:
    """A content word of a sentence."""

    term: str
    """What it is compared by: its stem, or what stands for its synonyms."""
    stem: str
    written: str
    at: int
    """Its place among all words of the sentence."""
    kind: Kind
    rarity: float
    """How rare it is in news, from 0 to 1."""
    phrase: str = ""
    """The words joined by `_` that it is one of, where these have a meaning of their own: `bargain_chip`."""
    stances: Kinds = frozenset()
    """How the sentence stands to it."""
    aside: bool = False
    """Whether it names who says so, not what is said."""


@sequence_of(Token)
class Tokens(Table[Token]):
    """The content words of a sentence, in reading order, with tables of the first `MOST` by which they are soon found.

    A sentence is compared with dozens of others; the tables are made when first asked for.
    """

    @property
    def head(self) -> tuple[Token, ...]:
        """Those that are looked at."""
        return self if len(self) <= MOST else self[:MOST]

    @functools.cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """Where each term stands."""
        return _places((token.term, at) for at, token in enumerate(self.head))

    @functools.cached_property
    def names(self) -> tuple[int, ...]:
        """Where names stand."""
        return tuple(at for at, token in enumerate(self.head) if token.kind == "name")

    @functools.cached_property
    def initials(self) -> tuple[int, ...]:
        """Where names in capitals stand, which may be the initials of longer ones."""
        written = ((at, self.head[at].written) for at in self.names)
        return tuple(at for at, name in written if len(name) > 1 and name.isupper())

    @functools.cached_property
    def forms(self) -> Mapping[str, tuple[int, ...]]:
        """Where words stand by what meanings are known of: first their stems, then the phrases they are part of."""
        words = [(at, token) for at, token in enumerate(self.head) if token.kind == "word"]
        phrases = ((token.phrase, at) for at, token in words if token.phrase)
        return {**_places((token.stem, at) for at, token in words), **_places(phrases)}

    @functools.cached_property
    def kin(self) -> tuple[tuple[int, Mapping[str, lexical.Relation]], ...]:
        """Where words stand of which some other form has a related meaning, with these; by stem before phrase."""
        words = ((at, token) for at, token in enumerate(self.head) if token.kind == "word")
        found = (
            (at, lexical.related(form, "en")) for at, token in words for form in (token.stem, token.phrase) if form
        )
        return tuple((at, kin) for at, kin in found if kin)


def _places(found: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    places: dict[str, tuple[int, ...]] = {}
    for form, at in found:
        places[form] = (*places[form], at) if form in places else _ALONE[at]
    return places
