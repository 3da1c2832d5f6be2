"""Sentences as sets of terms, and what each term is worth inside a story."""

from __future__ import annotations

import dataclasses
import functools
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

from digest import attribution, lexicon, stance, words
from digest.meaning.forms import stem
from digest.meaning.frequency import rarity
from digest.meaning.lexical import related
from digest.meaning.nations import nation
from digest.model import Place, Stance
from digest.relate.anchors import NONE, Anchors
from digest.relate.tokens import Kind, Kinds, Strings, Token, Tokens
from digest.table import one_set, strings

Weigh = Callable[[str], float]
# A number with its decimals and groups of thousands, or a word; hyphens part words.
_PIECE = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:['’ʼ][^\W_]+)*")
_PLAIN: Kinds = frozenset()
_CITING = frozenset({"report", "phrase", "via", "stance"})
_EXACT = 3
"""Of six digits, four and three, three are measured no worse (docs/relating.md), and a changed article changes the worth of fewest terms."""
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?:\D|$))")


@dataclass(frozen=True, slots=True)
class Vector:
    """A sentence in terms: stems, with synonyms under one term and names under one spelling."""

    place: Place
    source: str
    """The sentence as published."""
    text: str
    """The same with each name in one spelling."""
    language: str
    terms: tuple[str, ...]
    """In reading order, function words included."""
    content: frozenset[str]
    """Without function words."""
    names: Strings
    """Terms written with a capital inside the sentence."""
    numbers: Strings
    stance: Strings
    """How it stands to what it tells, asked, denied, possible."""
    tokens: Tokens
    """The content words in reading order, for word by word comparison."""
    anchors: Anchors = NONE
    said: tuple[Stance, ...] = ()
    """The cues of `text` by which it stands so to its words."""

    @property
    def every(self) -> frozenset[str]:
        """All terms, function words included; a set of a sentence takes two kilobytes, and this one is seldom asked for."""
        return frozenset(self.terms)

    def __reduce__(self) -> tuple[Callable[..., Vector], tuple[object, ...]]:
        sets = (self.content, self.names, self.numbers, self.stance)
        told = (self.place, self.source, self.text if self.text != self.source else None, self.language, self.terms)
        return _vector, (told, tuple(map(tuple, sets)), (self.tokens, self.anchors, self.said))


def _vector(
    told: tuple[Place, str, str | None, str, tuple[str, ...]],
    sets: tuple[tuple[str, ...], ...],
    rest: tuple[Tokens, Anchors, tuple[Stance, ...]],
) -> Vector:
    place, source, text, language, terms = told
    content, names, numbers, kinds = map(strings, sets)
    return Vector(
        place,
        source,
        source if text is None else text,
        sys.intern(language),
        tuple(strings(terms)),
        frozenset(content),
        one_set(names),
        one_set(numbers),
        one_set(kinds),
        *rest,
    )


def vector(place: Place, source: str, language: str, *, respelt: str | None = None, anchors: Anchors = NONE) -> Vector:
    """The terms of a sentence; `respelt` is the same with each name in one spelling."""
    text = source if respelt is None else respelt
    written, said = pieces(text), stance.stances(text, language)
    terms = tuple(term_of(word, language) for word in written)
    stops = tuple(words.is_stop(word, language) for word in written)
    telling = tuple(term for term, stop in zip(terms, stops, strict=True) if not stop)
    capitals = (written[at][0].isupper() and not stops[at] for at in range(1, len(written)))
    return Vector(
        place=place,
        source=source,
        text=text,
        language=language,
        terms=terms,
        content=frozenset(telling),
        names=one_set(term for term, capital in zip(terms[1:], capitals, strict=True) if capital),
        numbers=one_set(term for term in terms if term[0].isdigit()),
        stance=stance.stance(text, language),
        tokens=_tokens(text, terms, stops, (language, said)),
        anchors=anchors,
        said=said,
    )


def _tokens(text: str, terms: Sequence[str], stops: Sequence[bool], known: tuple[str, Sequence[Stance]]) -> Tokens:
    found: list[Token] = []
    language, said = known
    vouching = _vouching(text, language)
    for at, (match, term, stop) in enumerate(zip(_PIECE.finditer(text), terms, stops, strict=True)):
        if not stop:
            word = sys.intern(match[0])
            stemmed = term if word[0].isdigit() else stem(word, language)
            kind = _kind(word, term, at)
            rare = 1.0 if kind == "number" else rarity(stemmed, language)
            kinds = stance.at(said, *match.span()) if said else _PLAIN
            aside = vouching[match.start()]
            found.append(Token(term, stemmed, word, at, kind, rare, stances=kinds, aside=aside))
    for at, (one, two) in enumerate(pairwise(found)):
        phrase = f"{one.stem}_{two.stem}"
        if two.at == one.at + 1 and related(phrase, language):
            found[at] = dataclasses.replace(one, phrase=phrase)
            found[at + 1] = dataclasses.replace(two, phrase=phrase)
    return Tokens(found)


