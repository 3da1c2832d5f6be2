"""Which outlet reported when: a strip of marks for each, laid out here and drawn by the template as SVG.

Places are hundredths of the width of a strip, so that the same picture fits a phone and a wall.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digest.model import Article
from digest.render import address
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.parts import LinkView, outlet_name
from digest.render.scale import Piece, Scale, scale
from digest.render.strings import Strings

_ROWS = 8  # outlets drawn, the busiest; the rest share one strip
_COLUMNS = 62  # the most marks side by side: each is then some 2 px wide in a window of 320 px
_WIDEST = 6.0  # hundredths; a mark is no wall
_LEAST = 3  # fewer dated articles are no picture
_SPOKEN = 12  # stretches of time that are read out one by one; of more, only how many


@dataclass(frozen=True, slots=True)
class StripMark:
    """What one outlet published in one stretch of time; all in hundredths of the strip."""

    x: str
    y: str
    width: str
    height: str
    """It grows with the number of articles."""


@dataclass(frozen=True, slots=True)
class StripRow:
    """The strip of one outlet."""

    outlet: LinkView
    known: bool
    number: str
    """How many articles it has, those without a known day too."""
    marks: tuple[StripMark, ...]
    spoken: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class StripLine:
    """A stretch of the axis, in hundredths."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class StripView:
    """Who reported when, drawn."""

    title: str
    first: str
    last: str
    lines: tuple[StripLine, ...]
    """The axis; of several stretches where time in which nobody reported is cut out of it."""
    rows: tuple[StripRow, ...]
    note: str
    """What the picture leaves out: empty time, articles without a known day; empty for nothing."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A stretch of time that a mark stands for."""

    name: str
    """`day`, `week`, `month` or `year`: names the words for it, too."""
    start: Callable[[date], date]
    """The first day of the stretch that a day lies in."""
    days: int
    """How long it is at most."""


_UNITS = (
    _Unit("day", lambda day: day, 1),
    _Unit("week", lambda day: day - timedelta(day.weekday()), 7),
    _Unit("month", lambda day: day.replace(day=1), 31),
    _Unit("year", lambda day: day.replace(month=1, day=1), 366),
)


@dataclass(frozen=True, slots=True)
class _Axis:
    unit: _Unit
    scale: Scale
    most: int
    """How many articles the fullest stretch of an outlet has."""

    def mark(self, start: date, number: int) -> StripMark:
        """The mark of `number` articles in the stretch that begins on `start`."""
        piece = next(piece for piece in self.scale.pieces if start <= piece.last)
        column = (piece.right - piece.left) * self.unit.days / ((piece.last - piece.first).days + self.unit.days)
        left = piece.left + (piece.right - piece.left - column) * _part(piece, start)
        # Never so low that it cannot be seen; outlets that share a strip may have more than the most of one.
        height = min(100, 25 + 75 * number / self.most)
        width = min(column, _WIDEST) * 0.86  # a gap, so that neighbours can be told apart
        return StripMark(f"{left + (column - width) / 2:.2f}", f"{100 - height:.0f}", f"{width:.2f}", f"{height:.0f}")


def strip(catalog: Catalog, here: Here, articles: Iterable[str]) -> StripView | None:
    """Who published `articles` when; None where fewer than three are dated to the day, or all to one day."""
    rows = _by_outlet(catalog, articles)
    days = sorted(day for _, found in rows for day in _days(found))
    if len(days) < _LEAST or days[0] == days[-1]:
        return None
    axis = _axis(days, [_days(found) for _, found in rows])
    undated = sum(len(found) for _, found in rows) - len(days)
    notes = [
        catalog.strings.labels["strip_cut"] if axis.scale.cuts() else "",
        catalog.strings.phrase("strip_undated", number=undated) if undated else "",
    ]
    return StripView(
        title=catalog.strings.labels[f"strip_{axis.unit.name}"],
        first=catalog.strings.date(days[0], "day_short"),
        last=catalog.strings.date(days[-1], "day_short"),
        lines=tuple(StripLine(f"{one.left:.2f}", f"{one.right - one.left:.2f}") for one in axis.scale.pieces),
        rows=tuple(_rows(catalog, here, rows, axis)),
        note=" · ".join(note for note in notes if note),
    )


def _by_outlet(catalog: Catalog, articles: Iterable[str]) -> list[tuple[str, list[Article]]]:
    """The articles of each outlet under its address, most first; those of unknown outlets last, under the empty one."""
    found: defaultdict[str, list[Article]] = defaultdict(list)
    for article in (catalog.articles[name] for name in articles):
        found[catalog.outlet_slug(article)].append(article)
    return sorted(found.items(), key=lambda row: (not row[0], -len(row[1]), row[0]))


def _days(articles: Iterable[Article]) -> list[date]:
    """The days of those articles whose day is known."""
    return [one.published.start for one in articles if one.published and one.published.precision == "day"]


def _axis(days: Sequence[date], rows: Sequence[Sequence[date]]) -> _Axis:
    """The axis, by the finest unit that leaves room for all."""
    for unit in _UNITS:
        found = scale([(unit.start(day), unit.start(day)) for day in days])
        columns = sum((piece.last - piece.first).days // unit.days + 1 for piece in found.pieces)
        if columns <= _COLUMNS:
            break
    most = max(max(Counter(map(unit.start, row)).values(), default=0) for row in rows)
    return _Axis(unit, found, most)


def _part(piece: Piece, day: date) -> float:
    return (day - piece.first).days / max(1, (piece.last - piece.first).days)


def _rows(catalog: Catalog, here: Here, rows: Sequence[tuple[str, list[Article]]], axis: _Axis) -> Iterable[StripRow]:
    for slug, found in rows[:_ROWS]:
        link = LinkView(outlet_name(catalog, found[0]), here.to(address.outlet(slug)) if slug else None)
        yield _row(catalog.strings, link, found, axis, known=bool(slug))
    rest = rows[_ROWS:]
    if rest:
        link = LinkView(catalog.strings.phrase("strip_rest", number=len(rest)), here.to(address.OUTLETS))
        yield _row(catalog.strings, link, [article for _, found in rest for article in found], axis, known=True)


def _row(strings: Strings, outlet: LinkView, articles: Sequence[Article], axis: _Axis, *, known: bool) -> StripRow:
    days = _days(articles)
    counted = Counter(map(axis.unit.start, days))
    marks = tuple(axis.mark(start, number) for start, number in sorted(counted.items()))
    return StripRow(outlet, known, strings.number(len(articles)), marks, _spoken(strings, counted, axis.unit))


def _spoken(strings: Strings, counted: Counter[date], unit: _Unit) -> str:
    if len(counted) > _SPOKEN:
        return strings.phrase(f"strip_many_{unit.name}", number=len(counted))
    return strings.listed(
        strings.phrase("strip_mark", date=_named(strings, start, unit), number=number)
        for start, number in sorted(counted.items())
    )


def _named(strings: Strings, start: date, unit: _Unit) -> str:
    if unit.name == "week":
        return strings.phrase("week", day=strings.date(start, "day"))
    return str(start.year) if unit.name == "year" else strings.date(start, unit.name)
