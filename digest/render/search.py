"""Search: what it knows of each page, and the page on which one searches."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest import locales, markdown
from digest.model import Text, Topic
from digest.model.output import Record
from digest.render import address, parts
from digest.render.address import Here
from digest.render.allowance import Passage
from digest.render.catalog import Catalog
from digest.render.frame import Head, canonical, clipped, site_feed
from digest.render.printable import printable
from digest.render.topic_head import members

FACETS = ("kind", "topic", "outlet", "date", "language")
PROGRAM = "pagefind/pagefind.js"
_CHOICES = 40  # the most choices of a facet on the page: with them it stays below 15 kB
_UNDATED = "0000-00-00"
CUT = "[…]"
_BREAKS = re.compile("[\u200b\ufeff]")
"""Spaces without width: Pagefind takes the first for the only bounds of words in a text, and browsers the second for a space."""


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A value by which results can be narrowed down."""

    value: str
    text: str
    number: int
    """How many pages have it."""
    language: str | None = None
    """That of the text where it is not the page's."""


@dataclass(frozen=True, slots=True)
class FacetView:
    """A way to narrow results down."""

    name: str
    """As in the address of a search: `?topic=…`."""
    label: str
    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page on which one searches."""

    title: str
    root: str
    """The way to the site's root, for the addresses of results."""
    program: str
    """The way to Pagefind's program."""
    script: str
    style: str
    """Of this page alone: the others need none of it."""
    facets: tuple[FacetView, ...]
    elsewhere: tuple[parts.LinkView, ...]
    """The lists that lead on without a search."""


def head(catalog: Catalog, here: Here) -> Head:
    """What the search page says about itself."""
    return Head(
        title=catalog.strings.labels["search"],
        description=clipped(catalog.strings.phrase("about_search", site=catalog.options.title)),
        canonical=canonical(catalog.options, address.SEARCH),
        feeds=(site_feed(catalog.options, here),),
    )


def view(catalog: Catalog, here: Here) -> SearchView:
    """What the search page shows."""
    labels = catalog.strings.labels
    lists = (("all_tags", address.TAGS), ("all_outlets", address.OUTLETS), ("archive", address.DAYS))
    return SearchView(
        title=labels["search"],
        root=here.to(address.HOME),
        program=here.to(PROGRAM),
        script=here.to("assets/search.js"),
        style=here.to("assets/search.css"),
        facets=tuple(_facets(catalog, records(catalog))),
        elsewhere=tuple(parts.LinkView(labels[name], here.to(target)) for name, target in lists),
    )


def records(catalog: Catalog) -> Iterator[Record]:
    """What the search knows of each article, topic and page of the editor's own; nothing that the page does not print.

    Nothing where the site has no search.
    """
    if not catalog.options.search:
        return
    for article in catalog.digest.articles:
        yield catalog.laying.kept((_article, article.id), functools.partial(_article, catalog, article.id))
    yield from (_topic(catalog, topic) for topic in catalog.digest.topics)
    yield from (_text(catalog, text) for text in catalog.digest.texts)


# -- records ------------------------------------------------------------------------------------------


def _article(catalog: Catalog, name: str) -> Record:
    article = catalog.articles[name]
    slug = catalog.outlet_slug(article)
    published = article.published
    return _record(
        catalog,
        address.article(article.id),
        "article",
        title=article.title.text,
        text=_printed(catalog, article.id),
        origin=parts.outlet_name(catalog, article),
        tags=[catalog.tags[tag.slug].label for tag in catalog.analyses[article.id].tags],
        language=article.language.text,
        topics=[member.topic for member in catalog.memberships.get(article.id, ())],
        outlets=[slug] if slug else [],
        day=published.start if published else None,
        date=catalog.dates[article.id].text,
    )


