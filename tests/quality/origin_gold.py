"""Mini-stories in which the independent origins of a fact are known."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from digest.api import analyse, read_text
from digest.model import Analysis, Article, Found, Place, When
from digest.relate.provenance import Sources
from tests.quality.measures import is_called

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "origins"
MARK = ">> "
_COMPARED = 20
"""Characters by which a marked sentence is known again."""


@dataclass(frozen=True, slots=True)
class Case:
    """A fact, told by several articles, and its origins."""

    title: str
    articles: tuple[Article, ...]
    analyses: tuple[Analysis, ...]
    places: tuple[Place, ...]
    origins: tuple[str, ...]

    def found(self) -> tuple[str, ...]:
        """The origins that the program finds."""
        return Sources(self.articles, self.analyses).origins(self.places)

    def is_right(self) -> bool:
        """Whether those found are those wanted, each under one of its names, parted by `|`."""
        found = self.found()
        called = [[is_called(one, wanted) for wanted in self.origins] for one in found]
        return len(found) == len(self.origins) and all(map(any, called)) and all(map(any, zip(*called, strict=True)))


def cases(half: str) -> Iterator[Case]:
    """The cases of one file of `tests/fixtures/origins`: `development` or `unseen`, and `wider_seen` or `wider_unseen`."""
    for row in tomllib.loads((FOLDER / f"{half}.toml").read_text("utf-8"))["case"]:
        made = [_worked(number, one) for number, one in enumerate(row["article"])]
        places = tuple(place for number, one in enumerate(row["article"]) for place in _told(made[number], one["text"]))
        yield Case(
            row["title"],
            tuple(article for article, _ in made),
            tuple(analysis for _, analysis in made),
            places,
            tuple(sorted(row["origins"])),
        )


def _worked(number: int, row: dict[str, Any]) -> tuple[Article, Analysis]:
    day = date.fromisoformat(row.get("date", "2031-03-04"))
    text = row["text"].replace(MARK, "")
    article = read_text(f"A headline of number {number}\n\n{text}\n", name=f"{number}.txt")
    article = dataclasses.replace(
        article,
        id=f"a{number}",
        seed=f"{number}.txt",
        outlet=Found(row["outlet"], "stated") if "outlet" in row else None,
        published=When(day, day, "day", "stated"),
        language=Found(row.get("language", "en"), "stated"),
    )
    return article, analyse(article)


def _told(made: tuple[Article, Analysis], text: str) -> Iterator[Place]:
    article, analysis = made
    for part in text.split(MARK)[1:]:
        opening = " ".join(part.split())[:_COMPARED]
        found = [one.index for one in analysis.sentences if one.text.startswith(opening)]
        if not found:
            raise ValueError(f"no sentence opens with {opening!r}")
        yield Place(article.id, found[0])
