"""Two causes for one thing."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from digest import lexicon
from digest.model import Why
from digest.relate.differ.reading import Word, rare, reading, shared, worth
from digest.relate.vectors import Vector, Weigh

_END = re.compile(r"[,;:()–—]|\b(?:as|after|while|but|and|which|who|said|says)\b|$")
# What the words must be worth that both say of what was caused, in words that just tell something.
EFFECT = 3
# The longest cause that is compared, in characters.
LONGEST = 80


def causes(a: Vector, b: Vector, weigh: Weigh) -> Why | None:
    """The causes that two sentences give for one thing, where they have nothing in common."""
    one, other = _parted(a.text, a.language), _parted(b.text, b.language)
    if one is None or other is None:
        return None
    (effect, cause), (other_effect, other_cause) = (
        tuple(reading(part, a.language) for part in parts) for parts in (one, other)
    )
    if not cause or not other_cause or not all(word.is_told for word in (*cause, *other_cause)):
        return None
    common = shared(effect, other_effect, a.language)
    if len(common) < 2 or worth(common, weigh) < EFFECT * rare(weigh) or shared(cause, other_cause, a.language):
        return None
    if shared(cause, other_effect, a.language) or shared(other_cause, effect, a.language):
        return None
    return Why("causes", (_shown(one[1], cause), _shown(other[1], other_cause)))


def tells_cause(text: str, language: str) -> bool:
    """Whether a sentence gives a cause for something."""
    primary = language.partition("-")[0].lower()
    cues = (_cue(primary, "caused_by"), _cue(primary, "causes"))
    return any(cue is not None and cue.search(text) is not None for cue in cues)


def _parted(text: str, language: str) -> tuple[str, str] | None:
    """What was caused, and the words of the cause."""
    primary = language.partition("-")[0].lower()
    after = _cue(primary, "caused_by")
    met = after.search(text) if after is not None else None
    if met is not None:
        end = _END.search(text, met.end(), min(len(text), met.end() + LONGEST))
        return text[: met.start()], text[met.end() : end.start() if end is not None else met.end() + LONGEST].strip(
            " ."
        )
    before = _cue(primary, "causes")
    met = before.search(text) if before is not None else None
    return (text[met.end() :], text[: met.start()].strip(" .")) if met is not None and met.start() <= LONGEST else None


def _shown(text: str, row: Sequence[Word]) -> str:
    return text if len(text) <= LONGEST else " ".join(word.text for word in row)


@functools.cache
def _cue(language: str, name: str) -> re.Pattern[str] | None:
    cues = lexicon.words("differ", language, name)
    choices = "|".join(re.escape(cue) for cue in sorted(cues, key=lambda cue: (-len(cue), cue)))
    return re.compile(rf"(?<![\w'])(?:{choices})(?![\w'])", re.IGNORECASE) if cues else None
