"""What several pages show: a source, a sentence as somebody's statement, a list of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from digest.model import Article, Place
from digest.render import address, archive, spoken
from digest.render.address import Here
from digest.render.allowance import Allowance, Passage
from digest.render.catalog import Catalog, Shelf
from digest.render.copies import CopiesView, published
from digest.render.dates import DateView

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LinkView:
    """Words and where they lead; no address where there is no page."""

    text: str
    href: str | None = None
    note: str = ""
    """Said beside the link, such as how many articles it leads to."""
    language: str | None = None
    """That of the words where it is not the page's."""


AS_MARKDOWN = LinkView("Markdown", address.MARKDOWN)
"""The link from a page to itself as Markdown."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """An article as a source of something."""

    id: str
    title: str
    href: str
    outlet: str
    """The outlet's name, or words saying that it is unknown."""
    outlet_known: bool
    outlet_href: str | None
    author: str | None
    date: DateView
    language: str | None
    """Its language where it is not the page's."""
    original: str | None
    """The address of the original, if it is known and on the web."""
    copies: tuple[CopiesView, ...]
    """Where else it was published."""
    number: int | None = None
    """Its number in the page's list of sources."""
    number_href: str = ""
    """Where it stands in that list."""
    number_label: str = ""
    """The same in words, for those who hear the page."""


@dataclass(frozen=True, slots=True)
class AroundView:
    """What a page prints of the sentences right before and after one."""

    before: Passage | None
    after: Passage | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A sentence, as its source printed it."""

    passage: Passage | None
    """None where the excerpt rule leaves no words for it."""
    source: SourceView
    href: str
    """The sentence on its article's page, or the page when the sentence is not on it."""
    original: str | None
    """The sentence in the original."""
    claimant: LinkView | None
    """Whom the article gives as its source; None where it speaks in its own voice."""
    around: AroundView | None = None
    """Its neighbours; None where the excerpt rule leaves no words of them."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """An article in a list."""

    source: SourceView
    opening: StatementView | None
    """The first sentence of its summary."""
    topics: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """Articles of one date."""

    date: DateView
    entries: tuple[EntryView, ...]
    href: str | None = None
    """The page of all that is of this date."""
    more: LinkView | None = None
    """The same in words, where not all are shown here."""


def foreign(catalog: Catalog, language: str) -> str | None:
    """`language` where it is not the one the interface speaks."""
    return spoken.foreign(catalog.strings.language, language)


def language_of(catalog: Catalog, name: str, articles: Iterable[str]) -> str | None:
    """The language of a name met in `articles` where it is not the one the interface speaks."""
    return spoken.language(catalog.strings.language, name, [catalog.articles[article] for article in articles])


def shared(catalog: Catalog, kin: str | None, what: tuple[object, ...], make: Callable[[], T]) -> T:
    """What `make` makes, once for all pages of one kin; each time for a page that has none."""
    return make() if kin is None else catalog.laying.shared((kin, *what), make)


def source(catalog: Catalog, here: Here, identifier: str, number: int | None = None) -> SourceView:
    """The article `identifier` as a source."""
    kin = here.kin("articles", "outlets")
    plain = shared(catalog, kin, ("source", identifier), lambda: _source(catalog, here, identifier))
    if not number:
        return plain
    place = here.folder if here.base is None else None
    return shared(
        catalog, place, ("cited", identifier, number, here.sources), lambda: _numbered(catalog, here, plain, number)
    )


def _source(catalog: Catalog, here: Here, identifier: str) -> SourceView:
    article = catalog.articles[identifier]
    slug = catalog.outlet_slug(article)
    outlet = outlet_name(catalog, article)
    return SourceView(
        id=identifier,
        title=article.title.text,
        href=here.to(address.article(identifier)),
        outlet=outlet,
        outlet_known=article.outlet is not None,
        outlet_href=here.to(address.outlet(slug)) if slug else None,
        author=article.author.text if article.author else None,
        date=catalog.dates[identifier],
        language=foreign(catalog, article.language.text),
        original=address.web(article.url),
        copies=published(catalog, here, identifier),
    )


def _numbered(catalog: Catalog, here: Here, plain: SourceView, number: int) -> SourceView:
    """A source with its number in the page's list; written out, for there are many."""
    return SourceView(
        plain.id, plain.title, plain.href, plain.outlet, plain.outlet_known, plain.outlet_href, plain.author, plain.date,
        plain.language, plain.original, plain.copies, number, here.source(number),
        catalog.strings.phrase("cite", number=number, source=plain.outlet if plain.outlet_known else plain.title),
    )  # fmt: skip


