"""One of two sentences that may differ, with what has to be known of it however many others it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model import Anaphor, StanceKind
from digest.relate.differ.causing import tells_cause
from digest.relate.differ.placing import led_back
from digest.relate.differ.propositions import Denial, denials
from digest.relate.differ.reading import UNSURE, Word, reading
from digest.relate.differ.states import State, states
from digest.relate.vectors import Vector

# With one of these a state is not told as so; one foretold may yet end another.
UNTOLD: frozenset[StanceKind] = (UNSURE | frozenset[StanceKind]({"partial"})) - {"forecast"}


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence as differences are sought in it."""

    vector: Vector
    words: tuple[Word, ...]
    kinds: frozenset[StanceKind]
    """All that bears on some word."""
    denials: tuple[Denial, ...]
    gives_cause: bool
    states: tuple[State, ...]
    opposites: frozenset[tuple[str, bool]]
    """What a sentence must tell, as dimension and side, to tell the opposite of a state that is told as so here."""
    told: frozenset[tuple[str, bool]]
    """The dimension and side of each state that is told as so."""
    led_back: Vector
    """The sentence with the names that its pronouns stand for, where it tells a state."""


def side(vector: Vector, anaphors: Sequence[Anaphor]) -> Side:
    """A sentence read for differences; `anaphors` are those in it."""
    words = reading(vector.text, vector.language)
    found = states(vector.text, vector.language)
    told = frozenset((state.dimension, state.is_on) for state in found if not state.kinds & UNTOLD)
    return Side(
        vector=vector,
        words=words,
        kinds=frozenset[StanceKind]().union(*{word.kinds for word in words}),
        denials=denials(vector.text, vector.language),
        gives_cause=tells_cause(vector.text, vector.language),
        states=found,
        opposites=frozenset((dimension, not is_on) for dimension, is_on in told),
        told=told,
        led_back=led_back(vector, anaphors) if told else vector,
    )
