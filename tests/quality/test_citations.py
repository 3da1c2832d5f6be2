"""Whom a text cites, documents and headlines among them, in seven languages; half of the sentences were not looked at for the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

import digest
from tests.cases import FIXTURES
from tests.quality.counting import Count
from tests.quality.measures import is_called

OUTLET = "Demo Wire"


@dataclass(frozen=True, slots=True)
class Line:
    """A text and whom it cites; names in `either` may be found or not."""

    language: str
    text: str
    wanted: tuple[str, ...]
    either: tuple[str, ...]

    def found(self) -> list[str]:
        """Whom the program finds cited."""
        source = f"---\nlanguage: {self.language}\noutlet: {OUTLET}\n---\n\n# 1\n\n{self.text}\n"
        read = digest.read_text(source, name="a.md", media_type="text/markdown")
        return sorted(one.name for one in digest.analyse(read).cites)

    def count(self) -> Count:
        """How many of those cited are found."""
        found = self.found()
        met = [name for name in self.wanted if any(is_called(one, name) for one in found)]
        over = [one for one in found if not any(is_called(one, name) for name in (*self.wanted, *self.either))]
        misses = (f"{self.language} {self.text}: {found}",) if over or len(met) < len(self.wanted) else ()
        return Count(len(met), len(met) + len(over), len(self.wanted), misses)


def lines(half: str) -> Iterator[Line]:
    """The lines of one half of the fixture."""
    here = ""
    for row in (FIXTURES / "cited.txt").read_text("utf-8").splitlines():
        if row.startswith("# half "):
            here = row.removeprefix("# half ")
        elif here == half and row and not row.startswith("#"):
            language, text, told = row.split(" | ")
            names = [name.strip().replace(";", "|") for name in told.split(" / ") if name != "-"]
            loose = tuple(name.strip("()") for name in names if name.startswith("("))
            firm = tuple(name for name in names if not name.startswith("("))
            yield Line(language, text.replace("⏎", "\n\n"), firm, loose)


def measured(half: str) -> Count:
    """Those found of one half, against those wanted."""
    return sum((line.count() for line in lines(half)), Count())


@pytest.mark.parametrize(("half", "floors"), [("one", (0.95, 0.93)), ("two", (0.95, 0.93))])
def test_those_cited_are_found(half: str, floors: tuple[float, float]) -> None:
    count = measured(half)
    assert count.right / count.found >= floors[0], count.misses
    assert count.right / count.wanted >= floors[1], count.misses
