"""Who wrote the article, by what a page, feed or message says; never an outlet, an address, a handle or a role."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Sequence

from digest import lexicon, words
from digest.attribution.outlets import mentions
from digest.clean import clues as decide
from digest.clean import outlet_clues, phrases, shape, stamps
from digest.model import Clue

_ADDRESS = re.compile(r"https?:|www\.|\w@\w|^@|/|\.(?:com|org|net|html?)\b", re.IGNORECASE)
_MARKED = re.compile(r"\s*[<(\[][^<>()\[\]]{0,80}[>)\]]\s*")
_BETWEEN = re.compile(r"\s*(?:[;,|&•·]|\s/\s|\s(?:and|und|et|y|e|i|и|та|і|with)\s)\s*")
_TURNED = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’. -]+)")
_KIND = re.compile(r"^(?:\w+ ){1,2}by (?=[^\W\d_])", re.IGNORECASE)
"""What kind of piece it is: `Analysis by Ann Lee`."""
_DOMAIN = re.compile(r"[\w-]{2,}(?:\.[\w-]{2,})*\.[a-z]{2,}")
_CATALOGUED = ("meta citation_author", "meta dc.creator", "meta dcterms.creator", "dc:creator")
_PRINTED = ("rel author", "class author")
_MOST_WORDS, _LONGEST, _MOST = 5, 60, 8
_JOINED = ", "


def author(clues: Sequence[Clue], told: str | None) -> decide.Verdict | None:
    """The authors that are believed, joined by commas; `told` is whom the text's own byline names."""
    sites = [name for name, _ in outlet_clues.names(clues)] + list(decide.hosts(clues))
    by_origin: dict[str, list[str]] = {}
    for clue in decide.of(clues, "author"):
        by_origin.setdefault(clue.origin, []).extend(names(clue, sites))
    candidates = [
        decide.Candidate(_JOINED.join(_once(found)[:_MOST]), origin, contradicts=origin not in _PRINTED)
        for origin, found in by_origin.items()
        if found
    ]
    if told:
        candidates.append(decide.Candidate(_JOINED.join(_split(told)), "byline in the text"))
    return decide.decided(candidates, same)


def same(names: str, others: str) -> bool:
    """Whether one list of names has one of the other's."""
    return not {shape.shape(name) for name in names.split(_JOINED)}.isdisjoint(map(shape.shape, others.split(_JOINED)))


def names(clue: Clue, sites: Collection[str]) -> Iterator[str]:
    """The persons that a clue names."""
    text = _MARKED.sub(" ", clue.text)
    turned = _TURNED.fullmatch(text.strip()) if clue.origin in _CATALOGUED else None
    line = f"{turned[2]} {turned[1]}" if turned else text
    printed = clue.origin in _PRINTED
    line = _KIND.sub("", line)
    for piece in _split(stamps.byline_name(line) or line):
        name = _unlabelled(words.squash(piece).strip(" .,:–—-"))
        if _is_person(name, sites) and (not printed or _is_printed_name(name)):
            yield name.title() if shape.is_upper(name) and " " in name else name


def _split(line: str) -> list[str]:
    return [piece for piece in _BETWEEN.split(line) if piece.strip()]


def _unlabelled(piece: str) -> str:
    """A name without what introduces it: `Veröffentlicht von Ann Lee`."""
    label = phrases.pattern("bylines").match(piece)
    rest = piece[label.end() :].strip(" :") if label else piece
    return piece if rest[:1].islower() else rest


def _is_person(name: str, sites: Collection[str]) -> bool:
    """Whether a piece of a byline could name somebody."""
    told = [word.casefold() for word in words.words(name)]
    if not 0 < len(told) <= _MOST_WORDS or len(name) > _LONGEST or any(map(str.isdigit, name)):
        return False
    alone = len(told) == 1 and ((len(name) > 1 and shape.is_upper(name)) or name.islower())
    login = alone or _DOMAIN.fullmatch(name) or "_" in name or " - " in name
    # `Ann Lee Associated Press`: the agency's name belongs to the line, and the person stands in another.
    housed = any(mention.end == len(name) and not mention.common for mention in mentions(name))
    if login or housed or _ADDRESS.search(name) or not _nobody().isdisjoint(told) or told[-1] in phrases.known("roles"):
        return False
    return shape.shape(name) not in phrases.agencies() and not any(outlet_clues.same(name, site) for site in sites)


def _is_printed_name(name: str) -> bool:
    """Whether a piece of a line that the page prints has the look of a full name: `The Russian` has not."""
    opens = name.partition(" ")[0].casefold() in shape.openers("en")
    return 2 <= shape.size(name) <= 4 and shape.is_name(name) and not opens


def _once(found: Sequence[str]) -> list[str]:
    return list({shape.shape(name): name for name in reversed(found)}.values())[::-1]


@functools.cache
def _nobody() -> frozenset[str]:
    return frozenset(lexicon.table("metadata")["nobody"]["words"])
