"""What the pages of a site were made from: the build's own values, kept for the live server beside the site and never in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.inputs import Correction
from digest.model import Article, Digest, Output, Sentence, Text, Topic
from digest.render import address


@dataclass(frozen=True, slots=True)
class Origin:
    """What one page came from."""

    origin: str
    """As messages name it: the path of a file, or words."""
    template: str


@dataclass(frozen=True, slots=True)
class Made:
    """All that one build made pages from, by the addresses of the pages."""

    pages: Mapping[str, Origin]
    """By the path of the page's file."""
    articles: Mapping[str, Article]
    """By the address of the page, from the site's root."""
    sentences: Mapping[str, Mapping[int, Sentence]]
    """By the same address, by number."""
    topics: Mapping[str, Topic]
    texts: Mapping[str, Text]
    corrections: Mapping[str, str]
    """The files that correct seeds, by the seed's name."""


def made(outputs: Iterable[Output], digest: Digest, corrections: Iterable[Correction]) -> Made:
    """What the pages among `outputs` were made from."""
    pairs = list(zip(digest.articles, digest.analyses, strict=True))
    return Made(
        pages={one.path: Origin(one.origin, one.template) for one in outputs if one.template},
        articles={address.article(article.id): article for article, _ in pairs},
        sentences={
            address.article(article.id): {sentence.index: sentence for sentence in analysis.sentences}
            for article, analysis in pairs
        },
        topics={address.topic(topic.id): topic for topic in digest.topics},
        texts={f"{text.id}/": text for text in digest.texts},
        corrections={seed: one.stated.path for one in corrections if (seed := one.stated.stated.seed)},
    )
