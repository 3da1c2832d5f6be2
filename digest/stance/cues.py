"""Cue words in a sentence, as `digest/data/stance.toml` lists them by language."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from digest import lexicon
from digest.model import StanceKind
from digest.stance.tokens import Joints, Token

# How many words may stand for the `~` of a cue, and for its `~~`.
GAP, WIDE = 3, 12
REACHES = ("negates", "verbs", "follows", "clause", "phrase", "precedes", "around", "inert")
KINDS: tuple[StanceKind, ...] = get_args(StanceKind)
Word = tuple[frozenset[str], tuple[str, ...]] | int
"""Whole words and beginnings, any of which will do; for a gap how many words it may have."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as listed."""

    kind: StanceKind | None
    """None for one that only looks like a cue."""
    reach: str
    words: tuple[Word, ...]
    ahead: int = 0
    """How many of the last words are no part of it but must follow."""


@dataclass(frozen=True, slots=True)
class Met:
    """A cue in a sentence; numbers of tokens, end exclusive."""

    kind: StanceKind
    reach: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues of a language, by what they begin with."""

    whole: Mapping[str, tuple[Cue, ...]]
    beginnings: Mapping[str, tuple[Cue, ...]]
    lengths: tuple[int, ...]
    """Of the beginnings."""
    negators: frozenset[str]

    def starting(self, word: str) -> tuple[Cue, ...]:
        """The cues whose first word may be `word`."""
        found = list(self.whole.get(word, ()))
        for length in self.lengths:
            if length <= len(word):
                found += self.beginnings.get(word[:length], ())
        return tuple(found)


def met(row: Sequence[Token], language: str) -> tuple[Met, ...]:
    """The cues in `row` in reading order; the longest at a place wins, and no two overlap unless they are the same words."""
    known = cues(language)
    found: list[Met] = []
    at = 0
    while at < len(row):
        begun = _starting(row[at].word, language)
        if not begun or _is_name(row, at, language):
            at += 1  # most words
            continue
        ends = [(end, cue) for cue in begun if (end := _end(cue, row, at, known)) is not None]
        longest = max((end for end, _ in ends), default=at + 1)
        fitting = sorted(
            {(cue.kind, cue.reach) for end, cue in ends if end == longest and cue.kind is not None}, key=str
        )
        if not any(cue.kind is None for end, cue in ends if end == longest):
            found += [Met(kind, reach, at, longest) for kind, reach in fitting if kind is not None]
        at = longest
    return tuple(found)


@functools.lru_cache(maxsize=50_000)
def _starting(word: str, language: str) -> tuple[Cue, ...]:
    return cues(language).starting(word)


def _is_name(row: Sequence[Token], at: int, language: str) -> bool:
    """Whether the word is the month of May or the like: a capital amid small letters, or beside a number."""
    if not row[at].is_capital or row[at].word not in listed(language, "names"):
        return False
    beside = row[max(0, at - 1) : at + 2]
    is_title = sum(token.is_capital for token in row) > len(row) / 2
    return any(token.word[0].isdigit() for token in beside) or (at > 0 and not is_title)


def _end(cue: Cue, row: Sequence[Token], at: int, known: Cues) -> int | None:
    """Where the cue that begins at `at` ends; None where it does not stand there."""
    gap = 0
    for word in cue.words:
        if isinstance(word, int):
            gap = word
            continue
        last = at + gap
        while at <= last and at < len(row) and not _fits(word, row[at].word):
            if not gap or not row[at].is_word or row[at].word in known.negators:
                return None
            at += 1
        if at > last or at >= len(row):
            return None
        at, gap = at + 1, 0
    return at - cue.ahead


def _fits(word: tuple[frozenset[str], tuple[str, ...]], given: str) -> bool:
    return given in word[0] or given.startswith(word[1])


@functools.cache
def cues(language: str) -> Cues:
    """The cues of `language`; none where it has no list."""
    table = lexicon.table("stance").get(language, {})
    listed = [
        Cue(kind if kind in KINDS else None, reach, _words(text.replace(">", "")), text.count(">"))
        for reach in REACHES
        for kind, texts in table.get(reach, {}).items()
        for text in texts
    ]
    whole: dict[str, list[Cue]] = {}
    beginnings: dict[str, list[Cue]] = {}
    for cue in listed:
        first = cue.words[0]
        if not isinstance(first, int):
            for word in sorted(first[0]):
                whole.setdefault(word, []).append(cue)
            for word in first[1]:
                beginnings.setdefault(word, []).append(cue)
    negators = frozenset(text for texts in table.get("negates", {}).values() for text in texts)
    return Cues(
        {word: tuple(found) for word, found in whole.items()},
        {word: tuple(found) for word, found in beginnings.items()},
        tuple(sorted({len(word) for word in beginnings})),
        negators,
    )


def _words(text: str) -> tuple[Word, ...]:
    gaps = {"~": GAP, "~~": WIDE}
    return tuple(gaps.get(part) or _word(part) for part in text.split())


def _word(part: str) -> tuple[frozenset[str], tuple[str, ...]]:
    choices = part.split("|")
    return (
        frozenset(choice for choice in choices if not choice.endswith("*")),
        tuple(choice[:-1] for choice in choices if choice.endswith("*")),
    )


@functools.cache
def listed(language: str, name: str) -> frozenset[str]:
    """The words under `name` in the language's list of grammar."""
    return frozenset(lexicon.table("stance").get(language, {}).get("grammar", {}).get(name, ()))


@functools.cache
def joints(language: str) -> Joints:
    """The words of `language` at which clauses meet."""
    names = ("contrast", "subordinate", "also", "finite", "tail")
    return Joints(*(listed(language, name) for name in names))
