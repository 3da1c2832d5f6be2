"""Runs of capitalised words: where a name may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest import words
from digest.aliases import AliasTable
from digest.analyse.lexis import Lexis
from digest.model import Sentence

# A Spanish plural doubles its letters: `EE. UU.`
_TOKEN = re.compile(r"\b([A-Z])\1\.\s?([A-Z])\2\b\.?|(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?|[^\W_]+(?:['’ʼ&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_OPENS = re.compile(r"[:;\"“„«‘…•—–?!.]")
_ABBREVIATED = re.compile(r"\.\s+")
_COMPOUND = re.compile(r"-(?:\w*ed|led|born|era|run|held|made|style|like|wide|speaking|friendly|bound|type|class)$")
_PARTY = re.compile(r"[RDI]-[A-Z][a-z]+")  # a member's party and state: `R-Utah`
_ACRONYM = 4
"""Letters above which a word in capitals at the head of a text is rather set so to catch the eye."""
_LONGEST = 9
"""Words in a name; longer runs are headlines."""


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


@dataclass(frozen=True, slots=True)
class Part:
    """The tokens of a run that make one name."""

    start: int
    end: int
    titles: tuple[str, ...] = ()
    """Folded titles that stood before it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands, with what is around it."""

    sentence: int
    words: tuple[str, ...]
    before: tuple[str, ...]
    """Up to three folded words before it, nearest first."""
    after: tuple[str, ...]
    """Up to five folded words after it, nearest first."""
    tail: str
    """The characters that follow it."""
    titles: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words as one name."""
        return " ".join(self.words)


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text`, dotted acronyms and possessives kept together with their letters."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        raw = match.group()
        bare = _POSSESSIVE.sub("", raw)
        opens = not found or (bool(_OPENS.search(text, end, match.start())) and not _after_initial(found[-1]))
        folded = words.fold(bare)
        found.append(Token(bare, folded, match.start(), match.end(), _is_capital(bare), bare != raw, opens))
        end = match.end()
    return tuple(found)


def runs(text: str, row: Sequence[Token], lexis: Lexis, aliases: AliasTable) -> Iterator[tuple[int, int]]:
    """The first token of each run of capitalised words and the one after its last; none in a headline or in capitals."""
    if _shouts(text) or (_is_headline(row) and not lexis.nouns_capital):
        return
    at, loud = 0, _loud(row, aliases)
    while at < len(row):
        if not row[at].capital or at < loud:
            at += 1
            continue
        end = at + 1
        while (step := _extension(row, at, end, text, lexis)) and end + step - at <= _LONGEST:
            end += step
        end = max(end, _known_end(row, at, end, aliases))
        yield at, end
        at = end


def _loud(row: Sequence[Token], aliases: AliasTable) -> int:
    """How many words at the beginning are in capitals where one in small letters follows: `A POWERFUL storm`."""
    count = next((at for at, token in enumerate(row) if not token.text.isupper()), 0)
    long = any(len(token.text) > _ACRONYM and aliases.canonical(token.text) is None for token in row[:count])
    return count if long and row[count].text.islower() else 0


def _known_end(row: Sequence[Token], start: int, end: int, aliases: AliasTable) -> int:
    """The end of a known name that goes on past a small word: `Food and Drug Administration`, `Trinidad and Tobago`."""
    if end + 1 >= len(row) or row[end].capital or not row[end + 1].capital or row[end - 1].possessive:
        return end
    for last in range(min(len(row), end + 4), end + 1, -1):
        if aliases.canonical(" ".join(token.text for token in row[start:last])) is not None:
            return last
    return end


def mention(sentence: Sentence, row: Sequence[Token], part: Part) -> Mention:
    """The tokens of `part` with their surroundings."""
    start, end = part.start, part.end
    return Mention(
        sentence=sentence.index,
        words=tuple(token.text for token in row[start:end]),
        before=tuple(token.folded for token in row[max(0, start - 3) : start][::-1]),
        after=tuple(token.folded for token in row[end : end + 5]),
        tail=sentence.text[row[end - 1].end : row[end - 1].end + 12],
        titles=part.titles,
    )


def is_acronym(word: str) -> bool:
    """Whether `word` is written in capitals, as acronyms are: `NATO`, `U.S.`, `G7`."""
    letters = word.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isupper() and letters.isalnum()


def _extension(row: Sequence[Token], start: int, end: int, text: str, lexis: Lexis) -> int:
    """How many tokens after `end` belong to the run that starts at `start`; 0 where it ends there."""
    if end >= len(row) or row[end - 1].possessive or not _joined(row[end - 1], row[end], text, lexis):
        return 0
    if row[end].capital:
        return 1
    if row[end].folded in lexis.particles and _capital_at(row, end + 1, text, lexis):
        return 2
    two = (
        end + 2 < len(row)
        and row[end].folded in lexis.particles
        and row[end + 1].folded in lexis.particles | lexis.articles
    )
    if two and _capital_at(row, end + 2, text, lexis):
        return 3
    return _joint(row, start, end, text, lexis)


def _joint(row: Sequence[Token], start: int, end: int, text: str, lexis: Lexis) -> int:
    """The tokens that `of`, `for the` or `and` add to an organisation's or event's head."""
    has_head = any(_is_head(token.folded, lexis) for token in row[start:end])
    if not has_head:
        return _paired(row, start, end, text, lexis)
    if row[end].folded in lexis.joiners:
        if _capital_at(row, end + 1, text, lexis):
            return 2
        if end + 1 < len(row) and row[end + 1].folded in lexis.articles and _capital_at(row, end + 2, text, lexis):
            return 3
    if row[end].folded in lexis.conjunctions and _capital_at(row, end + 1, text, lexis):
        headed = row[_first(row, start, lexis)].folded in lexis.organisation and any(
            t.folded in lexis.joiners for t in row[start:end]
        )
        return 2 if headed else 0
    return 0


def _is_head(word: str, lexis: Lexis) -> bool:
    return word in lexis.organisation or word.removesuffix("s") in lexis.organisation or word in lexis.event_first


def _paired(row: Sequence[Token], start: int, end: int, text: str, lexis: Lexis) -> int:
    """The tokens that `and` adds where a body's head stands at the end: `National Security and Defense Council`."""
    if row[end].folded not in lexis.conjunctions:
        return 0
    last = end + 1
    while _capital_at(row, last, text, lexis) and last - end <= 3 and row[last].folded not in lexis.organisation:
        last += 1
    first = _first(row, start, lexis)
    modifiers = row[first].folded in lexis.modifiers and row[first].folded not in lexis.titles
    closes = last < len(row) and row[last].folded in lexis.organisation and _capital_at(row, last, text, lexis)
    return last + 1 - end if modifiers and closes else 0


def _first(row: Sequence[Token], start: int, lexis: Lexis) -> int:
    """The first word of a run after its article."""
    return start + (row[start].folded in lexis.articles and row[start + 1].capital)


def _capital_at(row: Sequence[Token], at: int, text: str, lexis: Lexis) -> bool:
    return at < len(row) and row[at].capital and _joined(row[at - 1], row[at], text, lexis)


def _joined(left: Token, right: Token, text: str, lexis: Lexis) -> bool:
    gap = text[left.end : right.start]
    if gap.isspace():
        return True
    initial = len(left.text) == 1 or left.folded in lexis.titles or left.folded in ("st", "mt", "ft", "jr")
    return initial and _ABBREVIATED.fullmatch(gap) is not None


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


def _is_headline(row: Sequence[Token]) -> bool:
    """Whether the words that matter are written with capitals throughout, so that capitals tell nothing."""
    long = [token for token in row if len(token.text) > 3]
    return len(long) >= 6 and sum(token.capital for token in long) > 0.9 * len(long)


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.6 * len(letters)
