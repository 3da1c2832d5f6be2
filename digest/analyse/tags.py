"""Tags: what an article is filed under, from the editor's own, its names and its key phrases."""

from __future__ import annotations

import functools
import hashlib
import math
from collections.abc import Iterable, Iterator, Sequence

from digest import lexicon, words
from digest.aliases import AliasTable, key
from digest.analyse.phrases import Phrase, phrases
from digest.model import Article, Name, Sentence, Tag, TagKind, TagOptions

_KIND_FACTOR: dict[TagKind, float] = {
    "person": 1.0,
    "organisation": 1.0,
    "place": 0.95,
    "event": 1.0,
    "work": 0.9,
    "other": 0.6,
    "phrase": 1.0,
}
"""Places come up in passing more than people do; what has no kind is often no name."""
_TITLE_FACTOR = 1.5
_EARLY = 0.6
_MEDIA_FACTOR = 0.4
_PHRASE_SHARE = 3
"""At least one tag in so many is a phrase where there are phrases: names alone do not tell what happened."""


def tags(
    article: Article, sentences: Sequence[Sentence], names: Sequence[Name], options: TagOptions, aliases: AliasTable
) -> tuple[Tag, ...]:
    """At most `options.count` tags, best first: the editor's own, then names and phrases by score, no two alike."""
    stated = tuple(_stated(article, sentences, names, aliases))
    named = sorted(
        (_from_name(name, article, len(sentences)) for name in names if _worthy(name, article)), key=_best_first
    )
    phrased = [_from_phrase(phrase) for phrase in phrases(article, sentences)]
    most = max((tag.score for tag in (*named, *phrased)), default=1.0) or 1.0
    chosen: list[Tag] = []
    room = options.count - len(stated)
    reserved = min(len(phrased), room // _PHRASE_SHARE)
    for tag in sorted((*named, *phrased), key=_best_first):
        kept = reserved - sum(one.kind == "phrase" for one in chosen)
        full = len(chosen) >= room or (tag.kind != "phrase" and len(chosen) >= room - max(0, kept))
        if not full and not any(_alike(tag, one, article.language.text) for one in (*stated, *chosen)):
            chosen.append(_scaled(tag, most))
    return (*stated, *sorted(chosen, key=_best_first))[: options.count]


def slug(label: str) -> str:
    """The part of a tag page's address for `label`; never empty."""
    return words.slug(label) or f"tag-{hashlib.sha256(label.encode()).hexdigest()[:10]}"


def _worthy(name: Name, article: Article) -> bool:
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


def _from_name(name: Name, article: Article, count: int) -> Tag:
    titled = any(_within(form, article.title.text) for form in (name.label, *name.forms))
    early = 1 + _EARLY * (1 - name.sentences[0] / max(1, count))
    factor = (
        _KIND_FACTOR[name.kind]
        * (_TITLE_FACTOR if titled else 1.0)
        * (_MEDIA_FACTOR if _is_medium(name, article) else 1.0)
    )
    score = math.log2(1 + len(name.sentences)) * early * factor
    return Tag(name.label, slug(name.label), name.kind, round(score, 4), name.sentences)


def _is_medium(name: Name, article: Article) -> bool:
    """Whether a name is that of an outlet, this article's own included."""
    own = article.outlet.text if article.outlet else ""
    return key(name.label) == key(own) or key(name.label) in _media()


@functools.cache
def _media() -> frozenset[str]:
    return frozenset(map(key, lexicon.table("tags")["all"]["media"]))


def _from_phrase(phrase: Phrase) -> Tag:
    return Tag(phrase.label, slug(phrase.label), "phrase", round(phrase.score, 4), phrase.sentences)


def _scaled(tag: Tag, most: float) -> Tag:
    return Tag(tag.label, tag.slug, tag.kind, round(tag.score / most, 4), tag.sentences)


def _best_first(tag: Tag) -> tuple[float, int, str]:
    return -tag.score, tag.sentences[0] if tag.sentences else 0, tag.label


def _alike(tag: Tag, other: Tag, language: str) -> bool:
    """Whether two tags would file the same: the same address, or phrases of which one holds the other's words."""
    if tag.slug == other.slug:
        return True
    a, b = set(words.stems(tag.label, language)), set(words.stems(other.label, language))
    if "phrase" not in (tag.kind, other.kind):
        return a == b
    return bool(a and b) and (a <= b or b <= a)


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
        yield Tag(label, address, kind, 1.0, places)


def _mentions(label: str, sentences: Iterable[Sentence], language: str) -> Iterator[int]:
    wanted = words.stems(label, language)
    for sentence in sentences:
        row = words.stems(sentence.text, language)
        if any(row[at : at + len(wanted)] == wanted for at in range(len(row) - len(wanted) + 1)):
            yield sentence.index


def _within(form: str, text: str) -> bool:
    return f" {key(form)} " in f" {key(text)} "
