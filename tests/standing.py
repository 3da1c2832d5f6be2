"""Sentences with the stances that bear on a word of theirs, and how many of these are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from digest.model import StanceKind
from digest.stance import at, stances

FIXTURES = Path(__file__).parent / "fixtures" / "stances"


@dataclass(frozen=True)
class Row:
    """A sentence, a stretch of it, and the kinds that bear on that."""

    language: str
    expected: frozenset[str]
    text: str
    start: int
    end: int

    @property
    def found(self) -> frozenset[StanceKind]:
        return at(stances(self.text, self.language), self.start, self.end)


def rows(name: str) -> tuple[Row, ...]:
    """The rows of a fixture file."""
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    return tuple(_row(line) for line in lines if line and not line.startswith("#"))


def _row(line: str) -> Row:
    language, kinds, marked = (part.strip() for part in line.split("|"))
    before, _, rest = marked.partition("[")
    focus, _, after = rest.partition("]")
    expected = frozenset(kind.strip() for kind in kinds.split(",")) - {"-"}
    return Row(language, expected, before + focus + after, len(before), len(before) + len(focus))


def scores(given: Iterable[Row]) -> dict[str, tuple[float, float, int]]:
    """Precision, recall and the number of times expected, by kind and for `all`."""
    right, found, expected = Counter[str](), Counter[str](), Counter[str]()
    for row in given:
        for counter, kinds in ((right, row.found & row.expected), (found, row.found), (expected, row.expected)):
            counter.update([*kinds, *("all" for _ in kinds)])
    return {
        kind: (right[kind] / max(1, found[kind]), right[kind] / max(1, expected[kind]), expected[kind])
        for kind in sorted(found | expected)
    }
