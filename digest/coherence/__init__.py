"""Which sentences stand well alone and which say the same: what every summary, of one article or of many, must mind."""

from __future__ import annotations

from digest.coherence.pointing import Pointer, leans, pointer
from digest.coherence.quoted import is_attribution, is_question, is_quotation, lacks_speaker, speaks, tells_nothing
from digest.coherence.repetition import likeness
from digest.coherence.scraps import is_scrap

__all__ = [
    "Pointer",
    "dangles",
    "is_attribution",
    "is_question",
    "is_quotation",
    "is_scrap",
    "lacks_speaker",
    "leans",
    "likeness",
    "pointer",
    "speaks",
    "stands_alone",
    "tells",
    "tells_nothing",
]


def dangles(text: str, language: str) -> bool:
    """Whether a sentence points back at one before it: it opens with `He`, `However`, `In that case`, or says `since then`."""
    return pointer(text, language) is not None


def tells(text: str, language: str) -> bool:
    """Whether a sentence is told by the story itself: no caption or label, no question, no quotation without a speaker."""
    return not (is_scrap(text, language) or is_question(text) or lacks_speaker(text) or tells_nothing(text, language))


def stands_alone(text: str, language: str) -> bool:
    """Whether a sentence may stand in an extract without the ones that stood round it.

    What leans a little (`also`, a bare surname) may; a quotation may where its speaker is named.
    """
    return not dangles(text, language) and tells(text, language)
