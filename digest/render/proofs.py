"""Pages of changed articles at once, as far as they can be known before what all articles say together is found out anew.

What was known of the old text (its links, topics, whose words it has) is held to the sentences that are still there. Such a page is
to be looked at while the site is made, and is never part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from digest.model import Analysis, Article, Link, Output, Place
from digest.render import address, article, grounds, structured, wishes
from digest.render.address import Here
from digest.render.catalog import Catalog, allowed
from digest.render.dates import show
from digest.render.fragments import Original
from digest.render.frame import SiteView, frame
from digest.render.laying import Laying
from digest.render.page import Page
from digest.render.sharing import CardView
from digest.render.theme import Theme

_MOST = 400
"""Changed sentences that are looked at one by one, so that the work does not grow with their squares."""

Moved = Mapping[int, int]
"""The new number of each sentence of a text that is still there, by its old one."""


@dataclass(frozen=True, slots=True)
class Around:
    """What pages are given that is found out for all of them at once."""

    site: SiteView
    cards: Mapping[str, CardView]
    names: Mapping[str, str]


def values(catalog: Catalog, page: Page, tab: str, around: Around) -> Mapping[str, object]:
    """What the template of a page is given."""
    card = around.cards.get(page.target)
    return {
        "site": around.site,
        "head": page.head,
        "tab": tab,
        "card": card,
        "structured": structured.graph(catalog, page, around.names, card.url if card else None),
        "frame": frame(catalog, page.here),
        "page": page.view,
    }


class Proofs:
    """A site as it was laid out, to be asked what the page of an article will look like with another text."""

    def __init__(self, catalog: Catalog, theme: Theme, around: Around, tabs: Mapping[str, str]) -> None:
        self._catalog = catalog
        self._theme = theme
        self._around = around
        self._tabs = tabs
        """What the browser's tab says, by the address of the page."""

    def pages(self, changed: Mapping[str, tuple[Article, Analysis]]) -> Iterator[Output]:
        """The pages of articles that have changed, by their ids; of those alone that had a page before."""
        known = self._catalog.articles
        catalog = self._catalog
        for name, (told, analysis) in changed.items():
            if name in known:
                catalog = self._retold(catalog, told, analysis)
        for name in changed:
            if name in known:
                yield self._page(catalog, catalog.articles[name])

    def _page(self, catalog: Catalog, found: Article) -> Output:
        target = address.article(found.id)
        here = Here(target)
        head, view = article.head(catalog, here, found), article.view(catalog, here, found)
        page = Page(target, "article.html", here, head, view, found.path)
        given = values(catalog, page, self._tabs.get(target, head.title), self._around)
        return Output(f"{target}index.html", self._theme.render(page.template, given), page.origin, page.template)

    def _retold(self, catalog: Catalog, told: Article, analysis: Analysis) -> Catalog:
        """The catalog with another text of an article, and of what was known of it what still has its sentence."""
        name, before = told.id, catalog.analyses[told.id]
        to = moved(before, analysis)
        analysis = replace(analysis, tags=before.tags)
        asked = _asked(catalog.asked.get(name, wishes.Asked()), to)
        links = tuple(link for link in (_link(link, name, to) for link in catalog.links.get(name, ())) if link)
        members = catalog.memberships.get(name, ())
        earned = tuple(replace(one, sentences=_numbers(one.sentences, to)) for one in members)
        claims = dict(catalog.claims)
        known = {one.index: claims.pop(Place(name, one.index), None) for one in before.sentences}
        for number, new in to.items():
            if claim := known.get(number):
                claims[Place(name, new)] = replace(claim, place=Place(name, new))
        return replace(
            catalog,
            articles={**catalog.articles, name: told},
            analyses={**catalog.analyses, name: analysis},
            titles={**catalog.titles, told.title.text: catalog.titles.get(told.title.text, 1)},
            links={**catalog.links, name: links},
            memberships={**catalog.memberships, name: earned},
            claims=claims,
            allowances={**catalog.allowances, name: allowed(told, analysis, asked, catalog.options)},
            originals={**catalog.originals, name: Original(told, analysis)},
            dates={
                **catalog.dates,
                name: show(catalog.strings, told.published, grounds.of_date(catalog.strings, told)),
            },
            laying=Laying(),
        )


def moved(before: Analysis, after: Analysis) -> Moved:
    """Which sentence of one text is which of the other: those of the same words in the same order, and what is changed between two such."""
    old, new = [one.text for one in before.sentences], [one.text for one in after.sentences]
    start = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - start
    end = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    pairs = [*zip(range(start), range(start), strict=True)]
    pairs += [(len(old) - at, len(new) - at) for at in range(end, 0, -1)]
    inner, outer = old[start : len(old) - end], new[start : len(new) - end]
    if len(inner) + len(outer) <= _MOST:
        for kind, a, last, b, other in SequenceMatcher(None, inner, outer, autojunk=False).get_opcodes():
            if kind == "equal" or (kind == "replace" and last - a == other - b):
                pairs += [(start + a + at, start + b + at) for at in range(last - a)]
    return {before.sentences[a].index: after.sentences[b].index for a, b in pairs}


def _numbers(sentences: tuple[int, ...], to: Moved) -> tuple[int, ...]:
    return tuple(to[number] for number in sentences if number in to)


def _link(link: Link, article: str, to: Moved) -> Link | None:
    """The link between the sentences as they are numbered now; None where one is gone."""
    ends = [_place(end, article, to) for end in (link.a, link.b)]
    return replace(link, a=ends[0], b=ends[1]) if ends[0] and ends[1] else None


def _place(place: Place, article: str, to: Moved) -> Place | None:
    if place.article != article:
        return place
    return Place(article, to[place.sentence]) if place.sentence in to else None


def _asked(asked: wishes.Asked, to: Moved) -> wishes.Asked:
    """What topic pages ask of the sentences that are still there."""
    return wishes.Asked(
        summary=[to[number] for number in asked.summary if number in to],
        facts=[to[number] for number in asked.facts if number in to],
        answers=[
            replace(one, place=replace(one.place, sentence=to[one.place.sentence]))
            for one in asked.answers
            if one.place.sentence in to
        ],
        members=[replace(one, sentences=_numbers(one.sentences, to)) for one in asked.members],
        events=[
            replace(one, place=replace(one.place, sentence=to[one.place.sentence]))
            for one in asked.events
            if one.place.sentence in to
        ],
    )
