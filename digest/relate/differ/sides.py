"""One of two sentences that may differ, with what has to be known of it however many others it is held against."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from digest import lexicon
from digest.meaning.forms import stem
from digest.model import Anaphor, Place, StanceKind
from digest.relate.differ.causing import tells_cause
from digest.relate.differ.ground import NONE, Ground, ground
from digest.relate.differ.placing import Said, led_back
from digest.relate.differ.propositions import Denial, denials
from digest.relate.differ.reading import UNSURE, Words, content, counting
from digest.relate.differ.states import State, states
from digest.relate.tokens import Kinds, Tokens
from digest.relate.vectors import Vector
from digest.schema import Once
from digest.table import one_set

Poles = Annotated[frozenset[tuple[str, bool]], Once()]
"""Dimensions, each with one of its sides."""
# With one of these a state is not told as so; one foretold may yet end another.
UNTOLD: frozenset[StanceKind] = (UNSURE | frozenset[StanceKind]({"partial"})) - {"forecast"}

_SET = frozenset[str]()
_NOTHING = Vector(Place("", 0), "", "", "", (), _SET, _SET, _SET, _SET, Tokens())
"""Stands for a sentence that is known from elsewhere."""


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence as differences are sought in it."""

    vector: Vector
    words: Words
    kinds: Kinds
    """All that bears on some word."""
    denials: tuple[Denial, ...]
    admits: bool
    """Whether it owns to something that may have been denied."""
    gives_cause: bool
    states: tuple[State, ...]
    opposites: Poles
    """What a sentence must tell, as dimension and side, to tell the opposite of a state that is told as so here."""
    told: Poles
    """The dimension and side of each state that is told as so."""
    led_back: Vector
    """The sentence with the names that its pronouns stand for, where it tells a state."""
    ground: Ground
    """The words near the states that are told as so."""


def side(vector: Vector, anaphors: Sequence[Anaphor]) -> Side:
    """A sentence read for differences; `anaphors` are those in it."""
    text, language = vector.text, vector.language
    counted = counting(vector.said, language)
    words = content(text, language, counted)
    found = states(text, language, counted)
    so = [state for state in found if not state.kinds & UNTOLD]
    told = one_set((state.dimension, state.is_on) for state in so)
    named = led_back(vector, anaphors) if so else vector
    return Side(
        vector=vector,
        words=words,
        kinds=one_set(kind for word in words for kind in word.kinds),
        denials=denials(text, language, words, counted) if counted else (),
        admits=any(word.stem in admitting(language) and not word.kinds for word in words),
        gives_cause=tells_cause(text, language),
        states=found,
        opposites=one_set((dimension, not is_on) for dimension, is_on in told),
        told=told,
        led_back=named,
        ground=ground(Said(named, state) for state in so) if so else NONE,
    )


def apart(one: Side) -> Side:
    """The same without the sentence, to be kept beside it."""
    named = _NOTHING if one.led_back is one.vector else one.led_back
    return dataclasses.replace(one, vector=_NOTHING, led_back=named)


def joined(one: Side, vector: Vector) -> Side:
    """What `apart` was made of, with its sentence."""
    return dataclasses.replace(one, vector=vector, led_back=one.led_back if one.led_back.tokens else vector)


def terms(one: Side) -> tuple[str, ...]:
    """All terms on whose worth it may depend what is found of a sentence: its own in reading order, and what others it is read by."""
    return (*one.vector.terms, *further(one))


def further(one: Side) -> tuple[str, ...]:
    """Those of `terms` that are not in the sentence itself, in order."""
    found = {word.term for word in one.words}
    found.update(token.term for token in one.led_back.tokens)
    return tuple(sorted(found.difference(one.vector.terms)))


@functools.cache
def admitting(language: str) -> frozenset[str]:
    """The stems of words by which something is owned to."""
    return frozenset(
        stem(word, language) for word in lexicon.words("differ", language.partition("-")[0].lower(), "admits")
    )
