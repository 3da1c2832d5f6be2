"""What each article is filed under, so that one thing has one tag on all articles and the pages of tags have members.

Tags that the editor stated come first, then those of the editor's list, then those the editor uses on other articles, then
those found in the text. Near the end of an article's list a tag that another article has goes before one that none has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial

from digest.model import Analysis, Article, Filed, Reason, Tag, TagBasis, TagKind, TagOptions, Term, Vocabulary
from digest.relate.labels import Label, shared
from digest.relate.listing import Listing
from digest.relate.patterns import Aliases
from digest.relate.recall import AFRESH, Recall
from digest.relate.vocabulary import Finder
from digest.tagging import address, varied

ALONE = 0.25
"""The share of its score that a tag loses which no other article has. From 0.1 to 0.35 agreement with the key phrases that
people chose (KPCrowd, every second article) grows by 0.2 to 0.4 points of F1 at ten; the larger, the fewer tags stand alone."""
_USED_SHARE = 2
"""One in so many of the places left may go to tags that the editor uses on other articles."""


@dataclass(frozen=True, slots=True, eq=False)
class _Desk:
    """The editor's list of tags, and how many an article has."""

    listing: Listing
    count: int
    """The most tags of an article."""

    def known(self, tag: Tag, language: str, labels: Mapping[str, Label], *, runner_up: bool = False) -> Tag:
        """`tag` under the label that all articles share; a runner-up does not rise for being in the list."""
        label = labels.get(tag.slug, Label(tag.label, tag.slug, tag.kind))
        term = self.listing.term(tag.label, language) or self.listing.term(label.text, language)
        basis = tag.basis
        if term is not None:
            label = Label(term.label, address(term), term.kind or label.kind)
            basis = "vocabulary" if basis == "found" and not runner_up else basis
        was = tag.label if tag.label != label.text else None
        return replace(tag, label=label.text, slug=label.slug, kind=label.kind, basis=basis, was=was)


@dataclass(frozen=True, slots=True, eq=False)
class _Tagged:
    """The tags of an article by itself, under the labels that all articles share."""

    tags: tuple[Tag, ...]
    own: frozenset[str]
    """Their slugs."""
    found: tuple[Tag, ...]
    """They and those that may take the places left."""


def filed(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    vocabulary: Vocabulary,
    options: TagOptions,
    aliases: Aliases | None = None,
    *,
    recall: Recall = AFRESH,
) -> tuple[Filed, ...]:
    """The tags of each article, `analyses` in the same order, which counts for nothing but that of the answer."""
    pairs = tuple(zip(articles, analyses, strict=True))
    desk = recall.once(
        "desk", (aliases,), (vocabulary, options.count), lambda: _Desk(Listing(vocabulary), options.count)
    )
    labels = shared(articles, analyses, aliases, desk.listing.keys)
    others = [tuple((slug, labels[slug]) for slug in _slugs(one) if slug in labels) for one in analyses]
    tagged = [
        recall.once("tagged", (*pair, desk), other, partial(_tagged, *pair, desk, dict(other)))
        for pair, other in zip(pairs, others, strict=True)
    ]
    used = _used(
        ((one.tags, article.language.text) for one, article in zip(tagged, articles, strict=True)), desk.listing
    )
    finders = recall.once("finders", (desk,), used, lambda: _Finders(vocabulary.terms, used, aliases))
    carried = Counter(slug for one in tagged for slug in one.own)
    out = []
    for pair, one in zip(pairs, tagged, strict=True):
        alone = frozenset(tag.slug for tag in one.found if carried[tag.slug] == (tag.slug in one.own))
        terms = recall.once("terms found", (*pair, finders), (), partial(finders.tags, *pair, recall))
        lone = alone if len(pairs) > 1 else frozenset()
        make = partial(_filed, pair[0], desk, one, terms, lone)
        out.append(recall.once("filed", (pair[0], desk, one, terms), lone, make))
    return tuple(out)


def _slugs(analysis: Analysis) -> Iterator[str]:
    return (tag.slug for tags in (analysis.tags, analysis.candidates) for tag in tags)


def _tagged(article: Article, analysis: Analysis, desk: _Desk, labels: Mapping[str, Label]) -> _Tagged:
    language = article.language.text
    tags = tuple(desk.known(tag, language, labels) for tag in analysis.tags)
    further = (desk.known(tag, language, labels, runner_up=True) for tag in analysis.candidates)
    return _Tagged(tags, frozenset(tag.slug for tag in tags), tuple(_together([*tags, *further])))


