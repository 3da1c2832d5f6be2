"""Two causes for one thing."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from digest import lexicon
from digest.meaning.lexical import related
from digest.model import Why
from digest.relate.differ.reading import Word, rare, reading, shared, worth
from digest.relate.vectors import Vector, Weigh

_END = re.compile(r"[,;:()–—]|\b(?:as|after|while|but|and|which|who|said|says)\b|$")
_SAID = re.compile(r"[,;:()–—]|\b(?:said|says|that)\b")
# What the words must be worth that both say of what was caused, in words that just tell something.
EFFECT = 2.5
# The least share of an effect that both must name.
ONE_EFFECT = 0.6
# The longest cause that is compared, in characters.
LONGEST = 80


def causes(a: Vector, b: Vector, weigh: Weigh) -> Why | None:
    """The causes that two sentences give for one thing, where they have nothing in common."""
    one, other = _parted(a.text, a.language), _parted(b.text, b.language)
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


def tells_cause(text: str, language: str) -> bool:
    """Whether a sentence gives a cause for something."""
    primary = language.partition("-")[0].lower()
    cues = (_cue(primary, "caused_by"), _cue(primary, "causes"))
    if any(cue is not None and cue.search(text) is not None for cue in cues):
        return True
    return any(_blamed(primary, name, text) is not None for name in ("blamed_on", "blamed_for"))


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
    blamed = _blamed(primary, "blamed_on", text)
    if blamed is not None:
        return blamed
    to_blame = _blamed(primary, "blamed_for", text)
    if to_blame is not None:
        return to_blame[1], to_blame[0]
    before = _cue(primary, "causes")
    met = before.search(text) if before is not None else None
    return (text[met.end() :], text[: met.start()].strip(" .")) if met is not None and met.start() <= LONGEST else None


def _blamed(language: str, name: str, text: str) -> tuple[str, str] | None:
    """What stands between the two parts of a cue, as in `blamed the fire on a smoker`, and what stands after it."""
    for cue in lexicon.words("differ", language, name):
        opening, _, joint = cue.partition("~")
        start = re.search(rf"(?<![\w'])(?:{opening.strip()})\s", text, re.IGNORECASE)
        middle = text.find(f" {joint.strip()} ", start.end(), start.end() + LONGEST) if start is not None else -1
        if start is not None and middle > 0:
            after = middle + len(joint.strip()) + 2
            end = _END.search(text, after, min(len(text), after + LONGEST))
            return text[start.end() : middle], text[after : end.start() if end else after + LONGEST].strip(" .")
    return None


def _told(effect: str) -> str:
    """The last clause of `effect`, without who says so."""
    return max(_SAID.split(effect), key=len)


def _shown(text: str, row: Sequence[Word]) -> str:
    return text if len(text) <= LONGEST else " ".join(word.text for word in row)


@functools.cache
def _cue(language: str, name: str) -> re.Pattern[str] | None:
    cues = lexicon.words("differ", language, name)
    choices = "|".join(re.escape(cue) for cue in sorted(cues, key=lambda cue: (-len(cue), cue)))
    return re.compile(rf"(?<![\w'])(?:{choices})(?![\w'])", re.IGNORECASE) if cues else None
