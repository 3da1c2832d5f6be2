"""The states that a sentence tells something to be in, by the word classes of `digest/data/states.toml`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest import words
from digest.model import Stance
from digest.relate.differ.phrases import Phrase, Span, begun, spanned, table
from digest.relate.tokens import Kinds
from digest.stance import at
from digest.stance.cues import listed
from digest.table import one_set

# As in `vectors`, so that a token's place is that of its piece here.
_PIECE = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:['’ʼ][^\W_]+)*")
# Among so many words after it stands what limits a denial: `does not spread as quickly`.
LIMITED = 2
# Among so many words before it stands what links an adjective with its noun: `is not yet fully safe`.
LINKED = 4


@dataclass(frozen=True, slots=True)
class State:
    """That something is, or is not, in a state, as a sentence tells; `first` and `last` number the pieces that say so."""

    dimension: str
    is_on: bool
    is_lasting: bool
    is_denied: bool
    first: int
    last: int
    kinds: Kinds
    text: str
    inside: tuple[int, ...] = ()
    """The pieces among them that are no words for it: `pulled the ferry free`."""
    counted_out: int | None = None
    """Of `no container has been moved`, the number of the piece `container`: that of which there is none."""


def states(text: str, language: str, counted: Sequence[Stance]) -> tuple[State, ...]:
    """The states told in `text`, in reading order; of phrases of one dimension at a place the longest.

    `counted` are the stances of the sentence that bear on them.
    """
    primary = language.partition("-")[0].lower()
    if not known(primary):
        return ()
    pieces = list(_PIECE.finditer(text))
    read = [begun(piece[0], language) for piece in pieces]
    forms, stems = [form for form, _, _ in read], [stemmed for _, stemmed, _ in read]
    best: dict[tuple[str, int], tuple[Span, Phrase]] = {}
    for place, (_, _, phrases) in enumerate(read):
        for phrase in phrases:
            if len(phrase.parts) == 1 and place and pieces[place][0][0].isupper() and not text.istitle():
                continue  # `the Board of Pardons`
            span = spanned(phrase.parts, forms, stems, place)
            if (
                span is not None
                and span[0] > best.get((phrase.dimension, place), ((0, ()), phrase))[0][0]
                and _is_said(phrase, (place, span[0]), forms, primary)
            ):
                best[phrase.dimension, place] = span, phrase
    return tuple(_told(best, (text, pieces), forms, counted, primary)) if best else ()


def _told(
    best: Mapping[tuple[str, int], tuple[Span, Phrase]],
    written: tuple[str, Sequence[re.Match[str]]],
    forms: Sequence[str],
    counted: Sequence[Stance],
    language: str,
) -> Iterator[State]:
    """The states that the best phrases tell."""
    text, pieces = written
    taken: dict[str, int] = {}
    for (dimension, place), ((end, inside), phrase) in sorted(best.items(), key=lambda item: (item[0][1], item[0][0])):
        if place < taken.get(dimension, 0):
            continue
        taken[dimension] = end
        kinds = at(counted, pieces[end - 1].start(), pieces[end - 1].end()) | at(counted, *pieces[place].span())
        of_none = end < len(forms) and forms[end] in listed(language, "none")  # `carries no weapons`
        is_denied = ("denied" in kinds or of_none) and not phrase.is_absolute
        if is_denied and any(form in listed(language, "limits") for form in forms[end : end + LIMITED]):
            continue  # `does not spread as quickly`
        lasts = listed(language, "lasts")
        yield State(
            dimension=dimension,
            is_on=phrase.is_on is not is_denied,
            is_lasting=phrase.is_lasting or any(form in lasts for form in forms[max(0, place - 2) : place]),
            is_denied=is_denied,
            first=place,
            last=end - 1,
            kinds=one_set(kinds - {"denied"}),
            text=text[pieces[place].start() : pieces[end - 1].end()],
            inside=inside,
            counted_out=_none(forms, place, language) if is_denied else None,
        )


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


@functools.cache
def known(language: str) -> bool:
    """Whether states are told in a language."""
    return bool(table(language))


def is_opinion(dimension: str, language: str) -> bool:
    """Whether to be in such a state or not is a judgement, which a later one does not end."""
    return bool(table(language).get(dimension, {}).get("judged"))


def is_deed(dimension: str, language: str) -> bool:
    """Whether it is a deed, done or not."""
    return bool(table(language).get(dimension, {}).get("once"))


def is_final(dimension: str, language: str) -> bool:
    """Whether what is no longer in such a state does not come back to it."""
    return bool(table(language).get(dimension, {}).get("final"))


def is_vague(dimension: str, language: str) -> bool:
    """Whether its words are said of so many things that more must be shared for two of them to be of one."""
    return bool(table(language).get(dimension, {}).get("vague"))
