"""Why each article is in a topic, in a line that a reader understands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digest.model import Coverage, Membership
from digest.render import address, parts
from digest.render.address import Here
from digest.render.catalog import Catalog

_WORDS = 6  # more would be noise; `digest explain` tells all


@dataclass(frozen=True, slots=True)
class WhyView:
    """What put an article into the topic."""

    label: str
    like: parts.SourceView | None
    """The example that it is most like."""
    words: tuple[str, ...]
    """The words that matched or that both have, as the article writes them."""
    href: str | None
    """The sentence that earned it most, where its article's page prints it."""
    place: str
    """Which sentence that is, in words."""


def whys(catalog: Catalog, here: Here, coverage: Coverage, numbers: Mapping[str, int]) -> Mapping[str, WhyView]:
    """By the article's id."""
    return {member.article: _why(catalog, here, member, numbers) for member in coverage.members}


def _why(catalog: Catalog, here: Here, member: Membership, numbers: Mapping[str, int]) -> WhyView:
    by_hand = member.basis in ("stated", "example")
    sentence = member.sentences[0] if member.sentences and not by_hand else None
    printed = sentence is not None and sentence in catalog.allowances[member.article].sentences
    first = next((name for name in member.like if name in catalog.articles), None)
    return WhyView(
        label=catalog.strings.labels[f"why_{member.basis}"],
        like=parts.source(catalog, here, first, numbers.get(first)) if first else None,
        words=() if by_hand else member.terms[:_WORDS],
        href=here.to(address.article(member.article, sentence)) if printed else None,
        place=catalog.strings.phrase("sentence", number=sentence + 1) if sentence is not None else "",
    )
