"""Who stands behind a sentence, and for when it speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digest.model import Analysis, Article, Claim, Coverage, Fact, Link, Place, Tally, When
from digest.relate.provenance.given import Cited
from digest.relate.provenance.sources import Sources


def told(
    links: Iterable[Link], facts: Iterable[Fact], tallies: Iterable[Tally], covered: Iterable[Coverage]
) -> frozenset[Place]:
    """The sentences that stand in links, facts and tallies, and those that answer questions."""
    linked = (place for link in links for place in (link.a, link.b))
    grouped = (place for fact in facts for place in fact.sentences)
    counted = (count.place for tally in tallies for count in tally.counts)
    answers = (answer.place for topic in covered for answer in topic.answers)
    return frozenset((*linked, *grouped, *counted, *answers))


def claims(
    places: Iterable[Place], articles: Sequence[Article], analyses: Sequence[Analysis], sources: Sources
) -> tuple[Claim, ...]:
    """A claim for each of `places`, in their order; `analyses` are in the order of `articles`.

    The claimant is the one nearest to the events whom the article gives for the sentence: in it, in its paragraph, or for the whole
    report. The date is the first day the sentence tells of, else that of the article.
    """
    known = {article.id: (article, analysis) for article, analysis in zip(articles, analyses, strict=True)}
    wanted = sorted({place for place in places if place.article in known})
    return tuple(_claim(place, *known[place.article], sources) for place in wanted)


def _claim(place: Place, article: Article, analysis: Analysis, sources: Sources) -> Claim:
    cited = sources.given(place).cited
    date = _date(place, analysis) or article.published
    if not cited:
        return Claim(place, None, None, None, date)
    _, leaves = sources.split(place.article, cited)
    names = {leaf.name for leaf in leaves}
    told = [one for one in cited if one.name in names] or list(cited)
    # Several are named where they stand side by side; of others the text does not tell who said it, so the first is.
    told = [one for one in told if one.joined or one is told[0]]
    label = ", ".join(dict.fromkeys(_name(place.article, one, sources) for one in told))
    return Claim(place, label, told[0].kind, told[0].clue or None, date)


def _name(article: str, cited: Cited, sources: Sources) -> str:
    """The name to show: an institution's or outlet's under its full one, a person's or the words for an unnamed source as they are."""
    if cited.kind in ("person", "anonymous"):
        return cited.name
    return sources.source(article, cited.name, cited.kind).label


def _date(place: Place, analysis: Analysis) -> When | None:
    """The first day that the sentence tells of."""
    told = (one.date for one in analysis.dates if one.sentence == place.sentence and one.date is not None)
    return next((one for one in told if one.precision == "day"), None)
