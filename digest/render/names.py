"""The page of a person, an organisation or a place: what they said, who cites them, what they are met with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from digest import words
from digest.aliases import key
from digest.model import Place, Quote, TagKind
from digest.render import address, parts, strip, tags, topic_head, topic_speakers
from digest.render.address import Here
from digest.render.catalog import Catalog, Shelf
from digest.render.citers import CitersView, citers
from digest.render.frame import Head
from digest.render.mentions import NAMED, Mention
from digest.render.paging import Leaf
from digest.render.structured import entity
from digest.render.topic_speakers import QuotationView, WordsView

MOST = 30
"""Articles on a page, beside all that is told of the name."""
_QUOTATIONS = 24
_SPELLINGS = 10
_COMPARED = 60
"""Spellings that are compared with each other."""
_ROLES = 8
_TELLERS = 3
_TOGETHER = 10
"""Names of a kind."""
_TOPICS = 10


@dataclass(frozen=True, slots=True)
class RoleView:
    """What somebody is said to be, and by whom."""

    words: WordsView
    sources: tuple[parts.StatementView, ...]
    """The sentences of the newest articles that say so."""


@dataclass(frozen=True, slots=True)
class TogetherView:
    """Names of one kind that stand in the same articles."""

    label: str
    names: tuple[parts.LinkView, ...]
    """Those that share most articles first; the `note` is how many."""


@dataclass(frozen=True, slots=True)
class ProfileView:
    """All that is told of a name; an empty section is an empty tuple or None and does not appear."""

    spellings: tuple[WordsView, ...]
    """How else articles write it, most first."""
    roles: tuple[RoleView, ...]
    quotations: tuple[QuotationView, ...]
    quotations_more: str
    """How many are not shown; empty for none."""
    citers: CitersView | None
    together: tuple[TogetherView, ...]
    topics: tuple[parts.LinkView, ...]
    """The topics of the articles that name it; the `note` is how many of these each has."""


@dataclass(frozen=True, slots=True)
class NameView:
    """A page of somebody's or some place's articles."""

    title: str
    listed: tags.ListView
    """What every tag's page shows."""
    counts: tuple[str, ...]
    strip: strip.StripView | None
    """Who reported on it when; None on further pages of the list."""
    profile: ProfileView | None
    """None on further pages of the list."""


def head(catalog: Catalog, leaf: Leaf, shelf: Shelf) -> Head:
    """What a page of a name says about itself."""
    first = tags.head(catalog, leaf, shelf)
    if not first.structured:
        return first
    about = entity(shelf.kind, shelf.label, [one.text for one in _spellings(catalog, shelf)])
    return replace(first, structured={**first.structured, "about": about})


def view(catalog: Catalog, leaf: Leaf, shelf: Shelf) -> NameView:
    """What a page of a name shows."""
    here, mention = leaf.here, catalog.mentions.by_slug[shelf.slug]
    further = len(mention.articles) - len(shelf.articles)
    named = catalog.strings.phrase("named_in", number=len(mention.articles))
    return NameView(
        title=shelf.label,
        listed=tags.view(catalog, leaf, shelf),
        counts=(*topic_head.extent(catalog, shelf.articles, "article"), *([named] if further else [])),
        strip=strip.strip(catalog, here, shelf.articles) if leaf.number == 1 else None,
        profile=_profile(catalog, here, shelf, mention) if leaf.number == 1 else None,
    )


def _profile(catalog: Catalog, here: Here, shelf: Shelf, mention: Mention) -> ProfileView:
    quotes = [(article, one) for article, one in mention.quotes if _is_printed(catalog, article, one)]
    told = _alike((article, one) for article, one in quotes if topic_speakers.is_telling(one))
    rest = len(told) - _QUOTATIONS
    return ProfileView(
        spellings=_spellings(catalog, shelf),
        roles=_roles(catalog, here, quotes),
        quotations=tuple(topic_speakers.quotation(catalog, here, rows, {}) for rows in told[:_QUOTATIONS]),
        quotations_more=catalog.strings.phrase("more_quotations", number=rest) if rest > 0 else "",
        citers=citers(catalog, here, mention.edges, {place for rows in told[:_QUOTATIONS] for place, _ in rows}),
        together=tuple(_together(catalog, here, shelf.slug, mention.articles)),
        topics=topics(catalog, here, mention.articles),
    )


