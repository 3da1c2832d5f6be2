"""Whether a listed form is a verb with a subject of its own where it stands."""

from __future__ import annotations

from digest.attribution.grammar import Grammar
from digest.attribution.phrases import Phrase
from digest.attribution.tokens import CLOSING, OPENING, Token

ENDS = frozenset(".!?…")
DASHES = frozenset({",", "—", "–", "-"})
_MANY = frozenset({"people", "police", "men", "women", "troops", "milbloggers", "data", "media"})
_TAKEN = 6
"""Tokens from `claimed` to the lives that it took, at most."""
_SUBJECT = 8
"""Tokens of a subject between a comma and the verb that ends its sentence, at most."""


def is_no_verb(row: tuple[Token, ...], at: int, rules: Grammar) -> bool:
    """Whether a form listed as a verb is a noun, an infinitive or part of a name here."""
    token, prior = row[at], row[at - 1] if at else None
    if (
        token.is_capital
        and at
        and prior is not None
        and prior.text not in ENDS
        and prior.text not in CLOSING
        and prior.text not in DASHES
    ):
        return True
    if token.is_capital and at == 0 and rules.language in ("en", "de"):
        return not opens_inverted(row, at, rules)
    if prior is None or rules.language != "en":
        return False
    if token.lower.startswith("claim") and any(
        k.lower in ("life", "lives", "victims") for k in row[at + 1 : at + _TAKEN]
    ):
        return True  # "the flood claimed 14 lives"
    if goes_on_to(row, at):
        return False
    if token.lower.endswith("s") and token.lower in rules.nouns and has_no_object(row, at, rules):
        return True
    possessive = (
        prior.is_possessive
        and prior.lower not in rules.pronouns
        and not (prior.text.endswith(("s'", "s’")) and token.lower not in rules.base)
    )
    return possessive or (
        prior.lower in ("to", "the", "a", "an", "of", "no", "in", "for", "his", "her", "its", "their", "by", "with")
        and prior.text[-1].isalpha()
    )


def opens_inverted(row: tuple[Token, ...], at: int, rules: Grammar) -> bool:
    """Whether an English past tense opens its sentence before who spoke: "Said Lee: …"."""
    if rules.language != "en" or not row[at].is_capital or (at and row[at - 1].text not in ENDS):
        return False
    past = rules.is_report(row[at]) and row[at].lower not in rules.base and not row[at].lower.endswith(("ing", "s"))
    return past and at + 1 < len(row) and rules.is_name_word(row[at + 1])


def goes_on_to(row: tuple[Token, ...], at: int) -> bool:
    """Whether the verb stands in "went on to say"."""
    return [token.lower for token in row[max(0, at - 3) : at]] in (["went", "on", "to"], ["goes", "on", "to"])


def has_no_object(row: tuple[Token, ...], at: int, rules: Grammar) -> bool:
    """Whether what follows a form such as "debates" or "states" shows it to be a plural noun."""
    if at + 1 == len(row):
        return True
    following = row[at + 1]
    if not following.is_word:
        quoted = any(token.text in CLOSING for token in row[max(0, at - 6) : at])
        if following.text == ",":
            # "After the Easton attacks, …" against "The tax, Lee notes, …" and "As Lee notes, …".
            return not quoted and not any(k.text in DASHES or k.lower == "as" for k in row[max(0, at - 8) : at])
        if following.text in ENDS and _ends_sentence(row, at, rules):
            return False
        return not quoted and following.text not in OPENING and following.text != ":"
    word = following.lower
    return word != "that" and (
        word in rules.stops or word in rules.links or word in rules.be or word in ("such", "and")
    )


def _ends_sentence(row: tuple[Token, ...], at: int, rules: Grammar) -> bool:
    """Whether between the last comma and the verb that ends its sentence stands nothing but who says it."""
    comma = next((k for k in range(at - 1, max(-1, at - _SUBJECT), -1) if not row[k].is_word), 0)
    said = row[comma + 1 : at]
    if row[comma].text != "," or not said or not (rules.is_noun(said[-1].lower) or rules.is_name_word(said[-1])):
        return False
    opens = said[0].lower in rules.determiners or rules.is_name_word(said[0]) or rules.is_noun(said[0].lower)
    return opens and not any(t.lower in rules.stops or t.lower in rules.be or rules.is_cue(t) for t in said[1:])


def auxiliary(row: tuple[Token, ...], at: int, rules: Grammar) -> int:
    """Where a form of "be" stands before the verb, adverbs between them; -1 where none does."""
    here = at - 1
    while here >= 0 and row[here].lower in rules.skip:
        here -= 1
    return here if here >= 0 and row[here].lower in rules.be else -1


def prefers_inversion(row: tuple[Token, ...], at: int, rules: Grammar, turned: Phrase) -> bool:
    """Whether the source follows the verb, as `turned`, whatever could stand before it.

    A closing quotation mark before the verb shows it, in some languages any mark; after a comma, a full name that ends its
    clause ("…, schools included, said Maria Keller of the Fire Service.").
    """
    if not at:
        return True
    if row[at - 1].text in CLOSING:
        return True
    if row[at - 1].text not in DASHES:
        return False
    if rules.language in ("uk", "ru", "pl", "es", "fr", "de"):
        return True
    # "Lee, who leads, mocked Ada Quill for …": whom a verb of opinion is about stands behind it.
    return rules.is_report(row[at]) and _ends_clause(row, turned, rules)


def _ends_clause(row: tuple[Token, ...], turned: Phrase, rules: Grammar) -> bool:
    following = next((token for token in row if token.start >= turned.end), None)
    full = turned.name is not None and len(turned.name.split()) > 1
    return full and (following is None or not following.is_word or following.lower in rules.links)


def agrees(row: tuple[Token, ...], at: int, subject: Phrase, rules: Grammar) -> bool:
    """Whether an English form without ending can have this subject: a plural, "I", "we", or after an auxiliary."""
    if rules.language != "en" or row[at].lower not in rules.base or goes_on_to(row, at):
        return True
    if at and row[at - 1].lower in ("would", "could", "will", "may", "might", "did", "does", "do", "not", "never"):
        return True
    last = subject.text.split()[-1].lower()
    if subject.noun is not None and (subject.noun.endswith("s") or subject.noun in _MANY):
        return True
    return subject.pronoun in ("p", "self", "r") or last.endswith("s") or last in _MANY or " and " in subject.text
