"""What the pages of a site were made from: the build's own values, kept for the live server beside the site and never in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from digest.inputs import Correction
from digest.model import Article, Digest, Output, Sentence, Text, Topic
from digest.render import address


@dataclass(frozen=True, slots=True)
class Origin:
    """What one page came from."""

    origin: str
    """As messages name it: the path of a file, or words."""
    template: str


class Made:
    """All that one build made pages from, by the addresses of the pages; looked up when the first one asks, not at each build."""

    def __init__(self, outputs: Iterable[Output], digest: Digest, corrections: Iterable[Correction]) -> None:
        self._rows = [(one.path, one.origin, one.template) for one in outputs if one.template]  # without their data
        self._digest = digest
        self._corrections = tuple(corrections)

    @cached_property
    def pages(self) -> Mapping[str, Origin]:
        """By the path of the page's file."""
        return {path: Origin(origin, template) for path, origin, template in self._rows}

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """By the address of the page, from the site's root."""
        return {address.article(article.id): article for article in self._digest.articles}

    @cached_property
    def sentences(self) -> Mapping[str, Mapping[int, Sentence]]:
        """By the same address, by number."""
        return {
            address.article(analysis.article): {sentence.index: sentence for sentence in analysis.sentences}
            for analysis in self._digest.analyses
        }

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """By the address of the page."""
        return {address.topic(topic.id): topic for topic in self._digest.topics}

    @cached_property
    def texts(self) -> Mapping[str, Text]:
        """By the address of the page."""
        return {f"{text.id}/": text for text in self._digest.texts}

    @cached_property
    def corrections(self) -> Mapping[str, str]:
        """The files that correct seeds, by the seed's name."""
        return {seed: one.stated.path for one in self._corrections if (seed := one.stated.stated.seed)}


def made(outputs: Iterable[Output], digest: Digest, corrections: Iterable[Correction]) -> Made:
    """What the pages among `outputs` were made from."""
    return Made(outputs, digest, corrections)
