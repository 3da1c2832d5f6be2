"""The words of a sentence as names need them: with their capitals, possessives, and whether a sentence opens with them."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from digest import words

# Most tokens are plain words, which the first alternative is done with. A Spanish plural doubles its letters: `EE. UU.`
_TOKEN = re.compile(
    r"[^\W_]++(?=[\s,])|\b([A-Z])\1\.\s?([A-Z])\2\b\.?|(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?|[^\W_]+(?:['’ʼ&-][^\W_]+)*"
)
_ELIDING = frozenset({"fr", "it", "ca"})
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|dell|all|dall|nell|sull)['’](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$")
_OPENS = re.compile(r"[:;\"“„«‘`_…•—–?!.]")
_COMPOUND = re.compile(r"-(?:\w*ed|led|born|era|run|held|made|style|like|wide|speaking|friendly|bound|type|class)$")
_PARTY = re.compile(r"[RDI]-[A-Z][a-z]+")  # a member's party and state: `R-Utah`
_HEADLINE = 6
"""Longer words from which on a line can be told from its capitals to be a headline."""
_SHOUTED = 20
"""Letters up to which a line in capitals is rather a name."""
_SHORT = 4
"""Letters up to which a word in capitals may be an acronym."""


class Token(NamedTuple):
    """A word of a sentence; a tuple, as every word of every article becomes one."""

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
    new = tuple.__new__  # what a named tuple's own constructor calls, without its arguments' names
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
        bare, folded, capital, possessive = _read(raw)
        start, stop = match.span()
        opens = not found
        if found and text[end:start] != " ":
            opens = _OPENS.search(text, end, start) is not None and not _after_initial(found[-1])
        found.append(new(Token, (bare, folded, start, stop, capital, possessive, opens)))
        end = stop
    return tuple(found)


@functools.lru_cache(maxsize=50_000)
def _read(raw: str) -> tuple[str, str, bool, bool]:
    """A word without its possessive ending, folded, whether it has a capital, and whether it had such an ending."""
    bare = _POSSESSIVE.sub("", raw)
    return bare, words.fold(bare), _is_capital(bare), bare != raw


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
    word = row[at].text
    if len(word) <= _SHORT or not word.isupper():
        return False
    neighbours = [row[near].text for near in (at - 1, at + 1) if start <= near < end]
    return any(text.isupper() and len(text) > 1 for text in neighbours)


def texts(row: Sequence[Token], start: int, end: int) -> tuple[str, ...]:
    """The words from `start` to `end` as written."""
    return tuple([token.text for token in row[start:end]])


def is_headline(row: Sequence[Token]) -> bool:
    """Whether the words that matter are written with capitals throughout, so that capitals tell nothing."""
    long = [token.capital for token in row if len(token.text) > 3]
    return len(long) >= _HEADLINE and sum(long) > 0.9 * len(long)


def shouts(text: str) -> bool:
    """Whether a text is written in capitals."""
    if sum(map(str.isupper, text)) <= 0.6 * _SHOUTED:
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) > _SHOUTED and sum(c.isupper() for c in letters) > 0.6 * len(letters)