def _topic(catalog: Catalog, topic: Topic) -> Record:
    """The editor's words alone: in an excerpt, sentences of several sources would lose their names."""
    dated = [catalog.articles[name].published for name in members(catalog, topic.id)]
    newest = max((when.start for when in dated if when), default=None)
    return _record(
        catalog,
        address.topic(topic.id),
        "topic",
        title=topic.title,
        text=[_plain(topic.introduction), *(question.text for question in topic.questions)],
        topics=[topic.id],
        day=newest,
        date=catalog.strings.date(newest, "day") if newest else "",
    )


def _text(catalog: Catalog, text: Text) -> Record:
    return _record(catalog, f"{text.id}/", "text", title=text.title, text=[_plain(text.body)])


def _record(
    catalog: Catalog,
    url: str,
    kind: str,
    *,
    title: str,
    text: Iterable[str],
    origin: str = "",
    tags: Sequence[str] = (),
    language: str = "",
    topics: Sequence[str] = (),
    outlets: Sequence[str] = (),
    day: date | None = None,
    date: str = "",
) -> Record:
    spoken = language or catalog.options.language
    shown = {
        "title": title,
        "origin": origin or catalog.strings.labels[f"kind_{kind}"],
        "date": date,
        "day": day.isoformat() if day and date else "",
        "tags": catalog.strings.listed(tags),
        "language": parts.foreign(catalog, spoken) or "",
    }
    facets = {
        "kind": (kind,),
        "topic": tuple(topics),
        "outlet": tuple(outlets),
        "date": (f"{day:%Y-%m}",) if day and day.year > 999 else (),
        "language": (locales.primary(spoken),),
    }
    return Record(
        url,
        locales.primary(spoken),
        " ".join(_BREAKS.sub("", " ".join(map(printable, text))).split()),
        {name: " ".join(printable(words).split()) for name, words in shown.items() if words},
        {name: values for name, values in facets.items() if values},
        day.isoformat() if day else _UNDATED,
    )


def _printed(catalog: Catalog, article: str) -> Iterator[str]:
    """The words that an article's page prints, in reading order, `[…]` where words are left out; then pieces of other sentences."""
    allowance, follows = catalog.allowances[article], 0
    granted = dict(allowance.sentences)
    granted.update({one.index: Passage(one.text) for one in catalog.analyses[article].summary})
    for index in sorted(granted):
        passage = granted[index]
        if index > follows or passage.before:
            yield CUT
        yield passage.text
        follows = index + 1 if not passage.after else -1
    if follows < len(catalog.analyses[article].sentences):
        yield CUT
    for quote in catalog.analyses[article].quotes:
        piece = allowance.pieces.get((quote.sentence, quote.text))
        if piece is not None and quote.sentence not in granted:
            yield from (piece.text, CUT)


def _plain(text: str) -> str:
    return " ".join(block.text for block in markdown.blocks(text, 0))


# -- facets -------------------------------------------------------------------------------------------


def _facets(catalog: Catalog, found: Iterable[Record]) -> Iterator[FacetView]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for record in found:
        for name, values in record.facets.items():
            counts[name].update(values)
    for name in FACETS:
        if len(counts[name]) > 1:
            choices = [_choice(catalog, name, value, number) for value, number in counts[name].items()]
            most = sorted(choices, key=lambda one: (-one.number, one.text.casefold(), one.value))[:_CHOICES]
            ordered = sorted(most, key=lambda one: one.value, reverse=True) if name == "date" else most
            yield FacetView(name, catalog.strings.labels[f"facet_{name}"], tuple(ordered))


def _choice(catalog: Catalog, name: str, value: str, number: int) -> ChoiceView:
    texts: Mapping[str, Callable[[], str]] = {
        "kind": lambda: catalog.strings.labels[f"kind_{value}"],
        "topic": lambda: catalog.topics[value].title,
        "outlet": lambda: catalog.outlets[value].label,
        "date": lambda: catalog.strings.date(date.fromisoformat(f"{value}-01"), "month"),
        "language": lambda: catalog.strings.language_name(value),
    }
    language = parts.foreign(catalog, catalog.options.language) if name == "topic" else None
    return ChoiceView(value, texts[name](), number, language)
