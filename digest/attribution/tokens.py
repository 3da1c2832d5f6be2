"""A sentence as tokens with offsets: words, abbreviations, numbers, single marks."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

OPENING = '“«„"‘‹‚'
CLOSING = '”»“"’›'
QUOTES = frozenset(OPENING + CLOSING)
_ELIDED = frozenset({"l", "d", "qu"})

# Abbreviations keep their stop, so that it does not end a noun phrase: "U.S.", "Sen.", "J."
# The first two lines change nothing but the time it takes: most tokens are plain words, and nothing begins with white space.
_TOKEN = re.compile(
    r"(?=\S)(?:"
    r"[^\W\d_]++(?=[\s,])"
    r"|(?:[^\W\d_]\.){2,}"
    r"|(?=[^\W\d_]{2,5}\.)(?:(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Cpl|Prof|St|Rev|Hon|Jr|Sr|Adm|Cmdr|Det|Insp|Supt|Mme|Sra?|Dra|gen|prof|płk|ds|Calif|Md|Va|Conn|Mass|Ariz|Fla|Ill)"
    r"|(?:вул|просп|бульв|пров|ул|пер|пос|ім|проф|акад|ген|полк|св|ul|os|inż|mgr|płk|ks|św|avda|Avda|Lic|Ing|Dipl|Mag))\."
    r"|[DRI]-[A-Z][a-z]{1,5}\."
    r"|[A-ZА-ЯІЇЄҐ]\.(?=\s+[A-ZА-ЯІЇЄҐ])"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?=\s+\d)"
    r"|t-(?:ils?|elles?|on)(?!\w)"
    r"|(?:[ld]|qu)['’](?=[^\W\d_])|(?:[LD]|Qu)['’](?=[a-zà-ÿ])"  # French elision: `l'entraîneur`
    r"|[a-zà-ÿ]++(?=-(?:ils?|elles?|t-(?:ils?|elles?|on))(?!\w))"  # French inversion: `dit-il`, `a-t-elle insisté`
    r"|\d+(?:[.,]\d+)+"
    r"|[^\W_]+(?:['’ʼ.&-][^\W_]+)*(?:['’](?![^\W_]))?"
    r"|``|''|\S)"
)


class Token(NamedTuple):
    """A token and where it stands; a tuple, as every word of every article becomes one."""

    text: str
    start: int
    end: int
    lower: str
    """The token for look-up: lower case, a plain apostrophe, no possessive ending."""
    is_word: bool
    """Whether it begins with a letter or a digit."""
    is_capital: bool
    """Whether it begins as names do."""

    @property
    def is_possessive(self) -> bool:
        """Whether it ends in an English possessive."""
        return self.text.endswith(("'s", "’s", "s'", "s’"))


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in reading order."""
    found: list[Token] = []
    new = tuple.__new__  # what a named tuple's own constructor calls, without its arguments' names
    for match in _TOKEN.finditer(text):
        word = match[0]
        start, end = match.span()
        lower, is_word, is_capital, is_closed = _seen(word)
        if is_closed and not _is_elided(word, text, end):
            found.append(Token(word[:-1], start, end - 1, *_seen(word[:-1])[:3]))
            found.append(Token(word[-1], end - 1, end, *_seen(word[-1])[:3]))
        else:
            found.append(new(Token, (word, start, end, lower, is_word, is_capital)))
    return tuple(found)


def _is_elided(word: str, text: str, end: int) -> bool:
    """Whether a word that ends in an apostrophe is an article written onto the next: `l'entraîneur`."""
    return word[:-1].lower() in _ELIDED and text[end : end + 1].isalpha()


@functools.lru_cache(maxsize=50_000)
def _seen(word: str) -> tuple[str, bool, bool, bool]:
    """The fields of a token that its letters decide, worked out once for each word; the last tells whether its apostrophe is rather a
    closing quotation mark than the possessive of a plural.
    """
    first = word[0]
    capital = first.isupper() or (len(word) > 1 and first.islower() and word[1].isupper())
    closed = len(word) > 1 and word[-1] in "'’" and word[-2] not in "sS"
    plain = word.lower().replace("’", "'").replace("ʼ", "'")
    return (plain[:-2] if plain.endswith("'s") else plain.rstrip("'")), first.isalnum(), capital, closed