def _filed(article: Article, desk: _Desk, tagged: _Tagged, terms: Sequence[Tag], alone: Set[str]) -> Filed:
    """The tags of an article, `terms` of the editor's among them; no other has the found ones that stand `alone`."""
    found = [_alone(tag) if tag.slug in alone else tag for tag in tagged.found]
    return Filed(article.id, _chosen([*found, *terms], desk, article.language.text))


def refiled(analyses: Iterable[Analysis], found: Iterable[Filed]) -> tuple[Analysis, ...]:
    """The analyses with the tags that `found` gives them; those of copies, which it leaves out, as they are."""
    tags = {one.article: one.tags for one in found}
    return tuple(replace(one, tags=tags.get(one.article, one.tags)) for one in analyses)


def _chosen(tags: Sequence[Tag], desk: _Desk, language: str) -> tuple[Tag, ...]:
    """At most as many as asked for, by whose they are and then best first; what is found is unlike all before it."""
    rows: defaultdict[TagBasis, list[Tag]] = defaultdict(list)
    for tag in _together(tags):
        if desk.listing.allows(tag.label, language):
            rows[tag.basis].append(tag)
    chosen = [*rows["stated"], *sorted(rows["vocabulary"], key=_best_first)][: desk.count]
    shares: tuple[tuple[TagBasis, int], ...] = (("used", _USED_SHARE), ("found", 1))
    for basis, share in shares:
        ranked = sorted(rows[basis], key=_best_first)
        chosen += varied(ranked, chosen, (desk.count - len(chosen)) // share, language)
    return tuple(chosen)


_RANK: Mapping[TagBasis, int] = {"stated": 0, "vocabulary": 1, "used": 2, "found": 3}


def _together(tags: Iterable[Tag]) -> list[Tag]:
    """The tags with those of one address made one, in the order of the first."""
    by_slug: dict[str, Tag] = {}
    for tag in tags:
        one = by_slug.setdefault(tag.slug, tag)
        if one is not tag:
            better = min(one, tag, key=lambda each: (_RANK[each.basis], -each.score))
            sentences = tuple(sorted({*one.sentences, *tag.sentences}))
            by_slug[tag.slug] = replace(better, sentences=sentences, was=one.was or tag.was)
    return list(by_slug.values())


def _alone(tag: Tag) -> Tag:
    """A found tag that no other article has, and what it loses by that."""
    if tag.basis != "found":
        return tag
    loss = round(tag.score * ALONE, 4)
    return replace(tag, score=round(tag.score - loss, 4), reasons=(*tag.reasons, Reason("alone", -loss)))


def _best_first(tag: Tag) -> tuple[float, int, str]:
    return -tag.score, tag.sentences[0] if tag.sentences else 0, tag.label


def _used(tagged: Iterable[tuple[Sequence[Tag], str]], listing: Listing) -> tuple[Term, ...]:
    """The labels that the editor states of any article and that are not in the list, as terms."""
    kinds: defaultdict[str, Counter[TagKind]] = defaultdict(Counter)
    for tags, language in tagged:
        for tag in tags:
            if (
                tag.basis == "stated"
                and listing.term(tag.label, language) is None
                and listing.allows(tag.label, language)
            ):
                kinds[tag.label][tag.kind] += 1
    most = {label: min(counts, key=lambda kind: (-counts[kind], kind)) for label, counts in kinds.items()}
    return tuple(Term(label, kind=kind) for label, kind in sorted(most.items()))


class _Finders:
    """What finds the editor's terms, made once for each language that is met."""

    def __init__(self, listed: Sequence[Term], used: Sequence[Term], aliases: Aliases | None) -> None:
        terms: tuple[tuple[TagBasis, Sequence[Term]], ...] = (("vocabulary", listed), ("used", used))
        self._terms = [(basis, found) for basis, found in terms if found]
        self._aliases = aliases
        self._by_language: dict[str, list[tuple[TagBasis, Finder]]] = {}

    def tags(self, article: Article, analysis: Analysis, recall: Recall) -> tuple[Tag, ...]:
        """The editor's terms that an article is about."""
        language = article.language.text
        if language not in self._by_language:
            ready = [(basis, Finder(terms, language, self._aliases)) for basis, terms in self._terms]
            self._by_language[language] = ready
        known = recall.found("index", (article, analysis))
        return tuple(
            hit.tag(address(hit.term), basis)
            for basis, finder in self._by_language[language]
            for hit in finder.hits(article, analysis, known.value if known is not None else None)
            if hit.about
        )
