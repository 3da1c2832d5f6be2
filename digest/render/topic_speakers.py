"""Who said what across the sources of a topic, what they are said to be, and who passed it on."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from digest import words
from digest.model import Place, Quote
from digest.render import parts
from digest.render.address import Here
from digest.render.catalog import Catalog
from digest.render.citers import page_of

_TELLING = 4  # words


@dataclass(frozen=True, slots=True)
class WordsView:
    """A few words of a source, with their language where it is not the page's."""

    text: str
    language: str | None


@dataclass(frozen=True, slots=True)
class QuotationView:
    """Words given as somebody's own, and who reports them."""

    statement: parts.StatementView
    """Its passage holds the quoted words alone."""
    via: WordsView | None
    """Who passed them on to the source."""
    others: tuple[parts.SourceView, ...]
    """Further sources that give the same words."""


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """All that is quoted of one speaker."""

    name: str
    language: str | None
    """That of the name where it is not the page's."""
    role: WordsView | None
    """What most of the quotations' sources say the speaker is."""
    quotations: tuple[QuotationView, ...]
    rest: str = ""
    """Where all quotations are, when not all are shown."""
    href: str | None = None
    """The page of the speaker."""

    @property
    def anchor(self) -> str:
        """The name of its place on a page; two speakers may have one slug."""
        name = self.name.encode("utf-8", "replace")
        return f"speaker-{hashlib.sha256(name).hexdigest()[:6]}"


_Said = Mapping[str, list[tuple[Place, Quote]]]
"""The places of each wording of one speaker."""


def speakers(
    catalog: Catalog, here: Here, numbers: Mapping[str, int], wanted: Collection[str] | None = None
) -> tuple[SpeakerView, ...]:
    """Quotations by speaker under one name, those quoted most first; the same words from several articles are shown once.

    Where speakers are `wanted`, by their names, those alone.
    """
    names = tuple(numbers)
    said = parts.shared(catalog, "", ("said", names), lambda: _all_said(catalog, names))
    shown = (name for name in said if wanted is None or name in wanted)
    return tuple(_speaker(catalog, here, name, said[name], numbers) for name in shown)


def _all_said(catalog: Catalog, articles: Iterable[str]) -> Mapping[str, _Said]:
    """What is said in `articles`, by speaker, in their order."""
    said: defaultdict[str, defaultdict[str, list[tuple[Place, Quote]]]] = defaultdict(lambda: defaultdict(list))
    for article in articles:
        pieces = catalog.allowances[article].pieces
        for quote in catalog.analyses[article].quotes:
            if quote.speaker and is_telling(quote) and (quote.sentence, quote.text) in pieces:
                speaker = catalog.called.get((article, quote.speaker), quote.speaker)
                said[speaker][wording(quote)].append((Place(article, quote.sentence), quote))
    return {name: said[name] for name in sorted(said, key=lambda name: (-len(said[name]), name.casefold()))}


def role(catalog: Catalog, article: str, quote: Quote) -> WordsView | None:
    """What `article` says the speaker of `quote` is."""
    return _words(catalog, article, quote.role)


def via(catalog: Catalog, article: str, quote: Quote) -> WordsView | None:
    """Who passed `quote` on to `article`; a name may have a language of its own."""
    return WordsView(quote.via, parts.language_of(catalog, quote.via, [article])) if quote.via else None


def _words(catalog: Catalog, article: str, text: str | None) -> WordsView | None:
    if text is None:
        return None
    return WordsView(text, parts.foreign(catalog, catalog.articles[article].language.text))


def _speaker(catalog: Catalog, here: Here, name: str, said: _Said, numbers: Mapping[str, int]) -> SpeakerView:
    rows = [row for places in said.values() for row in places]
    roles = Counter(view for place, quote in rows if (view := role(catalog, place.article, quote)) is not None)
    return SpeakerView(
        name,
        parts.language_of(catalog, name, [place.article for place, _ in rows]),
        roles.most_common(1)[0][0] if roles else None,
        tuple(quotation(catalog, here, places, numbers) for places in said.values()),
        href=page_of(catalog, here, rows[0][0].article, name),
    )


def is_telling(quote: Quote) -> bool:
    """Whether a quotation says something by itself; a word or two in quotation marks do so only in their sentence."""
    return quote.kind == "direct" or len(words.words(quote.text)) >= _TELLING


def wording(quote: Quote) -> str:
    """What is alike in quotations of the same words."""
    return " ".join(quote.text.casefold().split()).rstrip(".,!?;: ")


def quotation(
    catalog: Catalog, here: Here, places: Iterable[tuple[Place, Quote]], numbers: Mapping[str, int]
) -> QuotationView:
    """The same words at several places, the first of which is shown; `numbers` are those of the page's list of sources."""
    (place, quote), *rest = places
    others = dict.fromkeys(other.article for other, _ in rest if other.article != place.article)
    return QuotationView(
        parts.statement(catalog, here, place, piece=quote.text, number=numbers.get(place.article)),
        via(catalog, place.article, quote),
        tuple(parts.source(catalog, here, article, numbers.get(article)) for article in others),
    )
