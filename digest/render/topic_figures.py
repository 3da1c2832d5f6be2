"""Figures of several sources that count the same thing, side by side, each as its source puts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digest.model import Count, Coverage, Tally
from digest.render import parts
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.dates import DateView, show


@dataclass(frozen=True, slots=True)
class CountView:
    """What one source counts."""

    statement: parts.StatementView
    text: str
    """The figure with hedge and unit, as written."""
    about: str
    """What it counts in the words of the source; empty where these are not printed."""
    scope: tuple[str, ...]
    """What it is limited to, as far as these words are printed."""
    as_of: DateView | None
    """The day it holds for, where the sentence tells it."""
    claimant: str
    """Whom the sentence gives as its source; empty where it speaks in its own voice."""
    claimant_language: str | None


@dataclass(frozen=True, slots=True)
class TallyView:
    """A thing that several sources count."""

    id: str
    about: str
    relation: str
    """What befell or was done to it; empty where the sentence does not tell."""
    language: str | None
    """That of both, where it is not the page's."""
    told: str
    """How many sources count it, in words."""
    counts: tuple[CountView, ...]
    """Earliest first."""
    rest: str = ""
    """Where all counts are, when not all are shown."""

    @property
    def anchor(self) -> str:
        """The name of its place on a page."""
        return f"tally-{self.id}"


def tallies(catalog: Catalog, here: Here, coverage: Coverage, numbers: Mapping[str, int]) -> tuple[TallyView, ...]:
    """The tallies of a topic, each with the counts of the sources in `numbers`; those of most sources first."""
    known = (catalog.tallies[name] for name in coverage.tallies if name in catalog.tallies)
    return tuple(_tally(catalog, here, tally, numbers) for tally in known)


def _tally(catalog: Catalog, here: Here, tally: Tally, numbers: Mapping[str, int]) -> TallyView:
    counts = [count for count in tally.counts if count.place.article in numbers]
    sources = list(dict.fromkeys(count.place.article for count in counts))
    return TallyView(
        id=tally.id,
        about=tally.about,
        relation=tally.relation or "",
        language=parts.foreign(catalog, catalog.articles[sources[0]].language.text) if sources else None,
        told=catalog.strings.count(len(sources), "source"),
        counts=tuple(_count(catalog, here, count, numbers) for count in counts),
    )


def _count(catalog: Catalog, here: Here, count: Count, numbers: Mapping[str, int]) -> CountView:
    place = count.place
    figure = catalog.analyses[place.article].figures[count.figure]
    statement = parts.statement(catalog, here, place, number=numbers[place.article])
    printed = statement.passage.text if statement.passage else ""
    limits = figure.scope.split("; ") if figure.scope else []
    said = figure.claimant or ""
    return CountView(
        statement=statement,
        text=figure.text,
        about=figure.about if figure.about and figure.about in printed else "",
        scope=tuple(limit for limit in limits if limit in printed),
        as_of=show(catalog.strings, figure.as_of) if figure.as_of else None,
        claimant=said,
        claimant_language=parts.language_of(catalog, said, [place.article]) if said else None,
    )
