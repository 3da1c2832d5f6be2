"""Views and sayings that no verb gives: `her claim that …`, `critical of the plan`, `support for the strike`, `is seen as`."""

from __future__ import annotations

from digest.attribution.grammar import Grammar
from digest.attribution.phrases import Phrase, before
from digest.attribution.tokens import Token
from digest.attribution.verbs import auxiliary

_ADJECTIVES = 2
"""Words between an owner and what is owned: `Lee's widely quoted remark`."""


def saying(text: str, row: tuple[Token, ...], at: int, rules: Grammar) -> Phrase | None:
    """Whose the word for something said at `at` is: Lee in `Lee's remark that …`; None where it is nobody's."""
    if row[at].lower not in rules.sayings:
        return None
    for owner in range(at - 1, max(-1, at - 2 - _ADJECTIVES), -1):
        token = row[owner]
        kind = rules.possessives.get(token.lower)
        if kind is not None:
            return Phrase(token.text, token.start, token.end, pronoun=kind)
        if token.is_possessive:
            return before(text, row, owner + 1, rules)
        if not token.is_word or token.is_capital or token.lower in rules.stops or rules.is_cue(token):
            return None
    return None


def holder(text: str, row: tuple[Token, ...], at: int, rules: Grammar) -> Phrase | None:
    """Who holds the view that begins at `at`, where a name, a pronoun or a noun for people stands before it."""
    passive = auxiliary(row, at, rules)
    found = before(text, row, passive if passive >= 0 else at, rules)
    return found if found is not None and (found.name or found.noun or found.pronoun) else None
