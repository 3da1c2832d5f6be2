"""One label for a speaker or source in all articles, whatever each of them calls it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from digest.attribution import grammar
from digest.attribution.outlets import canonical
from digest.model import Analysis, Citation, CitationEdge, CitedKind, Named
from digest.relate.provenance.given import is_credit
from digest.relate.provenance.sources import Sources
from digest.words import fold


def named(sources: Sources) -> tuple[Named, ...]:
    """What each article calls those it quotes and cites, with the label of each; by article, then name.

    An institution is one under all its names. A person is one with a full name that others give, where no second one has the surname;
    the fullest name is the label. Unnamed sources keep the article's own words, and so does whatever is called the same everywhere.
    """
    known = {
        (article, name): sources.identified(article, name, kind)
        for article, analysis in sorted(sources.analyses.items())
        for name, kind in _kinds(analysis, sources.articles[article].language.text)
    }
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (_, name), one in known.items():
        counts[one.id].update((name, one.label) if one.kind == "person" else (one.label,))
    best = {identifier: _best(labels) for identifier, labels in counts.items()}
    return tuple(Named(article, name, best[one.id]) for (article, name), one in known.items() if best[one.id] != name)


def edges(sources: Sources, names: Iterable[Named] = ()) -> tuple[CitationEdge, ...]:
    """Who cites whom under the labels of `names`, by article id, then in the order of citing; one edge for all names of one source."""
    labels = {(one.article, one.name): one.label for one in names}
    found: dict[tuple[str, str], CitationEdge] = {}
    for article, cited in _cited(sources):
        label = labels.get((article, cited.name), sources.bodies.short.get(fold(cited.name), cited.name))
        known = found.get((article, label))
        told = tuple(sorted({*cited.sentences, *(known.sentences if known else ())}))
        kind = "outlet" if sources.is_outlet(cited.name) else cited.kind
        found[article, label] = CitationEdge(article, label, known.kind if known else kind, told)
    return tuple(found.values())


def _cited(sources: Sources) -> Iterator[tuple[str, Citation]]:
    """Those cited, the sentences left out that only credit a picture."""
    for article, analysis in sorted(sources.analyses.items()):
        language = sources.articles[article].language.text
        for cited in analysis.cites:
            told = tuple(
                index
                for index in cited.sentences
                if cited.kind != "outlet" or not is_credit(analysis.sentences[index].text, language)
            )
            if told:
                yield article, replace(cited, sentences=told)


def _kinds(analysis: Analysis, language: str) -> Iterator[tuple[str, CitedKind]]:
    """Those quoted or cited by name, and what they are; those without a name are left out."""
    cited: Mapping[str, CitedKind] = {one.name: one.kind for one in analysis.cites}
    names = {name.label: name.kind for name in analysis.names}
    rules = grammar(language)
    for name in sorted({*cited, *(quote.speaker for quote in analysis.quotes if quote.speaker)}):
        kind: CitedKind | None = cited.get(name)
        if kind is None and names.get(name) in ("person", "organisation"):
            kind = "person" if names[name] == "person" else "organisation"
        if kind is None and canonical(name) is not None:
            kind = "outlet"
        if kind is None and any(word in rules.organisations for word in name.lower().split()[-1:]):
            kind = "organisation"
        if kind is not None and kind != "anonymous":
            yield name, kind


def _best(labels: Counter[str]) -> str:
    """With capitals, no acronym, no owner before it ("Keshia's …"), of most words, written most."""
    return min(
        labels,
        key=lambda one: (
            one.islower(),
            one[:1].islower(),
            one.isupper(),
            "'s " in one or "’s " in one,
            -len(one.split()),
            one.isascii(),
            -labels[one],
            one,
        ),
    )
