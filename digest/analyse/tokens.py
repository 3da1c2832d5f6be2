"""The words of a sentence as names need them: with their capitals, possessives, and whether a sentence opens with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest import words

# A Spanish plural doubles its letters: `EE. UU.`
_TOKEN = re.compile(r"\b([A-Z])\1\.\s?([A-Z])\2\b\.?|(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?|[^\W_]+(?:['’ʼ&-][^\W_]+)*")
_ELIDING = frozenset({"fr", "it", "ca"})
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|dell|all|dall|nell|sull)['’](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$")
_OPENS = re.compile(r"[:;\"“„«‘`_…•—–?!.]")
_COMPOUND = re.compile(r"-(?:\w*ed|led|born|era|run|held|made|style|like|wide|speaking|friendly|bound|type|class)$")
_PARTY = re.compile(r"[RDI]-[A-Z][a-z]+")  # a member's party and state: `R-Utah`


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence."""

    text: str
    folded: str
    start: int
    end: int
    capital: bool
    possessive: bool
    opens: bool
    """Whether it begins a sentence or a quotation, so that its capital proves nothing."""


def tokens(text: str, language: str = "en") -> tuple[Token, ...]:
    """The words of `text`, dotted acronyms and possessives kept together with their letters, elided articles apart."""
    found: list[Token] = []
    end = 0
    elides = language in _ELIDING
    for match in _TOKEN.finditer(text):
        raw = match.group()
        if elides and (elided := _ELIDED.match(raw)):
            start = match.start() + elided.end()
            opens = not found or bool(_OPENS.search(text, end, match.start()))
            bare = raw[elided.end() :]
            head = elided.group()[:-1]
            found.append(Token(head, words.fold(head), match.start(), start, head[0].isupper() and opens, False, opens))
            found.append(
                Token(
                    bare,
                    words.fold(bare),
                    start,
                    match.end(),
                    _is_capital(bare),
                    False,
                    opens and not bare[0].isupper(),
                )
            )
            end = match.end()
            continue
        bare = _POSSESSIVE.sub("", raw)
        opens = not found or (bool(_OPENS.search(text, end, match.start())) and not _after_initial(found[-1]))
        folded = words.fold(bare)
        found.append(Token(bare, folded, match.start(), match.end(), _is_capital(bare), bare != raw, opens))
        end = match.end()
    return tuple(found)


def _after_initial(left: Token) -> bool:
    """Whether the full stop after `left` is that of an initial or a short title rather than a sentence's."""
    return left.capital and len(left.text) <= 4 and not left.text.isdigit()


def _is_capital(word: str) -> bool:
    if _COMPOUND.search(word) or _PARTY.fullmatch(word):
        return False
    if word[0].isupper():
        return True
    return len(word) > 2 and word[0].islower() and (word[1].isupper() or _capital_after_hyphen(word))


def _capital_after_hyphen(word: str) -> bool:
    head, hyphen, rest = word.partition("-")
    return bool(hyphen) and len(head) <= 2 and rest[:1].isupper()


def is_loud(row: Sequence[Token], at: int, start: int, end: int) -> bool:
    """Whether a word is one of several in capitals, as in a heading glued to a sentence."""
    neighbours = [row[near].text for near in (at - 1, at + 1) if start <= near < end]
    return (
        len(row[at].text) > 4
        and row[at].text.isupper()
        and any(text.isupper() and len(text) > 1 for text in neighbours)
    )


def texts(row: Sequence[Token], start: int, end: int) -> tuple[str, ...]:
    """The words from `start` to `end` as written."""
    return tuple(token.text for token in row[start:end])
