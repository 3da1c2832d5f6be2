"""Verbs of saying that no list names, told by their place: `«…», grommela le maire`, `“…,” grinned Abara`, `– … – burknął Lis`."""

from __future__ import annotations

from collections.abc import Sequence

from digest.attribution.grammar import Grammar
from digest.attribution.tokens import CLOSING, Token

_DASHES = frozenset("—–-")
_SHORTEST = 3
# Finite endings of third persons in the past and present, where the language shows a verb by them.
_FINITE = {
    "uk": ("в", "ла", "ли", "вся", "лася", "лась", "лися", "є", "ить", "їть", "ує", "ється", "иться", "уть", "ють"),
    "ru": ("л", "ла", "ли", "лся", "лась", "лись", "ет", "ит", "ют", "ят", "ется", "ится"),
    "pl": ("ł", "ła", "li", "ły", "uje", "ął", "ęła"),
    "es": ("ó", "aron", "ieron", "aba", "ía", "a", "e", "an", "en", "o"),
    "de": ("t", "te", "ten"),
    "en": ("ed", "s", "ew", "id", "an", "ung", "ore", "ote"),
    "fr": ("e", "a", "ait", "it", "ut", "ent", "nd"),
}  # fmt: skip


# What tells from where speech came stands between verb and speaker: `вигукнула з трибуни депутатка`.
_PREPOSITIONS = {
    "uk": frozenset({"з", "із", "зі", "на", "у", "в", "під", "після", "до"}),
    "ru": frozenset({"с", "со", "из", "на", "в", "во", "под", "после", "по"}),
    "pl": frozenset({"z", "ze", "na", "w", "we", "po", "do", "podczas"}),
}


def opens_with_inquit(row: Sequence[Token], rules: Grammar) -> bool:
    """Whether a verb of saying, listed or not, and who spoke stand at the beginning."""
    return len(row) > 1 and _may_be_verb(row[0], rules) and _names_somebody(row, 1, rules)


def past_place(row: Sequence[Token], at: int, rules: Grammar) -> int:
    """The token behind a preposition and its noun at `at`; `at` where none stands there or nobody is named behind it."""
    here = at + 2
    if here >= len(row) or row[at].lower not in _PREPOSITIONS.get(rules.language, ()) or row[at + 1].is_capital:
        return at
    return here if _names_somebody(row, here, rules) else at


def is_inquit(row: Sequence[Token], at: int, rules: Grammar) -> bool:
    """Whether the word at `at` stands behind the end of speech and before who spoke, as only the verb of saying does."""
    # Few words stand there, so that this is asked first.
    return (
        row[at].is_word
        and _behind_speech(row, at)
        and _may_be_verb(row[at], rules)
        and at + 1 < len(row)
        and _names_somebody(row, past_place(row, at + 1, rules), rules)
    )


def _may_be_verb(token: Token, rules: Grammar) -> bool:
    word = token.lower
    return (
        token.text.isalpha()
        and not token.is_capital
        and len(word) >= _SHORTEST
        and word.endswith(_FINITE.get(rules.language, ("\0",)))
        and not (_is_function(word, rules) or word in rules.determiners or rules.is_noun(word))
    )


def _behind_speech(row: Sequence[Token], at: int) -> bool:
    """Whether a closing mark stands before it, a comma or a dash between them; or two marks in a row, the speech blanked out."""
    here = at - 1
    while here >= 0 and (row[here].text == "," or row[here].text in _DASHES):
        here -= 1
    between = at - 1 - here
    if between > 1 and row[here + 1].text in _DASHES:
        return True
    return here >= 0 and between <= 2 and row[here].text in CLOSING


def _names_somebody(row: Sequence[Token], at: int, rules: Grammar) -> bool:
    """Whether a name, or a noun for a person or body, begins at `at`, an article or an office in one word before it."""
    if row[at].lower in rules.determiners and at + 1 < len(row):
        at += 1
    if rules.is_name_word(row[at]) or rules.is_noun(row[at].lower):
        return True
    office = row[at].text.isalpha() and not _is_function(row[at].lower, rules)
    return office and at + 1 < len(row) and rules.is_name_word(row[at + 1])


def _is_function(word: str, rules: Grammar) -> bool:
    return any(
        word in listed for listed in (rules.stops, rules.links, rules.skip, rules.be, rules.particles, rules.pronouns)
    )
