"""Who said what, across the sources of a topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest import words
from digest.model import Place, Quote
from digest.render import parts
from digest.render.address import Here
from digest.render.catalog import Catalog

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


def _quotation(
    catalog: Catalog, here: Here, places: Iterable[tuple[Place, str]], numbers: Mapping[str, int]
) -> QuotationView:
    (place, text), *rest = places
    others = dict.fromkeys(other.article for other, _ in rest if other.article != place.article)
    return QuotationView(
        parts.statement(catalog, here, place, piece=text, number=numbers[place.article]),
        tuple(parts.source(catalog, here, article, numbers[article]) for article in others),
    )
