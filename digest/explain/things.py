"""What has an id: links, facts, sentences and all else that an editor may decide on, with the lines that decide it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from digest import identity
from digest.explain.thing import Row, ThingGrounds, Things, claimed, comment, dated, interval
from digest.model import Digest, Fact, Figure, Forecast, Happening, Link, Place, Quote, Tally, Target, TargetKind
from digest.problems import DigestError

if TYPE_CHECKING:
    from digest.relate.decisions import Meant

_ORDER: tuple[TargetKind, ...] = ("sentence", "quotation", "figure", "link", "fact", "happening", "forecast", "tally")


_ID = re.compile(rf"(?:({'|'.join(_ORDER)})[ -])?([0-9a-f]{{6,12}}(?:-[0-9]+)?)")


class Shelf:
    """All that has an id in a digest, for look-up."""

    def __init__(self, digest: Digest) -> None:
        hidden = {copy.article for copy in digest.corpus.copies}
        self.corpus = digest.corpus
        self.articles = {article.id: article for article in digest.articles}
        self.analyses = {analysis.article: analysis for analysis in digest.analyses}
        self.names = identity.names(digest.articles, digest.analyses, hidden)
        self.texts = {
            Place(analysis.article, sentence.index): sentence.text
            for analysis in digest.analyses
            for sentence in analysis.sentences
        }
        self.claims = {claim.place: claim for claim in digest.corpus.claims}
        self._by_id: Mapping[str, Mapping[str, Link | Fact | Happening | Forecast | Tally]] = {
            "link": {one.id: one for one in digest.corpus.links},
            "fact": {one.id: one for one in digest.corpus.facts},
            "happening": {one.id: one for one in digest.corpus.happenings},
            "forecast": {one.id: one for one in digest.corpus.forecasts},
            "tally": {one.id: one for one in digest.corpus.tallies},
        }

    def things(self, meant: Iterable[Meant]) -> Things:
        """The grounds of all that an id means, the smallest first."""
        ordered = sorted(meant, key=lambda one: _ORDER.index(one.kind))
        return Things(tuple(self._meant(one.kind, item) for one in ordered for item in one.items))

    def known(self, kind: TargetKind, ids: Iterable[str]) -> tuple[ThingGrounds, ...]:
        """The grounds of the things of `kind` with these ids."""
        return tuple(self._meant(kind, name) for name in ids if name in self._by_id[kind])

    def row(self, place: Place, note: str = "") -> Row:
        """A sentence, as a row."""
        name = self.names.sentences[place.article, place.sentence]
        return self._row("sentence", name, place, self.texts[place], note)

    def _row(self, kind: TargetKind, name: str, place: Place, text: str, note: str) -> Row:
        article = self.articles[place.article]
        outlet = article.outlet.text if article.outlet else None
        return Row(kind, name, article.path, outlet, article.published, place.sentence, text, note)

    def _meant(self, kind: TargetKind, item: object) -> ThingGrounds:
        if isinstance(item, Place):
            return self._sentence(item)
        if isinstance(item, tuple):
            article, index = item
            analysis = self.analyses[article]
            return (
                self._quotation(article, index, analysis.quotes[index])
                if kind == "quotation"
                else self._figure(article, index, analysis.figures[index])
            )
        made: Mapping[str, Callable[..., ThingGrounds]] = {
            "link": self._link,
            "fact": self._fact,
            "happening": self._happening,
            "forecast": self._forecast,
            "tally": self._tally,
        }
        return made[kind](self._by_id[kind][str(item)])

    # -- one of each kind --------------------------------------------------------------------------

    def _sentence(self, place: Place) -> ThingGrounds:
        row = self.row(place)
        claim = self.claims.get(place)
        note = comment(row.text)
        return ThingGrounds(
            "sentence",
            row.id,
            "a sentence" + (claimed(claim) if claim else ""),
            claim.basis if claim else "found",
            (row, *self._inside(place), *self._around(place)),
            (
                f"- claimant: sentence {row.id}{note}\n    is: NAME",
                f"- date: sentence {row.id}{note}\n    is: 2031-05-02",
                f"- hide: sentence {row.id}{note}",
                f"- pin: [sentence {row.id}, sentence OTHER]{note}",
            ),
        )

    def _inside(self, place: Place) -> list[Row]:
        """The quotations and figures of a sentence."""
        analysis = self.analyses[place.article]
        quotes = [
            self._row("quotation", self.names.quotations[place.article, at], place, quote.text, quote.speaker or "")
            for at, quote in enumerate(analysis.quotes)
            if quote.sentence == place.sentence
        ]
        figures = [
            self._row("figure", self.names.figures[place.article, at], place, figure.text, figure.about or "")
            for at, figure in enumerate(analysis.figures)
            if figure.sentence == place.sentence
        ]
        return [*quotes, *figures]

    def _around(self, place: Place) -> list[Row]:
        """What a sentence stands in."""
        held: list[tuple[TargetKind, str, bool]] = [
            *(("link", one.id, place in (one.a, one.b)) for one in self.corpus.links),
            *(("fact", one.id, place in one.sentences) for one in self.corpus.facts),
            *(
                ("happening", one.id, any(event.place == place for event in one.events))
                for one in self.corpus.happenings
            ),
            *(("forecast", one.id, place == one.place) for one in self.corpus.forecasts),
            *(("tally", one.id, any(count.place == place for count in one.counts)) for one in self.corpus.tallies),
        ]
        return [self._row(kind, name, place, "", "stands in it") for kind, name, inside in held if inside]

    def _quotation(self, article: str, index: int, quote: Quote) -> ThingGrounds:
        name = self.names.quotations[article, index]
        row = self._row("quotation", name, Place(article, quote.sentence), quote.text, "")
        clue = f", from “{quote.clue}”" if quote.clue else ""
        said = f"said by {quote.speaker}{clue}" if quote.speaker else "speaker not known"
        return ThingGrounds(
            "quotation", name, f"a {quote.kind} quotation, {said}", quote.basis, (row,),
            (f"- speaker: quotation {name}{comment(quote.text)}\n    is: NAME",),
        )  # fmt: skip

    def _figure(self, article: str, index: int, figure: Figure) -> ThingGrounds:
        name = self.names.figures[article, index]
        row = self._row("figure", name, Place(article, figure.sentence), figure.text, figure.about or "")
        return ThingGrounds("figure", name, "a figure", "found", (row, self.row(Place(article, figure.sentence))), ())

    def _link(self, link: Link) -> ThingGrounds:
        rows = (self.row(link.a), self.row(link.b))
        other = "contradicts" if link.kind in ("same-fact", "near-copy") else "same-fact"
        note = comment(rows[0].text)
        return ThingGrounds(
            "link", link.id, f"{link.kind}, {link.score:.3f}; {link.why}", link.basis, rows,
            (
                f"- reject: link {link.id}{note}",
                f"- pin: [sentence {rows[0].id}, sentence {rows[1].id}]{note}\n    as: {other}",
            ),
        )  # fmt: skip

    def _fact(self, fact: Fact) -> ThingGrounds:
        rows = tuple(self.row(place) for place in fact.sentences)
        note = comment(rows[0].text)
        return ThingGrounds(
            "fact", fact.id, f"told by {len(rows)} sentences; origins: {', '.join(fact.origins) or 'none known'}", fact.basis, rows,
            (
                f"- reject: fact {fact.id}{note}",
                f"- split: fact {fact.id}{note}\n    apart: [sentence {rows[-1].id}]",
                f"- merge: [fact {fact.id}, fact OTHER]{note}",
                f"- origins: fact {fact.id}{note}\n    are: [NAME, NAME]",
            ),
        )  # fmt: skip

    def _happening(self, found: Happening) -> ThingGrounds:
        rows = tuple(self.row(event.place, dated(event.date, event.text)) for event in found.events)
        note = comment(rows[0].text)
        return ThingGrounds(
            "happening", found.id, f"happened {interval(found.date)}", found.basis, rows,
            (
                f"- reject: happening {found.id}{note}",
                f"- split: happening {found.id}{note}\n    apart: [sentence {rows[-1].id}]",
                f"- merge: [happening {found.id}, happening OTHER]{note}",
                f"- date: sentence {rows[0].id}{note}\n    is: {found.date.start}",
            ),
        )  # fmt: skip

    def _forecast(self, found: Forecast) -> ThingGrounds:
        rows = (self.row(found.place), *(self.row(place, "what became of it") for place in found.told))
        due = f" for {interval(found.date)}" if found.date else ""
        note = comment(rows[0].text)
        return ThingGrounds(
            "forecast", found.id, f"{found.kind}{due}, by “{found.clue}”; {found.outcome}", found.basis, rows,
            (
                f"- outcome: forecast {found.id}{note}\n    is: happened",
                f"- reject: forecast {found.id}{note}",
            ),
        )  # fmt: skip

    def _tally(self, found: Tally) -> ThingGrounds:
        rows = []
        for count in found.counts:
            figure = self.analyses[count.place.article].figures[count.figure]
            name = self.names.figures[count.place.article, count.figure]
            rows.append(self._row("figure", name, count.place, figure.text, self.texts[count.place]))
        note = comment(found.about)
        return ThingGrounds(
            "tally", found.id, f"counts {found.about}", found.basis, tuple(rows),
            (
                f"- reject: tally {found.id}{note}",
                f"- split: tally {found.id}{note}\n    apart: [figure {rows[-1].id}]",
                f"- merge: [tally {found.id}, tally OTHER]{note}",
            ),
        )  # fmt: skip


def find(digest: Digest, name: str) -> Things | None:
    """What the id `name` means, with its kind before it if need be; None where it is no id. Raises DigestError where several begin so."""
    match = _ID.fullmatch(name.lower())
    if match is None:
        return None
    from digest.relate.decisions import Across, Meant, Targets

    corpus = digest.corpus
    found = (corpus.links, corpus.facts, corpus.timeline, corpus.happenings, corpus.forecasts, corpus.tallies)
    targets = Targets(digest.articles, digest.analyses, Across(*found))
    kinds = [kind for kind in _ORDER if match[1] in (None, kind)]
    hits = {kind: targets.find(Target(match[2], kind), (kind,)) for kind in kinds}
    meant = [one for one in hits.values() if isinstance(one, Meant)]
    if match[1] is None:  # what an id means only through a sentence is told with the sentence
        meant = [
            one
            for one in meant
            if any(str(item).startswith(match[2]) for item in one.items if isinstance(item, str))
            or not isinstance(one.items[0], str)
        ]
    several = sorted({name for one in hits.values() if not isinstance(one, Meant) for name in one.several})
    if not meant and several:
        raise DigestError(f'"{name}" may mean {", ".join(several)}; write more of it')
    return Shelf(digest).things(meant) if meant else None
