"""Runs of capitalised words: where a name may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest import inflection, words
from digest.aliases import AliasTable
from digest.analyse.lexis import Lexis
from digest.analyse.tokens import Token, is_headline, shouts
from digest.model import Sentence, TagKind

_ABBREVIATED = re.compile(r"\.\s+")
_SUFFIXES = frozenset(
    {"Jr", "Sr", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIV", "XVI", "XXIII"}
)
_VEHICLE = re.compile(r"[^\W\d_]{1,6}-\d{1,4}[^\W\d_]{0,3}")
_ACRONYM = 4
"""Letters above which a word in capitals at the head of a text is rather set so to catch the eye."""
_LONGEST = 9
"""Words in a name; longer runs are headlines."""


class Part(NamedTuple):
    """The tokens of a run that make one name; a tuple, as there are so many."""

    start: int
    end: int
    titles: tuple[str, ...] = ()
    """Folded titles that stood before it."""
    kind: TagKind | None = None
    """What it certainly is by what stands beside it."""
    weight: int = 20
    """How many votes that has."""


class Mention(NamedTuple):
    """A name where it stands, with what is around it; a tuple, as there are so many."""

    sentence: int
    words: tuple[str, ...]
    before: tuple[str, ...]
    """Up to three folded words before it, nearest first."""
    after: tuple[str, ...]
    """Up to five folded words after it, nearest first."""
    tail: str
    """The characters that follow it."""
    titles: tuple[str, ...] = ()
    kind: TagKind | None = None
    """What it is by what stands beside it, and how many votes that has."""
    weight: int = 0
    start: int = 0
    """The number of its first word in the sentence, and of the word after its last."""
    end: int = 0

    @property
    def text(self) -> str:
        """The words as one name."""
        return " ".join(self.words)


def runs(text: str, row: Sequence[Token], lexis: Lexis, aliases: AliasTable) -> Iterator[tuple[int, int]]:
    """The first token of each run of capitalised words and the one after its last; none in a headline or in capitals."""
    if shouts(text) or (is_headline(row) and not lexis.nouns_capital):
        return
    at, loud = 0, _loud(row, aliases)
    for first, token in enumerate(row):
        if not token.capital or first < max(at, loud):
            continue
        at, end = first, first + 1
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
        words=tuple(_words(sentence.text, row, start, end)),
        before=tuple([token.folded for token in row[max(0, start - 3) : start][::-1]]),
        after=tuple([token.folded for token in row[end : end + 5]]),
        tail=sentence.text[row[end - 1].end : row[end - 1].end + 12],
        titles=part.titles,
        kind=part.kind,
        weight=part.weight,
        start=start,
        end=end,
    )


def _words(text: str, row: Sequence[Token], start: int, end: int) -> Iterator[str]:
    """The words of a name as the text has them, `&` among them."""
    for at in range(start, end):
        yield row[at].text
        if at + 1 < end and text[row[at].end : row[at + 1].start].strip() == "&":
            yield "&"


def is_suffix(word: str) -> bool:
    """Whether `word` only follows names: `Jr`, `III`."""
    return word in _SUFFIXES


def is_model(word: str) -> bool:
    """Whether `word` is the number of a weapon, vehicle or device: `FAB-3000`, `T-72`."""
    return "-" in word and _VEHICLE.fullmatch(word) is not None and not word.upper().startswith("COVID")


def is_acronym(word: str) -> bool:
    """Whether `word` is written in capitals, as acronyms are: `NATO`, `U.S.`, `G7`."""
    letters = word.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isupper() and letters.isalnum()


def _extension(row: Sequence[Token], start: int, end: int, text: str, lexis: Lexis) -> int:
    """How many tokens after `end` belong to the run that starts at `start`; 0 where it ends there."""
    if end >= len(row) or not _joined(row[end - 1], row[end], text, lexis):
        return 0
    if row[end - 1].possessive:
        return 1 if _owned(row, start, end, lexis) else 0
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


def _owned(row: Sequence[Token], start: int, end: int, lexis: Lexis) -> bool:
    """Whether the possessive before `end` is part of the name: `Children's Fund`, `St. Mary's Church`."""
    headed = row[end].capital and row[end].folded in lexis.organisation | lexis.place
    return headed and (row[end - 1].folded in lexis.collective or row[start].folded in ("st", "saint"))


def _joint(row: Sequence[Token], start: int, end: int, text: str, lexis: Lexis) -> int:
    """The tokens that `of`, `for the` or `and` add to an organisation's or event's head."""
    if lexis.head_first and (step := _lower_adjective(row, start, end, lexis)):
        return step
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


def _lower_adjective(row: Sequence[Token], start: int, end: int, lexis: Lexis) -> int:
    """1 where a small adjective, or the head behind a capital one, goes on with a body's name: `Banque mondiale`, `Европейский союз`."""
    first = _first(row, start, lexis) if end - start == 2 else start
    if end - first != 1:
        return 0
    start = first
    word = row[end].folded
    if not lexis.inflected:
        return int(row[start].folded in lexis.organisation and word.endswith(lexis.adjectives) and len(word) > 4)
    if inflection.is_adjective(row[start].folded, lexis.language):
        return int(lexis.is_body(word) or lexis.is_unit(word))
    genitive = inflection.is_genitive(word, lexis.language) and not words.is_stop(word, lexis.language)
    return int(genitive and lexis.is_body(row[start].folded))


def _is_head(word: str, lexis: Lexis) -> bool:
    listed = (lexis.organisation, lexis.event_first, lexis.noble, lexis.place_of)
    return (
        any(word in words_ for words_ in listed) or word.removesuffix("s") in lexis.organisation or lexis.is_body(word)
    )


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
    if gap.isspace() or gap == " & ":
        return True
    if gap in ("' ", "’ ") and left.text.endswith("s"):  # `Workers' Front`
        return right.folded in lexis.organisation
    initial = len(left.text) == 1 or left.folded in lexis.titles or left.folded in ("st", "mt", "ft", "jr")
    return initial and _ABBREVIATED.fullmatch(gap) is not None