def _vouching(text: str, language: str) -> list[bool]:
    """For each character whether it belongs to words that name a source and cite it: `the ministry said`."""
    steps = [0] * (len(text) + 1)
    for one in attribution.find(text, language):
        if one.kind in _CITING:
            steps[one.span[0]] += 1
            steps[one.span[1]] -= 1
    return [depth > 0 for depth in accumulate(steps)]


def _kind(word: str, term: str, at: int) -> Kind:
    if term[0].isdigit():
        return "number"
    return "name" if word[0].isupper() and (at or word.isupper() or nation(word) is not None) else "word"


def pieces(text: str) -> tuple[str, ...]:
    """The words and numbers of `text` as written."""
    return tuple(strings(_PIECE.findall(text)))


def content(text: str, language: str) -> frozenset[str]:
    """The content terms of `text`."""
    return frozenset(term_of(word, language) for word in pieces(text) if not words.is_stop(word, language))


def term_of(word: str, language: str) -> str:
    """The term that `word` counts as: its stem, or what stands for its synonyms; numbers without marks of thousands."""
    if word[0].isdigit():
        return _THOUSANDS.sub("", word)
    stemmed = stem(word, language)
    return _synonyms(language.partition("-")[0].lower()).get(stemmed, stemmed)


@functools.cache
def _synonyms(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in lexicon.words("synonyms", language, "classes"):
        members = [stem(word, language) for word in line.split()]
        found |= dict.fromkeys(members, members[0])
    return found


class _Worths(dict[str, float]):
    """What each term is worth; terms not met are worth `unmet`."""

    unmet = 0.0

    def __missing__(self, _: str) -> float:
        return self.unmet


def inverse_frequency(vectors: Sequence[Vector]) -> Weigh:
    """What a term is worth among `vectors` (`weighing`)."""
    return weighing(counted(vectors), len(vectors))


def counted(vectors: Iterable[Vector]) -> Counter[str]:
    """In how many of `vectors` each term is."""
    return Counter(chain.from_iterable([vector.every for vector in vectors]))


def weighing(counts: Mapping[str, int], sentences: int) -> Weigh:
    """What a term is worth that is in n of N `sentences`, as `counts` has it: log((N + 1) / (n + 0.5)) / log(N + 1).

    Both are counted `coarse`, so that one sentence more seldom changes what the words of all others are worth.
    """
    total = coarse(sentences) + 1
    scale = math.log(total) or 1.0
    worths = {count: math.log(total / (coarse(count) + 0.5)) / scale for count in set(counts.values())}
    found = _Worths(zip(counts, map(worths.__getitem__, counts.values()), strict=True))
    found.unmet = math.log(total / 0.5) / scale
    return found.__getitem__


def coarse(count: int) -> int:
    """`count` down to its first _EXACT binary digits: itself below 8, beyond that by less than a fourth too little."""
    return count >> (beyond := max(0, count.bit_length() - _EXACT)) << beyond


class Least:
    """A term's worth where it is worth least."""

    def __init__(self, weighs: Sequence[Weigh]) -> None:
        self.weighs = tuple(weighs)

    def __call__(self, term: str) -> float:
        """What `term` is worth."""
        return min([weigh(term) for weigh in self.weighs])


def least(weighs: Sequence[Weigh]) -> Weigh:
    """A term's worth where it is worth least."""
    return weighs[0] if len(weighs) == 1 else Least(weighs)


def bases(weigh: Weigh) -> tuple[Weigh, ...]:
    """What terms are worth in the groups of which it takes the `least`."""
    return weigh.weighs if isinstance(weigh, Least) else (weigh,)


def worths(weigh: Weigh, terms: Iterable[str]) -> Weigh:
    """The same as `weigh` for these terms, to which any other is one that is met nowhere; it can be pickled."""
    found = _Worths((term, weigh(term)) for term in terms)
    found.unmet = weigh("")
    return found.__getitem__
