"""Two sentences that tell one thing to be in opposite states.

Which thing it is, no parser tells: words are aligned, and one that stands next to the words for the state counts more than one further off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest.meaning.nations import nation
from digest.model import LinkKind
from digest.relate.align import STRENGTH, aligned
from digest.relate.differ.overlap import by_chance
from digest.relate.differ.placing import (
    BESIDE,
    NEAR,
    Said,
    covered,
    is_new,
    is_one,
    kept,
    nearness,
    object_of,
    pieces_of,
    primary_of,
)
from digest.relate.differ.sides import UNTOLD, Side
from digest.relate.differ.states import State, is_deed, is_final, is_opinion, is_vague
from digest.relate.tokens import Token
from digest.relate.vectors import Vector, Weigh
from digest.stance.cues import listed

# What a word adds that stands next to both states and is a name or definite, `the fire`; what it is worth at least, however often the
# story has it.
MEANT, KNOWN = 0.25, 0.55


# From this score on two states are held to be of one thing; of the vague ones more is asked. Half of the shares of both clauses that
# are shared is in it. Set on the invented stories of `tests/fixtures`, with seven clusters of DUC 2006 in which most was to be wrong.
ONE, VAGUE = 0.85, 1.15
# What more is asked for each day that the later sentence comes later than so many days.
LATER, SOON = 0.02, 7
# Less than this the words that are shared must not be worth by themselves.
LEAST = 0.3
COVERED = 0.5
# What is left where the later sentence brings up what it tells of, `a school`, or the two name others, `at Orlin`, `at Selvo`.
NEW = 0.4
# What a number adds is little: many things are of one number.
OF_NUMBERS = 0.3
# Among so many words after `no` stands the noun of which there is none.
NOUN = 3
# So many days later what is told otherwise has changed; until then two sources disagree.
CHANGED = 3


_Pair = tuple[Token, Token, float]
"""A word of either sentence, and how much of its worth their relation keeps."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two states that do not hold at one time, and how surely they are of one thing."""

    first: State
    second: State
    score: float
    shared: tuple[tuple[Token, Token], ...]
    """The words of both near the states, the most telling first."""


def opposed(one: Side, other: Side, weigh: Weigh) -> Opposed:
    """The opposite states that two sentences tell most surely of one thing; they do tell opposite states."""
    facing = [
        (first, second)
        for first in one.states
        for second in other.states
        if first.dimension == second.dimension and first.is_on is not second.is_on
        if not (first.kinds | second.kinds) & UNTOLD
    ]
    a, b = one.led_back, other.led_back
    pairs = [
        (a.tokens[pair.first], b.tokens[pair.second], STRENGTH[pair.how])
        for pair in aligned(a.tokens, b.tokens)
        if pair.how != "opposite"
    ]
    found = (_measured(Said(a, first), Said(b, second), pairs, weigh) for first, second in facing)
    return max(found, key=lambda one: (one.score, -one.first.first, -one.second.first))


def between(a: Side, b: Side, weigh: Weigh, gap: int | None) -> tuple[LinkKind, Opposed] | None:
    """What two sentences have to do with each other by their states; `b` published `gap` days after `a`, None where it is not known."""
    found = opposed(a, b, weigh)
    least = VAGUE if is_vague(found.first.dimension, a.vector.language) else ONE
    least += LATER * max(0, (gap or 0) - SOON) + by_chance(weigh)
    if found.score < least:
        return None
    kind = _kind(found, b.vector, gap)
    return (kind, found) if kind is not None else None


def _kind(found: Opposed, later: Vector, gap: int | None) -> LinkKind | None:
    before, now, language = found.first, found.second, later.language
    if is_opinion(before.dimension, language) or is_deed(before.dimension, language):
        return "contradicts" if "forecast" not in before.kinds | now.kinds else None
    if "forecast" in before.kinds:
        return None
    is_told_of_then = _is_past(later, now)
    if gap and not is_told_of_then and (not now.is_denied or gap > CHANGED):
        if gap <= CHANGED and before.is_denied:
            return "contradicts"
        return "supersedes" if not (now.is_on and is_final(now.dimension, language)) else None
    if "forecast" in now.kinds:
        return None
    is_steady = before.is_lasting and now.is_lasting
    return "contradicts" if is_steady or is_told_of_then or before.is_denied or now.is_denied else None


