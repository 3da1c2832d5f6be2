"""The words of a sentence's opening, and the lists of a language that they are looked up in."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest import lexicon, words

_LOOKED_AT = 200
"""Characters in which an opening is looked for: about thirty words."""
_MOST = 20
"""Words of an opening that are kept."""
_ELIDING = frozenset({"en", "fr", "it", "ca"})
"""Languages whose apostrophe parts two words: `it's`, `l'homme`."""
_PAUSES = frozenset(",;:–—-")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """The first words of a sentence."""

    words: Phrase
    """In lower case, with elided words parted."""
    capital: tuple[bool, ...]
    """Whether each has a capital; a word that was parted from another has none."""
    pause: tuple[bool, ...]
    """Whether a comma, a colon or a dash follows each."""

    def begins(self, phrases: Iterable[Phrase]) -> Phrase | None:
        """The first of `phrases` that stands at the start."""
        return next((phrase for phrase in phrases if self.words[: len(phrase)] == phrase), None)


@functools.lru_cache(maxsize=8192)
def opening(text: str, language: str) -> Opening:
    """The opening of `text`; marks before the first word count for nothing."""
    head = text[:_LOOKED_AT]
    parts = _primary(language) in _ELIDING
    row: list[str] = []
    capital: list[bool] = []
    pause: list[bool] = []
    for start, end in words.spans(head)[:_MOST]:
        pieces = _apart(head[start:end]) if parts else (plain(head[start:end]),)
        parted = (False,) * (len(pieces) - 1)
        row += pieces
        capital += (head[start].isupper(), *parted)
        pause += (*parted, head[end : end + 2].lstrip()[:1] in _PAUSES)
    return Opening(tuple(row), tuple(capital), tuple(pause))


@functools.lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """`word` as the lists have it: in lower case, with a straight apostrophe."""
    return word.casefold().replace("’", "'")


@functools.lru_cache(maxsize=50_000)
def _apart(word: str) -> Phrase:
    """A word in lower case, or those that its apostrophes part."""
    lower = plain(word)
    return tuple(piece for piece in lower.split("'") if piece) if "'" in lower else (lower,)


class Lists:
    """The lists of one language in `digest/data/coherence.toml`; empty ones where it has none."""

    def __init__(self, language: str) -> None:
        self._language = _primary(language)
        self.capitals_name = self._language != "de"
        """Whether a capital inside a sentence marks a name."""

    @functools.cached_property
    def endings(self) -> tuple[str, ...]:
        """Endings of words that are verbs or adverbs."""
        return lexicon.words("coherence", self._language, "endings")

    @functools.cached_property
    def agents(self) -> tuple[str, ...]:
        """Endings of nouns for people: `teacher`, `resident`."""
        return lexicon.words("coherence", self._language, "agents")

    @functools.cached_property
    def functions(self) -> frozenset[str]:
        """Words that open a sentence and name nobody."""
        return frozenset().union(
            *(self.single(key) for key in ("leads", "subordinators", "articles", "counts", "openers"))
        )

    @functools.cached_property
    def verbal(self) -> frozenset[str]:
        """Common verbs and auxiliaries."""
        return self.single("verbs") | self.single("auxiliaries")

    @functools.cached_property
    def third(self) -> dict[str, str]:
        """Each pronoun of the third person, and the first of its group."""
        groups = [line.split() for line in lexicon.words("coherence", self._language, "third")]
        return {word: group[0] for group in groups for word in group}

    @functools.cache  # noqa: B019  # one object a language lives as long as the program
    def single(self, key: str) -> frozenset[str]:
        """The words of a list, those of several words left out."""
        return frozenset(phrase[0] for phrase in self._phrases(key) if len(phrase) == 1)

    @functools.cache  # noqa: B019
    def several(self, key: str) -> dict[str, tuple[Phrase, ...]]:
        """The phrases of a list by their first word, the longest first."""
        found: dict[str, list[Phrase]] = {}
        for phrase in sorted(self._phrases(key), key=lambda phrase: -len(phrase)):
            found.setdefault(phrase[0], []).append(phrase)
        return {first: tuple(rows) for first, rows in found.items()}

    def begun(self, key: str, start: Opening) -> Phrase | None:
        """The phrase of a list that a sentence opens with."""
        return start.begins(self.several(key).get(start.words[0], ()))

    def holds(self, key: str, row: Sequence[str]) -> bool:
        """Whether a phrase of a list stands anywhere in `row`."""
        phrases = self.several(key)
        if phrases.keys().isdisjoint(row):
            return False
        return any(
            tuple(row[at : at + len(phrase)]) == phrase
            for at, word in enumerate(row)
            for phrase in phrases.get(word, ())
        )

    def _phrases(self, key: str) -> list[Phrase]:
        return [_split(phrase, self._language) for phrase in lexicon.words("coherence", self._language, key)]


@functools.cache
def lists(language: str) -> Lists:
    """The lists of a language."""
    return Lists(language)


def _split(phrase: str, language: str) -> Phrase:
    apart = phrase.replace("'", " ") if language in _ELIDING else phrase
    return tuple(apart.split())


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
