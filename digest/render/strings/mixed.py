"""Text in two languages: the interface's, with words of a source inside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one language."""

    text: str
    language: str | None = None
    """Where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """Pieces in the order they are read; as text, all of them in a row."""

    pieces: tuple[Piece, ...] = ()

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def __bool__(self) -> bool:
        return bool(self.pieces)


NOTHING = Mixed()
