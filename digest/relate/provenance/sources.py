"""Whom sentences go back to, across articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from digest import words
from digest.model import Analysis, Article, CitedKind, Place
from digest.relate.provenance import origins
from digest.relate.provenance.affiliation import institutions, of_role
from digest.relate.provenance.bodies import Bodies, Source
from digest.relate.provenance.collective import group
from digest.relate.provenance.given import Cited, Given, Reader
from digest.relate.provenance.origins import Account
from digest.relate.provenance.unified import unified
from digest.relate.recall import AFRESH, Recall
from digest.terms import terms
from digest.words import fold

# A sentence in its article's own voice that has this share of its words in common with an earlier one is that one, copied.
_COPY = 0.8
_FEWEST = 6
# The share of a sentence's terms that must stand in one of the cited outlet's own article for that to be what is cited.
_SAME = 0.5
# How many outlets are followed from one to the next.
_DEEP = 3
# Of this many accounts each is compared with each, to find copies.
_MOST = 200


class Sources:
    """The sources of all articles, each read when it is first asked for."""

    def __init__(
        self,
        articles: Sequence[Article],
        analyses: Sequence[Analysis],
        carriers: Mapping[str, Sequence[str]] | None = None,
        recall: Recall = AFRESH,
    ) -> None:
        self.articles = {article.id: article for article in articles}
        self.analyses = {analysis.article: analysis for analysis in analyses}
        self.carriers = carriers or {}
        self.bodies = Bodies(articles, analyses)
        self.recall = recall
        self.readers: dict[str, Reader] = {}
        self.institutions = institutions(articles, analyses, self.bodies, recall)
        self.by_outlet: defaultdict[str, list[str]] = defaultdict(list)
        for article in sorted(articles, key=lambda one: one.id):
            if article.outlet is not None:
                self.by_outlet[self.bodies.outlet(article.outlet.text).id].append(article.id)

    def given(self, place: Place) -> Given:
        """Those whom the article gives as the source of a sentence."""
        found = self._reader(place.article).given(place.sentence)
        return Given(self._told(found.cited), found.sentence)

    def cited(self, place: Place) -> tuple[Cited, ...]:
        """Those cited in the sentence itself."""
        return self._told(self._reader(place.article).cited(place.sentence))

    def reported(self, article: str) -> tuple[Source, ...]:
        """The outlets whose report the whole article retells."""
        told = self._told(self._reader(article).whole.cited)
        own = self.publishers(article)[0].id
        outlets = (self.bodies.outlet(one.name) for one in told if one.kind == "outlet")
        return tuple(one for one in dict.fromkeys(outlets) if one.id != own)

    def citing(self, article: str) -> tuple[int, ...]:
        """The sentences of an article that cite somebody."""
        return tuple(sorted(self._reader(article).by_sentence))

    def origins(self, places: Iterable[Place]) -> tuple[str, ...]:
        """The independent origins behind sentences that tell the same, by name, in alphabetical order.

        The origin of a sentence is the source cited in it; else, where it names no person of its own, in a sentence before it
        in its paragraph, or in one right after it of the form "This is reported by …"; else the one the whole article is said
        to be from; else its outlet; else the article itself. A person who speaks for an institution shares its origin, and
        what an outlet passes on is from those whom it cites, in the sentence or in its own article where that is at hand. Unnamed
        sources of different outlets are never held to be the same. A sentence copied from an earlier one has that one's.
        """
        known = [place for place in sorted(set(places)) if place.article in self.articles]
        told = self._without_copies(known)
        accounts = [account for place in told for account in self.accounts(place, known)]
        return origins.labels(unified(accounts, self.bodies.described))

    def accounts(self, place: Place, fact: Sequence[Place] = ()) -> tuple[Account, ...]:
        """Whom a sentence goes back to; several accounts where several vouch for it. `fact` are the sentences that tell the same."""
        publishers = self.publishers(place.article)
        runs: list[list[Cited]] = [[]]
        for cited in self.given(place).cited:
            if cited.joined and runs[-1]:
                runs.append([])
            runs[-1].append(cited)
        if not runs[0]:
            return (Account(place, publishers[:1], (), publishers, cited=False),)
        channels, leaves = self.split(place.article, [one for run in runs for one in run])
        found = []
        for run in runs:
            own = [source for source in leaves if source.name in {one.name for one in run}]
            if own:
                followed = self._followed(place, own, channels, fact)
                found.append(Account(place, followed[0], followed[1], publishers))
        return tuple(found)

    def publishers(self, article: str) -> tuple[Source, ...]:
        """The article's outlet, or words that say it is not known and which article is meant; then the outlets that printed copies."""
        own = self.articles[article]
        if own.outlet is None:
            label = f"unnamed outlet ({own.seed or own.path})"
            first = Source(f"unnamed:{article}", label, "outlet", label)
        else:
            first = self.bodies.outlet(own.outlet.text)
        return (first, *(self.bodies.outlet(name) for name in self.carriers.get(article, ())))

    def source(self, article: str, name: str, kind: str, teller: Source | None = None) -> Source:
        """Somebody whom `article` cites; an unnamed one as `teller` spoke with them."""
        language = self.articles[article].language.text
        if kind == "outlet":
            return self.bodies.outlet(name)
        led = self.bodies.named_last(name) if kind != "person" else None
        if led is not None:
            return self.source(article, led, "person", teller)
        if kind == "organisation":
            return self.bodies.organisation(article, name)
        if kind == "person":
            person = self.bodies.person(name)
            institution = self.institutions.get(person.id)
            return (
                Source(institution.id, institution.label, institution.kind, name, "person") if institution else person
            )
        people = group(self.bodies, article, name, language)
        if people is not None:
            return people
        names = [one.label for one in self.analyses[article].names if one.kind == "organisation"]
        body = of_role(name, names, language)
        if body is not None:
            found = self.bodies.organisation(article, body)
            return Source(found.id, found.label, found.kind, name, "anonymous")
        return self.bodies.anonymous(name, teller or self.publishers(article)[0], language)

    def identified(self, article: str, name: str, kind: CitedKind) -> Source:
        """Who is called so by `article`: a person as themselves, not as the institution they speak for."""
        if kind == "person":
            return self.bodies.person(name)
        return self.source(article, name, "outlet" if self.is_outlet(name) else kind)

    def split(self, article: str, cited: Sequence[Cited]) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
        """Those who passed it on, and those they have it from."""
        passed = {one.via for one in cited if one.via}
        deep = [one for one in cited if one.deep] or [one for one in cited if one.name not in passed] or list(cited)
        inner = [one for one in deep if one.kind != "outlet"] or deep
        passing = [one for one in cited if one not in inner]
        channels = tuple(self.source(article, one.name, one.kind) for one in passing)
        if all(one.kind in ("person", "anonymous") for one in cited):
            # Whose words stand in a report that retells another outlet's, spoke to that one; what institutions say, all can read.
            channels = (*self.reported(article), *channels)
        tellers = [one for one in channels if one.kind == "outlet"]
        leaves = tuple(self.source(article, one.name, one.kind, tellers[-1] if tellers else None) for one in inner)
        return channels, leaves

    def followed(self, place: Place, outlet: Source, fact: Sequence[Place] = ()) -> Place | None:
        """The sentence of the cited outlet's own article that a sentence passes on: one that tells the same fact, else the most alike
        of the only article it has.
        """
        own = [one for one in self.by_outlet.get(outlet.id, ()) if one != place.article]
        same = [one for one in fact if one.article in own]
        if same:
            return same[0]
        if len(own) != 1 or self._day(own[0]) > self._day(place.article):
            return None
        told = self._terms(place)
        there = [Place(own[0], sentence.index) for sentence in self.analyses[own[0]].sentences]
        rows = [(len(told & self._terms(other)) / max(1, len(told)), -other.sentence) for other in there]
        best = max(rows, default=(0.0, 0))
        return Place(own[0], -best[1]) if best[0] >= _SAME else None

    def _told(self, cited: tuple[Cited, ...]) -> tuple[Cited, ...]:
        """Those cited, outlets that publish one of the articles known as such."""
        return tuple(replace(one, kind="outlet") if self.is_outlet(one.name) else one for one in cited)

    def is_outlet(self, name: str) -> bool:
        """Whether it is the outlet of one of the articles."""
        return self.bodies.outlet(name).id in self.by_outlet

    # -- inside ----------------------------------------------------------------------------------

    def _followed(
        self, place: Place, leaves: Sequence[Source], channels: tuple[Source, ...], fact: Sequence[Place], deep: int = 0
    ) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
        """The sources behind those outlets among `leaves` whose own articles are at hand, and all who passed it on."""
        found: list[Source] = []
        for leaf in leaves:
            there = self.followed(place, leaf, fact) if leaf.kind == "outlet" and deep < _DEEP else None
            cited = self.given(there).cited if there is not None else ()
            if there is None or not cited:
                found.append(leaf)
                continue
            passing, inner = self.split(there.article, cited)
            behind = self._followed(there, inner, (*channels, leaf, *passing), fact, deep + 1)
            found += behind[0]
            channels = behind[1]
        return tuple(dict.fromkeys(found)), channels

    def _without_copies(self, places: Sequence[Place]) -> list[Place]:
        """The sentences told, without those in their article's own voice that copy an earlier one."""
        kept: list[Place] = []
        if len(places) > _MOST:
            return list(places)
        for place in sorted(places, key=lambda one: (self._day(one.article), one)):
            own = not self.given(place).cited and self.articles[place.article].outlet is not None
            if not own or not any(one.article != place.article and self._copied(place, one) for one in kept):
                kept.append(place)
        return sorted(kept)

    def _copied(self, a: Place, b: Place) -> bool:
        first, second = self._words(a), self._words(b)
        return len(first) >= _FEWEST and len(first & second) >= _COPY * len(first | second)

    def _reader(self, article: str) -> Reader:
        if article not in self.readers:
            both = self.articles[article], self.analyses[article]
            self.readers[article] = self.recall.once("sources", both, (), partial(Reader, *both))
        return self.readers[article]

    def _text(self, place: Place) -> str:
        return self.analyses[place.article].sentences[place.sentence].text

    def _words(self, place: Place) -> set[str]:
        return {fold(word) for word in words.words(self._text(place))}

    def _terms(self, place: Place) -> set[str]:
        return set(terms(self._text(place), self.articles[place.article].language.text).content)

    def _day(self, article: str) -> date:
        published = self.articles[article].published
        return published.start if published else date.max
