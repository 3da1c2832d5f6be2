"""Where what articles tell comes from: who cites whom, and how many independent origins stand behind a group of sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.attribution import grammar
from digest.model import Analysis, Article, Citation, CitationEdge, CitedKind, Place, Sentence
from digest.words import fold

# A source given for the whole report ("This is stated in …") stands among its first sentences.
_LEAD = 4
# Which of several sources of one sentence lends its name: the nearest to the events.
_ORDER: Mapping[CitedKind, int] = {"organisation": 0, "person": 1, "outlet": 2, "anonymous": 3}


@dataclass(frozen=True, slots=True)
class _Key:
    """A source as it is compared across articles."""

    id: str
    label: str
    rank: int
    cited: bool
    """Whether it is named in the text; False for the article's own outlet or title."""
    carrier: bool = False
    """Whether it only printed a copy of the article: citing it is citing the article, and its label is the article's outlet."""


def edges(articles: Sequence[Article], analyses: Sequence[Analysis]) -> tuple[CitationEdge, ...]:
    """Who cites whom, by article id, then in the order of citing; `analyses` are in the order of `articles`."""
    names = _introduced(articles, analyses)
    rows = (
        CitationEdge(article.id, names.get(fold(cited.name), cited.name), cited.kind, cited.sentences)
        for article, analysis in sorted(zip(articles, analyses, strict=True), key=lambda pair: pair[0].id)
        for cited in analysis.cites
    )
    return tuple(rows)


def origins(
    places: Iterable[Place],
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    carriers: Mapping[str, Sequence[str]] | None = None,
) -> tuple[str, ...]:
    """The independent origins behind sentences that tell the same, by name, in alphabetical order.

    The origin of a sentence is the source cited in it; else, where it names no person of its own, in the sentence before it in
    its paragraph, or in one right after it of the form "This is reported by …"; else the one the whole article is said to be
    from; else its outlet; else the article itself. A person who speaks for an institution shares its origin. Sentences that
    share a source, or of which one cites the outlet that published another, have one origin. Unnamed sources of different
    outlets are never held to be the same. `carriers` are the outlets that print copies of an article, by its id: a sentence
    that cites one of them has the article's origin.
    """
    by_id = {article.id: (article, analysis) for article, analysis in zip(articles, analyses, strict=True)}
    names = _introduced(articles, analyses)
    groups: list[list[_Key]] = []
    for place in sorted(set(places)):
        if place.article not in by_id:
            continue
        article, analysis = by_id[place.article]
        printed = (carriers or {}).get(article.id, ())
        own = [_Key(fold(name), _publisher(article), len(_ORDER), cited=False, carrier=True) for name in printed]
        _join(groups, [*_keys(article, analysis, place.sentence, names), *own])
    return tuple(sorted({_label(group) for group in groups}))


def _join(groups: list[list[_Key]], keys: list[_Key]) -> None:
    """Add the keys of one sentence, merging every group that shares a source with it."""
    cited, own = _ids(keys, cited=True), {key.id for key in keys}
    mine = cited or _ids(keys)
    touching = [
        group
        for group in groups
        if mine & _ids(group) or cited & {key.id for key in group} or own & _ids(group, cited=True)
    ]
    for group in touching:
        groups.remove(group)
    groups.append([key for group in touching for key in group] + keys)


def _ids(keys: Sequence[_Key], *, cited: bool = False) -> set[str]:
    return {key.id for key in keys if (key.cited if cited else not key.carrier)}


def _label(group: Sequence[_Key]) -> str:
    """The source that most sentences of the group share; named ones before the outlets that only carried them."""
    named = [key for key in group if not key.carrier]
    counts = Counter(key.id for key in named if key.cited) or Counter(key.id for key in named)
    best = min(named, key=lambda key: (-counts.get(key.id, 0), key.rank, key.label))
    carried = {key.id: key.label for key in group if key.carrier}
    return carried.get(best.id, best.label)


def _keys(article: Article, analysis: Analysis, sentence: int, names: Mapping[str, str]) -> Iterable[_Key]:
    """What stands behind a sentence: those cited for it, and always the article's own outlet, so that citing it is seen."""
    cited = _cited_for(article, analysis, sentence)
    for citation in cited:
        label = names.get(fold(citation.name), citation.name)
        if citation.kind == "anonymous":
            label = f"{label} ({_publisher(article)})"
        yield _Key(fold(label), label, _ORDER[citation.kind], cited=True)
        for institution in _institutions(citation, article, analysis):
            yield _Key(fold(institution), institution, _ORDER["organisation"], cited=True)
    publisher = _publisher(article)
    yield _Key(fold(publisher), publisher, len(_ORDER), cited=False)


def _publisher(article: Article) -> str:
    """The outlet, or words that say it is not known and which article is meant."""
    if article.outlet is not None:
        return article.outlet.text
    return f"unnamed outlet ({article.seed or article.path})"


def _institutions(citation: Citation, article: Article, analysis: Analysis) -> Iterable[str]:
    """The organisations a person is said to belong to where they are cited: "Jane Roe of the institute"."""
    if citation.kind != "person":
        return
    links = "|".join(sorted(grammar(article.language.text).links))
    surname = citation.name.split()[-1]
    texts = [analysis.sentences[index].text for index in citation.sentences]
    for name in analysis.names:
        if name.kind != "organisation" or not any(form in text for form in name.forms for text in texts):
            continue
        forms = "|".join(re.escape(form) for form in sorted(name.forms, key=lambda form: (-len(form), form)))
        belongs = re.compile(
            rf"\b{re.escape(surname)}\b[^.;“”\"]{{0,60}}?\b(?:{links})\s+(?:\w{{2,3}}\s+)?(?:{forms})\b"
        )
        if any(belongs.search(text) for text in texts):
            yield name.label


def _cited_for(article: Article, analysis: Analysis, index: int) -> list[Citation]:
    for at in (index, *_neighbours(article, analysis, index)):
        found = [citation for citation in analysis.cites if at in citation.sentences]
        if found:
            return found
    return _whole(article, analysis)


def _neighbours(article: Article, analysis: Analysis, index: int) -> tuple[int, ...]:
    """The sentences beside it in the same paragraph whose source may be its own."""
    if any(name.kind == "person" and index in name.sentences for name in analysis.names):
        return ()
    found = []
    for at in (index - 1, index + 1):
        beside = 0 <= at < len(analysis.sentences) and analysis.sentences[at].block == analysis.sentences[index].block
        if beside and (at < index or _tells_source(article, analysis.sentences[at])):
            found.append(at)
    return tuple(found)


def _tells_source(article: Article, sentence: Sentence) -> bool:
    return sentence.text.lower().startswith(grammar(article.language.text).whole)


def _whole(article: Article, analysis: Analysis) -> list[Citation]:
    """Those from whom the whole report is said to be: "This is reported by X" among its first sentences."""
    for sentence in analysis.sentences[:_LEAD]:
        if _tells_source(article, sentence):
            return [citation for citation in analysis.cites if sentence.index in citation.sentences]
    return []


def _introduced(articles: Sequence[Article], analyses: Sequence[Analysis]) -> Mapping[str, str]:
    """The full name behind each short form that some article introduces, folded: ISW and the institute."""
    found: dict[str, str] = {}
    for _, analysis in sorted(zip(articles, analyses, strict=True), key=lambda pair: pair[0].id):
        for name in analysis.names:
            if name.kind in ("organisation", "other"):
                for form in name.forms:
                    if form.isupper() and len(form) > 1 and len(name.label) > len(form):
                        found.setdefault(fold(form), name.label)
    return found
