"""Where words stand to a state in a sentence: next to it, in its clause, elsewhere; and which of them stand for one known thing."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from digest.meaning.forms import stem
from digest.meaning.frequency import rarity
from digest.meaning.nations import nation
from digest.model import Anaphor
from digest.relate.differ.states import State
from digest.relate.tokens import Token, Tokens
from digest.relate.vectors import Vector, Weigh, term_of
from digest.stance.cues import listed

# How much a word counts by where it stands: next to the state, in its clause, in its sentence, among the words that name who says so.
BESIDE, NEAR, FAR, ASIDE = 1.0, 0.8, 0.4, 0.1
# Content words, and words at all, within which is next to it and near.
ADJACENT, WITHIN = 2, 9
# From this rarity in news on a word is no mere `time` or `people`.
TELLING = 0.1
_PIECE = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:['’ʼ][^\W_]+)*")
_MARK = re.compile(r"[,;:()–—“”\"]")


@dataclass(frozen=True, slots=True)
class Said:
    """A state with the sentence that tells it."""

    vector: Vector
    state: State


def nearness(token: Token, said: Said) -> float:
    """How much a word counts for what is in a state, by where it stands; 0 for the words that tell the state."""
    state, row = said.state, said.vector.tokens
    if state.first <= token.at <= state.last:
        return BESIDE if token.at in state.inside else 0.0
    if token.aside:
        return ASIDE
    clauses = clauses_of(said.vector.text, said.vector.language)
    own = clauses[state.first]
    if clauses[token.at] != own:
        return NEAR if token.at < state.first and not _has_subject(said) else FAR
    low, high = (token.at, state.first) if token.at < state.first else (state.last, token.at)
    if sum(low < one.at < high for one in row) < ADJACENT:
        return BESIDE
    return NEAR if high - low <= WITHIN else FAR


def _has_subject(said: Said) -> bool:
    """Whether the clause of a state names, before it, what may be in it: not so in `Morn, released on Friday, …`."""
    clauses, first = clauses_of(said.vector.text, said.vector.language), said.state.first
    return any(one.at < first and clauses[one.at] == clauses[first] and not one.aside for one in said.vector.tokens)


def covered(said: Said, met: Set[int], weigh: Weigh) -> float:
    """The share of the clause of a state, by what its words are worth, that the other sentence has too."""
    clauses = clauses_of(said.vector.text, said.vector.language)
    state, own = said.state, clauses[said.state.first]
    row = [
        (weigh(token.term) * kept(token.rarity), id(token) in met)
        for token in said.vector.tokens
        if clauses[token.at] == own and not token.aside and not state.first <= token.at <= state.last
    ]
    total = sum(worth for worth, _ in row)
    return sum(worth for worth, is_met in row if is_met) / total if total else 0.0


def kept(rarity: float) -> float:
    """How much of what a word is worth in its story it keeps, the more the rarer it is in news at large."""
    return 0.4 + 0.6 * rarity


def object_of(said: Said) -> frozenset[int]:
    """The places of the words that follow a verb at once, determiners apart: `closed the old school`."""
    at, found = said.state.last + 1, list[int]()
    row = {token.at for token in said.vector.tokens if not token.aside and token.rarity >= TELLING}
    clauses, pieces = clauses_of(said.vector.text, said.vector.language), pieces_of(said.vector.text)
    if pieces[at : at + 1] == ("of",):
        at += 1
    skipped = listed(primary_of(said.vector.language), "definite") | listed(
        primary_of(said.vector.language), "indefinite"
    )
    if said.state.is_lasting or said.state.inside:
        return frozenset()
    while at < len(pieces) and clauses[at] == clauses[said.state.last]:
        if at in row:
            found.append(at)
        elif found or pieces[at].lower() not in skipped:
            break
        at += 1
    return frozenset(found)


def is_one(token: Token, said: Said) -> bool:
    """Whether a word stands for one thing that is known already: a name, `the fire`; not `fires`, `a fire`, `French`."""
    if token.kind == "name":
        return nation(token.written) is None
    pieces = pieces_of(said.vector.text)
    before = {piece.lower() for piece in pieces[max(0, token.at - 3) : token.at]}
    is_many = token.written.endswith("s") and not token.written.endswith("ss")
    return bool(before & listed(primary_of(said.vector.language), "definite")) and not is_many


def is_new(token: Token, said: Said) -> bool:
    """Whether a word brings something up: `a school`."""
    pieces = pieces_of(said.vector.text)
    before = {piece.lower() for piece in pieces[max(0, token.at - 3) : token.at]}
    return token.kind == "word" and bool(before & listed(primary_of(said.vector.language), "indefinite"))


def led_back(vector: Vector, anaphors: Sequence[Anaphor]) -> Vector:
    """The sentence with the names that its pronouns and nouns stand for among its words, where these stand."""
    pieces, known = pieces_of(vector.text), {token.term for token in vector.tokens}
    added = []
    for anaphor in anaphors:
        at = _found(pieces, pieces_of(anaphor.text))
        # The last word of a name tells most; all of them would tell it several times.
        word = pieces_of(anaphor.name)[-1]
        term, stemmed = term_of(word, vector.language), stem(word, vector.language)
        if at is not None and term not in known:
            known.add(term)
            added.append(Token(term, stemmed, word, at, "name", rarity(stemmed, vector.language)))
    if not added:
        return vector
    return dataclasses.replace(vector, tokens=Tokens(sorted((*vector.tokens, *added), key=lambda token: token.at)))


def _found(pieces: Sequence[str], sought: Sequence[str]) -> int | None:
    """The last place of the words `sought`, where they first stand in a row."""
    size = len(sought)
    starts = (at for at in range(len(pieces) - size + 1) if tuple(pieces[at : at + size]) == tuple(sought))
    start = next(starts, None) if size else None
    return start + size - 1 if start is not None else None


@functools.lru_cache(maxsize=8192)
def pieces_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a sentence, as those of a `Vector` are numbered."""
    return tuple(_PIECE.findall(text))


@functools.lru_cache(maxsize=8192)
def clauses_of(text: str, language: str) -> tuple[int, ...]:
    """For each piece of `text` the number of its clause."""
    primary = primary_of(language)
    joints = listed(primary, "contrast") | listed(primary, "subordinate") | listed(primary, "relative")
    marks = [match.start() for match in _MARK.finditer(text)]
    out, joined = [], 0
    for match in _PIECE.finditer(text):
        joined += match[0].lower() in joints
        out.append(bisect.bisect(marks, match.start()) + joined)
    return tuple(out)


def primary_of(language: str) -> str:
    """The primary subtag of a language."""
    return language.partition("-")[0].lower()
