"""Which English words mean the same, one a kind of the other, or the opposite: WordNet, as far as its frequent senses go."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Mapping
from typing import Literal

from digest import lexicon

Relation = Literal["same", "wider", "opposite"]
_COLUMNS: tuple[Relation, ...] = ("same", "wider", "opposite")


@functools.lru_cache(maxsize=20_000)
def related(stem: str, language: str) -> Mapping[str, Relation]:
    """The stems that mean the same as `stem` or are derived from it, a kind of it or it a kind of them, or the opposite.

    Two words are one stem joined by `_`: `bargain_chip`. Empty in languages other than English.
    """
    if language.partition("-")[0].lower() != "en":
        return {}
    parts = _line(stem).split("\t")[1:]
    return {one: kind for kind, part in zip(_COLUMNS, parts, strict=False) for one in part.split()}


def _line(stem: str) -> str:
    """The table's line for a stem, found where the sorted table stands; empty where it has none."""
    rows = _rows()
    at = bisect.bisect_left(rows, f"{stem}\t".encode())
    line = rows[at].decode() if at < len(rows) else ""
    return line if line.startswith(f"{stem}\t") else ""


@functools.cache
def _rows() -> list[bytes]:
    return [row for row in lexicon.rows("meaning").split(b"\n") if row[:1] != b"#"]
