"""How far a noun phrase reaches from a word of it, by the kinds of words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from digest.attribution.details import CLOSE, MADE_BY, detailed, is_body, is_owner, is_some
from digest.attribution.grammar import Grammar
from digest.attribution.tokens import Token

Tokens = Sequence[Token]
COMMAS = frozenset({",", "—", "–"})
_LONGEST = 14
# Prepositions between somebody's name and what they are of.
_OF = frozenset({"of", "at", "from", "with", "for", "vom", "von"})
# Words between an article and the noun it belongs to, at most.
_BEFORE_NOUN = 6


def skip_back(row: Tokens, at: int, grammar: Grammar) -> int:
    """The last token at or before `at` that is no adverb, auxiliary, day, bracket or relative pronoun; -1 for none."""
    while at >= 0:
        token = row[at]
        kind = grammar.pronouns.get(token.lower)
        if token.text == ")":
            at = next((k - 1 for k in range(at - 1, max(-1, at - 12), -1) if row[k].text == "("), -1)
        elif token.lower in grammar.calendar:
            at = _before_day(row, at - 1)
        elif kind == "r":
            at -= 2 if at and row[at - 1].text in COMMAS else 1
        elif kind is None and (token.lower in grammar.skip or token.text in ("'s", "’s") or _is_adverb(token, grammar)):
            at -= 1
        else:
            return at
    return -1


def _before_day(row: Tokens, at: int) -> int:
    while at >= 0 and (row[at].lower in ("on", "last", "this", "late", "early", "am") or row[at].text.isdigit()):
        at -= 1
    return at


def _is_adverb(token: Token, grammar: Grammar) -> bool:
    word = token.lower
    made = grammar.language == "en" and len(word) > 4 and word.endswith("ly") and not token.is_capital
    return made and not grammar.is_noun(word)


def left(row: Tokens, last: int, grammar: Grammar) -> int:
    """The first token of the phrase that ends at `last`."""
    first = last
    while first > 0 and last - first < _LONGEST:
        word = row[first - 1].lower
        if word in grammar.links or word in ("and", "the"):
            if not (first >= 2 and _joins(row, first - 1, grammar)):
                return first - 1 if word == "the" else first
        elif word in grammar.determiners and not grammar.is_name_word(row[first - 1]):
            first -= 1
            if not _goes_on_left(row, first, grammar):
                return first
            first -= 2
            continue
        elif _ends_left(row, first - 1, grammar):
            return first
        first -= 1
    return first


def _goes_on_left(row: Tokens, first: int, grammar: Grammar) -> bool:
    """Whether the determiner at `first` follows a noun and a preposition or "and"."""
    joined = first >= 2 and (row[first - 1].lower in grammar.links or row[first - 1].lower == "and")
    return joined and _is_head(row[first - 2], grammar)


def _ends_left(row: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether no phrase that ends further right can begin at or before token `at`."""
    token, word = row[at], row[at].lower
    if not token.is_word:
        return token.text != "&"
    if grammar.is_name_word(token):
        return False
    if word in grammar.stops or word in grammar.be or word in grammar.skip:
        return True
    if grammar.is_cue(token) and not grammar.is_noun(word):
        # "the fire brigade": a verb's bare form behind an article is a noun.
        owned = at and (row[at - 1].lower in ("the", "a") or row[at - 1].is_possessive or is_body(row[at + 1], grammar))
        return not (word in grammar.base and owned)
    # "Troops stepped up …": a past tense after its subject.
    return word.endswith("ed") and at >= 1 and (grammar.is_noun(row[at - 1].lower) or grammar.is_name_word(row[at - 1]))