def topics(catalog: Catalog, here: Here, articles: Iterable[str]) -> tuple[parts.LinkView, ...]:
    """The topics that most of `articles` belong to, and how many do."""
    found = Counter(member.topic for name in articles for member in catalog.memberships.get(name, ()))
    order = {topic.id: place for place, topic in enumerate(catalog.digest.topics)}
    ranked = sorted(found, key=lambda name: (-found[name], order[name]))
    return tuple(
        replace(parts.topic_link(catalog, here, name), note=catalog.strings.number(found[name]))
        for name in ranked[:_TOPICS]
    )


def _is_printed(catalog: Catalog, article: str, quote: Quote) -> bool:
    return (quote.sentence, quote.text) in catalog.allowances[article].pieces


def _alike(quotes: Iterable[tuple[str, Quote]]) -> list[list[tuple[Place, Quote]]]:
    """The quotations, those of the same words together, in the order of the first."""
    found: defaultdict[str, list[tuple[Place, Quote]]] = defaultdict(list)
    for article, quote in quotes:
        found[topic_speakers.wording(quote)].append((Place(article, quote.sentence), quote))
    return list(found.values())


def _roles(catalog: Catalog, here: Here, quotes: Iterable[tuple[str, Quote]]) -> tuple[RoleView, ...]:
    """What articles say the speaker is, most first, each with the newest that do."""
    found: defaultdict[str, dict[str, tuple[Place, WordsView]]] = defaultdict(dict)
    for article, quote in quotes:
        words_ = topic_speakers.role(catalog, article, quote)
        if words_ is not None:
            found[words_.text.casefold()].setdefault(article, (Place(article, quote.sentence), words_))
    ranked = sorted(found.values(), key=lambda rows: -len(rows))[:_ROLES]
    return tuple(_role(catalog, here, list(rows.values())) for rows in ranked)


def _role(catalog: Catalog, here: Here, rows: Sequence[tuple[Place, WordsView]]) -> RoleView:
    return RoleView(rows[0][1], tuple(parts.statement(catalog, here, place) for place, _ in rows[:_TELLERS]))


def _spellings(catalog: Catalog, shelf: Shelf) -> tuple[WordsView, ...]:
    """How else articles write the name, each once however it is inflected, those of most articles first."""
    mention, own = catalog.mentions.by_slug[shelf.slug], key(shelf.label)
    grouped: defaultdict[tuple[str, tuple[str, ...]], list[tuple[str, str]]] = defaultdict(list)
    for form, language in sorted(mention.forms):
        if key(form) != own and not (shelf.kind == "person" and _is_part(form, shelf.label)):
            grouped[language, words.stems(form, language) or (key(form),)].append((form, language))
    rows = [
        (sum(mention.forms[one] for one in forms), min(forms, key=lambda one: _plainest(mention, one)))
        for forms in grouped.values()
    ]
    ranked = [one for _, one in sorted(rows, key=lambda row: (-row[0], row[1]))][:_COMPARED]
    if shelf.kind == "person":
        ranked = [one for one in ranked if not any(_is_part(one[0], other) for other, _ in ranked)]
    shown: dict[str, str] = {}
    for form, language in ranked:
        shown.setdefault(form, language)
    return tuple(WordsView(form, parts.foreign(catalog, shown[form])) for form in shown)[:_SPELLINGS]


def _plainest(mention: Mention, form: tuple[str, str]) -> tuple[bool, int, str]:
    """What is least for the form to show: one that an article goes by, else the one met most."""
    return form not in mention.proper, -mention.forms[form], form[0]


def _is_part(form: str, whole: str) -> bool:
    """Whether a form is a surname or another part of a longer name."""
    return len(form) < len(whole) and set(key(form).split()) < set(key(whole).split())


def _together(catalog: Catalog, here: Here, slug: str, articles: Iterable[str]) -> Iterable[TogetherView]:
    by_article, shelves = catalog.mentions.by_article, catalog.tags
    found = Counter(other for article in articles for other in by_article[article] if other != slug)
    ranked: defaultdict[TagKind, list[str]] = defaultdict(list)
    for other in sorted(found, key=lambda one: (-found[one], shelves[one].label.casefold(), one)):
        ranked[shelves[other].kind].append(other)
    for kind in NAMED:
        if ranked[kind]:
            links = (_link(catalog, here, other, found[other]) for other in ranked[kind][:_TOGETHER])
            yield TogetherView(catalog.strings.labels[f"tags_{kind}"], tuple(links))


def _link(catalog: Catalog, here: Here, slug: str, number: int) -> parts.LinkView:
    shelf = catalog.tags[slug]
    return parts.LinkView(shelf.label, here.to(address.tag(slug)), catalog.strings.number(number), shelf.language)
