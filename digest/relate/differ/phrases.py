"""The phrases by which something is told to be in a state, and which of them stand at a place."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest import lexicon
from digest.meaning.forms import stem
from digest.stance.cues import cues

# How many words `~` may stand for.
GAP = 3
# Endings by which English makes other words rather than other forms of a word: `completely` is no `complete`.
DERIVED = (
    "ly",
    "ings",
    "ment",
    "ments",
    "al",
    "als",
    "able",
    "ible",
    "ion",
    "ions",
    "er",
    "ers",
    "or",
    "ors",
    "ness",
    "ity",
    "ities",
    "ive",
    "ful",
)

Part = tuple[frozenset[str], frozenset[str], tuple[str, ...]] | None
"""Stems, whole forms and beginnings, any of which will do; None for a gap."""

Span = tuple[int, tuple[int, ...]]
"""The place after the last word of a phrase, and the places it leaves out."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words by which something is told to be in a state."""

    dimension: str
    is_on: bool
    is_lasting: bool
    """Whether they tell what just is so, rather than a change."""
    parts: tuple[Part, ...]
    is_absolute: bool
    """Whether a negation is part of them."""


def table(language: str) -> Mapping[str, Mapping[str, object]]:
    """The word classes of a language by their dimension."""
    found: Mapping[str, Mapping[str, object]] = lexicon.table("states").get(language.partition("-")[0].lower(), {})
    return found


@functools.lru_cache(maxsize=50_000)
def begun(word: str, language: str) -> tuple[str, str, tuple[Phrase, ...]]:
    """A word in small letters, its stem, and the phrases that may begin with it."""
    form, stemmed = word.lower().replace("’", "'"), stem(word, language)
    return form, stemmed, tuple(_beginning(_known(language.partition("-")[0].lower()), form, stemmed))


def _beginning(known: Mapping[str, Sequence[Phrase]], form: str, stemmed: str) -> Iterator[Phrase]:
    yield from known.get(form, ())
    if stemmed != form:
        yield from known.get(stemmed, ())
    for length in range(3, len(form) + 1):
        yield from known.get(f"{form[:length]}*", ())


def spanned(parts: Sequence[Part], forms: Sequence[str], stems: Sequence[str], place: int) -> Span | None:
    """Where a phrase that begins at `place` ends, and the places it leaves out; None where it does not stand there."""
    gap, inside = 0, list[int]()
    for part in parts:
        if part is None:
            gap = GAP
            continue
        last = place + gap
        while place < len(forms) and place < last and not _fits(part, forms[place], stems[place]):
            inside.append(place)
            place += 1
        if place >= len(forms) or not _fits(part, forms[place], stems[place]):
            return None
        place, gap = place + 1, 0
    return place, tuple(inside)


def _fits(part: tuple[frozenset[str], frozenset[str], tuple[str, ...]], form: str, stemmed: str) -> bool:
    return form in part[1] or (stemmed in part[0] and not form.endswith(DERIVED)) or form.startswith(part[2])


@functools.cache
def _known(language: str) -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases of a language by the stem, form or beginning (with `*`) of their first word."""
    out: dict[str, list[Phrase]] = {}
    negators = cues(language).negators
    for dimension, sides in sorted(table(language).items()):
        for side in ("on", "off"):
            for given in str(sides.get(side, "")).split(","):
                phrase = _phrase(dimension, side == "on", given.strip(), language, negators)
                first = phrase.parts[0] if phrase.parts else None
                if first is not None:
                    for key in sorted({*first[0], *first[1], *(f"{one}*" for one in first[2])}):
                        out.setdefault(key, []).append(phrase)
    return {key: tuple(found) for key, found in out.items()}


def _phrase(dimension: str, is_on: bool, given: str, language: str, negators: frozenset[str]) -> Phrase:
    text = given.removeprefix("=")
    parts = tuple(None if word == "~" else _part(word, language) for word in text.split())
    is_absolute = any(word in negators for part in text.split() for word in part.split("|"))
    return Phrase(dimension, is_on, given.startswith("="), parts, is_absolute)


def _part(word: str, language: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    choices = word.split("|")
    whole = frozenset(one.removeprefix("'") for one in choices if not one.endswith("*"))
    begun = tuple(one[:-1] for one in choices if one.endswith("*"))
    plain = [one for one in choices if not one.startswith("'") and not one.endswith("*")]
    return frozenset(stem(one, language) for one in plain), whole, begun