def _joins(row: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether the preposition, "and" or "the" at `at` joins what follows to a noun or name before it."""
    word, prior = row[at].lower, row[at - 1]
    if word == "the":
        return (
            prior.lower in grammar.links
            and at >= 2
            and (
                is_some(row, at - 1, grammar)
                or _is_head(row[at - 2], grammar)
                or in_name(row, at - 2, grammar)
                or _is_of(row, at - 1, grammar)
            )
        )
    if word == "and":
        return _is_head(prior, grammar) or grammar.is_name_word(prior)
    return (
        _is_head(prior, grammar)
        or in_name(row, at - 1, grammar)
        or _is_of(row, at, grammar)
        or is_some(row, at, grammar)
    )


def _is_of(row: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether the preposition at `at` tells what somebody named before it is of: `Ada Lee of the Harbour Institute`."""
    if row[at].lower not in _OF or at == 0 or not grammar.is_name_word(row[at - 1]):
        return False
    lead = row[at - 2] if at > 1 else None
    return (
        lead is None
        or not lead.is_word
        or grammar.is_name_word(lead)
        or lead.lower in grammar.people
        or lead.lower in grammar.titles
    )


def _is_head(token: Token, grammar: Grammar) -> bool:
    return grammar.is_noun(token.lower) or token.lower in CLOSE


def in_name(row: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether token `at` can go on with "of …" as part of a name: `Institute`, `Ministry`, `Armed Forces`."""
    if grammar.language == "de" and grammar.noun(row[at].lower) in grammar.people:
        return False  # "ein Sprecher der Feuerwehr"
    if row[at].lower in grammar.documents and (at == 0 or not row[at - 1].is_word):
        return False  # "Records of the harbour office"
    return (
        grammar.is_name_word(row[at])
        and (at == 0 or row[at].lower not in grammar.links)
        and _is_capital_noun(row[at], grammar)
    )


def _is_capital_noun(token: Token, grammar: Grammar) -> bool:
    if token.lower in grammar.people and token.lower.endswith("s") and grammar.language == "en":
        return False  # "Officials in Easton": several people are no name
    return (
        grammar.is_noun(token.lower) or token.lower in grammar.titles or token.lower in ("study", "forces", "chamber")
    )


def last_after(row: Tokens, at: int, grammar: Grammar) -> int:
    """The last token of the phrase that begins at `at`; less than `at` where none does."""
    last, here = at - 1, at
    while here < len(row) and here - at < _LONGEST:
        token = row[here]
        if last >= at and here == last + 1 and token.lower in CLOSE and grammar.is_noun(row[last].lower):
            return detailed(row, here, grammar)
        if last >= at and is_owner(row, here, last, grammar):
            last = here
        elif grammar.is_name_word(token) or grammar.is_noun(token.lower):
            last = here
            if token.is_possessive and not _goes_on(row, here + 1, grammar):
                return here
        elif _ends_right(row, at, last, here, grammar):
            break
        here += 1
    if last < at and row[at].lower in grammar.determiners and here - at >= 2 and not _is_adverb(row[at + 1], grammar):
        return min(here - 1, at + 2)
    return last


def _ends_right(row: Tokens, at: int, last: int, here: int, grammar: Grammar) -> bool:
    """Whether the phrase that begins at `at` and has reached `last` does not go on with token `here`."""
    token, word = row[here], row[here].lower
    if not token.is_word:
        return token.text != "&"
    if word in MADE_BY and last == here - 1 and row[last].lower in grammar.documents and here + 1 < len(row):
        return False
    if word in grammar.links or word in grammar.particles:
        if last < at:
            return word not in grammar.determiners
        if word in grammar.determiners and (
            row[here - 1].lower in grammar.links or row[here - 1].lower in MADE_BY
        ):  # "Institute for the Study of …"
            return False
        return last != here - 1 or not _continues(row, last, here, grammar)
    if word in grammar.calendar or (word in grammar.stops and word not in grammar.determiners):
        return True
    return last >= at and (grammar.is_cue(token) or not _goes_on(row, here, grammar))


def _continues(row: Tokens, last: int, link: int, grammar: Grammar) -> bool:
    """Whether the preposition at `link` belongs to the phrase: a common noun before it, or a name that goes on in capitals."""
    if grammar.language in ("fr", "es") and row[last].is_capital and is_body(row[last], grammar):
        return True  # "Institut de la mer"
    following = next(
        (t for t in row[link + 1 : link + 4] if t.lower not in grammar.determiners and t.lower not in grammar.links),
        None,
    )
    if following is None or following.lower in grammar.calendar:
        return False
    if not grammar.is_name_word(row[last]):
        return grammar.is_noun(row[last].lower) and (following.is_capital or grammar.is_noun(following.lower))
    return following.is_capital and (
        _is_capital_noun(row[last], grammar)
        or row[link].lower in ("&", "de", "van", "von", "del", "bin", "al", "du", "da")
    )


def _goes_on(row: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether a noun follows within two words, so that the word at `at` describes it."""
    if grammar.language == "de":  # every German noun has a capital
        return False
    if at < len(row) and (row[at].lower in grammar.skip or row[at].lower in grammar.stops):
        return False
    for token in row[at : at + 3]:
        if not token.is_word or token.lower in grammar.stops or token.lower in grammar.calendar:
            return False
        if grammar.is_noun(token.lower) or grammar.is_name_word(token):
            return True
    return False


def is_subject_noun(row: Tokens, at: int, grammar: Grammar) -> bool:
    """Whether a form that could be a verb is a noun after its determiner or the name it belongs to: "the states", "a Lowmere report"."""
    if at == 0 or row[at - 1].lower in grammar.determiners:
        return at > 0
    lead = [token.lower in grammar.determiners for token in row[max(0, at - _BEFORE_NOUN) : at]]
    return grammar.is_noun(row[at].lower) and row[at - 1].is_word and any(lead)


def no_opening(token: Token, following: Token, grammar: Grammar) -> bool:
    """Whether no phrase opens with the token: an adverb, a preposition, a day before other words."""
    word = token.lower
    if word in grammar.determiners:
        return False
    return (
        word in grammar.skip
        or word in grammar.stops
        or word in grammar.links
        or word == "and"
        or token.text == "&"
        or (word in grammar.calendar and following.is_word)
    )
