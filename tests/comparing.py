"""Sentences of several small articles, compared: the links and the facts among them."""

from __future__ import annotations

from typing import Any, cast

from digest.model import Fact, Link, LinkOptions
from digest.relate import differ
from digest.relate import facts as room
from digest.relate.comparison import compare
from digest.relate.groups import Groups
from digest.relate.reading import readings, sentences
from tests.relating import article

FILLER = (
    "The town has two schools. Rain fell for most of the week. A market opens on Saturdays. "
    "Buses run every hour. The mayor is on leave."
)


def related(*texts: str, **more: dict[str, Any]) -> tuple[Link, ...]:
    """The links between articles `a`, `b`, … that have one topic in common."""
    made = [
        article(
            name,
            f"{text} {FILLER if name == 'a' else ''}",
            **cast("Any", {key: value.get(name) for key, value in more.items() if value.get(name) is not None}),
        )
        for name, text in zip("abcdef", texts, strict=False)
    ]
    articles, analyses = [a for a, _ in made], [b for _, b in made]
    compared = compare(Groups(sentences(readings(articles, analyses)), [[a.id for a in articles]]))
    return room.links(compared, differ.Facing(articles, analyses), LinkOptions())


def told(*texts: str, **more: dict[str, Any]) -> tuple[Fact, ...]:
    made = [
        article(name, text, **cast("Any", {key: value[name] for key, value in more.items()}))
        for name, text in zip("abcdef", texts, strict=False)
    ]
    articles, analyses = [a for a, _ in made], [b for _, b in made]
    compared = compare(Groups(sentences(readings(articles, analyses)), [[a.id for a in articles]]))
    found = room.links(compared, differ.Facing(articles, analyses), LinkOptions())
    return room.facts(
        found, compared, articles, origins=lambda places: tuple(sorted({p.article for p in places})), threshold=0.5
    )
