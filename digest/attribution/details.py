"""What stands behind the noun of a source and belongs to it: `people familiar with the talks`, `Institut de la mer`."""

from __future__ import annotations

from collections.abc import Sequence

from digest.attribution.grammar import Grammar
from digest.attribution.tokens import Token

# Adjectives by which people are described.
CLOSE = frozenset({"close", "familiar", "briefed", "involved", "acquainted"})
# Prepositions before whoever made a document: "a report by the board".
MADE_BY = frozenset({"by", "from", "par", "por", "von"})
# Words a person's name has with its titles, at most.
_NAME = 6
_DETAIL = 6
"""Words behind such an adjective, at most."""


def detailed(row: Sequence[Token], at: int, grammar: Grammar) -> int:
    """The last token of what tells how somebody knows, from its adjective at `at` on: `familiar with the minister's thinking`."""
    end = at
    for here in range(at + 1, min(len(row), at + 1 + _DETAIL)):
        token, prior = row[here], row[here - 1]
        closes = token.lower in grammar.stops and token.lower not in ("in", "on", "to")
        if not token.is_word or closes or (grammar.is_cue(token) and prior.lower not in grammar.determiners):
            break
        end = here if token.lower not in grammar.determiners and token.lower not in grammar.links else end
    return end


def is_body(token: Token, grammar: Grammar) -> bool:
    """Whether the word is the noun of an institution."""
    return grammar.noun(token.lower) in grammar.organisations


def is_owner(row: Sequence[Token], here: int, last: int, grammar: Grammar) -> bool:
    """Whether a small word behind a preposition tells what a French or Spanish institution is of: `Institut de la mer`."""
    if grammar.language not in ("fr", "es") or row[here].is_capital or not row[here].is_word:
        return False
    small = grammar.links | grammar.determiners
    between = row[last + 1 : here]
    led = bool(between) and between[0].lower in grammar.links and all(token.lower in small for token in between)
    return led and row[last].is_capital and is_body(row[last], grammar) and row[here].lower not in small


def person_end(row: Sequence[Token], at: int, grammar: Grammar) -> int:
    """The token behind the person's name of two words or more that begins at `at`; 0 where none does."""
    end = at
    while end < len(row) and end - at < _NAME and _in_person_name(row[end], grammar):
        end += 1
    named = row[at:end]
    if sum(token.is_capital for token in named) < 2 or not row[end - 1].is_capital:
        return 0
    return 0 if any(_names_no_person(token, grammar) for token in named) else end


def _in_person_name(token: Token, grammar: Grammar) -> bool:
    return token.is_word and (grammar.is_name_word(token) or token.lower in grammar.particles)


def _names_no_person(token: Token, grammar: Grammar) -> bool:
    word = token.lower
    return grammar.is_noun(word) and word not in grammar.people and word not in grammar.titles


def is_some(row: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether the "of" at `at` takes some of those behind it: "one of the workers"."""
    return at > 0 and row[at].lower == "of" and row[at - 1].lower in grammar.indefinite


def whole_body(row: Sequence[Token], first: int, run: int, core: int, grammar: Grammar) -> int:
    """Where the name at `run` begins if it is that of whose institution stands before it: `Генеральний штаб Керсії`.

    Before a single name the institution may be of something, too: `Генеральний штаб Збройних сил Керсії`.
    """
    if grammar.language not in ("uk", "ru", "pl") or not first < run <= core:
        return run
    reach = first if run == core else run - 1
    body = next((at for at in range(reach, run) if is_body(row[at], grammar)), run)
    if body == run:
        return run
    return body - 1 if body > first and row[body - 1].is_capital else body
