"""Names for what is found, made from the words it was found in, so that an editor's decisions survive a rebuild."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from digest import words
from digest.model import Analysis, Article

T = TypeVar("T")

LENGTH = 12
"""Hexadecimal digits; among a million names two are alike by chance once in five hundred sites."""


def identity(*texts: str) -> str:
    """A name of twelve hexadecimal digits for what stands in `texts`, taken in their order; white space and case do not count."""
    told = "\n".join(words.squash(text).casefold() for text in texts)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def told_apart(names: Iterable[str]) -> Iterator[str]:
    """`names` in their order, the second of equal ones with `-2` behind it, the third with `-3`."""
    taken: dict[str, int] = {}
    for name in names:
        taken[name] = taken.get(name, 0) + 1
        yield name if taken[name] == 1 else f"{name}-{taken[name]}"


@dataclass(frozen=True, slots=True)
class Called:
    """What something in an article is called."""

    general: str
    """By its words alone: all that has them goes by it."""
    special: str
    """By its words and its article's title."""


Key = tuple[str, int]
"""An article, and a sentence's number, or the index of a quotation or figure in it."""


@dataclass(frozen=True, slots=True)
class Names(Generic[T]):
    """The names of what stands in articles."""

    sentences: Mapping[Key, T]
    quotations: Mapping[Key, T]
    figures: Mapping[Key, T]


def called(articles: Iterable[Article], analyses: Iterable[Analysis]) -> Names[Called]:
    """Both names of each sentence, quotation and figure, in the order of the articles."""
    sentences: dict[Key, Called] = {}
    quotations: dict[Key, Called] = {}
    figures: dict[Key, Called] = {}
    for article, analysis in zip(articles, analyses, strict=True):
        title = article.title.text
        texts = {sentence.index: sentence.text for sentence in analysis.sentences}
        sentences |= {(article.id, index): _called(title, text) for index, text in texts.items()}
        for at, quote in enumerate(analysis.quotes):
            quotations[article.id, at] = _called(title, "quotation", texts.get(quote.sentence, ""), quote.text)
        for at, figure in enumerate(analysis.figures):
            figures[article.id, at] = _called(title, "figure", texts.get(figure.sentence, ""), figure.text)
    return Names(sentences, quotations, figures)


def names(articles: Iterable[Article], analyses: Iterable[Analysis], hidden: Collection[str] = ()) -> Names[str]:
    """The names of what `articles` hold as they are shown, each unlike all others of its kind.

    A name is made from the words alone, so a renamed file and changes elsewhere in the text leave it; where two articles have the
    words, each one's title is added. The articles `hidden`, such as copies, always have it added.
    """
    found = called(articles, analyses)
    return Names(*(_shown(part, hidden) for part in (found.sentences, found.quotations, found.figures)))


def _called(title: str, *texts: str) -> Called:
    return Called(identity(*texts), identity(*texts, title))


def _shown(found: Mapping[Key, Called], hidden: Collection[str]) -> Mapping[Key, str]:
    holders: dict[str, set[str]] = {}
    for (article, _), one in found.items():
        if article not in hidden:
            holders.setdefault(one.general, set()).add(article)
    chosen = (
        one.general if holders.get(one.general) == {article} else one.special for (article, _), one in found.items()
    )
    return dict(zip(found, told_apart(chosen), strict=True))
