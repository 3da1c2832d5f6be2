"""A sentence as tokens with offsets: words, abbreviations, numbers, single marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = '“«„"‘‹‚'
CLOSING = '”»“"’›'
QUOTES = frozenset(OPENING + CLOSING)
_ELIDED = frozenset({"l", "d", "qu"})

# Abbreviations keep their stop, so that it does not end a noun phrase: "U.S.", "Sen.", "J."
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Cpl|Prof|St|Rev|Hon|Jr|Sr|Adm|Cmdr|Det|Insp|Supt|Mme|Sra?|Dra|gen|prof|płk|ds|Calif|Md|Va|Conn|Mass|Ariz|Fla|Ill)\."
    r"|(?:вул|просп|бульв|пров|ул|пер|пос|ім|проф|акад|ген|полк|св|ul|os|inż|mgr|płk|ks|św|avda|Avda|Lic|Ing|Dipl|Mag)\."
    r"|[DRI]-[A-Z][a-z]{1,5}\."
    r"|[A-ZА-ЯІЇЄҐ]\.(?=\s+[A-ZА-ЯІЇЄҐ])"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?=\s+\d)"
    r"|t-(?:ils?|elles?|on)(?!\w)"
    r"|(?:[ld]|qu)['’](?=[^\W\d_])|(?:[LD]|Qu)['’](?=[a-zà-ÿ])"  # French elision: `l'entraîneur`
    r"|[a-zà-ÿ]+(?=-(?:ils?|elles?|t-(?:ils?|elles?|on))(?!\w))"  # French inversion: `dit-il`, `a-t-elle insisté`
    r"|\d+(?:[.,]\d+)+"
    r"|[^\W_]+(?:['’ʼ.&-][^\W_]+)*(?:['’](?![^\W_]))?"
    r"|``|''|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token and where it stands."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The token for look-up: lower case, a plain apostrophe, no possessive ending."""
        plain = self.text.lower().replace("’", "'").replace("ʼ", "'")
        return plain[:-2] if plain.endswith("'s") else plain.rstrip("'")

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter or a digit."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins as names do."""
        first = self.text[0]
        return first.isupper() or (len(self.text) > 1 and first.islower() and self.text[1].isupper())

    @property
    def is_possessive(self) -> bool:
        """Whether it ends in an English possessive."""
        return self.text.endswith(("'s", "’s", "s'", "s’"))


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in reading order."""
    found = []
    for match in _TOKEN.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        elided = word[:-1].lower() in _ELIDED and text[end : end + 1].isalpha()
        if len(word) > 1 and word[-1] in "'’" and word[-2] not in "sS" and not elided:
            # A closing quotation mark, not the possessive of a plural.
            found += [Token(word[:-1], start, end - 1), Token(word[-1], end - 1, end)]
        else:
            found.append(Token(word, start, end))
    return tuple(found)
