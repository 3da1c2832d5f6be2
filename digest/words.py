"""Words, stems, stop words and slugs: the small change that every stage pays with."""

from __future__ import annotations

import functools
import hashlib
import itertools
import re
import unicodedata
from typing import Literal

import slugify as _slugify
import snowballstemmer
import stopwordsiso
import text_unidecode

from digest import inflection

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
_PIECE = 1000
_MARKED = re.compile(r"[^\w\s]{200}")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ELIDED = {
    "fr": re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)", re.IGNORECASE),
    "it": re.compile(r"^(?:[cdlmstv]|un|all|dall|dell|nell|sull|quest|quell)['’](?=\w)", re.IGNORECASE),
    "ca": re.compile(r"^[dlmnst]['’](?=\w)", re.IGNORECASE),
}
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{device}{number}" for device in ("com", "lpt") for number in range(10))}
)
_SNOWBALL = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_KEPT = 60_000
"""Runs of signs of a language that are remembered, with the words in them."""
_LONGEST_KEPT = 60
_LIGHT = frozenset({"pl", "uk"})
"""Languages with a stemmer of our own."""


Stemmed = tuple[str, str, bool]
"""A word as written, its stem, and whether it is a function word."""


def squash(text: str) -> str:
    """`text` with runs of white space, no-break spaces included, made one space, and none at the ends."""
    return " ".join(text.split())


def normalized(text: str, form: Form) -> str:
    """`text` in a normal form of Unicode; where hundreds of marks stand in a row, as in no language, piece by piece.

    Such marks are sorted one by one, for which a row of a hundred thousand takes seconds.
    """
    if len(text) <= _PIECE or not _MARKED.search(text):
        return unicodedata.normalize(form, text)
    return "".join(unicodedata.normalize(form, text[at : at + _PIECE]) for at in range(0, len(text), _PIECE))


def words(text: str) -> tuple[str, ...]:
    """The words of `text` in reading order, as written; hyphens and apostrophes inside a word belong to it."""
    return tuple(_WORD.findall(text))


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """The start and end of each word of `text`."""
    return tuple(match.span() for match in _WORD.finditer(text))


@functools.lru_cache(maxsize=1024)
def letters(text: str) -> frozenset[str]:
    """The runs of letters of `text` in lower case; kept, for several see by them whether a sentence has what they look for."""
    return frozenset(_LETTERS.findall(text.lower()))


@functools.lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """`word` for comparison: lower case, compatibility forms and typographic apostrophes made plain, no possessive."""
    if word.isascii() and "'" not in word:
        return word.lower()
    plain = normalized(word, "NFKC").casefold().replace("’", "'").replace("ʼ", "'")
    return _POSSESSIVE.sub("", plain)


@functools.lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The Snowball stem of the folded `word`, a light stem in Polish and Ukrainian; the folded word without a stemmer."""
    primary = language.partition("-")[0].lower()
    folded = fold(without_elision(word, primary))
    if primary in _LIGHT:
        return inflection.stem(folded, primary)
    stemmer = _stemmer(primary)
    return str(stemmer(folded)) if stemmer is not None else folded


def without_elision(word: str, language: str) -> str:
    """`word` without an article or the like written onto it: `école` of `l'école`."""
    pattern = _ELIDED.get(language.partition("-")[0].lower())
    return pattern.sub("", word) if pattern is not None else word


def stems(text: str, language: str, *, content_only: bool = False) -> tuple[str, ...]:
    """The stems of the words of `text`; with `content_only` without stop words."""
    return tuple([stem for _, stem, is_function in forms(text, language) if not (content_only and is_function)])


class _Forms(dict[str, tuple[Stemmed, ...]]):
    """The words of each run of signs between white space that was met in one language, such as `“ports,”`."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, run: str) -> tuple[Stemmed, ...]:
        row = (run,) if run.isalnum() else words(run)
        if row == (run,):
            found: tuple[Stemmed, ...] = ((run, stem(run, self._language), is_stop(run, self._language)),)
        else:
            found = tuple(itertools.chain.from_iterable(map(self.__getitem__, row)))
        if len(self) >= _KEPT:
            self.clear()
        if len(run) <= _LONGEST_KEPT:
            self[run] = found
        return found


_forms = functools.lru_cache(maxsize=64)(_Forms)


def forms(text: str, language: str) -> tuple[Stemmed, ...]:
    """The words of `text`, none of which goes on over white space."""
    return tuple(itertools.chain.from_iterable(map(_forms(language).__getitem__, text.split())))


def holds(row: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether the words of `part` stand in `row`, one behind the other; no words stand in any."""
    if part and part[0] not in row:
        return False
    return any(row[at : at + len(part)] == part for at in range(len(row) - len(part) + 1))


@functools.lru_cache(maxsize=100_000)
def is_stop(word: str, language: str) -> bool:
    """Whether `word` is a function word of `language`, by the stopwords-iso lists."""
    known = _stop_words(language.partition("-")[0].lower())
    bare = without_elision(word, language)
    return fold(word) in known or (bare != word and fold(bare) in known)


def slug(text: str, *, length: int = 60) -> str:
    """`text` as `a-z0-9-`, other scripts transliterated, cut at a word boundary; empty where nothing is left.

    Never the name of a device under Windows, where no folder can be called so: `con` becomes `con-x`.
    """
    found = _slug(text, length)
    return f"{found}-x" if found in _DEVICES else found


def _slug(text: str, length: int) -> str:
    if len(text) <= length and _PLAIN.fullmatch(text):
        return text.replace(" ", "-").lower()
    # Transliterated here, because slugify does it by another table where a library with one happens to be installed.
    latin = text_unidecode.unidecode(normalized(text, "NFKD"))
    return _slugify.slugify(latin.replace("'", ""), max_length=length, word_boundary=True)


def address(text: str) -> str:
    """The slug of `text`; where nothing of it can be written in Latin letters, one made from its digest. Never empty."""
    return slug(text) or f"tag-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


@functools.cache
def _stop_words(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in stopwordsiso.stopwords(language))


@functools.cache
def _stemmer(language: str):  # type: ignore[no-untyped-def]  # snowballstemmer ships no types
    name = _SNOWBALL.get(language)
    if name is None:
        return None
    stemmer = snowballstemmer.stemmer(name)
    stemmer.maxCacheSize = 0  # PyStemmer, where it is installed, need not remember what is remembered here
    return stemmer.stemWord
