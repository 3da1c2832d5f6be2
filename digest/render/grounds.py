"""On what a date or an outlet rests, as readers are told: the words of the source, or what its page says to machines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from digest.model import AGAINST, Article
from digest.render.spoken import foreign
from digest.render.strings import NOTHING, Mixed, Piece, Strings
from digest.render.strings.message import Message, message_in

_QUOTED = re.compile("“([^“”]*)”")
_JOINTS = frozenset({"", ", ", " and "})
_NAMED: Mapping[str, Message] = MappingProxyType(
    {
        "address": message_in("what a date or an outlet was found by", "the address"),
        "byline in the text": message_in("what a date or an outlet was found by", "the byline"),
        "feed entry": message_in("what a date or an outlet was found by", "the feed"),
        "feed entry source": message_in("what a date or an outlet was found by", "the feed"),
        "host": message_in("what a date or an outlet was found by", "the address"),
        "htmldate search": message_in("what a date or an outlet was found by", "a search of the page"),
        "printed by the headline": message_in("what a date or an outlet was found by", "the line by the headline"),
    }
)
"""Clues that have no name of their own; others are shown as they stand in a page: `og:site_name`."""


def of_date(strings: Strings, article: Article) -> Mixed:
    """`date inferred from “Friday”`; nothing for a stated date."""
    when = article.published
    if when is None or when.basis == "stated":
        return NOTHING
    return strings.mixed("date_inferred", clue=_clue(strings, article, when.clue)) if when.clue else _bare(strings)


def of_outlet(strings: Strings, article: Article) -> Mixed:
    """`found in “reports the Courier”`; nothing for a stated outlet."""
    outlet = article.outlet
    if outlet is None or outlet.basis == "stated" or not outlet.clue:
        return NOTHING
    return strings.mixed("outlet_inferred", clue=_clue(strings, article, outlet.clue))


def _bare(strings: Strings) -> Mixed:
    return strings.mixed("date_inferred_bare")


def _clue(strings: Strings, article: Article, clue: str) -> Mixed:
    """The names of clues, those that agree and those that do not, or the words of the source."""
    agreeing, against, contrary = clue.partition(AGAINST)
    if not against:
        return _side(strings, article, agreeing)
    sides = (_side(strings, article, side) for side in (agreeing, contrary))
    return strings.mixed("grounds_against", **dict(zip(("grounds", "against"), sides, strict=True)))


def _side(strings: Strings, article: Article, clue: str) -> Mixed:
    origins = {found.origin for found in article.clues} | set(_NAMED)
    names = clue.split("; ")
    if not origins & set(names):
        names = [clue]
    language = foreign(strings.language, article.language.text)
    return _listed(strings, [piece for name in names for piece in _pieces(strings, name, origins, language)])


def _pieces(strings: Strings, name: str, origins: set[str], language: str | None) -> Iterable[Piece]:
    if name in _NAMED:
        return (Piece(strings.said(_NAMED[name])),)
    if name in origins:
        return (Piece(name),)
    words = _QUOTED.findall(name)
    if words and set(_QUOTED.sub("\n", name).split("\n")) <= _JOINTS:
        return tuple(Piece(strings.quoted(one), language) for one in words)
    return (Piece(strings.quoted(name), language),)


def _listed(strings: Strings, pieces: Sequence[Piece]) -> Mixed:
    if len(pieces) == 1:
        return Mixed(tuple(pieces))
    comma = Piece(strings.labels["comma"])
    rest = [part for piece in pieces[:-1] for part in (comma, piece)][1:]
    return strings.mixed("list_end", rest=Mixed(tuple(rest)), last=pieces[-1])
