"""Sources without a name: common nouns with the capital of their sentence, people by how their word is made, estimates."""

from __future__ import annotations

from collections.abc import Sequence

from digest.attribution.grammar import Grammar
from digest.attribution.tokens import QUOTES, Token

_SHORTEST = 7
_PLURALS = ("ers", "ors", "ists", "ians", "men", "women")
_SINGULARS = ("er", "or", "ist", "ian", "man", "woman")
_ESTIMATE = 14
"""Tokens between `puts` and the `at` of a figure, at most."""
_HEDGES = frozenset(
    {
        "about",
        "around",
        "some",
        "roughly",
        "nearly",
        "almost",
        "more",
        "less",
        "over",
        "under",
        "between",
        "least",
        "$",
        "€",
        "£",
    }
)
_COUNTS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "half",
    ]
)


def is_common(row: Sequence[Token], first: int, run: int, core: int, grammar: Grammar) -> bool:
    """Whether the one capital letter of a phrase, at `run`, is that of its sentence, or of a German noun: `Officials in Easton`."""
    if run != core or grammar.noun(row[core].lower) is None or row[core].text.isupper():
        return False
    opens = run == first and (first == 0 or row[first - 1].text in ".!?…:" or row[first - 1].text in QUOTES)
    return opens or grammar.language == "de"


def is_agent(word: str, grammar: Grammar, *, plural: bool = False) -> bool:
    """Whether an English word that no list has is made as those for people are: `rescuer`, `archivists`."""
    if grammar.language != "en" or len(word) < _SHORTEST or word in grammar.things:
        return False
    return word.endswith(_PLURALS) or (not plural and word.endswith(_SINGULARS) and word + "s" not in grammar.things)


def is_estimate(row: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether `puts` at `at` gives somebody's figure: `puts the damage at two million`."""
    if row[at].lower not in grammar.estimates:
        return False
    for here in range(at + 2, min(len(row) - 1, at + _ESTIMATE)):
        if row[here].lower == "at":
            word = row[here + 1].lower
            return word[0].isdigit() or word in _HEDGES or word in _COUNTS
        if not row[here].is_word:
            return False
    return False
