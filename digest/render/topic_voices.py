"""Who said what, when things happened, and who cites whom, across the sources of a topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest import words
from digest.model import CitationEdge, Coverage, Event, Place, Quote
from digest.render import address, parts
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.charts import GraphChart, graph
from digest.render.dates import DateView, show

_TELLING = 4  # words


@dataclass(frozen=True, slots=True)
class QuotationView:
    """Words given as somebody's own, and who reports them."""

    statement: parts.StatementView
    """Its passage holds the quoted words alone."""
    others: tuple[parts.SourceView, ...]
    """Further sources that give the same words."""


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """All that is quoted of one speaker."""

    name: str
    language: str | None
    """That of the name where it is not the page's."""
    quotations: tuple[QuotationView, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """A dated sentence, or the words that date it when no more of it is printed."""

    statement: parts.StatementView
    words: str
    """The words that date it."""


@dataclass(frozen=True, slots=True)
class MomentView:
    """All that is dated alike."""

    date: DateView
    events: tuple[EventView, ...]
    others: tuple[EventView, ...]
    """Those of which no more is printed than the words that date them, one for each source."""


@dataclass(frozen=True, slots=True)
class CitingView:
    """An article and those it cites."""

    source: parts.SourceView
    label: str
    """Tells articles of one outlet apart in a picture."""
    cited: tuple[parts.LinkView, ...]


def speakers(catalog: Catalog, here: Here, numbers: Mapping[str, int]) -> tuple[SpeakerView, ...]:
    """Quotations by speaker, those quoted most first; the same words from several articles are shown once."""
    said: defaultdict[str, defaultdict[str, list[tuple[Place, str]]]] = defaultdict(lambda: defaultdict(list))
    for article in numbers:
        for quote in catalog.analyses[article].quotes:
            if (
                quote.speaker
                and _is_telling(quote)
                and (quote.sentence, quote.text) in catalog.allowances[article].pieces
            ):
                wording = " ".join(quote.text.casefold().split()).rstrip(".,!?;: ")
                said[quote.speaker][wording].append((Place(article, quote.sentence), quote.text))
    ordered = sorted(said, key=lambda name: (-len(said[name]), name.casefold()))
    return tuple(
        SpeakerView(
            name,
            parts.language_of(catalog, name, [place.article for places in said[name].values() for place, _ in places]),
            tuple(_quotation(catalog, here, places, numbers) for places in said[name].values()),
        )
        for name in ordered
    )


def _is_telling(quote: Quote) -> bool:
    """Whether a quotation says something by itself; a word or two in quotation marks do so only in their sentence."""
    return quote.kind == "direct" or len(words.words(quote.text)) >= _TELLING


def timeline(catalog: Catalog, here: Here, coverage: Coverage, numbers: Mapping[str, int]) -> tuple[MomentView, ...]:
    """The dated sentences of a topic under their dates, in the order given."""
    moments: list[tuple[DateView, list[EventView]]] = []
    for event in coverage.timeline:
        date = show(catalog.strings, event.date)
        if not moments or moments[-1][0].text != date.text:
            moments.append((DateView(date.text, date.machine, precision=date.precision), []))
        moments[-1][1].append(_event(catalog, here, event, numbers))
    return tuple(_moment(date, events) for date, events in moments)


def citing(catalog: Catalog, here: Here, numbers: Mapping[str, int]) -> tuple[CitingView, ...]:
    """Each article that cites somebody, with those it cites, in the order of the sources."""
    views = []
    for article, number in numbers.items():
        edges = catalog.edges.get(article, ())
        if edges:
            source = parts.source(catalog, here, article, number)
            cited = tuple(_cited(catalog, here, edge) for edge in edges)
            views.append(
                CitingView(source, f"{number}. {source.outlet if source.outlet_known else source.title}", cited)
            )
    return tuple(views)


def drawn(found: Sequence[CitingView]) -> GraphChart | None:
    """The picture of who cites whom."""
    languages = {link.text: link.language for view in found for link in view.cited}
    titles = {view.label: view.source.language for view in found if not view.source.outlet_known}
    return graph([(view.label, [link.text for link in view.cited]) for view in found], languages | titles)


def _quotation(
    catalog: Catalog, here: Here, places: Iterable[tuple[Place, str]], numbers: Mapping[str, int]
) -> QuotationView:
    (place, text), *rest = places
    others = dict.fromkeys(other.article for other, _ in rest if other.article != place.article)
    return QuotationView(
        parts.statement(catalog, here, place, piece=text, number=numbers[place.article]),
        tuple(parts.source(catalog, here, article, numbers[article]) for article in others),
    )


def _moment(date: DateView, events: Sequence[EventView]) -> MomentView:
    told = tuple(event for event in events if event.statement.passage and event.statement.passage.text != event.words)
    others = {event.statement.source.id: event for event in reversed(events) if event not in told}
    return MomentView(date, told, tuple(event for event in events if others.get(event.statement.source.id) is event))


def _event(catalog: Catalog, here: Here, event: Event, numbers: Mapping[str, int]) -> EventView:
    number = numbers.get(event.place.article)
    whole = parts.statement(catalog, here, event.place, number=number)
    # A clip granted for another reason may not hold the words that date the sentence; then those alone are shown.
    if whole.passage is None or event.text not in whole.passage.text:
        whole = parts.statement(catalog, here, event.place, piece=event.text, number=number)
    return EventView(whole, event.text if whole.passage else "")


def _cited(catalog: Catalog, here: Here, edge: CitationEdge) -> parts.LinkView:
    slug = words.slug(edge.target)
    href = here.to(address.outlet(slug)) if slug and slug in catalog.outlets else None
    note = catalog.strings.labels[f"cited_{edge.kind}"]
    return parts.LinkView(edge.target, href, note, parts.language_of(catalog, edge.target, [edge.article]))
