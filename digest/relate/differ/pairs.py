"""Which sentences of a story are worth asking whether they differ, beyond those that are alike in words."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from digest.meaning.lexical import related
from digest.relate.differ.causes import tells_cause
from digest.relate.differ.denials import against
from digest.relate.differ.ends import states
from digest.relate.differ.reading import Word, of
from digest.relate.differ.states import states as told
from digest.relate.vectors import Vector

Key = tuple[str, ...]
# A key that more sentences than this have on a side brings no two of them together, so that the work grows with the sentences.
COMMON = 25
# Content words of a sentence that are looked at; longer ones are lists.
LONGEST = 60


def pairs(story: Sequence[Vector]) -> list[tuple[Vector, Vector]]:
    """Sentences of two articles of which one may deny, end or explain otherwise what the other tells, in order of their places."""
    rows = [of(vector)[:LONGEST] for vector in story]
    asking = _held(_asking(row, vector) for row, vector in zip(rows, story, strict=True))
    left = {key: askers for key, askers in asking.items() if len(askers) <= COMMON}
    sought = {key[:-1] for key in left}
    right = _held(left.keys() & _answering(row, vector, sought) for row, vector in zip(rows, story, strict=True))
    found = {
        (min(a, b), max(a, b))
        for key, askers in left.items()
        if len(right.get(key, ())) <= COMMON
        for a in askers
        for b in right.get(key, ())
        if story[a].place.article != story[b].place.article and story[a].language == story[b].language
    }
    return [(story[a], story[b]) for a, b in sorted(found)]


def _held(keys: Iterable[Iterable[Key]]) -> dict[Key, list[int]]:
    """The numbers of the sentences that have each key, from the keys of each."""
    holders: dict[Key, list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in set(own):
            holders[key].append(number)
    return holders


def _asking(row: Sequence[Word], vector: Vector) -> Iterator[Key]:
    denied = [word for word in row if "denied" in word.kinds and not word.is_name]
    for word in denied:
        same = (stem for stem, kind in related(word.stem, vector.language).items() if kind == "same")
        for stem in (word.stem, *same):
            yield from _with(("denied", stem), row, word)
    yield from _opposites(row, vector)
    yield from _states(row, vector, 0)
    yield from _told(row, vector, is_on=True)
    yield from _causes(row, vector)


def _answering(row: Sequence[Word], vector: Vector, sought: AbstractSet[Key]) -> Iterator[Key]:
    """Of the keys that begin with one of `sought`, those of a sentence."""
    for word in row:
        if ("denied", word.stem) in sought and not word.is_name and "denied" not in word.kinds:
            yield from _with(("denied", word.stem), row, word)
        if ("opposite", word.stem) in sought:
            yield from _with(("opposite", word.stem), row, word)
    yield from _states(row, vector, 1)
    yield from _told(row, vector, is_on=False)
    yield from _causes(row, vector)


def _opposites(row: Sequence[Word], vector: Vector) -> Iterator[Key]:
    for word in row:
        for other in sorted(against(word.stem, vector.language)):
            yield from _with(("opposite", other), row, word)


def _states(row: Sequence[Word], vector: Vector, side: int) -> Iterator[Key]:
    for number, state in enumerate(states(vector.language.partition("-")[0].lower())):
        for word in row:
            if state[side].holds(word):
                yield from _with(("state", str(number)), row, word)


def _told(row: Sequence[Word], vector: Vector, *, is_on: bool) -> Iterator[Key]:
    dimensions = {state.dimension for state in told(vector.text, vector.language) if state.is_on is is_on}
    for dimension in sorted(dimensions):
        yield from (("is", dimension, word.term) for word in row)
        yield from (("is", dimension, other) for word in row for other in _kin(word.stem, vector.language))


@functools.lru_cache(maxsize=20_000)
def _kin(stem: str, language: str) -> tuple[str, ...]:
    return tuple(sorted(other for other, kind in related(stem, language).items() if kind == "same"))


def _causes(row: Sequence[Word], vector: Vector) -> Iterator[Key]:
    if tells_cause(vector.text, vector.language):
        yield from (("cause", word.term) for word in row)


def _with(key: Key, row: Iterable[Word], but: Word) -> Iterator[Key]:
    """`key` with each other word of the sentence: what both must have besides."""
    yield from ((*key, word.term) for word in row if word is not but)
