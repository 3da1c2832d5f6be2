"""Captions, credits and image descriptions: words that belong to a picture that is not there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.clean import phrases, shape

CREDIT = "picture credit"
CAPTION = "picture caption with its credit"
DESCRIPTION = "image description"

# The longest caption met in news is about two long sentences.
_LONGEST = 60
_CONNECTORS = ("via", "for", "by", "through", "photo", "pool", "file", "handout", "images")

# After an end, with or without a space: what may be the credit. No stop inside, so that a sentence is none.
_TAIL = re.compile(r"[.!?…][\"”’»)\]]*(\s*)([^.!?…\n]{2,100})$")
_BRACKETED = re.compile(r"[(\[]([^()\[\]\n]{2,150})[)\]]\.?$")
_LABELLED = re.compile(r"\s*[:：©|]|\s+(?:by|von|par|por|de|via|courtesy)\b", re.IGNORECASE)
_SLASHED = re.compile(r"\s*(?:/|\||,|;|–|—|\bvia\b|\bfor\b)\s*", re.IGNORECASE)


def reason(text: str) -> str | None:
    """Why a line belongs to a picture: it is a credit, or a caption that ends with one; else None."""
    if text.startswith("©") or is_credit(text):
        return CREDIT if shape.size(text) <= 30 else None
    if shape.size(text) > _LONGEST:
        return None
    return CAPTION if credit_start(text) is not None else None


def is_credit(text: str) -> bool:
    """Whether `text` is only a credit: `Photo: Ann Lee`, `Ann Lee/Getty Images`, `Фото: …`."""
    inner = text.strip(" ([")
    label = phrases.opening("credits", inner)
    if label and (_LABELLED.match(inner, label.end()) or (" " in label[0] and inner[label.end() :][:1] == ",")):
        return True
    return shape.size(text) <= 10 and not shape.ends(text) and _names_agency(text)


def credit_start(text: str) -> int | None:
    """Where a credit at the end of a caption begins; None where there is none, or where it follows several sentences."""
    bracketed = _BRACKETED.search(text)
    if bracketed and (is_credit(bracketed[1]) or _is_slashed_agency(bracketed[1])):
        return bracketed.start()
    tail = _TAIL.search(text)
    if tail is None:
        return None
    glued = not tail[1]
    named = is_credit(tail[2]) or _names_agency(tail[2], loose=glued)
    return tail.start(2) if named and (glued or _is_slashed_agency(tail[2]) or is_credit(tail[2])) else None


def is_description(text: str, following: str, language: str) -> bool:
    """Whether `text`, without an end, tells nearly the same as the caption that follows it."""
    return not shape.ends(text) and shape.size(text) <= 40 and shape.overlap(text, following, language) >= 0.6


def _names_agency(text: str, *, loose: bool = False) -> bool:
    """Whether `text` is made of names, one of them an agency's."""
    if shape.size(text) > 12 or not shape.is_name(text, _CONNECTORS):
        return False
    pieces: Sequence[str] = [shape.shape(piece) for piece in _SLASHED.split(text)]
    if any(piece in phrases.agencies() for piece in pieces if piece):
        return len(pieces) > 1 or loose or shape.shape(text) not in phrases.agencies() or " " in shape.shape(text)
    return False


def _is_slashed_agency(text: str) -> bool:
    return ("/" in text or " via " in text.casefold()) and _names_agency(text)
