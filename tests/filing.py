"""Articles with tags for the tests of what articles are filed under."""

from __future__ import annotations

from dataclasses import replace

from digest import aliases, words
from digest.model import Analysis, Article, Filed, Name, Tag, TagBasis, TagKind, TagOptions, Term, Vocabulary
from digest.relate.recall import AFRESH, Recall
from digest.relate.tags import filed
from tests.relating import article

Pair = tuple[Article, Analysis]


def tag(label: str, kind: TagKind = "phrase", score: float = 1.0, basis: TagBasis = "found") -> Tag:
    """A tag found in the first sentence."""
    return Tag(label, words.address(label), kind, score, (0,), basis=basis)


def tagged(
    identifier: str,
    *tags: Tag,
    text: str = "Nothing of note.",
    title: str = "",
    language: str = "en",
    candidates: tuple[Tag, ...] = (),
    names: tuple[Name, ...] = (),
) -> Pair:
    """An article that was given these tags on its own."""
    made, analysis = article(identifier, text, title=title, language=language, names=names)
    stated = tuple(one.label for one in tags if one.basis == "stated")
    made = replace(made, stated=replace(made.stated, tags=stated))
    return made, replace(analysis, tags=tags, candidates=candidates)


def file(
    *pairs: Pair, vocabulary: Vocabulary | None = None, count: int = 8, recall: Recall = AFRESH
) -> dict[str, Filed]:
    """What each article is filed under, by its id."""
    articles, analyses = zip(*pairs, strict=True)
    options, table = TagOptions(count=count), aliases.table()
    found = filed(articles, analyses, vocabulary or Vocabulary(), options, table, recall=recall)
    return {one.article: one for one in found}


def labels(found: Filed) -> list[str]:
    return [one.label for one in found.tags]


def listed(*terms: Term | str, only: bool = False, never: tuple[str, ...] = ()) -> Vocabulary:
    """A list of tags; a plain word is a label."""
    made = tuple(Term(one, number) if isinstance(one, str) else one for number, one in enumerate(terms, 1))
    return Vocabulary(made, only, never)
