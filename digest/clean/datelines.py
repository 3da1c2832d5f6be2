"""Datelines: `KYIV, 3 March (Agency) —` in front of a lede says where, when and by whom, and is no part of the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest import when
from digest.attribution import outlets
from digest.clean import layout
from digest.model import Block, Dropped

DATELINE = "dateline"

_AMONG = 2  # paragraphs at the top that may open with one; a standfirst can stand above the lede
_HEAD = 3  # blocks at the top, a headline and a standfirst among them, in which a line may be a dateline
_WORD = "Word"  # in the place of the sentence that a dateline on a line of its own stands before
_FURTHEST = 90  # characters: a long place, a date with its year, and an agency's full name
_FEW = 2  # words of a place that is not in capitals
_DASH = r"\s?\.?(?:--?|[—–―])\s*"
_END = rf"(?P<end>{_DASH}|\s?[:.]\s+|\s*)(?=[\"“„«'‘(]*\w)"
_SIGNED = (
    re.compile(rf"(?P<place>[^()\n]{{0,60}}?)\s?\((?P<agency>[^()\n]{{2,40}})\){_END}"),
    re.compile(rf"(?P<place>[^/\n]{{0,60}}?)\s?/(?P<agency>[^/\n]{{2,40}})/{_END}"),
)
_PLACED = re.compile(r"(?P<place>[^()\n—–―]{3,60}?)\s?(?:--|[—–―]|\s-|\.-)\s*(?=[\"“„«'‘(]*\w)")
# In Poland and Ukraine a stop ends it: `ŁÓDŹ. …`, `KYIV, 3 March. …`
_STOPPED = re.compile(r"(?P<place>[^()\n.!?]{3,60})\.\s+(?=[\"“„«'‘(]*[^\W\d_]{2})")


def cut(blocks: Sequence[Block], language: str) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """The blocks without a dateline in front of the first paragraphs, and the dateline."""
    tops = [index for index, block in enumerate(blocks) if block.kind == "paragraph"][:_AMONG]
    for index in tops:
        pieces = layout.parts(blocks[index], [length(blocks[index].text, language)])
        if len(pieces) == 2:
            gone, kept = pieces
            return (*blocks[:index], kept, *blocks[index + 1 :]), (Dropped(gone.text, DATELINE, gone.start, gone.end),)
    return tuple(blocks), ()


def alone(blocks: Sequence[Block], language: str) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """The blocks without a dateline that has a line near the top to itself, and that line."""
    for index, block in enumerate(blocks[:_HEAD]):
        text = block.text.rstrip()
        if text[-1:] in {"-", "—", "–", "―"} and length(f"{text} {_WORD}", language) > len(text):
            return (*blocks[:index], *blocks[index + 1 :]), (Dropped(block.text, DATELINE, block.start, block.end),)
    return tuple(blocks), ()


def length(text: str, language: str) -> int:
    """How many characters of `text` are a dateline, the space after it included; 0 for none."""
    for pattern in _SIGNED:
        signed = pattern.match(text, 0, _FURTHEST)
        if signed is not None and _is_place(signed["place"], language) and _is_signature(signed, text):
            return _before_capital(text, signed.end())
    placed = _PLACED.match(text, 0, _FURTHEST)
    if placed is not None and _is_capital_place(placed["place"], language):
        return _before_capital(text, placed.end())
    stopped = _STOPPED.match(text, 0, _FURTHEST)
    if stopped is not None and _is_stopped_place(stopped["place"], text[stopped.end() :], language):
        return _before_capital(text, stopped.end())
    return 0


def _is_stopped_place(place: str, rest: str, language: str) -> bool:
    """Whether words before a stop are a place: in capitals that the sentence does not share, with a day, or named in it again."""
    if _is_capital_place(place, language):
        first = rest.split(" ", 1)[0]
        return not (first.isupper() and len(first) > 1)
    bare = _without_dates(place, language)
    again = f"\\b{re.escape(bare[: max(4, len(bare) - 2)])}"  # its last letters may be a case ending
    named = bare[:1].isupper() and len(bare.split()) <= _FEW and bare.replace(" ", "").replace("-", "").isalpha()
    return named and (bare != place.strip(" ,.") or re.search(again, rest) is not None)


def _before_capital(text: str, end: int) -> int:
    """`end` where a sentence begins there; else 0: the dash set off a remark."""
    opening = text[end:].lstrip("\"“„«'‘(")
    return 0 if opening[:1].islower() else end


def _is_signature(signed: re.Match[str], text: str) -> bool:
    """Whether brackets hold an agency: a dash after them, an outlet we know, or capitals glued to the sentence."""
    glued = not signed["end"] and text[signed.end()].isupper()
    known = outlets.canonical(signed["agency"]) is not None
    dashed = re.fullmatch(_DASH, signed["end"]) is not None or signed["end"].strip() in {":", "."}
    return (dashed and bool(signed["place"] or known)) or known or (glued and signed["agency"].isupper())


def _is_place(place: str, language: str) -> bool:
    """Whether words could be a place and a day: nothing, or words with a capital, dates set aside."""
    rest = _without_dates(place, language)
    return all(
        word[0].isupper() or word in {"de", "la", "al", "el", "am", "an", "der"}
        for word in re.findall(r"[^\W\d_]+", rest)
    )


def _is_capital_place(place: str, language: str) -> bool:
    """Whether words are a place in capitals, as `WASHINGTON` or `KYIV, Ukraine`, with or without a day."""
    rest = _without_dates(place, language)
    first = re.match(r"[^\W\d_]{3,}", rest)
    return first is not None and first[0].isupper() and _is_place(place, language) and len(rest.split()) <= 5


def _without_dates(place: str, language: str) -> str:
    for expression in reversed(when.expressions(place, language)):
        place = place[: expression.start] + place[expression.end :]
    return place.strip(" ,.")
