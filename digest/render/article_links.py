"""What ties an article to topics and to the sentences of other articles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from digest.model import Link, Membership, Place
from digest.render import parts
from digest.render.address import Here
from digest.render.allowance import Passage
from digest.render.catalog import Catalog
from digest.render.reasons import reason
from digest.render.strings import Mixed


@dataclass(frozen=True, slots=True)
class EarnedView:
    """A topic the article belongs to, and why."""

    topic: parts.LinkView
    passage: Passage | None
    """The sentence that earned it most, as far as it may be printed."""
    href: str | None
    label: str
    """Which sentence it is, in words; empty where the editor put the article into the topic."""


@dataclass(frozen=True, slots=True)
class OtherView:
    """A sentence elsewhere, and what it has to do with the one here."""

    label: str
    why: Mixed
    statement: parts.StatementView


@dataclass(frozen=True, slots=True)
class AlsoView:
    """A sentence of the article, and those elsewhere that it is tied to."""

    label: str
    passage: Passage | None
    href: str | None
    others: tuple[OtherView, ...]


def earned(catalog: Catalog, here: Here, article: str) -> tuple[EarnedView, ...]:
    """The topics of an article, in the order of the site."""
    return tuple(_earned(catalog, here, member) for member in catalog.memberships.get(article, ()))


def also(catalog: Catalog, here: Here, article: str) -> tuple[AlsoView, ...]:
    """The tied sentences of an article, in reading order."""
    tied: defaultdict[int, list[tuple[str, Place, Link]]] = defaultdict(list)
    for link in catalog.links.get(article, ()):
        forwards = link.a.article == article
        mine, other = (link.a, link.b) if forwards else (link.b, link.a)
        kind = "superseded" if link.kind == "supersedes" and not forwards else link.kind
        tied[mine.sentence].append((kind, other, link))
    return tuple(_also(catalog, here, Place(article, sentence), tied[sentence]) for sentence in sorted(tied))


def _earned(catalog: Catalog, here: Here, member: Membership) -> EarnedView:
    sentence = member.sentences[0] if member.sentences else None
    passage = catalog.allowances[member.article].sentences.get(sentence) if sentence is not None else None
    return EarnedView(
        topic=parts.topic_link(catalog, here, member.topic),
        passage=passage,
        href=f"#s{sentence}" if passage else None,
        label=catalog.strings.phrase("earned", number=sentence + 1) if sentence is not None else "",
    )


def _also(catalog: Catalog, here: Here, mine: Place, tied: list[tuple[str, Place, Link]]) -> AlsoView:
    passage = catalog.allowances[mine.article].sentences.get(mine.sentence)
    ordered = sorted(tied, key=lambda entry: (entry[0], -entry[2].score, entry[1]))
    return AlsoView(
        label=catalog.strings.phrase("sentence", number=mine.sentence + 1),
        passage=passage,
        href=f"#s{mine.sentence}" if passage else None,
        others=tuple(
            OtherView(
                catalog.strings.labels[f"kind_{kind}"], reason(catalog, link), parts.statement(catalog, here, other)
            )
            for kind, other, link in ordered
        ),
    )
