"""Noun phrases without parts of speech: runs of content words, told from verbs and adjectives by neighbours and endings."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from digest import lexicon, words
from digest.analyse.chunks import LONGEST, Chunk

_SHORTEST = 3
"""Letters of a word."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The lists of `digest/data/tags.toml` for one language."""

    not_last: tuple[str, ...]
    not_first: tuple[str, ...]
    verbs: tuple[str, ...]
    before_verb: frozenset[str]
    before_noun: frozenset[str]
    abbreviations: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    begins: bool
    ends: bool
    announced: bool
    """Whether the word before it tells that a noun follows, or the language shows it by a capital."""


def stretches(text: str, language: str) -> Iterator[Chunk]:
    """The runs of content words of a sentence and their parts; single words only where something announces a noun."""
    for row in _rows(text, language):
        for start in range(len(row)):
            for end in range(start + 1, min(len(row), start + LONGEST - 1) + 1):
                part = row[start:end]
                shown = len(part) > 1 or part[0].announced
                if part[0].begins and part[-1].ends and shown:
                    kinds = "j" * (len(part) - 1) + "n"
                    yield Chunk(tuple(word.text for word in part), kinds, whole=len(part) == len(row))


def _rows(text: str, language: str) -> Iterator[list[_Word]]:
    """The runs of usable words with nothing but spaces between them."""
    known = rules(language)
    row: list[_Word] = []
    end, before = 0, ""
    for start, stop in words.spans(text):
        shortened = text[stop : stop + 1] == "." and words.fold(text[start:stop]) in known.abbreviations
        # At the head of a sentence a capital does not tell a name from a noun.
        word = None if not start or shortened else _word(text[start:stop], before, known, language)
        # What is written onto a word parts it from the one before: `points d'avance`.
        parted = word is None or word.text != text[start:stop] or not text[end:start].isspace()
        if row and parted:
            yield row
            row = []
        if word is not None:
            row.append(word)
        end, before = stop, words.fold(text[start:stop])
    if row:
        yield row


def _word(whole: str, before: str, known: Rules, language: str) -> _Word | None:
    """The word, if it may be part of a phrase."""
    bare = words.without_elision(whole, language)
    folded = words.fold(bare)
    german = language.startswith("de")
    lettered = folded.replace("-", "").isalpha() and len(folded) >= _SHORTEST
    capital = bare[0].isupper() and not german
    verb = before in known.before_verb or folded.endswith(known.verbs)
    if not lettered or capital or verb or words.is_stop(bare, language):
        return None
    # German nouns, and there nothing else, begin with a capital.
    noun = bare[0].isupper() if german else not folded.endswith(known.not_last)
    announced = german or not known.before_noun or before in known.before_noun or bare != whole
    return _Word(bare, begins=not folded.endswith(known.not_first), ends=noun, announced=announced)


@functools.cache
def rules(language: str) -> Rules:
    """The rules for a language, empty ones for those without lists."""
    primary = language.partition("-")[0].lower()
    own = lexicon.table("tags").get(primary, {})
    return Rules(
        not_last=tuple(own.get("not_last", ())),
        not_first=tuple(own.get("not_first", ())),
        verbs=tuple(own.get("verbs", ())),
        before_verb=frozenset(own.get("before_verb", "").split()),
        before_noun=frozenset(own.get("before_noun", "").split()),
        abbreviations=frozenset(
            form for key in ("never", "number", "maybe") for form in lexicon.words("segment", primary, key)
        ),
    )
