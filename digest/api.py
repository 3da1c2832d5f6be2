r"""The library face: what `import digest` offers to scripts and measurements.

>>> import digest
>>> article = digest.read_text("A title\n\nThe first sentence of a text. And the second.", name="a.txt")
>>> [sentence.text for sentence in digest.analyse(article, summary_sentences=1).summary]
['The first sentence of a text.']
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from digest.model import (
    Analysis,
    Article,
    ColumnOptions,
    Corpus,
    Options,
    Pattern,
    Place,
    Rule,
    SummaryOptions,
    SummarySentence,
    Topic,
)

Pair = tuple[Article, Analysis]
_READABLE = {"text/plain": ".txt", "text/markdown": ".md", "text/html": ".html"}


def read_text(text: str | bytes, *, name: str = "text.txt", media_type: str = "text/plain") -> Article:
    """A text as an article: cleaned, with title, outlet, date and language as far as it tells them.

    `name` stands for the file's name in messages and in the article's id. Raises TypeError for a media type that is not
    read yet, ValueError for bytes that hold no text.
    """
    from digest import clean, read

    if media_type not in _READABLE:
        raise TypeError(f"{media_type} is not read yet; known: {', '.join(_READABLE)}")
    data = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    stem = name.rpartition(".")[0] or name
    found = read.seed(read.RawFile(f"seeds/{stem}{_READABLE[media_type]}", data), ColumnOptions())
    if not found.sources:
        raise ValueError("; ".join(str(problem) for problem in found.problems) or f"{name} holds no text")
    return clean.article(found.sources[0])[0]


def analyse(
    article: Article,
    *,
    summary_sentences: int = 3,
    summary_words: int | None = None,
    options: Options | None = None,
) -> Analysis:
    """What an article says: its sentences, summary, tags, names, quotations, figures, dates and whom it cites."""
    from digest import aliases, segment
    from digest.analyse import analyse as analysed

    chosen = options or Options(summary=SummaryOptions(sentences=summary_sentences, words=summary_words, share=1.0))
    return analysed(article, segment.sentences(article), chosen, aliases.table(chosen.aliases))


def relate(
    pairs: Sequence[Pair], *, topics: Sequence[Topic | Mapping[str, Any]] = (), options: Options | None = None
) -> Corpus:
    """What several articles say together.

    A topic is a `digest.Topic`, or a mapping with `id`, `title` and `any`: a list of words and phrases that earn membership.
    """
    from digest import aliases
    from digest.relate import relate as related

    chosen = options or Options()
    articles, analyses = tuple(article for article, _ in pairs), tuple(analysis for _, analysis in pairs)
    asked = tuple(topic if isinstance(topic, Topic) else _topic(topic) for topic in topics)
    return related(articles, analyses, asked, chosen, aliases.table(chosen.aliases))


def same_fact(a: str, b: str) -> float:
    """How surely two sentences report the same fact, from 0 to 1: the score behind same-fact links."""
    from digest.relate import same_fact as score

    return score(a, b)


def stories(pairs: Sequence[Pair], *, threshold: float | None = None) -> tuple[tuple[str, ...], ...]:
    """The ids of the articles of each story, the largest first; an article that is like no other is a story of its own.

    `threshold` is the least mean likeness, from 0 to 1, of what is put together. Articles in different languages are kept apart.
    """
    from digest.relate.profiles import profile
    from digest.relate.stories import stories as grouped

    found = grouped([profile(article, analysis) for article, analysis in pairs], threshold)
    return tuple(tuple(pairs[at][0].id for at in group) for group in found)


def summarise_many(
    pairs: Sequence[Pair], *, words: int | None = None, sentences: int | None = None, since: date | None = None
) -> tuple[SummarySentence, ...]:
    """One extractive summary over several articles, earliest first; with `since`, of what is new from that day on."""
    from digest.relate.summary import Wish, summarise

    articles, analyses = tuple(article for article, _ in pairs), tuple(analysis for _, analysis in pairs)
    texts = {
        Place(analysis.article, sentence.index): sentence.text
        for analysis in analyses
        for sentence in analysis.sentences
    }
    places = summarise(articles, analyses, Wish(sentences=sentences, words=words, since=since))
    return tuple(SummarySentence(place.sentence, texts[place], 1.0) for place in places)


def _topic(given: Mapping[str, Any]) -> Topic:
    patterns = tuple(Pattern(text=text) for text in given.get("any", ()))
    return Topic(id=given["id"], title=given.get("title", given["id"]), path="", rule=Rule(any=patterns))
