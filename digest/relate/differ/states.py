"""The states that a sentence tells something to be in, by the word classes of `digest/data/states.toml`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest import lexicon, words
from digest.meaning.forms import stem
from digest.model import StanceKind
from digest.relate.differ.reading import counting
from digest.stance import at
from digest.stance.cues import cues, listed

# As in `vectors`, so that a token's place is that of its piece here.
_PIECE = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:['’ʼ][^\W_]+)*")
# How many words `~` may stand for.
GAP = 3
# Among so many words after it stands what limits a denial: `does not spread as quickly`.
LIMITED = 2
# Among so many words before it stands what links an adjective with its noun: `is not yet fully safe`.
LINKED = 4

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


_Span = tuple[int, tuple[int, ...]]


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


@dataclass(frozen=True, slots=True)
class State:
    """That something is, or is not, in a state, as a sentence tells; `first` and `last` number the pieces that say so."""

    dimension: str
    is_on: bool
    is_lasting: bool
    is_denied: bool
    first: int
    last: int
    kinds: frozenset[StanceKind]
    text: str
    inside: tuple[int, ...] = ()
    """The pieces among them that are no words for it: `pulled the ferry free`."""
    counted_out: int | None = None
    """Of `no container has been moved`, the number of the piece `container`: that of which there is none."""


@functools.lru_cache(maxsize=8192)
def states(text: str, language: str) -> tuple[State, ...]:
    """The states told in `text`, in reading order; of phrases of one dimension at a place the longest."""
    primary = language.partition("-")[0].lower()
    known = _known(primary)
    if not known:
        return ()
    pieces = list(_PIECE.finditer(text))
    forms = [piece[0].lower().replace("’", "'") for piece in pieces]
    stems = [stem(piece[0], language) for piece in pieces]
    said = counting(text, language)
    best: dict[tuple[str, int], tuple[_Span, Phrase]] = {}
    for place in range(len(pieces)):
        for phrase in _beginning(known, forms[place], stems[place]):
            if len(phrase.parts) == 1 and place and pieces[place][0][0].isupper() and not text.istitle():
                continue  # `the Board of Pardons`
            span = _end(phrase.parts, forms, stems, place)
            if (
                span is not None
                and span[0] > best.get((phrase.dimension, place), ((0, ()), phrase))[0][0]
                and _is_said(phrase, (place, span[0]), forms, primary)
            ):
                best[phrase.dimension, place] = span, phrase
    out = []
    taken: dict[str, int] = {}
    for (dimension, place), ((end, inside), phrase) in sorted(best.items(), key=lambda item: (item[0][1], item[0][0])):
        if place < taken.get(dimension, 0):
            continue
        taken[dimension] = end
        kinds = at(said, pieces[end - 1].start(), pieces[end - 1].end()) | at(said, *pieces[place].span())
        of_none = end < len(forms) and forms[end] in listed(primary, "none")  # `carries no weapons`
        is_denied = ("denied" in kinds or of_none) and not phrase.is_absolute
        written = text[pieces[place].start() : pieces[end - 1].end()]
        is_on = phrase.is_on is not is_denied
        if is_denied and any(form in listed(primary, "limits") for form in forms[end : end + LIMITED]):
            continue  # `does not spread as quickly`
        none = _none(forms, place, primary) if is_denied else None
        is_lasting = phrase.is_lasting or any(
            form in listed(primary, "lasts") for form in forms[max(0, place - 2) : place]
        )
        told = State(dimension, is_on, is_lasting, is_denied, place, end - 1, kinds - {"denied"}, written, inside, none)
        out.append(told)
    return tuple(out)


def _none(forms: Sequence[str], before: int, language: str) -> int | None:
    """The number of the piece after the nearest `no` or the like before a state."""
    nothing = listed(language, "none")
    return next((place + 1 for place in range(before - 1, -1, -1) if forms[place] in nothing), None)


def _is_said(phrase: Phrase, span: tuple[int, int], forms: Sequence[str], language: str) -> bool:
    """Whether words tell something of what they stand with: no infinitive of purpose, no mere description of a noun.

    Known of languages with the lists of grammar that it takes.
    """
    start, end = span
    before = forms[start - 1] if start else ""
    if before in listed(language, "infinitive"):
        return start > 1 and forms[start - 2] in listed(language, "achieves")
    linking = listed(language, "linking")
    if phrase.is_lasting and linking and end - start == 1 and len(phrase.parts) == 1:
        return any(form in linking for form in forms[max(0, start - LINKED) : start])
    if any(form in listed(language, "modals") for form in forms[max(0, start - LINKED + 1) : start]):
        return False  # `cannot pardon`
    if forms[start].endswith("ing") and before in listed(language, "prepositions"):
        return False  # `guilty of kidnapping`
    if end < len(forms) and forms[end] in listed(language, "complement"):
        return False  # `found that …` finds nothing
    is_noun = before in listed(language, "determiners")
    return not (is_noun and end < len(forms) and not words.is_stop(forms[end], language))


def known(language: str) -> bool:
    """Whether states are told in a language."""
    return bool(_table(language))


def is_opinion(dimension: str, language: str) -> bool:
    """Whether to be in such a state or not is a judgement, which a later one does not end."""
    return bool(_table(language).get(dimension, {}).get("judged"))


def is_deed(dimension: str, language: str) -> bool:
    """Whether it is a deed, done or not."""
    return bool(_table(language).get(dimension, {}).get("once"))


def is_final(dimension: str, language: str) -> bool:
    """Whether what is no longer in such a state does not come back to it."""
    return bool(_table(language).get(dimension, {}).get("final"))


def is_vague(dimension: str, language: str) -> bool:
    """Whether its words are said of so many things that more must be shared for two of them to be of one."""
    return bool(_table(language).get(dimension, {}).get("vague"))


def _beginning(known: Mapping[str, Sequence[Phrase]], form: str, stemmed: str) -> Iterator[Phrase]:
    yield from known.get(form, ())
    if stemmed != form:
        yield from known.get(stemmed, ())
    for length in range(3, len(form) + 1):
        yield from known.get(f"{form[:length]}*", ())


def _end(parts: Sequence[Part], forms: Sequence[str], stems: Sequence[str], place: int) -> _Span | None:
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


def _table(language: str) -> Mapping[str, Mapping[str, object]]:
    found: Mapping[str, Mapping[str, object]] = lexicon.table("states").get(language.partition("-")[0].lower(), {})
    return found


@functools.cache
def _known(language: str) -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases of a language by the stem, form or beginning (with `*`) of their first word."""
    out: dict[str, list[Phrase]] = {}
    negators = cues(language).negators
    for dimension, sides in sorted(_table(language).items()):
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
