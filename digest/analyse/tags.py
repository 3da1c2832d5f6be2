"""Tags: what an article is filed under, from the editor's own, its names and its key phrases."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from digest import lexicon, scoring, words
from digest.aliases import AliasTable, key
from digest.analyse import worth
from digest.analyse.phrases import phrases
from digest.model import Article, Name, Reason, Sentence, Tag, TagKind, TagOptions
from digest.tagging import varied
from digest.terms import terms

_READ = 70
"""Candidates that the model ranks, those that come up most often and earliest; what is told of once and late is no tag."""
_MEDIA_FACTOR = 0.4
"""Outlets and agencies are mostly where something was read."""
_LEAST = 0.001
"""What a score that the trees put below nothing counts."""
_MODEL, _OTHERS = "tags", "tags_plain"
"""The second is for languages without parts of speech and counts of how rare words are."""
_REASONS = 4
"""How many of a score's parts are told."""


def tags(
    article: Article, sentences: Sequence[Sentence], names: Sequence[Name], options: TagOptions, aliases: AliasTable
) -> tuple[Tag, ...]:
    """At most `options.count` tags, best first: the editor's own, then names and phrases by score, no two alike."""
    stated = tuple(_stated(article, sentences, names, aliases))
    found = candidates(article, sentences, names)
    model = scoring.load(_MODEL if article.language.text.startswith("en") else _OTHERS)
    order = ranked(article, found, worth.features(found, article, sentences), model)
    chosen = varied(order, stated, options.count - len(stated), article.language.text)
    return (*stated, *_told(chosen, model))[: options.count]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score and the features it was told by; most are never looked at as tags."""

    candidate: worth.Candidate
    score: float
    row: scoring.Matrix

    @property
    def label(self) -> str:
        """The tag's."""
        return self.candidate.label

    @property
    def slug(self) -> str:
        """The tag's."""
        return slug(self.candidate.label)

    @property
    def kind(self) -> TagKind:
        """The tag's."""
        return self.candidate.kind

    @property
    def tag(self) -> Tag:
        """Without its reasons, which are told of those tags alone that are taken."""
        return Tag(self.label, self.slug, self.kind, round(self.score, 4), self.candidate.sentences)


def _told(chosen: Sequence[Ranked], model: scoring.Model) -> Iterator[Tag]:
    """The tags with what their scores are made of."""
    if not chosen:
        return
    shares = model.shares_of(np.array([one.row for one in chosen]))
    for one, parts in zip(chosen, shares, strict=True):
        yield replace(one.tag, reasons=_reasons(parts))


def ranked(
    article: Article, found: Sequence[worth.Candidate], rows: scoring.Matrix, model: scoring.Model
) -> list[Ranked]:
    """The candidates by what `model` makes of their features, best first."""
    if not found:
        return []
    scores = [
        float(score) * (_MEDIA_FACTOR if one.kind != "phrase" and _is_medium(one.label, article) else 1.0)
        for one, score in zip(found, model.scores(rows).clip(_LEAST), strict=True)
    ]
    most = max(scores)
    made = [Ranked(one, score / most, row) for one, score, row in zip(found, scores, rows, strict=True)]
    return sorted(made, key=lambda one: (-one.score, one.candidate.sentences[:1], one.label))


def candidates(article: Article, sentences: Sequence[Sentence], names: Sequence[Name]) -> tuple[worth.Candidate, ...]:
    """What may be a tag of an article, those that come up most often and earliest first."""
    named = [name for name in names if is_name_for_tag(name, article)]
    found = worth.candidates(named, phrases(article, sentences), article.language.text)
    return tuple(sorted(found, key=_prominent)[:_READ])


def _prominent(one: worth.Candidate) -> tuple[float, tuple[str, ...]]:
    first = one.sentences[0] if one.sentences else 0
    return -math.log2(1 + one.count) - 2 / (1 + first), one.stems


def _reasons(shares: Mapping[str, float]) -> tuple[Reason, ...]:
    """The largest shares, in the order of their weight."""
    largest = sorted(shares.items(), key=lambda one: (-abs(one[1]), one[0]))[:_REASONS]
    return tuple(Reason(feature, round(value, 4)) for feature, value in largest if round(value, 4))


@functools.lru_cache(maxsize=20_000)
def slug(label: str) -> str:
    """The part of a tag page's address for `label`; never empty."""
    return words.address(label)


def is_name_for_tag(name: Name, article: Article) -> bool:
    """Whether a name may be a tag: what could not be told apart must come up twice, and look like a name."""
    if len(name.label) < 2 or not any(letter.isalpha() for letter in name.label):
        return False
    # An English headline has capitals of its own, a German one nouns with them; elsewhere a capital there is a name's.
    headlined = article.language.text[:2] not in {"en", "de"} and any(
        _within(form, article.title.text) for form in (name.label, *name.forms)
    )
    return name.kind != "other" or ((len(name.sentences) > 1 or headlined) and not _is_attribute(name, article))


def _is_attribute(name: Name, article: Article) -> bool:
    """Whether a name of one word is the adjective of one that goes on in small letters: `Північної [ліги]`."""
    language = article.language.text.partition("-")[0]
    own = lexicon.table("tags").get(language, {}) if language in {"ru", "uk"} else {}
    return " " not in name.label and name.label.casefold().endswith(tuple(own.get("not_last", ("\0",))))


def _is_medium(label: str, article: Article) -> bool:
    """Whether a name is that of an outlet, this article's own included."""
    own = article.outlet.text if article.outlet else ""
    return key(label) == key(own) or key(label) in _media()


@functools.cache
def _media() -> frozenset[str]:
    return frozenset(map(key, lexicon.table("tags")["all"]["media"]))


def _stated(
    article: Article, sentences: Sequence[Sentence], names: Sequence[Name], aliases: AliasTable
) -> Iterator[Tag]:
    """The editor's tags in their order, under the label of the name they are a spelling of."""
    seen: set[str] = set()
    for text in article.stated.tags:
        alias = aliases.canonical(text)
        label = alias.label if alias else words.squash(text)
        address = slug(label)
        if not label or address in seen:
            continue
        seen.add(address)
        name = next((one for one in names if key(label) in map(key, (one.label, *one.forms))), None)
        kind: TagKind = name.kind if name else alias.kind if alias else "phrase"
        places = name.sentences if name else tuple(_mentions(label, sentences, article.language.text))
        yield Tag(label, address, kind, 1.0, places, basis="stated")


def _mentions(label: str, sentences: Iterable[Sentence], language: str) -> Iterator[int]:
    wanted = words.stems(label, language)
    for sentence in sentences:
        if words.holds(terms(sentence.text, language).stems, wanted):
            yield sentence.index


def _within(form: str, text: str) -> bool:
    return f" {key(form)} " in f" {key(text)} "