def in_words_of(found: Opposed) -> tuple[str, ...]:
    """What both have near the states, `captured/taken` where the words differ."""
    return tuple(
        one.written if one.term == other.term else f"{one.written}/{other.written}" for one, other in found.shared
    )


def _is_past(vector: Vector, state: State) -> bool:
    """Whether a state is told of as past: `were working`."""
    before = pieces_of(vector.text)[max(0, state.first - 3) : state.first]
    is_going_on = state.is_lasting or state.text.lower().partition(" ")[0].endswith("ing")
    return is_going_on and any(piece.lower() in listed(primary_of(vector.language), "past") for piece in before)


def _measured(one: Said, other: Said, pairs: Sequence[_Pair], weigh: Weigh) -> Opposed:
    both = (one, other)
    met = [(nearest, pair) for pair in pairs if (nearest := min(nearness(pair[0], one), nearness(pair[1], other)))]
    near = [pair for nearest, pair in met if nearest >= NEAR and pair[0].kind != "number"]
    if not near or not all(_is_of_what_is_shared(both[side], side, pairs, near) for side in (0, 1)):
        return Opposed(one.state, other.state, 0.0, ())
    brought_up = any(is_new(pair[1], other) for pair in near)
    score = sum(nearest * _worth(pair, both, weigh, is_beside=nearest == BESIDE) for nearest, pair in met)
    if score >= LEAST:
        score += COVERED * sum(
            covered(said, {id(pair[side]) for pair in pairs}, weigh) for side, said in enumerate(both)
        )
    score *= NEW if brought_up or _names_others(both, pairs) else 1.0
    near.sort(key=lambda pair: (-weigh(pair[0].term), pair[0].at))
    return Opposed(
        one.state, other.state, score if score >= ONE else 0.0, tuple((mine, theirs) for mine, theirs, _ in near)
    )


def _is_of_what_is_shared(said: Said, side: int, pairs: Sequence[_Pair], near: Sequence[_Pair]) -> bool:
    """Whether what a verb is done to, and what a sentence says there is none of, stand in both."""
    done_to, out = object_of(said), said.state.counted_out
    if done_to and not any(_at(pair, side) in done_to for pair in pairs):
        return False
    named = _named(said, is_before=True) if said.state.is_denied and out is None else set[int]()
    if named and not named & {_at(pair, side) for pair in pairs}:
        return False  # `Lee did not come`: somebody else did
    return out is None or any(out <= _at(pair, side) < out + NOUN for pair in near)


def _names_others(both: tuple[Said, Said], pairs: Sequence[_Pair]) -> bool:
    """Whether each names something before its state that the other does not, or something near it and both name nothing there."""
    met = [{_at(pair, side) for pair in pairs if _is_near(pair, both)} for side in (0, 1)]
    before = [_named(said, is_before=True) - taken for said, taken in zip(both, met, strict=True)]
    near = [_named(said, is_before=False) for said in both]
    return all(before) or all(places and not places & taken for places, taken in zip(near, met, strict=True))


def _is_near(pair: _Pair, both: tuple[Said, Said]) -> bool:
    return min(nearness(pair[0], both[0]), nearness(pair[1], both[1])) >= NEAR


def _named(said: Said, *, is_before: bool) -> set[int]:
    """The places of the names near a state, or of those before it; without those of peoples."""
    return {
        token.at
        for token in said.vector.tokens
        if token.kind == "name" and nearness(token, said) >= NEAR and (token.at < said.state.first or not is_before)
        if nation(token.written) is None
    }


def _at(pair: _Pair, side: int) -> int:
    return (pair[0] if side == 0 else pair[1]).at


def _worth(pair: _Pair, both: tuple[Said, Said], weigh: Weigh, *, is_beside: bool) -> float:
    """What a pair of words tells of two states being of one thing."""
    (one, other), (mine, theirs, strength) = both, pair
    worth = min(weigh(mine.term), weigh(theirs.term)) * kept(min(mine.rarity, theirs.rarity))
    is_known = is_one(theirs, other) and (is_one(mine, one) or is_new(mine, one))
    if is_beside and mine.kind == theirs.kind and is_known:
        worth = max(worth + MEANT, MEANT if is_vague(one.state.dimension, one.vector.language) else KNOWN)
    return worth * strength * (OF_NUMBERS if mine.kind == "number" else 1.0)
