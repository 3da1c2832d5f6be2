"""Two causes for one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.meaning.lexical import related
from digest.model import Why
from digest.relate.differ.causing import LONGEST, parted
from digest.relate.differ.reading import Word, rare, reading, shared, worth
from digest.relate.differ.sides import Side
from digest.relate.vectors import Weigh

_SAID = re.compile(r"[,;:()–—]|\b(?:said|says|that)\b")
# What the words must be worth that both say of what was caused, in words that just tell something.
EFFECT = 2.5
# The least share of an effect that both must name.
ONE_EFFECT = 0.6


def causes(first: Side, second: Side, weigh: Weigh) -> Why | None:
    """The causes that two sentences give for one thing, where they have nothing in common."""
    a, b = first.vector, second.vector
    one, other = parted(a.text, a.language), parted(b.text, b.language)
    if one is None or other is None:
        return None
    (effect, cause), (other_effect, other_cause) = (
        (reading(_told(parts[0]), a.language), reading(parts[1], a.language)) for parts in (one, other)
    )
    if not _is_thing(cause) or not _is_thing(other_cause) or not all(word.is_told for word in (*cause, *other_cause)):
        return None
    common = shared(effect, other_effect, a.language)
    is_one = any(_is_one(*both, a.language) for both in ((effect, other_effect), (other_effect, effect)))
    if not is_one and not _is_same_place(common, min(effect, other_effect, key=len)):
        return None
    if len(common) < 2 or worth(common, weigh) < EFFECT * rare(weigh) or shared(cause, other_cause, a.language):
        return None
    if shared(cause, other_effect, a.language) or shared(other_cause, effect, a.language):
        return None
    return Why("causes", (_shown(one[1], cause), _shown(other[1], other_cause)))


def _is_one(effect: Sequence[Word], other: Sequence[Word], language: str) -> bool:
    """Whether most of the effect, names apart, is in both, what it is called by first: the fire at a station is not the delay there."""
    own = [any(_akin(word, one, language) for one in other) for word in effect if not word.is_name]
    return not own or (own[0] and sum(own) >= ONE_EFFECT * len(own))


def _is_same_place(common: Sequence[tuple[Word, Word]], effect: Sequence[Word]) -> bool:
    """Whether the effects go by other words but have a name, most else and three words in common: `fire`, `blaze`."""
    has_both = {pair[0].is_name for pair in common} == {True, False}
    return has_both and len(common) > 2 and len(common) >= ONE_EFFECT * len(effect)


def _akin(a: Word, b: Word, language: str) -> bool:
    """Whether two words mean the same, or one a kind of the other: `flood`, `disaster`."""
    if a.stem == b.stem or a.term == b.term:
        return True
    return {related(a.stem, language).get(b.stem), related(b.stem, language).get(a.stem)} & {"same", "wider"} != set()


def _is_thing(cause: Sequence[Word]) -> bool:
    return any(word.text[0].isalpha() for word in cause)


def _told(effect: str) -> str:
    """The last clause of `effect`, without who says so."""
    return max(_SAID.split(effect), key=len)


def _shown(text: str, row: Sequence[Word]) -> str:
    return text if len(text) <= LONGEST else " ".join(word.text for word in row)
