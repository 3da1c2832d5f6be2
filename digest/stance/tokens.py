"""A sentence as words and marks, and where its clauses end."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W_]+)*|[,;:()\[\]?!…—–]|(?<=\s)-(?=\s)")
# In French an elided word is a word of its own: `n'est` is `n'` and `est`.
_ELIDING = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W_]+)*'?|[,;:()\[\]?!…—–]|(?<=\s)-(?=\s)")
_HARD = frozenset(";:()[]?!…—–-")
# What is longer than this many words and marks is no sentence; of such only the beginning is looked at.
LONGEST = 300
# "And" parts clauses where a verb with its subject follows within so many words.
_SUBJECT = 4


class Token(NamedTuple):
    """A word in lower case, or a mark; offsets are those of the text. A tuple, as every word of many sentences becomes one."""

    word: str
    start: int
    end: int
    is_word: bool
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Joints:
    """Words of a language at which clauses meet."""

    contrast: Set[str]
    """`but`, `while`: no cue reaches across."""
    subordinate: Set[str]
    """`because`, `when`: where a cue that bears on its own clause ends."""
    also: Set[str]
    finite: Set[str]
    """Auxiliaries and pronouns that show a clause after `and`; where a language has none listed, any `and` parts."""
    tail: Set[str]
    """`saying`, `adding`: after a comma the speaker goes on, and what was bearing on the words before has ended."""


def tokens(text: str, language: str) -> tuple[Token, ...]:
    """The words and marks of `text`; full stops are left out, for a sentence has one at its end and else only in abbreviations."""
    pattern = _ELIDING if language == "fr" else _TOKEN
    plain = text.replace("’", "'").replace("ʼ", "'")
    new = tuple.__new__  # what a named tuple's own constructor calls, without its arguments' names
    found: list[Token] = []
    for match in itertools.islice(pattern.finditer(plain), LONGEST):
        word, is_word, is_capital = _seen(match.group())
        found.append(new(Token, (word, match.start(), match.end(), is_word, is_capital)))
    return tuple(found)


@functools.lru_cache(maxsize=50_000)
def _seen(word: str) -> tuple[str, bool, bool]:
    """The fields of a token that its letters decide, worked out once for each word."""
    return word.lower(), word[0].isalnum(), word[0].isupper()


def is_hard(row: Sequence[Token], at: int, joints: Joints) -> bool:
    """Whether no cue reaches across the token at `at`."""
    token = row[at]
    if not token.is_word:
        return token.word in _HARD or (token.word == "," and _goes_on_elsewhere(row, at + 1, joints))
    return token.word in joints.contrast


def is_soft(row: Sequence[Token], at: int, joints: Joints) -> bool:
    """Whether a clause ends before the token at `at`."""
    token = row[at]
    if is_hard(row, at, joints) or token.word == "," or token.word in joints.subordinate:
        return True
    return token.word in joints.also and _is_clause(row[at + 1 : at + 1 + _SUBJECT], joints)


def _goes_on_elsewhere(row: Sequence[Token], at: int, joints: Joints) -> bool:
    if at >= len(row):
        return False
    return row[at].word in joints.tail or (
        row[at].word in joints.also and _is_clause(row[at + 1 : at + 2 + _SUBJECT], joints)
    )


def _is_clause(row: Sequence[Token], joints: Joints) -> bool:
    return not joints.finite or any(token.word in joints.finite for token in row)
