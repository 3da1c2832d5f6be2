"""What a sentence denies, each with whom or what it is denied of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest.meaning.forms import stem
from digest.model import Stance
from digest.relate.differ.reading import Word
from digest.stance.cues import cues, listed

_BREAK = re.compile(r"[,;:()\[\]?!…—–\"“”„«»]")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
# What may stand at clauses' joints, by the names of the lists of `digest/data/stance.toml`.
_JOINTS = ("says", "that", "subordinate", "contrast", "relative", "tail")
# What may open what is denied and is not the deed itself.
_LIGHT = ("be", "finite", "articles", "prepositions", "that", "anaphora")
# So many characters after what is denied a word that limits it may stand: `does not spread as quickly`.
NEXT = 8


@dataclass(frozen=True, slots=True)
class Denial:
    """The words under one denial."""

    under: tuple[Word, ...]
    subject: tuple[Word, ...]
    """Of a plain negation, the words before it in its clause."""
    is_strong: bool
    """Whether it denies what somebody says, rather than just telling with `not`."""
    is_of_claim: bool
    """Whether it denies what somebody says by a verb, rather than by `no evidence of`."""
    opening: str
    """The stem of the first word under it where that is a function word that may be the deed, as in `has no say`; else empty."""


def denials(text: str, language: str, row: Sequence[Word], counted: Iterable[Stance]) -> tuple[Denial, ...]:
    """The denials among the stances `counted` of a sentence, in their order, over its words `row`."""
    primary = language.partition("-")[0].lower()
    negators = cues(primary).negators
    found = []
    for one in counted:
        under = tuple(word for word in row if one.start <= word.start < one.end and "denied" in word.kinds)
        if one.kind == "denied" and under and not _is_limited(text, one, primary):
            is_strong = one.cue.casefold().replace("’", "'") not in negators
            subject = () if is_strong else _before(text, one.start, row, primary)
            is_of_claim = is_strong and one.cue.casefold().partition(" ")[0] not in negators
            found.append(
                Denial(under, subject, is_strong, is_of_claim, _opening(text[one.start : under[0].start], language))
            )
    return tuple(found)


def _is_limited(text: str, one: Stance, language: str) -> bool:
    """Whether what is denied holds all the same for some, or at some time: `nothing except a wheel`, `not until May`."""
    limits = listed(language, "limits")
    cannot = one.cue.casefold().replace("’", "'") in listed(language, "cannot")
    is_claim = one.cue.casefold().partition(" ")[0] not in cues(language).negators
    return not is_claim and (
        cannot or any(match[0].lower() in limits for match in _WORD.finditer(text, one.start, one.end + NEXT))
    )


def _before(text: str, start: int, row: Sequence[Word], language: str) -> tuple[Word, ...]:
    """The words of the clause up to `start`."""
    joints = frozenset[str]().union(*(listed(language, name) for name in _JOINTS))
    marks = [match.end() for match in _BREAK.finditer(text, 0, start)]
    parted = [match.end() for match in _WORD.finditer(text, 0, start) if match[0].lower() in joints]
    begin = max((*marks, *parted), default=0)
    own = tuple(word for word in row if begin <= word.start < start)
    pronouns = listed(language, "pronouns")
    is_of_speaker = any(match[0].lower() in pronouns for match in _WORD.finditer(text, begin, start))
    # `The board says it never …`: of whom it is told stands before.
    return own or (tuple(word for word in row if word.start < begin) if is_of_speaker else ())


def _opening(before: str, language: str) -> str:
    """Of the words between a denial and the first content word under it, the first that is no auxiliary, article or the like."""
    primary = language.partition("-")[0].lower()
    light = frozenset[str]().union(*(listed(primary, name) for name in _LIGHT))
    words = (match[0].lower() for match in _WORD.finditer(before))
    return next((stem(word, language) for word in words if word not in light), "")