def outlet_name(catalog: Catalog, article: Article) -> str:
    """Who published an article, or words saying that this is unknown."""
    return article.outlet.text if article.outlet else catalog.strings.labels["outlet_unknown"]


def statement(
    catalog: Catalog, here: Here, place: Place, *, piece: str = "", number: int | None = None
) -> StatementView:
    """The sentence at `place`, or the words `piece` inside it, as its article's statement."""
    allowance = catalog.allowances[place.article]
    shown = allowance.sentences.get(place.sentence)
    passage = allowance.pieces.get((place.sentence, piece)) if piece else shown
    on_page = place.sentence if shown else None
    article = catalog.articles[place.article]
    original = catalog.originals[article.id].link(place.sentence, passage.text) if passage else address.web(article.url)
    return StatementView(
        passage=passage,
        source=source(catalog, here, place.article, number),
        href=here.to(address.article(place.article, on_page)),
        original=original,
        claimant=_claimant(catalog, place),
        around=_around(allowance, place.sentence) if passage is not None and passage is shown else None,
    )


def _around(allowance: Allowance, sentence: int) -> AroundView | None:
    before, after = (allowance.sentences.get(index) for index in (sentence - 1, sentence + 1))
    return AroundView(before, after) if before or after else None


def _claimant(catalog: Catalog, place: Place) -> LinkView | None:
    claim = catalog.claims.get(place)
    if claim is None or claim.claimant is None:
        return None
    return LinkView(claim.claimant, language=language_of(catalog, claim.claimant, [place.article]))


def entry(catalog: Catalog, here: Here, identifier: str) -> EntryView:
    """The article `identifier` in a list."""
    kin = here.kin("articles", "outlets", "topics")
    return shared(catalog, kin, ("entry", identifier), lambda: _entry(catalog, here, identifier))


def _entry(catalog: Catalog, here: Here, identifier: str) -> EntryView:
    summary = catalog.analyses[identifier].summary
    opening = statement(catalog, here, Place(identifier, summary[0].index)) if summary else None
    members = catalog.memberships.get(identifier, ())
    topics = tuple(topic_link(catalog, here, member.topic) for member in members)
    return EntryView(source(catalog, here, identifier), opening, topics)


def topic_link(catalog: Catalog, here: Here, identifier: str) -> LinkView:
    """A link to a topic's page."""
    return LinkView(catalog.topics[identifier].title, here.to(address.topic(identifier)))


def shelf_link(catalog: Catalog, here: Here, shelf: Shelf, target: str, *, page: bool) -> LinkView:
    """A link to the page of a tag or outlet at `target`; only words when it has no `page`."""
    note = catalog.strings.number(len(shelf.articles))
    return LinkView(shelf.label, here.to(target) if page else None, note, shelf.language)


def days(catalog: Catalog, here: Here, identifiers: Iterable[str]) -> tuple[DayView, ...]:
    """Articles, kept in the order given, under their dates; those without a date under none."""
    groups: list[tuple[DateView, str, list[EntryView]]] = []
    for identifier in identifiers:
        view = entry(catalog, here, identifier)
        date = view.source.date
        if not groups or groups[-1][0].text != date.text:
            href = archive.link(here, catalog.articles[identifier])
            groups.append((DateView(date.text, date.machine, known=date.known), href, []))
        groups[-1][2].append(view)
    return tuple(DayView(date, tuple(entries), href) for date, href, entries in groups)
